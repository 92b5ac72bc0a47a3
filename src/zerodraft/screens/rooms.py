"""All rooms of a day side by side, for a lobby: each meeting of the process that whoever looks may follow."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from zerodraft.floor import presenting, queries
from zerodraft.floor.shown import ShownFloor
from zerodraft.parties import queries as parties
from zerodraft.programme import queries as programme
from zerodraft.screens import scope as scopes
from zerodraft.screens import standing
from zerodraft.screens.links import business_of
from zerodraft.screens.scope import Scope

if TYPE_CHECKING:
    from zerodraft.programme.models import Meeting

MOST = 12
"""A process holds fewer meetings in a day. Of more, that which was come by is among those shown."""


@dataclass(frozen=True, slots=True)
class Room:
    """A meeting beside others: where, about what, how it stands."""

    room: str
    business: str
    floor: ShownFloor
    standing: standing.Standing
    speaks: bool
    as_what: str


def of_day(beside: "Meeting", scope: Scope, moment: datetime) -> tuple[date, list[Room]]:
    """The meetings of today, in the scope of one of them; where none is held today, those of its own day."""
    known = parties.register()
    open_to = [each for each in programme.meetings_of(beside.round.process) if _is_open(each, beside, scope)]
    days = {each.day for each in open_to}
    today = moment.astimezone(ZoneInfo(beside.zone)).date()
    day = today if today in days else beside.day
    here = sorted((each for each in open_to if each.day == day), key=lambda one: (one.pk != beside.pk, _by_time(one)))
    rooms = []
    for each in sorted(here[:MOST], key=_by_time):
        shown = presenting.floor(scopes.narrowed(queries.state(each.key, moment, 1), scope), known)
        name = each.room.name if each.room else ""
        rooms.append(
            Room(name, business_of(each), shown, standing.idle(shown), standing.speaks(shown), standing.as_what(shown))
        )
    return day, rooms


def _is_open(meeting: "Meeting", beside: "Meeting", scope: Scope) -> bool:
    """Whether a meeting, and the process that all are in, is for this scope; the one that was come by is."""
    if meeting.withdrawn_at:
        return False
    both = (meeting, beside.round.process)
    return meeting.pk == beside.pk or all(scope.reaches(str(each.audience)) for each in both)


def _by_time(meeting: "Meeting") -> tuple[bool, datetime | None, str]:
    return meeting.start is None, meeting.start, meeting.key
