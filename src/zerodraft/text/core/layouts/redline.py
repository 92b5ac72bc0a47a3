"""Redline: the base with what chosen proposals, of one proponent for example, delete and put in."""

from collections.abc import Collection, Iterable, Iterator

from zerodraft.text.core.compilation import Compilation
from zerodraft.text.core.compiling import Segment
from zerodraft.text.core.edits import Base
from zerodraft.text.core.layouts.naming import Naming
from zerodraft.text.core.layouts.notes import notes
from zerodraft.text.core.layouts.printed import Mark, Piece, Printed, Showing
from zerodraft.text.core.slots import By


def redline(compilation: Compilation, showing: Showing, chosen: Collection[str] | None = None) -> list[Printed]:
    """Every unit with what the `chosen` proposals change, all of them without `chosen`; no names, but for notes.

    Raises ValueError for the id of no proposal. Two drafts are compared by `comparing` and printed by `redlining`.
    """
    unknown = sorted(set(chosen or ()) - compilation.proposals.keys())
    if unknown:
        raise ValueError(f"there is no proposal {', '.join(unknown)}; take ids from the list of proposals")
    who = frozenset(compilation.proposals if chosen is None else chosen)
    naming = Naming(compilation, showing)
    found: list[Printed] = []
    for each in compilation.units:
        concerned = tuple(id_ for id_ in each.proposals if id_ in who)
        if each.made_by is not None and not concerned:
            continue
        pieces = tuple(_pieces(each.segments, who, naming))
        found.append(Printed(naming.unit(each.unit.id), each.unit.kind, each.unit.label, pieces))
        found += notes(each, compilation, naming, concerned)
    return found


def _pieces(segments: Iterable[Segment], who: frozenset[str], naming: Naming) -> Iterator[Piece]:
    for text, inserted_by, deleted_by in segments:
        putting = tuple(id_ for id_ in inserted_by if id_ in who)
        taking = tuple(id_ for id_ in deleted_by if id_ in who)
        if putting:
            yield Piece(text, Mark.INSERTED, naming.ids(putting))
        elif not inserted_by:
            yield Piece(text, Mark.DELETED, naming.ids(taking)) if taking else Piece(text)


def against(base: Base, text: str, ids: By = ()) -> tuple[Piece, ...]:
    """A text against its base."""
    found, at = [], 0
    for start, end, put in base.edits(text):
        found += [
            Piece(base.text[at:start]),
            Piece(base.text[start:end], Mark.DELETED, ids),
            Piece(put, Mark.INSERTED, ids),
        ]
        at = end
    return tuple(piece for piece in (*found, Piece(base.text[at:])) if piece.text)
