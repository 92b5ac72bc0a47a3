"""Who may do what with a letter."""

import rules

from zerodraft.parties.permissions import is_secretariat
from zerodraft.process.core.roles import Role
from zerodraft.process.permissions import capacity_of, has_role, in_audience, is_of_process_secretariat, is_of_team

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
