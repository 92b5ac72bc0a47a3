"""How facts are written in a language: a file of forms, and the rules that put days, hours and numbers into them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import groupby

import msgspec
from babel import Locale

from zerodraft.correspondence.core.composing.substitution import filled

_WORD_AND_WORD = 2


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a file of forms."""


class DateForms(Value, frozen=True):
    """`first` is how the first of a month is written. Of a range within a month the first day stands alone, or where
    `full_first` says so, the last.
    """

    day: str
    first: str
    month: str
    year: str
    weekday: str
    on_one: str
    on_several: str
    range: str
    range_in_month: str
    letter: str
    letters: str
    full_first: bool = False


class HourForms(Value, frozen=True):
    """`clock` is "12" or "24"."""

    clock: str
    whole: str
    minutes: str
    noon: str
    zone: str
    moment: str
    morning: str = ""
    afternoon: str = ""


class LimitForms(Value, frozen=True):
    """Lengths of time by the plural of the language, and for whom they hold."""

    minutes: dict[str, str]
    seconds: dict[str, str]
    all: str
    groups: str
    national: str
    observers: str
    stakeholders: str
    half_minutes: str = ""
    half_minutes_one: str = ""


class ChangeForms(Value, frozen=True):
    """`moved_earlier` where a language says it otherwise when the new day is before the old one."""

    moved: str
    cancelled: str
    moved_earlier: str = ""


class ProgrammeForms(Value, frozen=True):
    """The words of a table of meetings, and of a list that says the same; `unsettled` stands for a room or a subject."""

    caption: str
    date: str
    time: str
    morning: str
    afternoon: str
    venue: str
    subject: str
    hours: str
    online: str
    item: str
    between: str
    unsettled: str
    none: str


class FrameForms(Value, frozen=True):
    """What stands over enclosures and annexes."""

    enclosures: str
    annex: str


