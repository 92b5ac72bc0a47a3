"""The working programme as a timetable of days and parts of the day by rooms, and moving a meeting in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from zerodraft.programme.core import hours
from zerodraft.programme.core.release import Meeting, Sitting, in_order
from zerodraft.programme.core.table import PartOfDay, part_of_day
from zerodraft.programme.core.today import UNANNOUNCED_LENGTH

MOST_ROOMS = 12
"""How many rooms have a column of their own; beyond, the least used stand together in a last one."""

MOST_MEETINGS = 150
"""How many meetings are shown at once, in whole weeks; a fuller week is shown whole."""

MOST_FILLED = 45
"""With more days than this, only those in use are shown, and not the other days of their weeks."""

USUAL = {
    PartOfDay.MORNING: (time(10), time(13)),
    PartOfDay.AFTERNOON: (time(15), time(18)),
    PartOfDay.EVENING: (time(18, 30), time(21)),
}
"""When a meeting is that is put into a part of the day, where its station says nothing else."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a meeting can be put: a room ('' for none yet), and what is there."""

    room: str
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a day; `cells` as the rooms of the timetable."""

    day: date
    part: PartOfDay
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """Rooms, '' for what has none yet, and rows by day and part of the day. `others` stand in rooms without a column."""

    rooms: tuple[str, ...]
    rows: tuple[Row, ...]
    others: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """As many meetings as a timetable shows at once, and the days from which the stretches before and after it are."""

    meetings: tuple[Meeting, ...]
    earlier: date | None
    later: date | None


def stretch(meetings: Iterable[Meeting], start: date | None = None) -> Stretch:
    """The meetings from the week of `start` on, at most `MOST_MEETINGS` of them and whole weeks; all, where they are so few.

    Without a start, or with one after the last meeting, the stretch is the last one.
    """
    ordered = in_order(meetings)
    weeks: dict[date, list[Meeting]] = {}
    for each in ordered:
        weeks.setdefault(each.day - timedelta(days=each.day.weekday()), []).append(each)
    groups: list[tuple[date, list[Meeting]]] = []
    for monday, of_week in weeks.items():
        if groups and len(groups[-1][1]) + len(of_week) <= MOST_MEETINGS:
            groups[-1][1].extend(of_week)
        else:
            groups.append((monday, list(of_week)))
    if not groups:
        return Stretch((), None, None)
    at = len(groups) - 1
    if start is not None and start <= ordered[-1].day:
        at = max((number for number, (monday, _of) in enumerate(groups) if monday <= start), default=0)
    earlier = groups[at - 1][0] if at else None
    later = groups[at + 1][0] if at + 1 < len(groups) else None
    return Stretch(tuple(groups[at][1]), earlier, later)


def lay_out(meetings: Iterable[Meeting], rooms: Sequence[str] = ()) -> Timetable:
    """The timetable of these meetings: the working days of every week in use, each with morning and afternoon at least.

    `rooms` are offered besides those in use, as far as there is place.
    """
    ordered = in_order(meetings)
    used: dict[str, int] = {}
    for meeting in ordered:
        used[meeting.venue] = used.get(meeting.venue, 0) + 1
    most = sorted((room for room in used if room), key=lambda room: (-used[room], room))[:MOST_ROOMS]
    more = [room for room in rooms if room and room not in used][: max(MOST_ROOMS - len(most), 0)]
    columns = (*sorted(most), *more[:2], "")
    places: dict[tuple[date, PartOfDay, str], list[Meeting]] = {}
    for meeting in ordered:
        places.setdefault((meeting.day, part_of_day(meeting), meeting.venue), []).append(meeting)
    rows = tuple(
        Row(day, part, tuple(Cell(room, tuple(places.get((day, part, room), ()))) for room in columns))
        for day in _days({meeting.day for meeting in ordered})
        for part in PartOfDay
        if part in (PartOfDay.MORNING, PartOfDay.AFTERNOON) or any((day, part, room) in places for room in used)
    )
    return Timetable(columns, rows, tuple(m for m in ordered if m.venue not in columns))


def moved(
    sitting: Sitting, day: date, part: PartOfDay, venue: str, windows: Sequence[tuple[time, time]] = ()
) -> Sitting:
    """A sitting put elsewhere. In the same part of the day it keeps its local hours; in another, it takes the usual hours
    of that part, or those of the first of `windows` in it, and keeps its length. Without a part, it has no hours.
    """
    if part is PartOfDay.ANY:
        return replace(sitting, day=day, start=None, end=None, venue=venue)
    if sitting.start and _part(sitting) is part:
        return replace(shifted(sitting, (day - sitting.day).days), venue=venue, alternatives=sitting.alternatives)
    opens, closes = _usual(part, windows)
    start = hours.placed(day, opens, sitting.zone).at
    if sitting.start and sitting.end:
        end: datetime | None = start + (sitting.end - sitting.start)
    else:
        end = None if sitting.start else hours.placed(day, closes, sitting.zone).at
    return replace(sitting, day=day, start=start, end=end, venue=venue)


def shifted(sitting: Sitting, days: int) -> Sitting:
    """A sitting so many days later (or earlier), its local hours kept, also over a change of clocks."""

    def later(moment: datetime | None) -> datetime | None:
        if moment is None:
            return None
        local = moment.astimezone(ZoneInfo(sitting.zone))
        return hours.placed(local.date() + timedelta(days=days), local.time(), sitting.zone).at

    start, end = later(sitting.start), later(sitting.end)
    if start and end and sitting.start and sitting.end and end <= start:
        end = start + (sitting.end - sitting.start)
    return replace(
        sitting,
        day=sitting.day + timedelta(days=days),
        start=start,
        end=end,
        alternatives=tuple(day + timedelta(days=days) for day in sitting.alternatives),
    )


def _part(sitting: Sitting) -> PartOfDay:
    return part_of_day(Meeting(key="", day=sitting.day, start=sitting.start, end=sitting.end, zone=sitting.zone))


def _usual(part: PartOfDay, windows: Sequence[tuple[time, time]]) -> tuple[time, time]:
    for opens, closes in windows:
        at = datetime.combine(date(2000, 1, 3), opens, ZoneInfo("UTC"))
        if _part(Sitting(day=at.date(), start=at, end=at + UNANNOUNCED_LENGTH, zone="UTC")) is part:
            return opens, closes
    return USUAL[part]


def _days(used: set[date]) -> list[date]:
    weeks = {day - timedelta(days=day.weekday()) for day in used}
    filled = used | {monday + timedelta(days=number) for monday in weeks for number in range(5)}
    return sorted(filled if len(filled) <= MOST_FILLED else used)
