"""Redlining: a comparison of two drafts, or a draft and the one made of it, as it is printed."""

from collections.abc import Iterable, Mapping, Sequence

from zerodraft.text.core.comparing import Comparison, Row
from zerodraft.text.core.compiling import Segment
from zerodraft.text.core.draft import Unit
from zerodraft.text.core.layouts.printed import Mark, Piece, Printed
from zerodraft.text.core.lineage import Pair, Relation
from zerodraft.text.core.revision.layers import as_segments
from zerodraft.text.core.revision.values import Revised, Revision


def redlined(comparison: Comparison) -> tuple[Printed, ...]:
    """Every unit of both drafts in the order of the new one: what is deleted, what is put in, what went where."""
    return tuple(_printed(row) for row in comparison.rows)


def _printed(row: Row) -> Printed:
    unit = row.unit
    notes = [Piece(f" [{says}]", Mark.NOTE) for says in _notes(row)]
    return Printed(unit.id, unit.kind, unit.label, (*pieces(row.segments), *notes))


def redlined_revision(revision: Revision) -> tuple[Printed, ...]:
    """Every unit of a base and of its next draft, each word as it was taken in or out, whatever a comparison would find."""
    into = {each.unit: of.new for of in revision.units if of.new for each in of.stretches if each.unit}
    return tuple(_revised(each, into) for each in revision.units)


def _revised(of: Revised, into: Mapping[str, Unit]) -> Printed:
    if of.new is None and of.old is not None and of.relation is Relation.MERGED:
        whole = into.get(of.old.id)
        says = f"[merged into {_called(whole)}]" if whole else "[merged into what was taken out]"
        return Printed(of.old.id, of.old.kind, of.old.label, (Piece(says, Mark.NOTE),))
    old, new = (unit.id if unit else "" for unit in (of.old, of.new))
    # Of the unit into which another one went, its own words and those that came are there to see.
    relation = Relation.EDITED if of.relation is Relation.MERGED else of.relation
    return _printed(Row(Pair(old, new, relation, 1.0), of.old, of.new, as_segments(of.stretches)))


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
