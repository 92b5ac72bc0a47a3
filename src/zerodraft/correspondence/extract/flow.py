"""Putting a `Document` together: words are added in reading order, and the positions come out right by construction."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from zerodraft.correspondence.core.document import Block, BlockKind, Cell, Document, Part
from zerodraft.files.opening.bounds import MAX_CELLS, MAX_CHARACTERS, MAX_SPAN, MAX_SPANNED
from zerodraft.files.opening.errors import TooHard

BETWEEN_BLOCKS = "\n\n"

_SPACES = str.maketrans(
    dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " ")
)
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u200c\u2060\ufeff\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")


def clean(words: str) -> str:
    """Words as a person sees them: one kind of space and line end, nothing invisible, no blank at the end of a line."""
    words = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", words.translate(_SPACES)))
    return "\n".join(line.rstrip() for line in words.split("\n")).strip("\n")


@dataclass(frozen=True, slots=True)
class CellWords:
    """What a table's cell says, before it has a position in the text."""

    words: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False


def place(rows: Iterable[Sequence[CellWords]]) -> list[CellWords]:
    """Cells of rows that know only their spans, each put into the first column that no cell above reaches into.

    The rows and columns that the given cells carry are ignored. This is the HTML table model.
    """
    placed: list[CellWords] = []
    taken: set[tuple[int, int]] = set()
    spanned = 0
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            high = min(max(cell.row_span, 1), MAX_SPAN)
            free = (right for right in range(1, MAX_SPAN) if (row, column + right) in taken)
            wide = min(max(cell.column_span, 1), next(free, MAX_SPAN))
            spanned += high * wide
            placed.append(replace(cell, row=row, column=column, row_span=high, column_span=wide))
            if len(placed) > MAX_CELLS or spanned > MAX_SPANNED:
                raise too_many_cells()
            taken.update((row + down, column + right) for down in range(high) for right in range(wide))
            column += wide
        taken = {spot for spot in taken if spot[0] > row}
    return within_rows(placed)


def within_rows(cells: list[CellWords]) -> list[CellWords]:
    """The cells with spans cut to the last row that has a cell of its own."""
    last = max((cell.row for cell in cells), default=0)
    return [replace(cell, row_span=min(cell.row_span, last - cell.row + 1)) for cell in cells]


def too_many_cells() -> TooHard:
    return TooHard(f"has a table of more than {MAX_CELLS} cells", "send the letter without it")


@dataclass(slots=True)
class Flow:
    """A document under construction."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    page_breaks: list[int] = field(default_factory=list)

    def write(self, words: str) -> None:
        """Add words to the text, outside any block."""
        self.length += len(words)
        if self.length > MAX_CHARACTERS:
            raise TooHard(f"has more than {MAX_CHARACTERS} characters of text", "send the letter alone")
        self.pieces.append(words)

    def open_block(self, kind: BlockKind) -> int:
        """Set the next block off from the one before; the position at which it starts."""
        if self.length:
            tight = kind is BlockKind.LIST_ITEM and bool(self.blocks) and self.blocks[-1].kind is kind
            self.write("\n" if tight else BETWEEN_BLOCKS)
        return self.length

    def block(self, words: str, kind: BlockKind = BlockKind.PARAGRAPH, *, centred: bool = False) -> None:
        """Add a paragraph, heading or list item; one without words is left out."""
        words = clean(words)
        if not words.strip():
            return
        start = self.open_block(kind)
        self.write(words)
        self.blocks.append(Block(kind, start, self.length, centred=centred))

    def table(self, cells: Sequence[CellWords]) -> None:
        """Add a table: a line for each row, a tab for each step to the right. A table without words is left out."""
        ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
        if len(ordered) > MAX_CELLS:
            raise too_many_cells()
        if not any(cell.words.strip() for cell in ordered):
            return
        start = self.open_block(BlockKind.TABLE)
        row, column = ordered[0].row, 0
        laid: list[Cell] = []
        for cell in ordered:
            if cell.row != row:
                self.write("\n")
                row, column = cell.row, 0
            self.write("\t" * (cell.column - column))
            column = cell.column
            begin = self.length
            self.write(clean(cell.words).strip())
            spans = (cell.row, cell.column, cell.row_span, cell.column_span)
            laid.append(Cell(begin, self.length, *spans, header=cell.header))
        self.blocks.append(Block(BlockKind.TABLE, start, self.length, cells=tuple(laid)))

    def page_break(self) -> None:
        """A new page begins with the next words."""
        if self.length and (not self.page_breaks or self.page_breaks[-1] < self.length):
            self.page_breaks.append(self.length)

    def part(self, document: Document, name: str | None) -> None:
        """Add a whole document as a part with a name, its blocks and pages moved to where its text now stands."""
        if self.length and document.text:
            self.write(BETWEEN_BLOCKS)
        shift = self.length
        self.write(document.text)
        self.blocks += [moved(block, shift) for block in document.blocks]
        self.page_breaks += [shift + offset for offset in document.page_breaks]
        self.parts.append(Part(shift, self.length, name))

    def document(self, headers: dict[str, str] | None = None) -> Document:
        """What has been put together. Without parts of its own it is in one piece."""
        parts = tuple(self.parts) or (Part(0, self.length),)
        return Document("".join(self.pieces), tuple(self.blocks), parts, headers or {}, tuple(self.page_breaks))


def moved(block: Block, shift: int) -> Block:
    """The block, `shift` characters further on."""
    cells = tuple(replace(cell, start=cell.start + shift, end=cell.end + shift) for cell in block.cells)
    return replace(block, start=block.start + shift, end=block.end + shift, cells=cells)
