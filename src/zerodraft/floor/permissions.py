"""Who may do what on the floor. Who may follow it is asked of the meeting's audience, and of the list's."""

import rules

from zerodraft.process.core.roles import Right
from zerodraft.process.permissions import acts_for_party, in_audience, runs_meetings

CHAIR = "floor.chair"
KEEP_LIST = "floor.keep_list"
INSCRIBE = "floor.inscribe"
SEE_LIST = "floor.see_list"


@rules.predicate
def follows_its_meeting(actor: object, held: object) -> bool:
    """A list of a meeting that the actor may follow: a list, however wide, is hidden with its meeting."""
    floor = getattr(held, "floor", None)
    return floor is not None and bool(in_audience(actor, floor.meeting))


def register() -> None:
    """Tell the installation this room's rules; called once, when the room starts."""
    rules.set_perm(CHAIR, runs_meetings)
    rules.set_perm(KEEP_LIST, runs_meetings)
    rules.set_perm(INSCRIBE, in_audience & follows_its_meeting & acts_for_party(Right.INSCRIBE))
    rules.set_perm(SEE_LIST, in_audience & follows_its_meeting)
