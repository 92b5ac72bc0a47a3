"""The capital pack: what a delegation sends home to ask for instructions, with an empty column for the answer.

Each unit is a table of its own: its text with all live proposals, those of the delegation and its groups shaded and once
more in full, and beside them room to write.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from zerodraft.files.opening.markup import Element
from zerodraft.text.core.attribution import names_behind
from zerodraft.text.core.compilation import Compilation, CompiledUnit
from zerodraft.text.core.draft import Kind
from zerodraft.text.core.layouts.by_proponent import proposed_text
from zerodraft.text.core.layouts.inline import inline
from zerodraft.text.core.layouts.printed import Mark, Piece, Printed, Showing
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.exchange.word.bracketed import OURS, Printing
from zerodraft.text.exchange.word.document import WordFile, add, writable
from zerodraft.text.exchange.word.phrases import Phrases, phrases

MAX_BYTES = 1_000_000
"""A pack travels by mail and over slow lines."""

_SHARES = 3, 2
"""How the width is shared between the text and the instructions."""

_SILENT = frozenset({Action.NOC, Action.RESERVE, Action.COMMENT})


def capital_pack(
    compilation: Compilation,
    delegation: str,
    groups: Collection[str],
    units: Collection[str] | None,
    showing: Showing,
    language: str,
) -> bytes:
    """A pack for one delegation as .docx, under 1 MB: the chosen units, or all that are disputed or reserved.

    Where attribution is ruled off, the delegation still sees what it and its groups proposed, and nobody else's name.
    Raises ValueError for units that are not there, and for a pack that would be too large.
    """
    chosen = _chosen(compilation, units)
    words = phrases(language)
    file = WordFile(words.pack.format(delegation=delegation), language, is_landscape=True)
    file.run(file.paragraph("Title"), file.title)
    file.run(file.paragraph("Normal"), writable(compilation.draft.title, "the title of the draft"))
    names = {delegation, *groups}
    own = {id_ for id_, each in compilation.proposals.items() if names & {each.on_behalf_of, *each.proponents}}
    pack = _Pack(compilation, Printing(file, showing, frozenset(own)), words)
    if chosen:
        file.run(file.paragraph("Normal"), words.positions, {"shd": OURS, "sz": "18"})
    else:
        file.run(file.paragraph("Normal"), words.undisputed)
    pack.units(chosen)
    data = file.saved()
    if len(data) > MAX_BYTES:
        raise ValueError(
            f"the pack of {len(chosen)} units would have {len(data):,} bytes, over 1 MB; choose fewer units"
        )
    return data


def _chosen(compilation: Compilation, units: Collection[str] | None) -> set[str]:
    if units is None:
        return {each.unit.id for each in compilation.units if each.is_disputed or _is_reserved(each, compilation)}
    missing = set(units) - {each.unit.id for each in compilation.units}
    if missing:
        raise ValueError(f"there is no unit {', '.join(sorted(missing))} in this draft; take ids of its units")
    return set(units)


def _is_reserved(each: CompiledUnit, compilation: Compilation) -> bool:
    return any(compilation.proposals[id_].action is Action.RESERVE for id_ in each.proposals)


@dataclass(slots=True)
class _Pack:
    """Writes the tables of a pack."""

    compilation: Compilation
    printing: Printing
    words: Phrases

    def units(self, chosen: Collection[str]) -> None:
        """One table for each chosen unit, under the heading it stands under."""
        # Alternatives stand by themselves, and no two neighbours have one id: so the groups are the units in order.
        grouped = groupby(inline(self.compilation, self.printing.showing), key=lambda each: each.unit)
        heading, shown = None, None
        for each, (_, printed) in zip(self.compilation.units, grouped, strict=True):
            if each.unit.kind is Kind.HEADING:
                heading = each.unit
            if each.unit.id not in chosen:
                continue
            if heading is not None and heading not in (shown, each.unit):
                self.printing.paragraph(Printed("", Kind.HEADING, heading.label, (Piece(heading.text),), 1))
            shown = heading
            self._table(each, printed)

    def _table(self, each: CompiledUnit, printed: Iterable[Printed]) -> None:
        file = self.printing.file
        widths = [file.width * share // sum(_SHARES) for share in _SHARES]
        table = add(file.body, "tbl")
        properties = add(table, "tblPr")
        if file.is_rightwards:
            add(properties, "bidiVisual")
        add(properties, "tblW", w=sum(widths), type="dxa")
        borders = add(properties, "tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            add(borders, side, val="single", sz=4, space=0, color="7F7F7F")
        add(properties, "tblLayout", type="fixed")
        margins = add(properties, "tblCellMar")
        for side in ("top", "left", "bottom", "right"):
            add(margins, side, w=85, type="dxa")
        grid = add(table, "tblGrid")
        for width in widths:
            add(grid, "gridCol", w=width)
        head = _row(table, widths, header=True)
        for cell, said in zip(head, (self.words.text, self.words.instructions), strict=True):
            file.run(file.paragraph("CellText", parent=cell), said, {"b": ""})
        rows = [list(printed), list(self._positions(each))]
        for number, paragraphs in enumerate(filter(None, rows)):
            left, right = _row(table, widths, merge="" if number else "restart")
            for paragraph in paragraphs:
                self.printing.paragraph(paragraph, left)
            file.paragraph("CellText", parent=right)
        file.paragraph("CellText")

    def _positions(self, each: CompiledUnit) -> Iterator[Printed]:
        """What the delegation and its groups want of a unit, in full."""
        own = [id_ for id_ in each.proposals if id_ in self.printing.own]
        if own:
            yield Printed("", Kind.CELL, "", (Piece(self.words.positions, Mark.BRACKET),))
        for id_ in own:
            proposal = self.compilation.proposals[id_]
            yield Printed(f"of proposal {id_}", Kind.CELL, "", tuple(self._position(each, proposal)))

    def _position(self, each: CompiledUnit, proposal: Proposal) -> Iterator[Piece]:
        names = names_behind([proposal], self.printing.showing.order) if self.printing.showing.attribution else ()
        said = filter(None, (", ".join(names), self.words.actions[proposal.action]))
        text = proposal.text if proposal.action in _SILENT else proposed_text(each, proposal)
        yield Piece(": ".join(said) + (": " if text else ""), Mark.ATTRIBUTION)
        if text:
            yield Piece(text)
        if proposal.reason:
            yield Piece(f" ({proposal.reason})", Mark.NOTE)


def _row(table: Element, widths: list[int], *, header: bool = False, merge: str | None = None) -> list[Element]:
    """A row of empty cells; `merge` lets the last go on from the row above, or start to ("restart")."""
    row = add(table, "tr")
    if header:
        properties = add(row, "trPr")
        add(properties, "cantSplit")
        add(properties, "tblHeader")
    cells: list[Element] = []
    for width in widths:
        cell = add(row, "tc")
        properties = add(cell, "tcPr")
        add(properties, "tcW", w=width, type="dxa")
        if merge is not None and len(cells) == len(widths) - 1:
            add(properties, "vMerge", **({"val": merge} if merge else {}))
        if header:
            add(properties, "shd", val="clear", color="auto", fill="EDEDED")
        cells.append(cell)
    return cells
