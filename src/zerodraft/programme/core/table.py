"""The programme as the table that a letter would show: a row for each day, a column for each part of the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from zoneinfo import ZoneInfo

from zerodraft.programme.core.release import Meeting, in_order


class PartOfDay(StrEnum):
    """A column of the table. A meeting with no hours announced stands under ANY."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class Hours:
    """The local hours, HH:MM, that every meeting of a column keeps."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Day:
    """A row: the day, the meetings in each column, and every room of the day, in the order of their use."""

    day: date
    columns: tuple[tuple[Meeting, ...], ...]
    rooms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns in use, the hours that hold for a whole column (or None), and the rows."""

    parts: tuple[PartOfDay, ...]
    hours: tuple[Hours | None, ...]
    days: tuple[Day, ...]


def part_of_day(meeting: Meeting) -> PartOfDay:
    """Before 13:00 in the meeting's own zone is morning, from 18:00 on evening."""
    if meeting.start is None:
        return PartOfDay.ANY
    hour = local(meeting.start, meeting.zone).hour
    return PartOfDay.MORNING if hour < 13 else PartOfDay.AFTERNOON if hour < 18 else PartOfDay.EVENING


def local(moment: datetime, zone: str) -> datetime:
    """A moment as the clock in the meeting's own zone shows it."""
    return moment.astimezone(ZoneInfo(zone))


def lay_out(meetings: Iterable[Meeting]) -> Table:
    """The table of these meetings, cancelled ones included where they were announced. Columns nobody uses are left out."""
    ordered = in_order(meetings)
    used = {part_of_day(meeting) for meeting in ordered}
    parts = tuple(part for part in PartOfDay if part in used)
    days = []
    for day, group in groupby(ordered, key=lambda meeting: meeting.day):
        of_day = tuple(group)
        columns = tuple(tuple(m for m in of_day if part_of_day(m) is part) for part in parts)
        rooms = tuple(dict.fromkeys(m.venue for m in of_day if m.venue and not m.cancelled))
        days.append(Day(day, columns, rooms))
    hours = tuple(_common_hours([m for m in ordered if part_of_day(m) is part]) for part in parts)
    return Table(parts, hours, tuple(days))


def _common_hours(meetings: list[Meeting]) -> Hours | None:
    found = {
        Hours(f"{local(m.start, m.zone):%H:%M}", f"{local(m.end, m.zone):%H:%M}") if m.start and m.end else None
        for m in meetings
    }
    return found.pop() if len(found) == 1 else None
