"""The working programme as its desk shows it: the timetable, what was taken out, and what was done lately."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from zerodraft.parties import queries as parties
from zerodraft.programme import presenting, queries, releasing, snapshot
from zerodraft.programme.core import changes as core_changes
from zerodraft.programme.core import timetable as core
from zerodraft.programme.core import today
from zerodraft.programme.core.release import Meeting
from zerodraft.programme.foreseeing import Forecasts, ShownFullness
from zerodraft.programme.presenting import ShownMeeting
from zerodraft.programme.releasing import ShownChange
from zerodraft.programme.warning import ShownWarning

if TYPE_CHECKING:
    from zerodraft.process.models import Process
    from zerodraft.programme.models import Act, Edit

LATEST = 12
"""How many acts the desk lists, and offers to undo."""


@dataclass(frozen=True, slots=True)
class Card:
    """A meeting on the timetable: as it is shown, what stands against it, and the state that a form carries as seen."""

    meeting: ShownMeeting
    warnings: tuple[ShownWarning, ...]
    seen: str
    fullness: ShownFullness | None = None


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A room at a part of a day, and the meetings there. `name` is the room in words."""

    room: str
    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A part of a day. `first` says that the day begins here, and `span` how many rows it has."""

    day: date
    part: str
    part_name: str
    first: bool
    span: int
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class ShownTimetable:
    """The timetable in words."""

    rooms: tuple[tuple[str, str], ...]
    rows: tuple[ShownRow, ...]
    others: tuple[Card, ...]
    parts: tuple[tuple[str, str], ...]
    earlier: date | None = None
    later: date | None = None


@dataclass(frozen=True, slots=True)
class ShownAct:
    """Something that was done: by whom (name), when, and what it changed. `undone` and `undoes` are numbers of acts."""

    number: int
    by: str
    at: datetime
    changes: tuple[ShownChange, ...]
    undone: int | None
    undoes: int | None


def timetable(
    process: "Process",
    planned: Iterable[Meeting],
    warnings: Mapping[str, Iterable[ShownWarning]],
    moment: datetime,
    start: date | None = None,
) -> ShownTimetable:
    """The timetable of what is planned in a process: of a long one the stretch from `start` on, else from `moment` on."""
    shown = core.stretch(planned, start or moment.date())
    laid = core.lay_out(shown.meetings, queries.room_names())
    full = Forecasts(process).by_key(each for each in shown.meetings if today.ends(each) > moment)

    def card(of: Meeting) -> Card:
        against, seen = tuple(warnings.get(of.key, ())), queries.state_of_sitting(of)
        return Card(presenting.meeting(of, moment), against, seen, full.get(of.key))

    spans: dict[date, int] = {}
    for row in laid.rows:
        spans[row.day] = spans.get(row.day, 0) + 1
    seen: set[date] = set()
    rows = []
    for row in laid.rows:
        cells = tuple(ShownCell(c.room, room_name(c.room), tuple(map(card, c.meetings))) for c in row.cells)
        part = str(row.part)
        rows.append(ShownRow(row.day, part, presenting.part_names()[part], row.day not in seen, spans[row.day], cells))
        seen.add(row.day)
    return ShownTimetable(
        tuple((room, room_name(room)) for room in laid.rooms),
        tuple(rows),
        tuple(map(card, laid.others)),
        tuple(presenting.part_names().items()),
        shown.earlier,
        shown.later,
    )


def room_name(room: str) -> str:
    """A column of the timetable in words."""
    return room or _("No room yet, or online")


def taken_out(process: "Process", moment: datetime) -> list[Card]:
    """The meetings that were withdrawn."""
    values = map(queries.as_value, queries.withdrawn_meetings(process))
    return [
        Card(
            presenting.meeting(replace(each, cancelled=True), moment),
            (),
            queries.state_of_sitting(each, withdrawn=True),
        )
        for each in values
    ]


def acts(process: "Process", moment: datetime) -> list[ShownAct]:
    """What was done lately to the working programme, the newest first."""
    rows = queries.acts_of(process, LATEST)
    names = parties.names_of({row.actor for row in rows})
    return [_act(row, names.get(row.actor, row.actor), moment) for row in rows]


def _act(row: "Act", by: str, moment: datetime) -> ShownAct:
    undone = next(iter(row.undone_by.all()), None)
    changed = releasing.shown((_change(edit) for edit in row.edits.all()), moment)
    return ShownAct(
        row.number,
        by if by != row.actor else _("The installation"),
        row.at,
        changed,
        undone.number if undone else None,
        row.undoes.number if row.undoes else None,
    )


def _change(edit: "Edit") -> core_changes.Change:
    """What an act did to a meeting, as releases tell it: what is out of the programme is cancelled."""
    before, after = (_meeting(edit.meeting.key, kept) for kept in (edit.before, edit.after))
    if after is None:
        gone = before or Meeting(key=edit.meeting.key, day=edit.meeting.day, start=None, end=None, zone="UTC")
        return core_changes.Change(core_changes.Kind.CANCELLED, gone, replace(gone, cancelled=True))
    found = core_changes.changes([before] if before else [], [after])
    return found[0] if found else core_changes.Change(core_changes.Kind.CHANGED, before, after)


def _meeting(key: str, kept: Mapping[str, Any] | None) -> Meeting | None:
    return (
        next(iter(snapshot.from_json([{**kept, "key": key, "sequence": 0, "cancelled": False}])), None)
        if kept
        else None
    )
