"""Dates as letters write them: "20, 22 and 23 February", "9-13 July", "12 December or 14 January"."""

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from zerodraft.correspondence.core.mentions.date_grammar import counted, grammar, links
from zerodraft.correspondence.core.mentions.shifts import apart
from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.passages import Passage, Span

LONGEST_RANGE = 31  # days; a longer one is a period, not a row of meetings


@dataclass(frozen=True, slots=True)
class Day:
    """One day as printed; `weekday` counts from Monday = 0. `inferred`: the year is not printed."""

    date: date
    span: Span
    weekday: int | None = None
    inferred: bool = False

    @property
    def weekday_fits(self) -> bool:
        return self.weekday is None or self.weekday == self.date.weekday()


@dataclass(frozen=True, slots=True)
class _Item:
    """A day of a date expression; `until` when it opens a range that the next item closes."""

    day: int
    month: int
    year: int | None
    weekday: int | None
    start: int
    end: int
    ranged: bool = False


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression in a passage, from `start` to `end`; its years are given by `days`."""

    start: int
    end: int
    items: tuple[_Item, ...]
    alternative: bool
    passage: Passage

    @property
    def year_printed(self) -> bool:
        return all(item.year is not None for item in self.items)

    @property
    def ranged(self) -> bool:
        return any(item.ranged for item in self.items)

    def days(self, reference: date | None, *, year: int | None = None, past: bool = False) -> tuple[Day, ...]:
        """The days meant, ranges expanded.

        A missing year is `year` when a heading prints it; else the first such date on or after `reference` (or, with
        `past`, the last one on or before it), and the day is marked inferred. Without any of them a day without a year is
        left out, and so is a day that no calendar has.
        """
        found: list[Day] = []
        opened: date | None = None
        for item in self.items:
            resolved = _resolve(item, reference, year, past=past)
            if resolved is None:
                opened = None
                continue
            span = self.passage.span(item.start, item.end)
            resolved = replace(resolved, span=span)
            if opened is not None and opened < resolved.date <= opened + timedelta(days=LONGEST_RANGE):
                whole = Span(found[-1].span.start, span.end)
                found[-1] = replace(found[-1], span=whole)
                between = range(1, (resolved.date - opened).days)
                found += [Day(opened + timedelta(days=n), whole, None, resolved.inferred) for n in between]
                found.append(replace(resolved, span=whole))
            else:
                found.append(resolved)
            opened = resolved.date if item.ranged else None
        return tuple(found)

    def nearest(self, reference: date | None) -> tuple[Day, ...]:
        """The days meant, a missing year being the one that brings them nearest to `reference`, before or after it."""
        after, before = self.days(reference), self.days(reference, past=True)
        if reference is None or not after or not before:
            return after
        return after if after[0].date - reference <= reference - before[0].date else before

    def day(self, reference: date | None = None, *, past: bool = False) -> Day | None:
        """The one day meant, or None when the expression names several or cannot be resolved."""
        days = self.days(reference, past=past)
        return days[0] if len(days) == 1 else None


def _resolve(item: _Item, reference: date | None, year: int | None, *, past: bool) -> Day | None:
    span_of_day = Span(item.start, item.end)
    if item.year is not None:
        stated = _calendar_day(item.year, item.month, item.day)
        return Day(stated, span_of_day, item.weekday) if stated else None
    if year is not None:
        headed = _calendar_day(year, item.month, item.day)
        return Day(headed, span_of_day, item.weekday) if headed else None
    if reference is None:
        return None
    for step in range(9):  # 29 February may be up to eight years away
        guess = _calendar_day(reference.year + (-step if past else step), item.month, item.day)
        if guess and (guess <= reference if past else guess >= reference):
            return Day(guess, span_of_day, item.weekday, inferred=True)
    return None


def _calendar_day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


_NUMERIC = re.compile(
    r"(?<![\w./:-])(?:(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)|(?P<d2>\d{1,2})(?P<sep>[./])(?P<m2>\d{1,2})(?P=sep)(?P<y2>(?:19|20)\d\d))(?![\w/]|-\d)"
)


def find_dates(passage: Passage, language: Language, *, month_first: bool | None = None) -> list[DateMention]:
    """The date expressions of a passage, in order. A number that counts something else (a room, an article) is no day."""
    first, second, _ = grammar(language)
    months = compiled(language.any_key("dates.months"))
    english = bool(language.phrases["dates.month_first"]) if month_first is None else month_first
    found = [_numeric(passage, match) for match in _NUMERIC.finditer(passage.folded)]
    taken = [(mention.start, mention.end) for mention in found if mention]
    for pattern in (second, first) if english else (first,):
        position = 0
        while match := pattern.search(passage.folded, position):
            position = match.end()
            mention = _mention(passage, match.start(), match.end(), language)
            if mention is None:
                position = match.start() + 1
                if not months.search(match.group()):
                    position = max(position, match.start() + _last_number(match.group()))
                while position < len(passage.folded) and passage.folded[position - 1].isdigit():
                    position += 1
            elif not any(mention.start < end and start < mention.end for start, end in taken):
                found.append(mention)
                taken.append((mention.start, mention.end))
                position = mention.end
    ordered = sorted((mention for mention in found if mention), key=lambda mention: mention.start)
    return [part for mention in ordered for part in apart(mention, language)]


def _last_number(words: str) -> int:
    """Where the last number of an expression without a month begins: only that one may belong to a month after it."""
    return max((match.start() for match in re.finditer(r"(?<!\d)\d", words)), default=0)


def _numeric(passage: Passage, match: re.Match[str]) -> DateMention | None:
    year, month, day = (int(match.group(a) or match.group(b)) for a, b in (("y", "y2"), ("m", "m2"), ("d", "d2")))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    item = _Item(day, month, year, None, match.start(), match.end())
    return DateMention(match.start(), match.end(), (item,), alternative=False, passage=passage)


def _mention(passage: Passage, start: int, end: int, language: Language, *, rest: bool = False) -> DateMention | None:
    expression = _Expression(passage, language)
    counts = counted(language)
    for part in grammar(language)[2].finditer(passage.folded, start, end):
        first = part.lastgroup == "day" and not (rest or expression.items or expression.month)
        if first and counts.search(passage.folded, max(0, start - 40), part.start()):
            return _mention_after(passage, part.end(), end, language)
        expression.take(part)
    return expression.mention()


@dataclass(slots=True)
class _Expression:
    """A date expression while it is read: the days so far, and the weekday or month that waits for its day."""

    passage: Passage
    language: Language
    items: list[_Item] = field(default_factory=list)
    weekday: int | None = None
    begun: int | None = None
    month: int = 0
    alternative: bool = False

    def take(self, part: re.Match[str]) -> None:
        kind, word, start = part.lastgroup, part.group().rstrip("."), part.start()
        if kind == "week":
            self.weekday, self.begun = None, start
        elif kind == "weekday":
            self.weekday, self.begun = self.language.number("dates.weekdays", word), start
        elif kind == "month":
            self._take_month(self.language.number("dates.months", word), start, part.end())
        elif kind == "day":
            begun = start if self.begun is None else self.begun
            self.items.append(_Item(int(part.group("day")), self.month, None, self.weekday, begun, part.end()))
            self.weekday, self.begun = None, None
        elif self.items:
            last = self.items[-1]
            if kind == "year":
                self.items[-1] = replace(last, year=int(word), end=part.end())
            elif kind == "range":
                self.items[-1] = replace(last, ranged=True)
            self.alternative = self.alternative or kind == "alternative"

    def _take_month(self, month: int, start: int, end: int) -> None:
        last = self.items[-1] if self.items else None
        between = self.passage.folded[last.end : start].strip(" -") if last else ""
        if last and last.month == 0 and between in links(self.language):
            self.items[-1] = replace(last, month=month, end=end)
            self.month = 0
        else:
            self.month = month
            self.begun = start if self.begun is None else self.begun

    def mention(self) -> DateMention | None:
        """The expression read; days after the last month count something else."""
        items = self.items
        while items and items[-1].month == 0:
            items.pop()
        if not items:
            return None
        items[-1] = replace(items[-1], ranged=False)
        filled = _filled(items)
        alternative = self.alternative and len(items) > 1
        return DateMention(filled[0].start, filled[-1].end, tuple(filled), alternative, self.passage)


def _mention_after(passage: Passage, start: int, end: int, language: Language) -> DateMention | None:
    """The rest of an expression whose first number counted something else ("Conference Room 4, 20 February")."""
    again = grammar(language)[0].search(passage.folded, start, end)
    comma = passage.folded.find(",", start, end)
    if again is None or comma < 0 or again.start() < comma:
        again = grammar(language)[0].search(passage.folded, comma, end) if comma >= 0 else None
    return _mention(passage, again.start(), again.end(), language, rest=True) if again else None


def _filled(items: list[_Item]) -> list[_Item]:
    """Months and years that are printed once for several days ("20, 22 and 23 February 2018")."""
    filled: list[_Item] = []
    for item in reversed(items):
        if not filled:
            filled.append(item)
            continue
        after = filled[-1]
        month = item.month or after.month
        year = item.year
        if year is None and after.year is not None:
            year = after.year - 1 if month > after.month else after.year
        filled.append(replace(item, month=month, year=year, end=item.end if item.month else after.end))
    return filled[::-1]


def find_year(passage: Passage, language: Language) -> int | None:
    """The year that a heading prints ("Programme of work, March 2018"), if it prints exactly one."""
    pattern = rf"(?:{language.any_key('dates.months')}\b\.?,? (?:{language.any_of('dates.of')} )?)((?:19|20)\d\d)(?!\d)"
    years = {int(year) for year in re.findall(pattern, passage.folded)}
    return years.pop() if len(years) == 1 else None
