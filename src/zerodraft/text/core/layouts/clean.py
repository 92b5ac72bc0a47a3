"""Clean: the base, or what it reads with chosen proposals, without attributions."""

from collections.abc import Collection, Iterable, Iterator

from zerodraft.text.core.compilation import Compilation
from zerodraft.text.core.compiling import Segment
from zerodraft.text.core.layouts.naming import Naming
from zerodraft.text.core.layouts.printed import Mark, Piece, Printed, Showing
from zerodraft.text.core.slots import Slot, slots


def clean(compilation: Compilation, showing: Showing, taken: Collection[str] = ()) -> list[Printed]:
    """The text with the proposals `taken`; where these contradict each other, each of their words stands in brackets.

    A unit of which nothing remains is left out. Raises ValueError for the id of no proposal.
    """
    unknown = sorted(set(taken) - compilation.proposals.keys())
    if unknown:
        raise ValueError(f"there is no proposal {', '.join(unknown)}; take ids from the list of proposals")
    naming = Naming(compilation, showing)
    chosen = frozenset(taken)
    found = []
    for each in compilation.units:
        pieces = tuple(_pieces(slots(_only(each.segments, chosen))))
        if pieces or (each.made_by is None and not each.unit.text):
            found.append(Printed(naming.unit(each.unit.id), each.unit.kind, each.unit.label, pieces))
    return found


def _only(segments: Iterable[Segment], chosen: frozenset[str]) -> Iterator[Segment]:
    """The segments as if there were no other proposals."""
    for text, inserted_by, deleted_by in segments:
        putting = tuple(id_ for id_ in inserted_by if id_ in chosen)
        if putting or not inserted_by:
            yield Segment(text, putting, tuple(id_ for id_ in deleted_by if id_ in chosen))


def _pieces(found: Iterable[Slot]) -> Iterator[Piece]:
    for slot in found:
        if slot.text and not slot.deleted_by:
            yield Piece(slot.text)
        if len(slot.alternatives) == 1:
            yield Piece(slot.alternatives[0].text)
        elif slot.alternatives:
            for text, _ in slot.alternatives:
                yield from (Piece("[", Mark.BRACKET), Piece(text), Piece("]", Mark.BRACKET))
