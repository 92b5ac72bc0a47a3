"""Everybody who takes part in a process, laid out for a page: the team, and every party that could send people."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from zerodraft import clock
from zerodraft.parties import queries as parties
from zerodraft.parties.core.names import NamelessParty, name_on
from zerodraft.parties.core.order import protocol_order
from zerodraft.parties.core.party import Kind, Language, Party, Register
from zerodraft.parties.core.search import named, suggest
from zerodraft.parties.core.spelling import folded
from zerodraft.process import presenting, queries
from zerodraft.process.core.places import STATES
from zerodraft.process.core.roles import Right
from zerodraft.process.presenting import ShownPerson

if TYPE_CHECKING:
    from zerodraft.process.models import Process

OTHERS = (Kind.ORGANIZATION, Kind.ENTITY)


@dataclass(frozen=True, slots=True)
class ShownDelegation:
    """A party, who may admit others to its delegation, how many people it has, and whether it left the process."""

    party: str
    name: str
    focal_points: tuple[str, ...]
    people: int
    left: date | None


@dataclass(frozen=True, slots=True)
class Roster:
    """The team, those parties that were asked for, and how many of the States have a focal point."""

    team: list[ShownPerson]
    delegations: list[ShownDelegation]
    count: int
    with_focal_point: int


def lay_out(process: "Process", wanted: str = "", *, lacking: bool = False) -> Roster:
    """The people of a process, and its parties: all, those that fit what was typed, or those without a focal point.

    States are always listed, others once they have people; a fixed number of queries however many there are.
    """
    register, on = parties.register(), clock.now().date()
    rows = queries.participations(process)
    shown = {one.key: one for one in presenting.shown_people(rows)}
    by_party: dict[str, list[ShownPerson]] = {}
    for row in rows:
        by_party.setdefault(row.party, []).append(shown[row.key])
    focal = {row.party for row in rows if Right.ADMIT in row.rights}
    left = queries.parties_that_left(process, on)
    listed = [
        _delegation(party, by_party.get(party.key, []), left.get(party.key), on)
        for party in _listed(register, on, set(by_party))
    ]
    states = {party.key for party in register.present(on, *STATES)}
    chosen = [one for one in listed if not (lacking and (one.party in focal or one.party not in states))]
    if wanted:
        fitting = {found.key for found in suggest(register, wanted, on, limit=50)}
        chosen = [one for one in chosen if one.party in fitting or _holds(by_party.get(one.party, []), wanted)]
    return Roster(
        team=sorted(by_party.get("", []), key=lambda one: (one.role, one.name.casefold())),
        delegations=chosen,
        count=len(states),
        with_focal_point=len(focal & states),
    )


def find(register: Register, typed: str, on: date) -> str | None:
    """The party that was typed: by a name or an alias in full, by its key, or as the only one that fits."""
    if typed in register.parties:
        return typed
    party = named(register, typed, on)
    if party is not None:
        return party.key
    fitting = suggest(register, typed, on, limit=2)
    return fitting[0].key if len(fitting) == 1 else None


def _listed(register: Register, on: date, having: set[str]) -> list[Party]:
    shown: list[Party] = []
    for kinds in (STATES, OTHERS, (Kind.GROUP,)):
        of_kind = [p for p in register.present(on, *kinds) if kinds is STATES or p.key in having]
        shown += protocol_order(of_kind, on)
    known = {party.key for party in shown}
    return shown + [register.parties[key] for key in sorted(having - known) if key in register.parties]


def _delegation(party: Party, people: list[ShownPerson], left: date | None, on: date) -> ShownDelegation:
    try:
        name = name_on(party, on, Language((get_language() or "en")[:2]))
    except NamelessParty:
        name = party.key
    focal = tuple(one.name for one in people if any(r.held and r.code == Right.ADMIT.value for r in one.rights))
    return ShownDelegation(party.key, name, focal, len(people), left)


def _holds(people: list[ShownPerson], wanted: str) -> bool:
    return any(folded(wanted) in folded(one.name) or wanted.casefold() in one.email for one in people)
