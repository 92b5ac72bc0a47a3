"""What the walls of a meeting show beside the meeting itself: a message that the desk types, or nothing at all."""

from django.utils.translation import gettext as _

from zerodraft.floor import permissions, verbs
from zerodraft.floor.actions.acts import CannotAct, counting
from zerodraft.record.sealing import Actor

LONGEST_MESSAGE = 200


def show_message(actor: Actor, meeting_key: str, text: str) -> None:
    """Show a message on the walls of a meeting; '' takes it away. Raises CannotAct for one that is too long; LookupError."""
    text = " ".join(text.split())
    if len(text) > LONGEST_MESSAGE:
        raise CannotAct(_("A message has at most %(count)d characters.") % {"count": LONGEST_MESSAGE})
    with counting(actor, meeting_key, permissions.KEEP_LIST, verbs.WALL_SET) as doing:
        doing.floor.message = text
        doing.data = {"shows": _shows(text=text, blank=doing.floor.blank)}


def blank(actor: Actor, meeting_key: str, *, dark: bool) -> None:
    """Darken the walls of a meeting, or light them again. Raises LookupError."""
    with counting(actor, meeting_key, permissions.KEEP_LIST, verbs.WALL_SET) as doing:
        doing.floor.blank = dark
        doing.data = {"shows": _shows(text=doing.floor.message, blank=dark)}


def _shows(*, text: str, blank: bool) -> str:
    return "nothing" if blank else "message" if text else "meeting"
