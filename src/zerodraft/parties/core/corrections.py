"""What the secretariat adds to the register that ships, and corrects in it: laid over it, never written into it.

Each correction says something for a period. There it stands in place of whatever the register said of the same thing (the
name of a party in a language, the place of a member in a group, the chair of a group); before and after, that stays as it
was. Later corrections are laid over earlier ones.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from zerodraft.parties.core.party import (
    Certainty,
    Chair,
    Kind,
    Language,
    Membership,
    Party,
    PartyName,
    Period,
    Register,
    Role,
    Standing,
)

NOTE = "Noted by the secretariat"


@dataclass(frozen=True, slots=True)
class NewParty:
    """A party or group that the register lacks: its English name, and what people call it ('' for nothing else)."""

    party: str
    kind: Kind
    short: str
    brief: str
    period: Period


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a party in a language."""

    party: str
    language: Language
    short: str
    formal: str
    period: Period


@dataclass(frozen=True, slots=True)
class Belongs:
    """A party's place in a group; `role` None says that it has none."""

    group: str
    party: str
    role: Role | None
    period: Period


@dataclass(frozen=True, slots=True)
class Chaired:
    """Who chairs a group; '' says that nobody does."""

    group: str
    party: str
    period: Period


Correction = NewParty | Named | Belongs | Chaired


Row = TypeVar("Row", PartyName, Membership, Chair)


def lay_over(register: Register, corrections: Iterable[Correction]) -> Register:
    """The register with the corrections laid over it, in their order.

    One that speaks of a party that is not there changes nothing. On no day do two rows say something of the same thing.
    """
    for correction in corrections:
        register = _lay(register, correction)
    return register


def without(rows: Iterable[Row], period: Period) -> Iterator[Row]:
    """The rows as they hold outside a period: what lies across it is cut, what lies within it is gone."""
    for row in rows:
        if not row.period.overlaps(period):
            yield row
            continue
        before, after = (row.period.start, period.start), (period.end, row.period.end)
        if before[1] is not None and (before[0] is None or before[0] < before[1]):
            yield replace(row, period=Period(*before))
        if after[0] is not None and (after[1] is None or after[0] < after[1]):
            yield replace(row, period=Period(*after))


def _lay(register: Register, correction: Correction) -> Register:
    if isinstance(correction, NewParty):
        return _with_party(register, _made(correction)) if correction.party not in register.parties else register
    keys = {correction.party} - {""} if isinstance(correction, Named | Chaired) else {correction.party}
    if not isinstance(correction, Named):
        keys = keys | {correction.group}
    if not keys <= set(register.parties):
        return register
    if isinstance(correction, Named):
        return _with_party(register, _renamed(register.parties[correction.party], correction))
    if isinstance(correction, Belongs):
        return replace(register, memberships=_memberships(register, correction))
    return replace(register, chairs=_chairs(register, correction))


def _with_party(register: Register, party: Party) -> Register:
    return replace(register, parties={**register.parties, party.key: party})


def _made(new: NewParty) -> Party:
    standing = Standing(new.kind, new.period, "", Certainty.GENERAL, NOTE)
    name = PartyName(Language.EN, new.short, "", Period(), Certainty.GENERAL, NOTE)
    return Party(new.party, (standing,), (name,), (), (new.brief,) if new.brief else ())


def _renamed(party: Party, named: Named) -> Party:
    row = PartyName(named.language, named.short, named.formal, named.period, Certainty.GENERAL, NOTE)
    same = [name for name in party.names if name.language is named.language]
    others = tuple(name for name in party.names if name.language is not named.language)
    return replace(party, names=others + _in_order([*without(same, named.period), row]))


def _memberships(register: Register, belongs: Belongs) -> tuple[Membership, ...]:
    pair = (belongs.group, belongs.party)
    same = [m for m in register.memberships if (m.group, m.member) == pair]
    others = tuple(m for m in register.memberships if (m.group, m.member) != pair)
    kept = list(without(same, belongs.period))
    if belongs.role is not None:
        kept.append(Membership(*pair, belongs.role, belongs.period, Certainty.GENERAL, NOTE))
    return others + _in_order(kept)


def _chairs(register: Register, chaired: Chaired) -> tuple[Chair, ...]:
    same = [chair for chair in register.chairs if chair.group == chaired.group]
    others = tuple(chair for chair in register.chairs if chair.group != chaired.group)
    kept = list(without(same, chaired.period))
    if chaired.party:
        kept.append(Chair(chaired.group, chaired.party, chaired.period))
    return others + _in_order(kept)


def _in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: row.period.start or date.min))
