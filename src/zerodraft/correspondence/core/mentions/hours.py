"""Hours as letters write them: "10:00-13:00", "10-11:30 a.m.", "3pm", "10 a.m. to noon", "15 h 30", "de 10 a 13 horas"."""

import re
from dataclasses import dataclass
from datetime import time
from enum import Enum
from functools import cache

from zerodraft.correspondence.core.words.language import Language


class Half(Enum):
    """The halves of a day, with the hours of sitting that the United Nations keeps by convention."""

    MORNING = (time(10), time(13))
    AFTERNOON = (time(15), time(18))


@dataclass(frozen=True, slots=True)
class HoursMention:
    """Hours in a folded text, from `start` to `end`; `finish` is None when no end is printed."""

    start: int
    end: int
    begin: time
    finish: time | None


@dataclass(frozen=True, slots=True)
class _Clock:
    """One end of a slot as printed; `meridiem` is "a", "p" or None. `marked`: it can be nothing but an hour."""

    hour: int
    minute: int
    meridiem: str | None
    marked: bool
    noon: bool = False

    def at(self, meridiem: str | None = None) -> time | None:
        """The hour on the 24-hour clock, under a meridiem borrowed from the other end where none is printed here."""
        half = self.meridiem or meridiem
        hour = self.hour
        if half is not None and not self.noon:
            if hour == 0 or hour > 12:
                half = None
            elif half == "p":
                hour = hour % 12 + 12
            else:
                hour %= 12
        return time(hour % 24, self.minute) if hour <= 24 and self.minute < 60 else None


