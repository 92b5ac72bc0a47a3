"""Who may do what on the floor. Who may follow it is asked of the meeting's audience, and of the list's."""

import rules

from zerodraft.floor.core.statements import Standing
from zerodraft.process.core.roles import Right
from zerodraft.process.permissions import acts_for_party, capacity_of, in_audience, is_of_team, runs_meetings
from zerodraft.programme.permissions import ATTEND

CHAIR = "floor.chair"
KEEP_LIST = "floor.keep_list"
INSCRIBE = "floor.inscribe"
SEE_LIST = "floor.see_list"
INTERPRET = "floor.interpret"
HAND_IN = "floor.hand_in"
OPEN_STATEMENT = "floor.open_statement"


@rules.predicate
def follows_its_meeting(actor: object, held: object) -> bool:
    """A list of a meeting that the actor may follow: a list, however wide, is hidden with its meeting."""
    floor = getattr(held, "floor", None)
    return floor is not None and bool(in_audience(actor, floor.meeting))


@rules.predicate
def is_named_for_it(actor: object, meeting: object) -> bool:
    """Somebody of the team whom it invited to the meeting in person, as it does interpreters.

    An invitation of a party, or of somebody who acts for one, lets nobody read what other delegations have not said yet.
    """
    return bool(is_of_team(actor, meeting)) and capacity_of(actor).key in getattr(meeting, "invited", ())


interprets = runs_meetings | is_named_for_it


@rules.predicate
def hands_in(actor: object, inscription: object) -> bool:
    """The delegation whose inscription it is, if it may inscribe there; or the desk."""
    held = getattr(inscription, "on_list", None)
    if held is None:
        return False
    own = capacity_of(actor).party == getattr(inscription, "party", "")
    return bool(rules.has_perm(KEEP_LIST, actor, held) or (own and rules.has_perm(INSCRIBE, actor, held)))


@rules.predicate
def opens_statement(actor: object, statement: object) -> bool:
    """Whoever may open a statement as it stands: until it is published, who handed it in, and who interprets it."""
    inscription, standing = getattr(statement, "inscription", None), getattr(statement, "standing", None)
    if inscription is None:
        return False
    held = inscription.on_list
    # What was delivered was heard by all who follow the meeting; what was written, by nobody.
    if standing is Standing.DELIVERED and rules.has_perm(ATTEND, actor, held.floor.meeting):
        return True
    if standing is Standing.IN_WRITING and rules.has_perm(SEE_LIST, actor, held):
        return True
    return bool(rules.has_perm(HAND_IN, actor, inscription) or rules.has_perm(INTERPRET, actor, held.floor.meeting))


def register() -> None:
    """Tell the installation this room's rules; called once, when the room starts."""
    rules.set_perm(CHAIR, runs_meetings)
    rules.set_perm(KEEP_LIST, runs_meetings)
    rules.set_perm(INSCRIBE, in_audience & follows_its_meeting & acts_for_party(Right.INSCRIBE))
    rules.set_perm(SEE_LIST, in_audience & follows_its_meeting)
    rules.set_perm(INTERPRET, interprets)
    rules.set_perm(HAND_IN, hands_in)
    rules.set_perm(OPEN_STATEMENT, opens_statement)
