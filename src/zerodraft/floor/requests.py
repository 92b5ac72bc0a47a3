"""A request to speak, checked against the parties of the day: who asks, for whom, and in which category."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from zerodraft.floor.core.order import Category
from zerodraft.floor.models import Inscription
from zerodraft.parties.core.capabilities import may
from zerodraft.parties.core.groups import members_on
from zerodraft.parties.core.party import Capability, Kind, Party, Register
from zerodraft.parties.queries import register
from zerodraft.process import queries as process
from zerodraft.programme.particulars import state_name

if TYPE_CHECKING:
    from zerodraft.process.models import Process

MOST_TOGETHER = 60
"""How many States can be named on the spot for one joint statement."""


class CannotInscribe(ValueError):
    """The request cannot stand; the message says why, and the cure."""


@dataclass(frozen=True, slots=True)
class Request:
    """A party that asks to speak: for itself, for a group, or for several States (`joint`, itself left out)."""

    party: str
    capacity: str = Inscription.Capacities.NATIONAL.value
    group: str = ""
    joint: tuple[str, ...] = ()


def checked(request: Request, of: "Process", on: date) -> Category:
    """The category of a request on the day of the meeting. Raises CannotInscribe."""
    parties = register()
    party = _present(parties, request.party, on)
    _check_in_process(of, [request.party, *request.joint], on)
    if request.capacity == Inscription.Capacities.GROUP:
        group = _present(parties, request.group, on)
        if not _is_group(parties, group, on):
            raise CannotInscribe(
                _("%(name)s is no group that can be spoken for.") % {"name": _named(request.group, on)}
            )
        return Category.GROUPS
    if request.capacity == Inscription.Capacities.JOINT:
        return _joint(parties, request, party, on)
    return _own_category(parties, party, on)


def of_party(party: str, on: date) -> Request:
    """What somebody at the desk means by naming a party: a group speaks for itself, everybody else in their own name."""
    parties = register()
    found = parties.parties.get(party)
    if found and _is_group(parties, found, on):
        return Request(party, Inscription.Capacities.GROUP.value, party)
    return Request(party)


def may_speak_for(of: "Process", request: Request, on: date) -> bool:
    """Whether a delegation may ask this by itself: for a group only as its chair, or when designated by it."""
    return request.capacity != Inscription.Capacities.GROUP or request.group in process.groups_spoken_for(
        of, request.party, on
    )


def _joint(parties: Register, request: Request, party: Party, on: date) -> Category:
    others = set(request.joint) - {request.party}
    if not others:
        raise CannotInscribe(_("Name at least one other State for which the joint statement is made."))
    if len(others) > MOST_TOGETHER:
        raise CannotInscribe(
            _("A joint statement can name %(count)d States; a larger number is a group.") % {"count": MOST_TOGETHER}
        )
    for each in (party, *(_present(parties, other, on) for other in sorted(others))):
        # Else an observer, or a group that waits already, would pass before the Member States by naming one of them.
        if _own_category(parties, each, on) is not Category.NATIONAL:
            raise CannotInscribe(
                _("%(name)s cannot take part in a joint statement of States: only Member States can.")
                % {"name": _named(each.key, on)}
            )
    return Category.GROUPS


def _own_category(parties: Register, party: Party, on: date) -> Category:
    kind = party.kind_on(on)
    if kind is Kind.MEMBER_STATE or may(parties, party, Capability.INSCRIBE_AMONG_MEMBERS, on):
        return Category.NATIONAL
    return Category.OBSERVERS


def _is_group(parties: Register, party: Party, on: date) -> bool:
    """Groups, and an organization that may speak among them for its members, as the European Union (A/RES/65/276)."""
    if party.kind_on(on) is Kind.GROUP:
        return True
    return may(parties, party, Capability.SPEAK_FOR_GROUP, on) and bool(members_on(parties, party.key, on))


def _present(parties: Register, key: str, on: date) -> Party:
    party = parties.parties.get(key)
    if party is None:
        raise CannotInscribe(_("No party has the key “%(key)s”. Choose one from the list.") % {"key": key[:60]})
    if party.kind_on(on) is None:
        raise CannotInscribe(_("%(name)s does not take part on the day of this meeting.") % {"name": _named(key, on)})
    return party


def _check_in_process(of: "Process", keys: list[str], on: date) -> None:
    left = process.parties_that_left(of, on)
    for key in keys:
        if key in left:
            raise CannotInscribe(
                _("%(name)s left this process on %(day)s, so it cannot be inscribed.")
                % {"name": _named(key, on), "day": left[key].isoformat()}
            )


def _named(key: str, on: date) -> str:
    return state_name(key, on) or key
