"""What a layout gives: paragraphs of pieces, which Word, PDF, HTML and text set each in their own way."""

from dataclasses import dataclass, field
from enum import StrEnum

from zerodraft.text.core.attribution import ProtocolOrder
from zerodraft.text.core.draft import Kind


class Mark(StrEnum):
    """What a piece of a printed paragraph is."""

    PLAIN = "plain"
    INSERTED = "inserted"
    DELETED = "deleted"
    BRACKET = "bracket"
    ATTRIBUTION = "attribution"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one mark; `proposals` are the ids of those that insert or delete them, empty when attribution is off."""

    text: str
    mark: Mark = Mark.PLAIN
    proposals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """One paragraph: of the unit `unit` ('' for one that the layout adds, as the name of a delegation over its block).

    `depth` is how far it is indented: 0 for the unit itself, 1 for a block under it.
    """

    unit: str
    kind: Kind
    label: str
    pieces: tuple[Piece, ...]
    depth: int = 0


class Brackets(StrEnum):
    """What brackets mean in a process (its profile)."""

    NOT_AGREED = "not-agreed"
    """Whatever somebody wants in or out stands in brackets: the usual way."""
    DELETIONS = "deletions"
    """Brackets enclose what somebody wants out; what is put in is underlined."""


@dataclass(frozen=True, slots=True)
class Showing:
    """How a compilation is shown. Where `attribution` is ruled off, no name and no id of a proposal appears anywhere."""

    attribution: bool = True
    brackets: Brackets = Brackets.NOT_AGREED
    order: ProtocolOrder = field(default_factory=ProtocolOrder)
