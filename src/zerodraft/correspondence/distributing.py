"""The distribution lists of a process, and whom they reach today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zerodraft import clock
from zerodraft.correspondence.core import distribution
from zerodraft.correspondence.core.distribution import Extra, Named, Reach
from zerodraft.correspondence.models import DistributionList
from zerodraft.parties import queries as parties
from zerodraft.parties.core.party import Kind, Register
from zerodraft.process import queries as process_queries

if TYPE_CHECKING:
    from zerodraft.process.models import Process


def named_lists(process: "Process") -> list[DistributionList]:
    """The lists that the secretariat of a process keeps, by name."""
    return list(DistributionList.objects.filter(process=process, removed_at=None))


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything that is asked about lists, as it is today, so that many of them are resolved at once."""

    on: date
    register: Register
    participants: frozenset[str]
    named: Mapping[str, Named]
    addresses: Mapping[str, Sequence[str]]

    def reach(self, codes: Sequence[str]) -> Reach:
        """Whom these lists reach. Raises `distribution.UnknownList`."""
        return distribution.resolve(
            codes,
            self.register,
            self.on,
            participants=self.participants,
            named=self.named,
            addresses=self.addresses,
        )


def today(process: "Process") -> Directory:
    """The directory of a process as it is now, in a few queries."""
    on = clock.now().date()
    boxes = parties.mailboxes_of()
    return Directory(
        on=on,
        register=parties.register(),
        participants=participants(process, on),
        named={one.key: as_named(one) for one in named_lists(process)},
        addresses={party: [box.address for box in held] for party, held in boxes.items()},
    )


def reach(process: "Process", codes: Sequence[str]) -> Reach:
    """Whom these lists reach today, at the addresses of today. Raises `distribution.UnknownList`."""
    return today(process).reach(codes)


def participants(process: "Process", on: date) -> frozenset[str]:
    """The parties that take part in a process on a day."""
    left = process_queries.parties_that_left(process, on)
    taking_part = process_queries.participations(process)
    return frozenset(row.party for row in taking_part if row.party and row.party not in left)


def groups_on(on: date) -> list[str]:
    """The groups of the register on a day, by key."""
    return [one.key for one in parties.register().present(on, Kind.GROUP)]


def as_named(one: DistributionList) -> Named:
    """A list as the core knows it."""
    return Named(tuple(one.parties), tuple(Extra(each["address"], each["label"]) for each in one.extras))
