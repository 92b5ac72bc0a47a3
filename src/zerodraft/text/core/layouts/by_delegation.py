"""By delegation: under each name its whole submission, every text against its base."""

from collections.abc import Iterator

from zerodraft.text.core.attribution import names_behind
from zerodraft.text.core.compilation import Compilation, CompiledUnit
from zerodraft.text.core.draft import Kind
from zerodraft.text.core.edits import Base
from zerodraft.text.core.layouts.by_proponent import proposed_text
from zerodraft.text.core.layouts.naming import Naming
from zerodraft.text.core.layouts.notes import notes
from zerodraft.text.core.layouts.printed import Mark, Piece, Printed, Showing
from zerodraft.text.core.layouts.redline import against
from zerodraft.text.core.proposal import Proposal

_HEADINGS = frozenset({Kind.HEADING, Kind.TITLE})


def by_delegation(compilation: Compilation, showing: Showing, delegation: str = "") -> list[Printed]:
    """The submissions in protocol order, or that of one delegation or group: also what others made on its behalf.

    Raises ValueError where attribution is ruled off, since the layout itself would tell who proposes what, and for a
    delegation that proposes nothing.
    """
    if not showing.attribution:
        raise ValueError("where attribution is ruled off, nothing is printed by delegation; choose another layout")
    naming = Naming(compilation, showing)
    writing = _Submissions(compilation, naming)
    if not delegation:
        return [each for name in showing.order.ordered(writing.by_name) for each in writing.of(name)]
    if delegation not in writing.by_name:
        raise ValueError(f"{delegation} proposes nothing on this draft; check how the name is written")
    return list(writing.of(delegation))


class _Submissions:
    """Who proposes what, unit by unit."""

    def __init__(self, compilation: Compilation, naming: Naming) -> None:
        self.compilation = compilation
        self.naming = naming
        self.by_name: dict[str, dict[int, list[str]]] = {}
        self._bases: dict[int, Base] = {}
        self._headings: list[CompiledUnit | None] = []
        names = {id_: self._names(each) for id_, each in compilation.proposals.items()}
        heading = None
        for number, each in enumerate(compilation.units):
            self._headings.append(heading)
            heading = each if each.unit.kind in _HEADINGS else heading
            for id_ in each.proposals:
                for name in names[id_]:
                    self.by_name.setdefault(name, {}).setdefault(number, []).append(id_)

    def _names(self, proposal: Proposal) -> tuple[str, ...]:
        return names_behind([proposal], self.naming.order)

    def of(self, name: str) -> Iterator[Printed]:
        """The submission of one of them."""
        yield Printed("", Kind.HEADING, "", (Piece(name, Mark.ATTRIBUTION),))
        shown = None
        for number, ids in self.by_name[name].items():
            each, heading = self.compilation.units[number], self._headings[number]
            if heading is not None and heading is not shown:
                unit = heading.unit
                yield Printed(unit.id, Kind.CHAPEAU, unit.label, (Piece(unit.text, Mark.NOTE),))
            shown = heading
            yield from self._unit(number, each, name, tuple(ids))

    def _unit(self, number: int, each: CompiledUnit, name: str, ids: tuple[str, ...]) -> Iterator[Printed]:
        base = self._bases.get(number)
        if base is None:
            base = self._bases[number] = Base(each.unit.text)
        for id_ in ids:
            proposal = self.compilation.proposals[id_]
            text = proposed_text(each, proposal)
            if text is not None:
                others = self.naming.order.ordered(set(self._names(proposal)) - {name})
                joint = (Piece(f" [with {', '.join(others)}]", Mark.NOTE),) if others else ()
                pieces = (*against(base, text, (id_,)), *joint)
                yield Printed(each.unit.id, each.unit.kind, each.unit.label, pieces)
        yield from notes(each, self.compilation, self.naming, ids)
