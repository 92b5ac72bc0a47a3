"""What makes the next draft, and all that is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.lineage import Relation
from zerodraft.text.core.rebasing import Rebased
from zerodraft.text.core.revision.layers import Stretch


@dataclass(frozen=True, slots=True)
class Added:
    """A unit that the facilitator adds after another ('' for the beginning); without a kind it is of that one's."""

    after: str
    text: str
    label: str = ""
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Editing:
    """What the facilitator edits freely: whole texts of units by id, units taken out, units added.

    A unit that a taken proposal makes goes by the id that the compilation gives it.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()
    added: tuple[Added, ...] = ()


class Outcome(StrEnum):
    """Where a proposal went."""

    ACCEPTED = "accepted"
    """The next draft reads as it proposes."""
    MERGED = "merged"
    """It was taken in together with others, or as the facilitator changed it."""
    MOVED = "moved"
    """Its words are in the next draft, in another unit."""
    DECLINED = "declined"
    CARRIED = "carried"
    """It stands on the new text, and stays open."""
    NOT_TAKEN_UP = "not taken up"
    """It was not taken in, and its words or its place are gone: its owner says what shall become of it."""


@dataclass(frozen=True, slots=True)
class Disposition:
    """What became of one proposal, in which units of the next draft, and why where that does not go without saying."""

    proposal: str
    outcome: Outcome
    units: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Revised:
    """A unit of the next draft (`new`), or one that is there no more, with every word it had or has.

    `stretches` tell each word of the next draft by what it is explained, and each one that is gone by whom.
    """

    old: Unit | None
    new: Unit | None
    relation: Relation
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Concordance:
    """A unit and its number in the base and in the next draft; '' where there is none."""

    old: str
    old_label: str
    new: str
    new_label: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Revision:
    """The next draft and how it came to be. `carried` has every proposal that stays live, on the new text or flagged."""

    base: Draft
    draft: Draft
    units: tuple[Revised, ...]
    dispositions: tuple[Disposition, ...]
    concordance: tuple[Concordance, ...]
    carried: tuple[Rebased, ...]
