"""All rooms of a day side by side, for a lobby: each announced meeting of the process that whoever looks may follow."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from zerodraft.floor import presenting, queries
from zerodraft.floor.shown import ShownFloor
from zerodraft.parties import queries as parties
from zerodraft.programme import presenting as programme_presenting
from zerodraft.programme import queries as programme
from zerodraft.programme.core.release import Meeting as Announced
from zerodraft.screens import scope as scopes
from zerodraft.screens import standing
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
    others = (pair for pair in programme.announced(beside.round.process) if pair[0].pk != beside.pk)
    open_to = [programme.as_value(beside), *(meeting for row, meeting in others if _is_open(row, meeting, scope))]
    days = {each.day for each in open_to}
    today = moment.astimezone(ZoneInfo(beside.zone)).date()
    day = today if today in days else beside.day
    here = sorted((each for each in open_to if each.day == day), key=lambda one: (one.key != beside.key, _by_time(one)))
    rooms = []
    for each in sorted(here[:MOST], key=_by_time):
        shown = presenting.floor(scopes.narrowed(queries.state(each.key, moment, 1), scope), known)
        business, idle = programme_presenting.title(each), standing.idle(shown)
        rooms.append(Room(each.venue, business, shown, idle, standing.speaks(shown), standing.as_what(shown)))
    return day, rooms


def _is_open(row: "Meeting", meeting: Announced, scope: Scope) -> bool:
    """Whether a meeting that is held, and the process that it is in, is for this scope."""
    if row.withdrawn_at or meeting.cancelled:
        return False
    return all(scope.reaches(str(each.audience)) for each in (row, row.round.process))


def _by_time(meeting: Announced) -> tuple[bool, datetime | None, str]:
    return meeting.start is None, meeting.start, meeting.key
