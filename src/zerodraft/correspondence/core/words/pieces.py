"""A document cut to a stretch: its blocks clipped, its lines, the cells of its tables as passages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zerodraft.correspondence.core.document import Block, BlockKind, Document
from zerodraft.correspondence.core.words.folding import fold_scanned
from zerodraft.correspondence.core.words.language import Language
from zerodraft.correspondence.core.words.passages import Passage, Span, passage

_COLUMN_GAP = re.compile(r"[ \t\u00a0]{3,}|\t")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or one column of it where the file sets several side by side; `column` counts from 0."""

    text: str
    span: Span
    block: int
    column: int = 0
    in_table: bool = False

    @property
    def folded(self) -> str:
        return fold_scanned(self.text)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document as the rules turn its leaves; `compounds` are the words that keep their hyphen at a line's end."""

    document: Document
    compounds: frozenset[str]

    def passage(self, start: int, end: int) -> Passage:
        return passage(self.document.text, start, end, self.compounds)

    def blocks(self, within: Span) -> Iterator[Block]:
        """The blocks that overlap a stretch, clipped to it; a table is never clipped."""
        for block in self.document.blocks:
            if block.end <= within.start or block.start >= within.end:
                continue
            if block.kind is BlockKind.TABLE:
                yield block
            else:
                start, end = max(block.start, within.start), min(block.end, within.end)
                yield Block(block.kind, start, end, centred=block.centred)

    def lines(self, within: Span, *, tables: bool = True) -> list[Line]:
        """The lines of a stretch, in order; with `tables`, each cell's lines too."""
        found: list[Line] = []
        for index, block in enumerate(self.blocks(within)):
            if block.kind is BlockKind.TABLE:
                if tables:
                    for cell in block.cells:
                        found += self._lines(cell.start, cell.end, index, cell.column, in_table=True)
            else:
                found += self._lines(block.start, block.end, index, None, in_table=False)
        return found

    def _lines(self, start: int, end: int, block: int, column: int | None, *, in_table: bool) -> Iterator[Line]:
        position = start
        for raw in self.document.text[start:end].splitlines(keepends=True):
            inner = position
            for number, words in enumerate(_columns(raw)):
                stripped = words.strip()
                if stripped:
                    at = position + raw.index(stripped, inner - position)
                    inner = at + len(stripped)
                    yield Line(stripped, Span(at, inner), block, number if column is None else column, in_table)
            position += len(raw)


def _columns(raw: str) -> Sequence[str]:
    return [piece for piece in _COLUMN_GAP.split(raw.strip("\r\n")) if piece.strip()]


def sheet(document: Document, languages: Sequence[Language]) -> Sheet:
    """A document ready to be read in any of these languages."""
    compounds = frozenset(word for language in languages for word in language.phrases["compounds"])
    return Sheet(document, compounds)