class Forms(Value, frozen=True):
    """A language: its words for facts. `parts` gives for each kind of part the form of one and that of a run."""

    language: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    numbers: tuple[str, ...]
    ordinals: tuple[str, ...]
    comma: str
    and_: str = msgspec.field(name="and")
    and_person: str
    dateline: str
    salutation: str
    dates: DateForms
    hours: HourForms
    limits: LimitForms
    changes: ChangeForms
    programme: ProgrammeForms
    parts: dict[str, tuple[str, str]]
    frame: FrameForms
    contractions: tuple[tuple[str, str], ...] = ()
    elisions: tuple[str, ...] = ()

    def joined(self, before: str, value: str) -> str:
        """A value put to the words before it: "de" and "le Pacte" become "du Pacte", "de" and "Abidjan" "d’Abidjan"."""
        for apart, together in self.contractions:
            lead, _, article = apart.partition(" ")
            if (
                before.endswith(f"{lead} ")
                and value.lower().startswith(article)
                and not before[: -len(lead) - 1][-1:].isalpha()
            ):
                return before[: -len(lead) - 1] + together + value[len(article) :]
        for word in self.elisions:
            if before.endswith(word) and value[:1].casefold() in set("aeiouyhâàéèêîôœ"):
                return before[: -len(word)] + word.rstrip()[:-1] + "’" + value
        return before + value

    def put(self, form: str, **values: str) -> str:
        """A form with its values."""
        return filled(form, values.__getitem__, self.joined)

    def listed(self, words: Sequence[str], last: str | None = None) -> str:
        """Words in a row: "20, 22 and 23"."""
        if len(words) < _WORD_AND_WORD:
            return "".join(words)
        return self.comma.join(words[:-1]) + (self.and_ if last is None else last) + words[-1]

    def ordinal(self, number: int) -> str:
        """The number of a round in words. Raises ValueError where the language has no word for it here."""
        if not 1 <= number <= len(self.ordinals):
            raise ValueError(
                f"rounds are numbered from 1 to {len(self.ordinals)} in a letter, not {number}; word it yourself"
            )
        return self.ordinals[number - 1]

    def number(self, number: int) -> str:
        """A small number in words, a larger one in digits."""
        return self.numbers[number - 1] if 1 <= number <= len(self.numbers) else str(number)

    def date(self, day: dt.date) -> str:
        """A date with its year."""
        return self._year(day.year, self._month(day.month, [day]))

    def day_and_month(self, day: dt.date) -> str:
        """A date without its year."""
        return self._month(day.month, [day])

    def weekday(self, day: dt.date, *, year: bool) -> str:
        """A date led by its weekday."""
        written = self.date(day) if year else self.day_and_month(day)
        return self.put(self.dates.weekday, weekday=self.weekdays[day.weekday()], date=written)

    def days(self, days: Sequence[dt.date]) -> str:
        """Days in a row, each month and year said once: "20, 22 and 23 February 2018"."""
        found = []
        for year, of_year in groupby(days, key=lambda day: day.year):
            months = [self._month(m, list(of_month)) for m, of_month in groupby(of_year, key=lambda day: day.month)]
            found.append(self._year(year, self.listed(months)))
        return self.listed(found)

    def on_days(self, days: Sequence[dt.date]) -> str:
        """When something is held: "on 20, 22 and 23 February 2018", "from 12 to 15 March 2018"."""
        each = sorted(set(days))
        first, last = each[0], each[-1]
        if len(each) > _WORD_AND_WORD and (last - first).days == len(each) - 1:
            return self._range(first, last)
        return self.put(self.dates.on_one if len(each) == 1 else self.dates.on_several, dates=self.days(each))

    def _range(self, first: dt.date, last: dt.date) -> str:
        same_year, same_month = first.year == last.year, (first.year, first.month) == (last.year, last.month)
        short = self._day if same_month else self.day_and_month if same_year else self.date
        form = self.dates.range_in_month if same_month else self.dates.range
        if self.dates.full_first:
            return self.put(form, first=self.date(first), last=short(last))
        return self.put(form, first=short(first), last=self.date(last))

    def _day(self, day: dt.date) -> str:
        return self.put(self.dates.first if day.day == 1 else self.dates.day, day=str(day.day))

    def _month(self, month: int, days: Sequence[dt.date]) -> str:
        return self.put(
            self.dates.month, days=self.listed([self._day(day) for day in days]), month=self.months[month - 1]
        )

    def _year(self, year: int, months: str) -> str:
        return self.put(self.dates.year, months=months, year=str(year))

    def hour(self, at: dt.time) -> str:
        """An hour in running text: "6 p.m.", "18 h 30"."""
        if (at.hour, at.minute) == (12, 0):
            return self.hours.noon
        if self.hours.clock == "12" and at.hour == 0:
            return f"{at:%H:%M}"  # nobody knows what 12.15 a.m. is
        hour = (at.hour - 1) % 12 + 1 if self.hours.clock == "12" else at.hour
        half = self.hours.morning if at.hour < 12 else self.hours.afternoon
        form = self.hours.minutes if at.minute else self.hours.whole
        return self.put(form, hour=str(hour), minute=f"{at.minute:02}", half=half)

    def length(self, seconds: int) -> str:
        """A length of time: "three minutes", "two and a half minutes", "45 seconds"."""
        minutes, rest = divmod(seconds, 60)
        if rest == 0:
            return self._plural(self.limits.minutes, minutes)
        if rest == 30 and minutes == 1 and self.limits.half_minutes_one:
            return self.limits.half_minutes_one
        if rest == 30 and minutes and self.limits.half_minutes:
            return self.put(self.limits.half_minutes, n=self.number(minutes))
        return self._plural(self.limits.seconds, seconds)

    def _plural(self, forms: Mapping[str, str], number: int) -> str:
        plural = Locale.parse(self.language).plural_form(number)
        return self.put(forms.get(plural, forms["other"]), n=self.number(number))


def from_toml(text: str) -> Forms:
    """A file of forms. Raises msgspec.ValidationError where it is not one."""
    return msgspec.toml.decode(text, type=Forms)
