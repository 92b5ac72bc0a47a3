"""Who may do what with a process, and the predicates that the rooms above build on.

A permission is asked of an actor: a `Capacity`, which says in which role of which process somebody acts, or a signed-in
person or the installation itself, who have no role but that of the installation's secretariat. A thing that has an audience
says so by `audience`, names its process by `process_key`, and those invited to it by `invited` (ids of persons and parties).
"""

from dataclasses import dataclass

import rules

from zerodraft.parties.permissions import is_secretariat
from zerodraft.process.capacity import PUBLIC, Capacity
from zerodraft.process.core import roles
from zerodraft.process.core.roles import Right, Role

OPEN = "process.open"
SEE = "process.see"
SET_UP = "process.set_up"
SEAT = "process.seat"
ADMIT = "process.admit"
INVITE = "process.invite"
WIDEN = "process.widen"
NAME = "process.name"


@dataclass(frozen=True, slots=True)
class Place:
    """A role of a process, and the party for which it is held ('' for none): where people are let in and out."""

    process_key: str
    role: Role
    party: str = ""


def capacity_of(actor: object) -> Capacity:
    """The capacity in which an actor acts; a person who has chosen none is of the secretariat, or the public."""
    if isinstance(actor, Capacity):
        return actor
    if is_secretariat(actor):
        return Capacity(key=getattr(actor, "key", ""), role=Role.SECRETARIAT)
    return PUBLIC


def role_in(actor: object, thing: object) -> Role:
    """The actor's role in the process that a thing belongs to; the public's where they have none in it."""
    capacity = capacity_of(actor)
    here = capacity.is_active and capacity.concerns(getattr(thing, "process_key", ""))
    return capacity.role if here else Role.PUBLIC


@rules.predicate
def in_audience(actor: object, thing: object) -> bool:
    """Anything with an audience, for who belongs to it."""
    audience = getattr(thing, "audience", None)
    if audience is None:
        return False
    role = role_in(actor, thing)
    if roles.sees(role, str(audience)):
        return True  # who is invited by name is only asked when it matters: it is a query
    capacity = capacity_of(actor)
    named = {capacity.key, capacity.party} - {""} if role is not Role.PUBLIC else set()
    return bool(named) and roles.sees(role, str(audience), invited=bool(named & set(getattr(thing, "invited", ()))))


@rules.predicate
def is_of_team(actor: object, thing: object) -> bool:
    """Those who run the process that a thing belongs to."""
    return roles.is_of_team(role_in(actor, thing))


@rules.predicate
def is_of_process_secretariat(actor: object, thing: object) -> bool:
    """The secretariat of the process that a thing belongs to, or of the installation."""
    return role_in(actor, thing) is Role.SECRETARIAT


def has_role(*wanted: Role) -> "rules.predicates.Predicate":
    """Those who act in one of these roles in the process that a thing belongs to."""

    @rules.predicate
    def holds(actor: object, thing: object) -> bool:
        return role_in(actor, thing) in wanted

    return holds


def acts_for_party(right: Right) -> "rules.predicates.Predicate":
    """Those who take part for a party, in the process that a thing belongs to, with this right."""

    @rules.predicate
    def may(actor: object, thing: object) -> bool:
        return roles.may_act(role_in(actor, thing), capacity_of(actor).rights, right)

    return may


@rules.predicate
def concerns_own_party(actor: object, thing: object) -> bool:
    """A place of the actor's own party, in the role that they hold themselves; also a process as such."""
    own = capacity_of(actor)
    if not isinstance(thing, Place):
        return True
    return thing.party == own.party and thing.role is own.role


runs_meetings = has_role(Role.SECRETARIAT, Role.CO_FACILITATOR, Role.CONFERENCE_OFFICER)
"""Those who lead a meeting or keep its desk; advisers and the President's office look on."""


def register() -> None:
    """Tell the installation this room's rules; called once, when the room starts."""
    rules.set_perm(OPEN, is_secretariat)
    rules.set_perm(SET_UP, is_of_process_secretariat)
    rules.set_perm(SEAT, is_of_process_secretariat)
    rules.set_perm(ADMIT, is_of_process_secretariat | (acts_for_party(Right.ADMIT) & concerns_own_party))
    rules.set_perm(INVITE, is_of_process_secretariat | has_role(Role.CO_FACILITATOR))
    rules.set_perm(WIDEN, is_of_process_secretariat | has_role(Role.CO_FACILITATOR))
    rules.set_perm(NAME, is_of_team)
    rules.set_perm(SEE, in_audience)
