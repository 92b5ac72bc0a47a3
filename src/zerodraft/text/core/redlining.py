"""Redlining: a comparison of two drafts as it is printed."""

from collections.abc import Iterable, Sequence

from zerodraft.text.core.comparing import Comparison, Row
from zerodraft.text.core.compiling import Segment
from zerodraft.text.core.draft import Unit
from zerodraft.text.core.layouts.printed import Mark, Piece, Printed
from zerodraft.text.core.lineage import Relation


def redlined(comparison: Comparison) -> tuple[Printed, ...]:
    """Every unit of both drafts in the order of the new one: what is deleted, what is put in, what went where."""
    return tuple(_printed(row) for row in comparison.rows)


def _printed(row: Row) -> Printed:
    unit = row.unit
    notes = [Piece(f" [{says}]", Mark.NOTE) for says in _notes(row)]
    return Printed(unit.id, unit.kind, unit.label, (*pieces(row.segments), *notes))


def pieces(segments: Iterable[Segment]) -> tuple[Piece, ...]:
    """A redline in pieces."""
    return tuple(Piece(each.text, _mark(each)) for each in segments)


def _mark(segment: Segment) -> Mark:
    if segment.inserted_by:
        return Mark.INSERTED
    return Mark.DELETED if segment.deleted_by else Mark.PLAIN


def _notes(row: Row) -> Sequence[str]:
    old, new = row.old, row.new
    if old is None or new is None:
        return ()
    if row.pair.relation is Relation.MOVED:
        return (f"moved from {_called(old)}",)
    if row.pair.relation is Relation.SPLIT:
        return (f"from {_called(old)}, which was split",)
    if row.pair.relation is Relation.MERGED:
        return (f"{_called(old)}, merged into {_called(new)}",)
    return (f"was {old.label}",) if old.label != new.label and old.label else ()


def _called(unit: Unit) -> str:
    return unit.label.strip() or f"“{unit.text[:40].strip()}…”"