@cache
def _grammar(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    noon = language.any_of("hours.noon")
    midnight = language.any_of("hours.midnight")
    unit = language.any_of("hours.unit")
    meridiem = r"(?:[ap]\. ?m\.?(?![a-z])|[ap]m(?![a-z])|[ap]\.m(?![a-z]))"

    def clock(n: int) -> str:
        return (
            rf"(?:(?:12 )?(?P<noon{n}>{noon})|(?:12 )?(?P<midnight{n}>{midnight})|(?P<hour{n}>[01]?\d|2[0-4])"
            rf"(?:(?P<sep{n}>[:.]) ?(?P<minute{n}>[0-5]\d)(?!\d)|(?= ?{unit}| ?{meridiem}| ?-|[^\d.:]|\.(?!\d)|\Z))"
            rf"(?: ?(?P<unit{n}>{unit})(?![a-z])(?: ?(?P<after{n}>[0-5]\d)(?!\d))?)?(?: ?(?P<meridiem{n}>{meridiem}))?)"
        )

    lead = rf"(?P<lead>(?<!\w){language.any_of('hours.lead')} ?)?"
    to = rf"(?P<to> ?- ?|,? ?(?<!\w){language.any_of('hours.to')}(?!\w) ?(?:{language.any_of('hours.lead')} )?)"
    edge = r"(?<![\w.:/-])"
    both = re.compile(rf"{lead}{edge}{clock(1)}{to}{clock(2)}(?![\w%]|[./:]\d|-\d)")
    single = re.compile(rf"{lead}{edge}{clock(1)}(?![\w%]|[./:]\d)")
    counted = re.compile(rf"(?<!\w){language.any_of('dates.counted')}\.? ?(?>\d+ ?(?:,|[a-z]{{1,3}}|-)? ?)*\Z")
    return both, single, counted


def find_hours(folded: str, language: Language, *, column: bool = False) -> list[HoursMention]:
    """The hours in a folded text, in order.

    A number without a mark of hours (a colon, "a.m.", "h") is one only after a word like "from", or anywhere in a
    `column` of hours; there, hours before eight without a meridiem are those of the afternoon.
    """
    both, single, counted = _grammar(language)
    found: list[HoursMention] = []
    position = 0
    next_slot = both.search(folded)
    alone = single.search(folded)
    while position < len(folded):
        if next_slot and next_slot.start() < position:
            next_slot = both.search(folded, position)
        if alone and alone.start() < position:
            alone = single.search(folded, position)
        slot = next_slot
        if slot and alone and alone.start() < slot.start() and alone.end() <= slot.start():
            slot = None
        if slot:
            mention = (
                None if counted.search(folded, max(0, slot.start() - 40), slot.start()) else _slot(slot, column=column)
            )
            if mention:
                found.append(mention)
                position = mention.end
                continue
            if alone and alone.start() > slot.start():
                position = slot.start() + 1
                continue
        if alone is None:
            break
        mention = (
            None if counted.search(folded, max(0, alone.start() - 40), alone.start()) else _alone(alone, column=column)
        )
        if mention:
            found.append(mention)
        position = alone.end() if mention else max(alone.start() + 1, _past_number(folded, alone.start()))
    return found


def _past_number(folded: str, start: int) -> int:
    while start < len(folded) and folded[start].isalnum():
        start += 1
    return start


def _clock(match: re.Match[str], n: int) -> _Clock | None:
    if match.group(f"noon{n}"):
        return _Clock(12, 0, "p", marked=True, noon=True)
    if match.group(f"midnight{n}"):
        return _Clock(24 if n == 2 else 0, 0, "a", marked=True, noon=True)
    minute, after = match.group(f"minute{n}"), match.group(f"after{n}")
    if minute and after:
        return None
    meridiem = match.group(f"meridiem{n}")
    colon = match.group(f"sep{n}") == ":"
    return _Clock(
        int(match.group(f"hour{n}")),
        int(minute or after or 0),
        meridiem[0] if meridiem else None,
        marked=bool(meridiem or colon or match.group(f"unit{n}")),
    )


def _slot(match: re.Match[str], *, column: bool) -> HoursMention | None:
    first, last = _clock(match, 1), _clock(match, 2)
    if first is None or last is None:
        return None
    dotted = bool(match.group("sep1") or match.group("sep2"))
    if not (first.marked or last.marked or dotted or column or match.group("lead")):
        return None
    if (
        match.group("lead")
        and not (first.marked or last.marked or dotted or column)
        and max(first.hour, last.hour) > 18
    ):
        return None
    end = last.at() if last.meridiem or not first.meridiem else _later(last, first)
    begin = first.at() if first.meridiem or not last.meridiem else _earlier(first, last)
    if begin is None or end is None:
        return None
    if (
        not (first.meridiem or last.meridiem)
        and match.group("sep1") != ":"
        and match.group("unit1") is None
        and match.group("unit2") is None
    ):
        begin, end = _office_hours(begin, end)
    if end <= begin and end != time(0):
        return None
    return HoursMention(_clock_start(match), match.end(), begin, end if end != time(0) else time(23, 59))


def _earlier(first: _Clock, last: _Clock) -> time | None:
    """As in "10-11:30 a.m." and "3-6 p.m." share their mark; "10-1 p.m." does not, for a slot runs forward."""
    end = last.at()
    shared = first.at(last.meridiem if not last.noon else None)
    if shared is None or end is None:
        return None
    if shared >= end and last.meridiem == "p":
        return first.at("a")
    return shared


def _later(last: _Clock, first: _Clock) -> time | None:
    """As in "10 a.m. to 1": the end is the first hour of that name after the beginning."""
    begin = first.at()
    for meridiem in ("a", "p"):
        end = last.at(meridiem)
        if begin is not None and end is not None and end > begin:
            return end
    return None


def _office_hours(begin: time, end: time) -> tuple[time, time]:
    """As in "10-1" and "3-6" without any mark: hours before eight are those of the afternoon."""
    if begin.hour < 8:
        begin = begin.replace(hour=begin.hour + 12)
    if end <= begin and end.hour < 12:
        end = end.replace(hour=end.hour + 12)
    return begin, end


def _alone(match: re.Match[str], *, column: bool) -> HoursMention | None:
    clock = _clock(match, 1)
    if clock is None:
        return None
    dotted = match.group("sep1") == "." and (match.group("lead") or column)
    if not (clock.marked or dotted or (column and not match.group("lead"))):
        return None
    at = clock.at()
    if at is None:
        return None
    if column and not clock.marked and at.hour < 8:
        at = at.replace(hour=at.hour + 12)
    return HoursMention(_clock_start(match), match.end(), at, None)


def _clock_start(match: re.Match[str]) -> int:
    return match.end("lead") if match.group("lead") else match.start()


@dataclass(frozen=True, slots=True)
class HalfMention:
    """As in "Morning" or "in the afternoon of" in a folded text."""

    start: int
    end: int
    half: Half


def find_halves(folded: str, language: Language) -> list[HalfMention]:
    """The mornings and afternoons named in a folded text, in order."""
    found = [
        HalfMention(match.start(), match.end(), half)
        for half, key in ((Half.MORNING, "hours.morning"), (Half.AFTERNOON, "hours.afternoon"))
        for match in language.finder(key).finditer(folded)
    ]
    return sorted(found, key=lambda mention: mention.start)
