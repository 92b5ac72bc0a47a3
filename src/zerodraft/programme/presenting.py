"""The programme as a page shows it: times in the meeting's own zone, parts of the outline in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from zerodraft.process import queries as process
from zerodraft.process.core import outline
from zerodraft.programme.core import release as core
from zerodraft.programme.core import table as core_table
from zerodraft.programme.core import today as core_today

NEXT = "next"
"""Beside the states of `core.today`: the meeting, or meetings, that begin next."""


@dataclass(frozen=True, slots=True)
class ShownSegment:
    """A segment: its title as announced, and the parts of the outline it takes up, in words."""

    title: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownMeeting:
    """A meeting as a page shows it. `start` and `end` are local to `zone`; `state` is coming, next, now, over, cancelled.

    From `begins` until before `ends` it counts as being on, also when hours or end were not announced.
    """

    key: str
    day: date
    start: datetime | None
    end: datetime | None
    begins: datetime
    ends: datetime
    in_session: bool
    zone: str
    place: str
    virtual: bool
    tentative: bool
    state: str
    state_name: str
    title: str
    segments: tuple[ShownSegment, ...]
    alternatives: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of the table: what part of the day it is, and the hours that hold for all of it ('' when they differ)."""

    part: str
    name: str
    hours: str


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A row: the day, a cell of meetings for each column, and the rooms of the day, in words."""

    day: date
    is_today: bool
    cells: tuple[tuple[ShownColumn, tuple[ShownMeeting, ...]], ...]
    rooms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """The programme as a table. `zone` is the one that all meetings share, or ''."""

    columns: tuple[ShownColumn, ...]
    days: tuple[ShownDay, ...]
    zone: str


@dataclass(frozen=True, slots=True)
class ShownToday:
    """What is on and what is next, and the zone of the meetings shown: the clock beside them keeps it."""

    now: tuple[ShownMeeting, ...]
    next: tuple[ShownMeeting, ...]
    zone: str


def meeting(of: core.Meeting, moment: datetime, coming_next: Iterable[core.Meeting] = ()) -> ShownMeeting:
    """One meeting as it stands at `moment`; `coming_next` are those that the page calls next."""
    start, end = (core_table.local(t, of.zone) if t else None for t in (of.start, of.end))
    state = str(core_today.state(of, moment))
    if state == core_today.State.COMING and of in coming_next:
        state = NEXT
    return ShownMeeting(
        key=of.key,
        day=of.day,
        start=start,
        end=end,
        begins=core_table.local(core_today.begins(of), of.zone),
        ends=core_table.local(core_today.ends(of), of.zone),
        in_session=of.in_session,
        zone=of.zone,
        place=place(of),
        virtual=of.virtual,
        tentative=of.tentative,
        state=state,
        state_name=state_names()[state],
        title=title(of),
        segments=tuple(ShownSegment(s.title, parts_in_words(s.elements)) for s in of.segments),
        alternatives=of.alternatives,
    )


def table(of: core_table.Table, moment: datetime) -> ShownTable:
    """The table in words."""
    names = part_names()
    meetings = [m for day in of.days for cell in day.columns for m in cell]
    coming_next = core_today.at(meetings, moment).next
    columns = tuple(
        ShownColumn(str(part), names[part], f"{hours.start}–{hours.end}" if hours else "")
        for part, hours in zip(of.parts, of.hours, strict=True)
    )
    days = tuple(
        ShownDay(
            day=day.day,
            is_today=any(core_table.local(moment, m.zone).date() == day.day for cell in day.columns for m in cell),
            cells=tuple(
                (column, tuple(meeting(m, moment, coming_next) for m in cell))
                for column, cell in zip(columns, day.columns, strict=True)
            ),
            rooms=tuple(dict.fromkeys(place(m) for cell in day.columns for m in cell if not m.cancelled)),
        )
        for day in of.days
    )
    return ShownTable(columns, days, _shared_zone(meetings))


def part_names() -> dict[str, str]:
    """What each part of the day is called."""
    return {
        core_table.PartOfDay.ANY: _("Hours not announced"),
        core_table.PartOfDay.MORNING: _("Morning"),
        core_table.PartOfDay.AFTERNOON: _("Afternoon"),
        core_table.PartOfDay.EVENING: _("Evening"),
    }


def today(of: core_today.Today, moment: datetime) -> ShownToday:
    """Now and next in words."""
    now = tuple(meeting(each, moment) for each in of.now)
    following = tuple(meeting(each, moment, of.next) for each in of.next)
    return ShownToday(now, following, next((m.zone for m in (*now, *following)), ""))


def title(of: core.Sitting) -> str:
    """What a meeting is about, in words also while that is not known."""
    return "; ".join(segment.title for segment in of.segments) or _("Business to be announced")


def place(of: core.Meeting) -> str:
    """Where a meeting is held, in words also when that is online or not known yet."""
    return of.venue or (_("Online") if of.virtual else _("Room to be announced"))


def state_names() -> dict[str, str]:
    """What each state of a meeting is called."""
    return {
        "coming": _("Coming"),
        NEXT: _("Next"),
        "now": _("Now"),
        "over": _("Over"),
        "cancelled": _("Cancelled"),
    }


def _shared_zone(meetings: list[core.Meeting]) -> str:
    zones = {m.zone for m in meetings}
    return zones.pop() if len(zones) == 1 else ""


def parts_in_words(elements: Iterable[str]) -> tuple[str, ...]:
    """Parts in words, neighbours joined: "Objective 1 – Objective 6"."""
    shown = []
    for first, last in outline.runs(elements):
        name = process.part_name(first.id)
        shown.append(name if first == last else f"{name} – {process.part_name(last.id)}")
    return tuple(shown)
