"""Who can sign a letter of ours, and who in all likelihood does."""

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from zerodraft.parties import queries as people
from zerodraft.process import queries as process
from zerodraft.process.core.roles import TEAM, Role

if TYPE_CHECKING:
    from zerodraft.correspondence.models import Outgoing


def may_sign(letter: "Outgoing") -> dict[str, str]:
    """The people who may sign a letter, by id, with their names: the co-facilitators; of a cover, the President's office."""
    role = Role.PRESIDENT_OFFICE if letter.is_cover else Role.CO_FACILITATOR
    return _named(letter, {role})


def may_deputize(letter: "Outgoing") -> dict[str, str]:
    """The people of the team of whom a signatory may name one, by id, with their names."""
    found = _named(letter, TEAM)
    return {key: name for key, name in found.items() if key not in letter.approvers}


def likely(names: Sequence[str], able: dict[str, str]) -> list[str]:
    """Who of these people signs at each place: by the name, else in their order; '' where nobody is left."""
    left = dict(able)
    found = ["" for _ in names]
    for place, name in enumerate(names):
        same = next((key for key, known in left.items() if _plain(known) == _plain(name)), "")
        found[place] = same
        left.pop(same, None)
    for place, key in enumerate(found):
        if not key and left:
            found[place] = next(iter(left))
            left.pop(found[place])
    return found


def _named(letter: "Outgoing", roles: "frozenset[Role] | set[Role]") -> dict[str, str]:
    seated = dict.fromkeys(row.person for row in process.participations(letter.process, "") if row.role in roles)
    names = people.names_of(set(seated))
    return {key: names[key] for key in seated}


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in folded if character.isalnum())
