"""A request to speak, checked against the parties of the day: who asks, for whom, and in which category."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from zerodraft.floor.core.clock import LONGEST
from zerodraft.floor.core.order import Category, Standing
from zerodraft.floor.models import Inscription
from zerodraft.moments import long_day
from zerodraft.parties.core.capabilities import may
from zerodraft.parties.core.groups import is_regional, members_on, memberships_of
from zerodraft.parties.core.party import Capability, Kind, Party, Register, Role
from zerodraft.parties.queries import register
from zerodraft.process import queries as process
from zerodraft.process.core.rule_set import RuleSet
from zerodraft.programme.particulars import state_name

if TYPE_CHECKING:
    from zerodraft.process.models import Process

MOST_TOGETHER = 60
"""How many States can be named on the spot for one joint statement."""

MOST_NAMED = 200
"""How many parties can be named beside a group's statement: as many as there are States."""

LONGEST_NAME = 200
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es", "other")
"""In which a statement can be made; in another one only with interpretation that the delegation brings (rule 53)."""

RANK = re.compile(r"([a-z][a-z0-9-]{0,39})?")


class CannotInscribe(ValueError):
    """The request cannot stand; the message says why, and the cure."""


@dataclass(frozen=True, slots=True)
class Speaks:
    """Who will speak and how, as far as it is given: name, rank (a code of the ladder), gender, language, seconds."""

    name: str = ""
    rank: str = ""
    gender: str = ""
    first_time: bool = False
    language: str = ""
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A party that asks to speak: for itself, for a group, or for several States (`joint`, itself left out).

    Of a statement for a group, `aligned` are parties beside its members that align themselves with it, `dissenting` are
    members that do not.
    """

    party: str
    capacity: str = Inscription.Capacities.NATIONAL.value
    group: str = ""
    joint: tuple[str, ...] = ()
    aligned: tuple[str, ...] = ()
    dissenting: tuple[str, ...] = ()
    speaks: Speaks = Speaks()


@dataclass(frozen=True, slots=True)
class Sorted:
    """What the order and the limits go by: the category, where capabilities put the party, and its regional group."""

    category: Category
    standing: Standing
    region: str


def sorted_by(request: Request, rules: RuleSet, category: Category, on: date) -> Sorted:
    """What a request that was checked is ordered by, under the rules of a meeting, on its day."""
    parties = register()
    party = parties.parties[request.party]
    regions = [each.group for each in memberships_of(parties, party.key, on) if each.role is Role.MEMBER]
    region = next((group for group in regions if is_regional(parties.parties[group], on)), "")
    return Sorted(category, _standing(parties, party, rules, on), region)


def _standing(parties: Register, party: Party, rules: RuleSet, on: date) -> Standing:
    kind = party.kind_on(on)
    if may(parties, party, Capability.INSCRIBE_AMONG_MEMBERS, on):
        is_member = not rules.members or party.key in rules.members
        return Standing.MEMBER if is_member else Standing.AFTER_MEMBERS
    if kind in {Kind.OBSERVER_STATE, Kind.OTHER_STATE}:
        return Standing.AFTER_MEMBERS
    return Standing.STAKEHOLDER if kind is None else Standing.OBSERVER


def checked(request: Request, of: "Process", on: date) -> Category:
    """The category of a request on the day of the meeting. Raises CannotInscribe."""
    _check_speaker(request.speaks)
    parties = register()
    party = _present(parties, request.party, on)
    _check_in_process(of, [request.party, *request.joint], on)
    if request.capacity == Inscription.Capacities.GROUP:
        group = _present(parties, request.group, on)
        if not _is_group(parties, group, on):
            raise CannotInscribe(
                _("%(name)s is no group that can be spoken for.") % {"name": _named(request.group, on)}
            )
        _check_members(parties, request, on)
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


def _check_members(parties: Register, request: Request, on: date) -> None:
    members = {each.key for each in members_on(parties, request.group, on)}
    if len(request.aligned) + len(request.dissenting) > MOST_NAMED:
        raise CannotInscribe(
            _("At most %(count)d parties can be named beside a group's statement.") % {"count": MOST_NAMED}
        )
    for each in request.dissenting:
        if each not in members:
            raise CannotInscribe(
                _("%(name)s is no member of %(group)s, so it cannot dissent from its statement.")
                % {"name": _named(each, on), "group": _named(request.group, on)}
            )
    for each in request.aligned:
        _present(parties, each, on)
        if each in members:
            raise CannotInscribe(
                _("%(name)s is a member of %(group)s: the statement is made for it already.")
                % {"name": _named(each, on), "group": _named(request.group, on)}
            )


def _check_speaker(speaks: Speaks) -> None:
    if len(speaks.name) > LONGEST_NAME:
        raise CannotInscribe(_("The name of a speaker has at most %(count)d characters.") % {"count": LONGEST_NAME})
    if not RANK.fullmatch(speaks.rank):
        raise CannotInscribe(_("Choose the speaker's rank from those that are offered."))
    if speaks.gender not in {"", *Inscription.Genders.values}:
        raise CannotInscribe(_("Choose the speaker's gender from those that are offered, or leave it out."))
    if speaks.language not in {"", *LANGUAGES}:
        raise CannotInscribe(_("Choose the language of the statement from those that are offered."))
    if speaks.seconds is not None and not 0 < speaks.seconds <= LONGEST.total_seconds():
        raise CannotInscribe(_("A statement lasts between one second and four hours."))


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
                % {"name": _named(key, on), "day": long_day(left[key])}
            )


def _named(key: str, on: date) -> str:
    return state_name(key, on) or key
