"""Who visits a screen of a meeting, and whether it is there for them. What somebody may not see does not exist for them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rules
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from zerodraft.floor import permissions as floor_permissions
from zerodraft.process.acting import acting
from zerodraft.process.capacity import Capacity
from zerodraft.programme import permissions as programme_permissions
from zerodraft.programme import queries as programme

if TYPE_CHECKING:
    from zerodraft.programme.models import Meeting

WALL, CONSOLE, DESK, FLOOR = "wall", "console", "desk", "floor"
LIGHT, INTERPRETERS = "light", "interpreters"
LIST, CLOCK, ROOMS = "list", "clock", "rooms"
WALLS = (WALL, LIST, CLOCK, ROOMS)
"""The layouts of a wall: who has the floor, the list, the clock alone, and all rooms of the day side by side."""

SHOWN = {
    WALL: _("Wall: who has the floor, and the next"),
    LIST: _("Wall: the list, in two columns"),
    CLOCK: _("Wall: the clock alone"),
    ROOMS: _("Wall: all rooms of the day"),
    LIGHT: _("Signal light on the rostrum"),
    INTERPRETERS: _("Interpreters’ booth"),
}
"""What a display may be admitted for."""

PERMISSIONS = {
    WALL: programme_permissions.ATTEND,
    LIST: programme_permissions.ATTEND,
    CLOCK: programme_permissions.ATTEND,
    LIGHT: programme_permissions.ATTEND,
    INTERPRETERS: floor_permissions.INTERPRET,
    FLOOR: programme_permissions.ATTEND,
    CONSOLE: floor_permissions.CHAIR,
    DESK: floor_permissions.KEEP_LIST,
}
"""What each screen asks of its reader."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A meeting, and the capacity in which the visitor acts in it."""

    meeting: "Meeting"
    actor: Capacity

    def may(self, permission: str) -> bool:
        return bool(rules.has_perm(permission, self.actor, self.meeting))


def visit(request: HttpRequest, key: str, screen: str) -> Visit:
    """A visit of one screen of the meeting with that key. Raises Http404 unless there is one for this visitor."""
    if screen not in PERMISSIONS:
        raise Http404
    meeting = programme.meeting_by_key(key)
    if meeting is None:
        raise Http404
    made = Visit(meeting, acting(request, meeting.round.process))
    if not made.may(programme_permissions.ATTEND) or not made.may(PERMISSIONS[screen]):
        raise Http404
    return made
