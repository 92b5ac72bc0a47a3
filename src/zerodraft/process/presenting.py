"""Who takes part, as a page shows it: roles, parties and rights in the words of the page's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from zerodraft import clock
from zerodraft.parties import queries as parties
from zerodraft.process import queries
from zerodraft.process.capacity import Capacity
from zerodraft.process.core.roles import Right, Role

if TYPE_CHECKING:
    from zerodraft.parties.models import Person
    from zerodraft.process.models import Participation


@dataclass(frozen=True, slots=True)
class ShownCapacity:
    """A capacity to choose: `participation` is the id it rests on."""

    participation: str
    role: str
    party: str


@dataclass(frozen=True, slots=True)
class ShownRight:
    """A right as a box to tick."""

    code: str
    name: str
    held: bool


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """Somebody who takes part. `came` says whether they have ever been in."""

    key: str
    person: str
    name: str
    email: str
    role: str
    party: str
    rights: tuple[ShownRight, ...]
    came: bool

    @property
    def held(self) -> str:
        """Their rights as one line."""
        return ", ".join(right.name for right in self.rights if right.held)


def shown_capacity(capacity: Capacity) -> ShownCapacity:
    """A capacity in words; the party by the name it bears today."""
    party = party_name(capacity.party) if capacity.party else ""
    return ShownCapacity(capacity.participation, queries.role_name(capacity.role), party)


def shown_people(rows: "Iterable[Participation]") -> list[ShownPerson]:
    """Those who take part, by name; two queries however many they are."""
    held = list(rows)
    people = parties.people({row.person for row in held})
    shown = [_shown(row, people.get(row.person)) for row in held]
    return sorted(shown, key=lambda one: (one.name.casefold(), one.key))


def rights_to_give(ticked: Iterable[Right] = ()) -> tuple[ShownRight, ...]:
    """Every right as a box, those of `ticked` ticked."""
    given = set(ticked)
    return tuple(ShownRight(right.value, queries.right_name(right), right in given) for right in Right)


def party_name(key: str, on: date | None = None) -> str:
    """The name of a party on a day (today), in the page's language; its key where it has none."""
    return parties.party_name(key, on or clock.now().date(), get_language() or "en") or key


def _shown(row: "Participation", person: "Person | None") -> ShownPerson:
    return ShownPerson(
        key=row.key,
        person=row.person,
        name=str(person) if person else row.person,
        email=person.email if person else "",
        role=queries.role_name(Role(row.role)),
        party=row.party,
        rights=rights_to_give(row.rights),
        came=bool(person and person.last_login),
    )
