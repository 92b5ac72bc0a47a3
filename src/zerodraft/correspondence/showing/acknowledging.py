"""Who acknowledged a letter, in the words of pages."""

from dataclasses import dataclass
from datetime import datetime

from zerodraft import clock
from zerodraft.correspondence import addressing, asked
from zerodraft.correspondence.core.words.folding import fold
from zerodraft.correspondence.models import Outgoing
from zerodraft.floor.presenting import names_of
from zerodraft.parties import queries as people
from zerodraft.process.capacity import Capacity


@dataclass(frozen=True, slots=True)
class Receipt:
    """A party, when receipt was acknowledged for it (None where it was not), and by whom. `was_expected` is False for one
    that acknowledged it and would not be asked to today.
    """

    party: str
    name: str
    at: datetime | None
    by: str
    was_expected: bool


def receipts(letter: Outgoing) -> list[Receipt]:
    """Every party that is expected to acknowledge a letter, or has, by name."""
    given, expected = asked.acknowledgements(letter), addressing.expected_to_acknowledge(letter)
    name, known = names_of(clock.now().date()), people.names_of({one.person for one in given.values()})
    rows = [
        Receipt(
            party=party,
            name=name(party),
            at=given[party].at if party in given else None,
            by=known.get(given[party].person, "") if party in given else "",
            was_expected=party in expected,
        )
        for party in {*given, *expected}
    ]
    return sorted(rows, key=lambda row: (fold(row.name), row.party))


def own_receipt(letter: Outgoing, capacity: Capacity) -> Receipt | None:
    """The receipt of the visitor's own party; None for whoever acts for none."""
    if not capacity.party:
        return None
    given = asked.acknowledgements(letter).get(capacity.party)
    name = names_of(clock.now().date())(capacity.party)
    by = people.name_of(given.person) if given else ""
    return Receipt(capacity.party, name, given.at if given else None, by, was_expected=True)
