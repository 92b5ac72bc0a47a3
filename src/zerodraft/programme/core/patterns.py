"""A round planned after an earlier one, or after a pattern: the meetings as they would be from a new first day on."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from zerodraft.programme.core import hours
from zerodraft.programme.core.release import Meeting, Sitting, in_order
from zerodraft.programme.core.stations import Station
from zerodraft.programme.core.timetable import shifted

MOST_MEETINGS = 100
"""How many meetings a pattern, or a round that is copied, may have."""

MOST_DAYS = 60
"""Over how many working days a pattern may go."""


class BadPattern(ValueError):
    """What was written is no pattern; the message says where, and what to write."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A meeting of a pattern: on which working day (1 is the first), with its local hours."""

    day: int
    start: time
    end: time


def from_toml(key: str, text: str) -> tuple[Slot, ...]:
    """The pattern that a file describes. Raises BadPattern for what cannot be read."""
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadPattern(f"{key}: this is no TOML ({error}). Correct it there.") from error
    rows = read.get("meetings")
    if set(read) != {"meetings"} or not isinstance(rows, list) or not 0 < len(rows) <= MOST_MEETINGS:
        raise BadPattern(f"{key}: write from 1 to {MOST_MEETINGS} [[meetings]], and nothing else.")
    return tuple(_slot(f"{key}, meeting {number}", row) for number, row in enumerate(rows, start=1))


def after_round(meetings: Iterable[Meeting], first: date) -> tuple[Sitting, ...]:
    """The meetings of an earlier round, moved so that the first of them is on `first`; their local hours are kept.

    Days keep their distance from each other, so that a round begun on another day of the week may fall on a weekend.
    """
    ordered = in_order(each for each in meetings if not each.cancelled)[:MOST_MEETINGS]
    if not ordered:
        return ()
    days = (first - ordered[0].day).days
    return tuple(shifted(_bare(each), days) for each in ordered)


def after_pattern(slots: Sequence[Slot], first: date, station: Station) -> tuple[Sitting, ...]:
    """The meetings of a pattern from `first` on, each on a working day of the station; business and rooms are open."""
    days = [first]
    while len(days) < max(slot.day for slot in slots):
        following = station.next_working_day(days[-1])
        if following is None:
            raise BadPattern(f"{station.key}: there is no working day within a month of {days[-1].isoformat()}.")
        days.append(following)
    return tuple(
        Sitting(
            day=(day := days[slot.day - 1]),
            start=hours.placed(day, slot.start, station.zone).at,
            end=hours.placed(day, slot.end, station.zone).at,
            zone=station.zone,
        )
        for slot in slots
    )


def _bare(meeting: Meeting) -> Sitting:
    return Sitting(
        day=meeting.day,
        start=meeting.start,
        end=meeting.end,
        zone=meeting.zone,
        venue=meeting.venue,
        virtual=meeting.virtual,
        tentative=meeting.tentative,
        segments=meeting.segments,
    )


def _slot(place: str, row: object) -> Slot:
    if not isinstance(row, dict) or set(row) != {"day", "start", "end"}:
        raise BadPattern(f"{place}: write its day, start and end, and nothing else.")
    day = row["day"]
    if not isinstance(day, int) or isinstance(day, bool) or not 1 <= day <= MOST_DAYS:
        raise BadPattern(f"{place}: “{day}” is no day. Write a number from 1 to {MOST_DAYS}.")
    try:
        start, end = time.fromisoformat(str(row["start"])), time.fromisoformat(str(row["end"]))
    except ValueError as error:
        raise BadPattern(f"{place}: write hours as 10:00.") from error
    if end <= start:
        raise BadPattern(f"{place}: {end:%H:%M} is not after {start:%H:%M}.")
    return Slot(day, start, end)
