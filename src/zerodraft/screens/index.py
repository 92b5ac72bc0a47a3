"""The parties of a day as the desk's page finds them while somebody types."""

from datetime import date
from functools import lru_cache

from django.utils.translation import get_language

from zerodraft.floor.finding import desks
from zerodraft.parties.core.names import name_on
from zerodraft.parties.core.order import collation_key
from zerodraft.parties.core.party import Kind, Language
from zerodraft.parties.core.spelling import folded
from zerodraft.parties.queries import register

_KINDS = tuple(Kind)


def parties(on: date) -> list[tuple[str, str, list[str]]]:
    """Key, name in the page's language, and every folded form by which a party is found; the number of its desk is one.

    In the order in which equal fits are offered: Member States first, then alphabetically.
    """
    return _parties(on, Language((get_language() or "en")[:2]))


@lru_cache(maxsize=24)
def _parties(on: date, language: Language) -> list[tuple[str, str, list[str]]]:
    ranked, known = [], register()
    seats = desks(known, on)
    for party in known.present(on):
        name = name_on(party, on, language)
        forms = dict.fromkeys(folded(each) for each in (name, *(row.short for row in party.names), *party.aliases))
        forms |= {seats[party.key]: None} if party.key in seats else {}
        kind = party.kind_on(on)
        rank = (_KINDS.index(kind) if kind else len(_KINDS), collation_key(name), party.key)
        ranked.append((rank, (party.key, name, [form for form in forms if form])))
    return [found for _rank, found in sorted(ranked, key=lambda each: each[0])]
