"""Whom a circulation reaches on a day: lists of parties and addresses, brought together; nobody gets it twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zerodraft.parties.core.groups import members_on
from zerodraft.parties.core.party import Kind, Register, UnknownParty

REPRESENTATIVES = "representatives"
MEMBER_STATES = "member-states"
OBSERVERS = "observers"
PARTICIPANTS = "participants"
GROUP = "group:"
NAMED = "list:"

_OBSERVING = (Kind.OBSERVER_STATE, Kind.ORGANIZATION, Kind.ENTITY)
"""They have permanent observers at Headquarters."""


class UnknownList(LookupError):
    """No distribution list has this code."""


@dataclass(frozen=True, slots=True)
class Extra:
    """An address that is no party's: a stakeholder's, with the name under which it is listed."""

    address: str
    label: str


@dataclass(frozen=True, slots=True)
class Named:
    """A list that the secretariat keeps: parties by key, and addresses of its own."""

    parties: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """One address on the way of a circulation: whose it is (a party's key, or ''), or what it is called."""

    address: str
    party: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """What lists come to: every address once, in order; the parties meant; and those of them that have no address."""

    stops: tuple[Stop, ...]
    parties: tuple[str, ...]
    without: tuple[str, ...]


def parties_of(
    code: str, register: Register, on: date, participants: Iterable[str], named: Mapping[str, Named]
) -> tuple[str, ...]:
    """The parties of one list on a day, by key. Raises UnknownList."""
    if code == REPRESENTATIVES:
        return _present(register, on, Kind.MEMBER_STATE, *_OBSERVING)
    if code == MEMBER_STATES:
        return _present(register, on, Kind.MEMBER_STATE)
    if code == OBSERVERS:
        return _present(register, on, *_OBSERVING)
    if code == PARTICIPANTS:
        return tuple(sorted(set(participants)))
    if code.startswith(GROUP):
        try:
            return tuple(one.key for one in members_on(register, code.removeprefix(GROUP), on))
        except UnknownParty as error:
            raise UnknownList(code) from error
    if code.startswith(NAMED) and code.removeprefix(NAMED) in named:
        return named[code.removeprefix(NAMED)].parties
    raise UnknownList(code)


def resolve(
    codes: Sequence[str],
    register: Register,
    on: date,
    *,
    participants: Iterable[str],
    named: Mapping[str, Named],
    addresses: Mapping[str, Sequence[str]],
) -> Reach:
    """The addresses of several lists on a day: parties first, in order of their keys, then the lists' own addresses.

    `addresses` are those of each party. An address that two parties share is written to once, for the first of them; both
    are reached. Raises UnknownList.
    """
    everybody = tuple(participants)
    meant = sorted({key for code in codes for key in parties_of(code, register, on, everybody, named)})
    stops: dict[str, Stop] = {}
    for party in meant:
        for address in addresses.get(party, ()):
            stops.setdefault(address, Stop(address, party))
    for code in codes:
        for extra in named[code.removeprefix(NAMED)].extras if code.startswith(NAMED) else ():
            stops.setdefault(extra.address, Stop(extra.address, label=extra.label))
    return Reach(tuple(stops.values()), tuple(meant), tuple(key for key in meant if not addresses.get(key)))


def _present(register: Register, on: date, *kinds: Kind) -> tuple[str, ...]:
    return tuple(party.key for party in register.present(on, *kinds))
