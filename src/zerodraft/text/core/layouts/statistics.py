"""Statistics: how far a text is from agreement, part by part."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from zerodraft.text.core.attribution import names_behind
from zerodraft.text.core.brackets import OPENING
from zerodraft.text.core.compilation import Compilation, CompiledUnit
from zerodraft.text.core.draft import Kind
from zerodraft.text.core.layouts.naming import Naming
from zerodraft.text.core.layouts.printed import Piece, Printed, Showing
from zerodraft.text.core.slots import disputed_words, words


@dataclass(frozen=True, slots=True)
class Figures:
    """One part of a text, from a heading to the next: `unit` is the heading's id ('' before the first, and for the whole).

    `brackets` are those typed in the base: what remains of earlier rounds.
    """

    unit: str
    label: str
    title: str
    units: int
    disputed_units: int
    proposals: int
    proponents: int
    brackets: int
    words: int
    disputed_words: int

    @property
    def disputed_share(self) -> float:
        """The share of the base's words that somebody wants out."""
        return self.disputed_words / self.words if self.words else 0.0


@dataclass(slots=True)
class _Part:
    heading: CompiledUnit | None
    units: list[CompiledUnit] = field(default_factory=list)


def figures(compilation: Compilation) -> tuple[Figures, ...]:
    """The parts in reading order, and last the whole, whose title is empty."""
    parts = [_Part(None)]
    for each in compilation.units:
        if each.unit.kind is Kind.HEADING and each.made_by is None:
            parts.append(_Part(each))
        parts[-1].units.append(each)
    found = [_figures(part, compilation) for part in parts if part.units]
    return (*found, _figures(_Part(None, list(compilation.units)), compilation))


def _figures(part: _Part, compilation: Compilation) -> Figures:
    head = part.heading.unit if part.heading else None
    behind = {id_ for each in part.units for id_ in each.proposals}
    base = [each for each in part.units if each.made_by is None]
    return Figures(
        head.id if head else "",
        head.label if head else "",
        head.text if head else "",
        units=len(base),
        disputed_units=sum(each.is_disputed for each in base),
        proposals=len(behind),
        proponents=len(names_behind((compilation.proposals[id_] for id_ in behind), Showing().order)),
        brackets=sum(each.unit.text.count(bracket) for each in base for bracket in OPENING),
        words=sum(words(each.unit.text) for each in base),
        disputed_words=sum(disputed_words(each.segments) for each in base),
    )


def statistics(compilation: Compilation, showing: Showing) -> list[Printed]:
    """The figures, part by part, as lines to read; how many propose is not told where attribution is ruled off."""
    naming = Naming(compilation, showing)
    *parts, whole = figures(compilation)
    found = [_title("", "", "The whole text"), _line(whole, naming)]
    for part in parts:
        found += [_title(part.unit, part.label, part.title or "Before the first heading"), _line(part, naming)]
    return found


def _title(unit: str, label: str, text: str) -> Printed:
    return Printed(unit, Kind.HEADING, label, (Piece(text),))


def _line(part: Figures, naming: Naming) -> Printed:
    says = "; ".join(_says(part, attributed=naming.attributed))
    return Printed(part.unit, Kind.PARA, "", (Piece(says),))


def _says(part: Figures, *, attributed: bool) -> Iterable[str]:
    yield f"{part.disputed_units} of {_count(part.units, 'paragraph')} disputed"
    yield _count(part.proposals, "proposal")
    if attributed:
        yield _count(part.proponents, "proponent")
    yield f"{_count(part.brackets, 'bracket')} in the base"
    yield f"{part.disputed_share:.0%} of {_count(part.words, 'word')} disputed"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
