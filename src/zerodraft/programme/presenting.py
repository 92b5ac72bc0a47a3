"""Meetings as pages show them: days and hours in words, in the meeting's own zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from zerodraft.process import queries as process
from zerodraft.process.core import outline
from zerodraft.programme.core import release as core
from zerodraft.programme.core import table as core_table
from zerodraft.programme.core import today as core_today


@dataclass(frozen=True, slots=True)
class ShownSegment:
    """A segment: its title as announced, and the parts of the outline it takes up, in words."""

    title: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownMeeting:
    """A meeting as a page shows it. `start` and `end` are local to `zone`; `state` is coming, now, over or cancelled."""

    key: str
    day: date
    start: datetime | None
    end: datetime | None
    zone: str
    zone_name: str
    venue: str
    virtual: bool
    tentative: bool
    state: str
    title: str
    segments: tuple[ShownSegment, ...]
    alternatives: tuple[date, ...]
    own_hours: bool = True


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of the table: what part of the day it is, and the hours that hold for all of it ('' when they differ)."""

    part: str
    name: str
    hours: str


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A row: the day, a cell of meetings for each column, and the rooms of the day."""

    day: date
    is_today: bool
    cells: tuple[tuple[ShownColumn, tuple[ShownMeeting, ...]], ...]
    rooms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """The programme as a table."""

    columns: tuple[ShownColumn, ...]
    days: tuple[ShownDay, ...]


@dataclass(frozen=True, slots=True)
class ShownToday:
    """What is on, and what is next."""

    now: tuple[ShownMeeting, ...]
    next: tuple[ShownMeeting, ...]


def meeting(of: core.Meeting, moment: datetime, column_hours: core_table.Hours | None = None) -> ShownMeeting:
    """One meeting; `column_hours` are those its column shows already, so that it need not repeat them."""
    start, end = (core_table.local(t, of.zone) if t else None for t in (of.start, of.end))
    return ShownMeeting(
        key=of.key,
        day=of.day,
        start=start,
        end=end,
        zone=of.zone,
        zone_name=zone_name(of.zone),
        venue=of.venue,
        virtual=of.virtual,
        tentative=of.tentative,
        state=str(core_today.state(of, moment)),
        title="; ".join(segment.title for segment in of.segments),
        segments=tuple(ShownSegment(s.title, _parts(s.elements)) for s in of.segments),
        alternatives=of.alternatives,
        own_hours=column_hours is None,
    )


def table(of: core_table.Table, moment: datetime) -> ShownTable:
    """The table in words."""
    names = {
        core_table.PartOfDay.ANY: _("Hours not announced"),
        core_table.PartOfDay.MORNING: _("Morning"),
        core_table.PartOfDay.AFTERNOON: _("Afternoon"),
        core_table.PartOfDay.EVENING: _("Evening"),
    }
    columns = tuple(
        ShownColumn(str(part), names[part], f"{hours.start}–{hours.end}" if hours else "")
        for part, hours in zip(of.parts, of.hours, strict=True)
    )
    days = tuple(
        ShownDay(
            day=day.day,
            is_today=any(moment.astimezone(ZoneInfo(m.zone)).date() == day.day for cell in day.columns for m in cell),
            cells=tuple(
                (column, tuple(meeting(m, moment, hours) for m in cell))
                for column, hours, cell in zip(columns, of.hours, day.columns, strict=True)
            ),
            rooms=day.rooms,
        )
        for day in of.days
    )
    return ShownTable(columns, days)


def today(of: core_today.Today, moment: datetime) -> ShownToday:
    """Now and next in words."""
    return ShownToday(_all(of.now, moment), _all(of.next, moment))


def zone_name(zone: str) -> str:
    """The city of a zone as people say it: "New York" for America/New_York."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def _all(meetings: Iterable[core.Meeting], moment: datetime) -> tuple[ShownMeeting, ...]:
    return tuple(meeting(each, moment) for each in meetings)


def _parts(elements: Iterable[str]) -> tuple[str, ...]:
    """Parts in words, neighbours joined: "Objective 1 – Objective 6"."""
    shown = []
    for first, last in outline.runs(elements):
        name = process.part_name(first.id)
        shown.append(name if first == last else f"{name} – {process.part_name(last.id)}")
    return tuple(shown)
