"""Finding a party from what a person types: «fij», «Кот», «UK», yesterday's name, in any of the six languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from zerodraft.parties.core.names import name_on
from zerodraft.parties.core.order import collation_key
from zerodraft.parties.core.party import Kind, Language, Party, Register
from zerodraft.parties.core.spelling import folded

KINDS: tuple[Kind | None, ...] = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A party that fits what was typed: its key, its name on the day, and the name or alias that fitted."""

    key: str
    name: str
    matched: str


def suggest(
    register: Register, typed: str, on: date, language: Language = Language.EN, limit: int = 8
) -> tuple[Suggestion, ...]:
    """Up to `limit` parties of a day for which `typed` is a name, the beginning of a name, or of a word in one.

    Names of any day and aliases count in every language; better fits come first, among equals Member States
    first, then alphabetically. Accents, case and punctuation do not matter; nothing but these typed gives nothing.
    """
    wanted = folded(typed)
    if not wanted:
        return ()
    found = []
    for party in register.present(on):
        fit = min(_fits(party, wanted), default=None)
        if fit is not None:
            name = name_on(party, on, language)
            rank = (fit[0], KINDS.index(party.kind_on(on)), collation_key(name), party.key)
            found.append((rank, Suggestion(party.key, name, fit[1])))
    return tuple(suggestion for _, suggestion in sorted(found, key=lambda item: item[0])[:limit])


def _fits(party: Party, wanted: str) -> Iterator[tuple[int, str]]:
    for written in (*(row.short for row in party.names), *party.aliases):
        read = folded(written)
        if read == wanted:
            yield 0, written
        elif read.startswith(wanted):
            yield 1, written
        elif f" {wanted}" in f" {read}":
            yield 2, written


def named(register: Register, name: str, on: date) -> Party | None:
    """The one party of a day that `name` names in full: a short or formal name of any language, or an alias.

    None when no party bears it, or more than one does. Accents, case and punctuation do not matter.
    """
    found = names_on(register, on).get(folded(name), frozenset())
    return register.parties[next(iter(found))] if len(found) == 1 else None


def names_on(register: Register, on: date) -> Mapping[str, frozenset[str]]:
    """Every name and alias of the parties of a day, folded, with the keys of those that bear it; for many look-ups."""
    found: dict[str, set[str]] = {}
    for party in register.present(on):
        for written in (*(n for row in party.names for n in (row.short, row.formal)), *party.aliases):
            if read := folded(written):
                found.setdefault(read, set()).add(party.key)
    return {read: frozenset(keys) for read, keys in found.items()}
