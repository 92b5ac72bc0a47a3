"""The way from a meeting's page to its screens, as far as this visitor may see them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import rules
from django.urls import reverse
from django.utils.translation import gettext as _

from zerodraft.floor import permissions as floor_permissions
from zerodraft.floor import queries
from zerodraft.programme import permissions as programme_permissions
from zerodraft.programme import presenting
from zerodraft.programme import queries as programme
from zerodraft.programme.beside import Link
from zerodraft.screens.visiting import CONSOLE, DESK, FLOOR, INTERPRETERS, LIGHT, PERMISSIONS, WALL

if TYPE_CHECKING:
    from zerodraft.floor.models import SpeakersList
    from zerodraft.process.models import Process
    from zerodraft.programme.models import Meeting


def screens_beside(meeting: "Meeting", visitor: Any) -> Iterator[Link]:
    """The screens of a meeting; none of one that was withdrawn, or that this visitor may not follow."""
    if meeting.withdrawn_at or not rules.has_perm(programme_permissions.ATTEND, visitor, meeting):
        return
    names = {
        FLOOR: _("Follow the meeting"),
        CONSOLE: _("Chair the meeting"),
        DESK: _("Keep the lists"),
        WALL: _("Wall display"),
        LIGHT: _("Signal light"),
        INTERPRETERS: _("Interpreters’ view"),
    }
    for screen, name in names.items():
        if rules.has_perm(PERMISSIONS[screen], visitor, meeting):
            yield Link(name, reverse(f"screen-{screen}", args=[meeting.key]))
    yield Link(_("Statements"), reverse("statements", args=[meeting.key]))
    yield Link(_("Who spoke"), reverse("spoken", args=[meeting.key]))
    if sees_fairness(meeting, visitor):
        yield Link(_("How time was shared"), reverse("meeting-fairness", args=[meeting.key]))


def sees_fairness(meeting: "Meeting", visitor: Any) -> bool:
    """Whether this visitor may see how the speaking time of a meeting that they follow was shared."""
    return rules.has_perm(floor_permissions.KEEP_LIST, visitor, meeting) or queries.is_fairness_released(meeting.key)


def fairness_beside(process: "Process", visitor: Any) -> Iterator[Link]:
    """The way from a programme to the pictures of all its meetings, for officers."""
    if rules.has_perm(floor_permissions.KEEP_LIST, visitor, process):
        yield Link(_("How speaking time was shared"), reverse("process-fairness", args=[process.key]))


def desk_of(held: "SpeakersList") -> str:
    """The desk with this list in hand."""
    return f"{reverse('screen-desk', args=[held.floor.meeting.key])}?{urlencode({'list': held.key})}"


def business_of(meeting: "Meeting") -> str:
    """What a meeting is about, in one line."""
    return presenting.title(programme.as_value(meeting))
