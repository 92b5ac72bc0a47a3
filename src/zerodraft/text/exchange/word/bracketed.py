"""A layout on paper: any list of printed paragraphs as .docx, with brackets, attributions and line numbers."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from zerodraft.files.opening.markup import Element
from zerodraft.text.core.draft import Kind
from zerodraft.text.core.layouts.printed import Mark, Piece, Printed, Showing
from zerodraft.text.exchange.word.direction import contained
from zerodraft.text.exchange.word.document import Format, WordFile, writable
from zerodraft.text.exchange.word.setting import STEP, after_label
from zerodraft.text.exchange.word.styles import primary, style_of

OURS = "D6E4F0"
"""The colour behind what is marked as somebody's own."""

_GREY = "404040"
_FORMATS: dict[Mark, Format] = {
    Mark.PLAIN: {},
    Mark.INSERTED: {"b": "", "u": "single"},
    Mark.DELETED: {"strike": ""},
    Mark.BRACKET: {"b": ""},
    Mark.ATTRIBUTION: {"sz": "17", "color": _GREY},
    Mark.NOTE: {"i": "", "sz": "18", "color": _GREY},
}


def bracketed(title: str, printed: Sequence[Printed], showing: Showing, language: str) -> bytes:
    """Printed paragraphs as .docx. Raises ValueError for a character that Word cannot hold."""
    file = WordFile(title, language, has_line_numbers=True)
    printing = Printing(file, showing)
    if not any(each.kind is Kind.TITLE for each in printed):
        file.run(file.paragraph("Title"), title)
    for each in printed:
        printing.paragraph(each)
    return file.saved()


@dataclass(slots=True)
class Printing:
    """Sets printed paragraphs in a Word file; what the proposals `own` insert or delete is shaded."""

    file: WordFile
    showing: Showing
    own: AbstractSet[str] = frozenset()

    def paragraph(self, printed: Printed, parent: Element | None = None) -> None:
        """One paragraph. Names are left out here too where attribution is ruled off."""
        if printed.kind is Kind.HEADING:
            made = self.file.paragraph(style_of(printed.kind, 1 + printed.depth), parent=parent)
        else:
            level = printed.depth + (printed.kind is Kind.SUBPARA)
            hanging = STEP if printed.kind is Kind.SUBPARA and printed.label else 0
            made = self.file.paragraph(style_of(printed.kind), parent=parent, left=level * STEP, hanging=hanging)
        place = f"unit {printed.unit}" if printed.unit else "the layout"
        if printed.label:
            self.file.run(made, writable(printed.label, place) + (after_label(printed.kind) if printed.pieces else ""))
        for piece in printed.pieces:
            if self.showing.attribution or piece.mark is not Mark.ATTRIBUTION or not piece.proposals:
                self.piece(made, piece, place)

    def piece(self, paragraph: Element, piece: Piece, place: str) -> None:
        """Some words of a paragraph."""
        form = dict(_FORMATS[piece.mark])
        if piece.text.isspace() and piece.mark is Mark.INSERTED:
            # A line under nothing looks like a blank to be filled in.
            del form["u"]
        if primary(self.file.language) in {"ar", "zh"}:
            # These scripts have no italics.
            form.pop("i", None)
        if not self.own.isdisjoint(piece.proposals):
            form["shd"] = OURS
        self.file.run(paragraph, contained(writable(piece.text, place)), form)
