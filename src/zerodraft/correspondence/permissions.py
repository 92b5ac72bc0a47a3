"""Who may do what with a letter, and with a question about one."""

import rules

from zerodraft.parties.permissions import is_secretariat
from zerodraft.process.core import roles
from zerodraft.process.core.roles import Role
from zerodraft.process.permissions import (
    capacity_of,
    has_role,
    in_audience,
    is_of_process_secretariat,
    is_of_team,
    role_in,
)
from zerodraft.programme.permissions import ATTEND

RECEIVE = "correspondence.receive"
LIST = "correspondence.list"
REVIEW = "correspondence.review"
CONFIRM = "correspondence.confirm"
SEE = "correspondence.see"
WRITE = "correspondence.write"
APPROVE = "correspondence.approve"
RELEASE = "correspondence.release"
ANNOUNCE = "correspondence.announce"
CIRCULATE = "correspondence.circulate"
HOLD = "correspondence.hold"
KEEP_LISTS = "correspondence.keep_lists"
ACKNOWLEDGE = "correspondence.acknowledge"
ASK = "correspondence.ask"
SEE_QUESTION = "correspondence.see_question"
WITHDRAW_QUESTION = "correspondence.withdraw_question"
ANSWER = "correspondence.answer"
TAKE_PART = "correspondence.take_part"


@rules.predicate
def signs(actor: object, letter: object) -> bool:
    """A signatory of the letter, or the deputy whom one named."""
    key = capacity_of(actor).key
    return bool(key) and key in getattr(letter, "approvers", ())


@rules.predicate
def is_cover(_actor: object, letter: object) -> bool:
    """A letter by which the transmitting office forwards another."""
    return bool(getattr(letter, "is_cover", False))


@rules.predicate
def prepared_it(actor: object, letter: object) -> bool:
    """Who prepared the letter, in whatever capacity they act now."""
    key = getattr(actor, "key", "")
    return bool(key) and key == getattr(letter, "prepared_by", "")


@rules.predicate
def proposed_it(actor: object, circulation: object) -> bool:
    """Who proposed the circulation, in whatever capacity they act now."""
    key = getattr(actor, "key", "")
    return bool(key) and key == getattr(circulation, "proposed_by", "")


releases = (is_cover & has_role(Role.PRESIDENT_OFFICE)) | (
    ~is_cover & has_role(Role.SECRETARIAT, Role.CONFERENCE_OFFICER)
)
"""The office that releases: a cover goes out from the President's office, every other letter from the secretariat."""


@rules.predicate
def acts_for_a_party(actor: object, thing: object) -> bool:
    """Those who take part for a party in the process that a thing belongs to."""
    return role_in(actor, thing) in roles.FOR_A_PARTY and bool(capacity_of(actor).party)


@rules.predicate
def is_its_own(actor: object, question: object) -> bool:
    """A question of the party for which somebody acts."""
    return capacity_of(actor).party == getattr(question, "party", None)


@rules.predicate
def is_answered_to_all(_actor: object, question: object) -> bool:
    """A question with an answer that all may read."""
    return bool(getattr(question, "to_all", False))


@rules.predicate
def sees_what_it_is_about(actor: object, question: object) -> bool:
    """Whoever may see the letter, follow the meeting, or see the process that a question is about."""
    about = getattr(question, "about", None)
    if about is None:
        return False
    return bool(rules.has_perm(ATTEND if getattr(question, "meeting", "") else SEE, actor, about))


def register() -> None:
    """Tell the installation this room's rules; called once, when the room starts."""
    for name in (RECEIVE, LIST, REVIEW, CONFIRM):
        rules.set_perm(name, is_secretariat)
    rules.set_perm(SEE, in_audience)
    rules.set_perm(WRITE, is_of_team)
    rules.set_perm(APPROVE, is_of_team & signs)
    rules.set_perm(RELEASE, releases & ~prepared_it)
    rules.set_perm(ANNOUNCE, has_role(Role.SECRETARIAT, Role.CONFERENCE_OFFICER))
    rules.set_perm(CIRCULATE, releases & ~proposed_it)
    rules.set_perm(HOLD, releases)
    rules.set_perm(KEEP_LISTS, is_of_process_secretariat | has_role(Role.CONFERENCE_OFFICER))
    rules.set_perm(ACKNOWLEDGE, acts_for_a_party & in_audience)
    rules.set_perm(ASK, acts_for_a_party)
    rules.set_perm(
        SEE_QUESTION,
        is_of_team | (acts_for_a_party & (is_its_own | (is_answered_to_all & sees_what_it_is_about))),
    )
    rules.set_perm(WITHDRAW_QUESTION, acts_for_a_party & is_its_own)
    rules.set_perm(ANSWER, is_of_team)
    rules.set_perm(TAKE_PART, is_of_team | acts_for_a_party)
