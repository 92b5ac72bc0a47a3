"""Protocol order: alphabetical by the short name of the day, in English or in French.

The General Assembly seats and calls its Members in English alphabetical order (rules 87 and 127 for a roll-call, from
a name drawn by lot); bodies whose secretariat works in French use the French order. Long names stand where their first
word puts them: «Republic of Korea» under R, «the former Yugoslav Republic of Macedonia» under T. Accents do not count
(Côte d'Ivoire before Croatia, Türkiye before Turkmenistan); apostrophes, hyphens and brackets only part words, and a
shorter word comes first (Guinée, Guinée-Bissau, Guinée équatoriale; Saint-Marin, Sainte-Lucie).
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from zerodraft.parties.core.capabilities import may
from zerodraft.parties.core.names import name_on
from zerodraft.parties.core.party import Capability, Kind, Language, Party, Register
from zerodraft.parties.core.spelling import folded

OrderLanguage = Literal[Language.EN, Language.FR]


class NotInOrder(LookupError):
    """The party whose name was drawn is not in the list that is to begin with it."""


def collation_key(name: str) -> tuple[tuple[str, ...], str]:
    """What two names are compared by: their words without marks, then the name as written."""
    return tuple(folded(name).split()), name


def protocol_order(parties: Iterable[Party], on: date, language: OrderLanguage = Language.EN) -> tuple[Party, ...]:
    """The parties in alphabetical order of their short names on a day; the key decides between equal names.

    Raises NamelessParty.
    """
    return tuple(sorted(parties, key=lambda party: (collation_key(name_on(party, on, language)), party.key)))


def beginning_at(ordered: tuple[Party, ...], drawn: str) -> tuple[Party, ...]:
    """The same round, begun at the party with the key `drawn`, as after a drawing of lots. Raises NotInOrder."""
    for place, party in enumerate(ordered):
        if party.key == drawn:
            return ordered[place:] + ordered[:place]
    raise NotInOrder(f"{drawn} is not in this order")


def roll(
    register: Register, on: date, language: OrderLanguage = Language.EN, drawn: str | None = None
) -> tuple[Party, ...]:
    """Those who are called when a roll-call vote is taken on a day (rules 87 and 127), from the name drawn.

    Raises NotInOrder when the drawn party does not vote.
    """
    voting = protocol_order((p for p in register.present(on) if may(register, p, Capability.VOTE, on)), on, language)
    return voting if drawn is None else beginning_at(voting, drawn)


def seating(
    register: Register, on: date, language: OrderLanguage = Language.EN, drawn: str | None = None
) -> tuple[Party, ...]:
    """The desks of a day: first those who sit among the Members, from the name drawn, then the other States.

    The State of Palestine sits among the Members since the seventy-ninth session (A/RES/ES-10/23). Raises NotInOrder.
    """
    states = register.present(on, Kind.MEMBER_STATE, Kind.OBSERVER_STATE, Kind.OTHER_STATE)
    among = {p.key for p in states if may(register, p, Capability.SIT_AMONG_MEMBERS, on)}
    first = protocol_order((p for p in states if p.key in among), on, language)
    then = protocol_order((p for p in states if p.key not in among), on, language)
    return (first if drawn is None else beginning_at(first, drawn)) + then
