"""What the desk offers for the list in hand: its order, where it can be carried over, who speaks for one on it."""

from dataclasses import dataclass

from zerodraft.floor import offering, queries, telling
from zerodraft.floor.shown import ShownList
from zerodraft.programme import queries as programme
from zerodraft.screens.visiting import Visit

MORE_POLICIES = 2
"""How many more policies than a list has its form offers at once."""


@dataclass(frozen=True, slots=True)
class SpokenFor:
    """Who speaks, as far as it is noted, as a form holds it; `length` is typed as minutes and seconds."""

    key: str
    name: str
    speaker: str
    rank: str
    gender: str
    first_time: bool
    language: str
    length: str


def of_list(made: Visit, in_hand: ShownList, speaks: str) -> dict[str, object]:
    """What the forms of a list hold; `speaks` is the key of the inscription whose speaker is to be noted, or ''."""
    policies = offering.policies()
    chain = [code for code, _name in in_hand.policies]
    context: dict[str, object] = {
        "policies": policies,
        "chain": [*chain, *[""] * MORE_POLICIES][: len(policies)],
        "later": programme.meetings_after(made.meeting),
    }
    waits = {each.key for each in (*in_hand.waiting, *in_hand.reserve)}
    return context | (_speaker(speaks) if speaks in waits else {})


def _speaker(key: str) -> dict[str, object]:
    found = queries.inscription_by_key(key)
    if found is None:
        return {}
    length = "" if found.seconds is None else f"{found.seconds // 60}:{found.seconds % 60:02}"
    return {
        "spoken_for": SpokenFor(
            found.key,
            telling.speaker(found),
            found.speaker,
            found.rank,
            found.gender,
            found.first_time,
            found.language,
            length,
        ),
        "ranks": offering.ranks(found.on_list),
        "genders": offering.genders(),
        "statement_languages": offering.languages(),
    }
