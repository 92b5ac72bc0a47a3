"""Plain text. The text is the file, unchanged; what is found is where its paragraphs, lists and tables are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zerodraft.correspondence.core.document import Block, BlockKind, Cell, Document, Part
from zerodraft.correspondence.extract import columns
from zerodraft.correspondence.extract.flow import too_many_cells
from zerodraft.correspondence.extract.lists import pieces
from zerodraft.files.opening.bounds import MAX_CELLS, MAX_CHARACTERS
from zerodraft.files.opening.charset import decode
from zerodraft.files.opening.errors import TooHard

_LINE = re.compile(r"[^\r\n\f]*(?:\r\n|\n|\r|\f|\Z)")
_BETWEEN = re.compile(r"\s{2,}|\t+")
_DRAWN = re.compile(r"[|│┃║]")
_RULE = re.compile(r"[\s|│┃║+\-─━═:┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬=_]*\Z")
# Columns of a text are set apart by this many characters of white.
_GAP = 2
# A heading over the rows below it is short; prose between two tables is not.
_MAX_ACROSS = 60


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the text, `end` before its line end."""

    start: int
    end: int
    words: str
    page: bool = False

    @property
    def blank(self) -> bool:
        return not self.words.strip()


def read(data: bytes) -> Document:
    """A .txt file as a Document whose text is exactly the decoded file."""
    return document_of(decode(data))


def document_of(text: str) -> Document:
    """A text as a Document. Positions hold whatever its line ends are."""
    if len(text) > MAX_CHARACTERS:
        raise TooHard(f"has more than {MAX_CHARACTERS} characters of text", "send the letter alone")
    lines = lines_of(text)
    found = sorted([*tabbed(lines), *drawn(lines), *spaced(lines)], key=lambda pair: pair[0])
    blocks: list[Block] = []
    index = 0
    for first, last, block in without_overlap(found):
        blocks += paragraphs(lines[index:first])
        blocks.append(block)
        index = last
    blocks += paragraphs(lines[index:])
    breaks = tuple(line.start for line in lines if line.page and line.start < len(text))
    return Document(text, tuple(blocks), (Part(0, len(text)),), page_breaks=breaks)


Found = tuple[int, int, Block]


def without_overlap(found: list[Found]) -> Iterator[Found]:
    """The tables in order, leaving out one that begins inside another."""
    reached = 0
    for first, last, block in found:
        if first >= reached:
            yield first, last, block
            reached = last


def lines_of(text: str) -> list[TextLine]:
    lines: list[TextLine] = []
    page = False
    for match in _LINE.finditer(text):
        words = match.group().rstrip("\r\n\f")
        lines.append(TextLine(match.start(), match.start() + len(words), words, page))
        page = match.group().endswith("\f")
    return lines


def paragraphs(lines: list[TextLine]) -> Iterator[Block]:
    """The runs of lines between blank lines; a run with two or more bullets is taken apart at them."""
    run: list[TextLine] = []
    for line in [*lines, TextLine(0, 0, "")]:
        if (line.blank or line.page) and run:
            for first, last, kind in pieces([line.words for line in run]):
                yield block_of(run[first:last], kind)
            run = []
        if not line.blank:
            run.append(line)


def block_of(run: list[TextLine], kind: BlockKind) -> Block:
    return Block(kind, run[0].start, run[-1].end, centred=kind is BlockKind.PARAGRAPH and is_centred(run))


def is_centred(run: list[TextLine]) -> bool:
    """Whether two or more indented lines have the same middle."""
    if len(run) < 2 or not all(line.words[:4].isspace() for line in run):
        return False
    middles = [len(line.words) - len(line.words.strip()) + len(line.words.rstrip()) for line in run]
    return max(middles) - min(middles) <= 4 and len({len(line.words.strip()) for line in run}) > 1


def tabbed(lines: list[TextLine]) -> Iterator[Found]:
    """Runs of two or more lines whose words are parted by tabs; a line of one cell may head those below it."""
    index = 0
    while index < len(lines):
        last = index
        while last < len(lines) and (width(lines[last]) > 1 or (last > index and belongs(lines, last))):
            last += 1
        if last - index > 1:
            yield index, last, table_of([tab_cells(line) for line in lines[index:last]])
        index = max(last, index + 1)


def width(line: TextLine) -> int:
    """How many cells with words the tabs of a line set apart."""
    return sum(1 for piece in line.words.split("\t") if piece.strip())


def belongs(lines: list[TextLine], index: int) -> bool:
    """Whether a line of one cell, within a tabbed table, is a row of it.

    It is when tabs put its words under a column other than the first, or when it is short and a tabbed line follows, as
    a day stands over its rows.
    """
    if width(lines[index]) != 1:
        return False
    if not lines[index].words.split("\t")[0].strip():
        return True
    below = lines[index + 1] if index + 1 < len(lines) else None
    return len(lines[index].words) <= _MAX_ACROSS and below is not None and width(below) > 1


Piece = tuple[int, int, int]


def tab_cells(line: TextLine) -> list[Piece]:
    """Column, start and end of each cell of a tabbed line, the empty ones too."""
    found, start = [], line.start
    for column, words in enumerate(line.words.split("\t")):
        found.append(piece_of(column, start, words))
        start += len(words) + 1
    return found


def piece_of(column: int, start: int, words: str) -> Piece:
    begin = start + len(words) - len(words.lstrip())
    return column, begin, max(begin, start + len(words.rstrip()))


def drawn(lines: list[TextLine]) -> Iterator[Found]:
    """Tables drawn with upright strokes; the lines that only rule them off are no rows."""
    index = 0
    while index < len(lines):
        last = index
        while last < len(lines) and (len(_DRAWN.findall(lines[last].words)) > 1 or is_rule(lines[last])):
            last += 1
        rows = [stroke_cells(line) for line in lines[index:last] if not is_rule(line)]
        if len(rows) > 1:
            yield index, last, table_of(rows)
        index = max(last, index + 1)


def is_rule(line: TextLine) -> bool:
    return len(line.words.strip()) > 2 and _RULE.match(line.words) is not None


def stroke_cells(line: TextLine) -> list[Piece]:
    """Column, start and end of each cell between strokes; a stroke at the edge of the line bounds no empty cell."""
    indent = len(line.words) - len(line.words.lstrip())
    words = line.words.strip()
    start = line.start + indent
    if _DRAWN.match(words):
        words, start = words[1:], start + 1
    if words and _DRAWN.match(words[-1]):
        words = words[:-1]
    found = []
    for column, piece in enumerate(_DRAWN.split(words)):
        found.append(piece_of(column, start, piece))
        start += len(piece) + 1
    return found


def spaced(lines: list[TextLine]) -> Iterator[Found]:
    """Tables whose columns are set by runs of spaces."""
    spans = [[] if "\t" in line.words else spans_of(line) for line in lines]
    for table in columns.tables(spans, _GAP):
        rows: list[list[Piece]] = []
        for line in spans[table.first : table.last]:
            if line and not all(_RULE.match(span.words) for span in line):
                laid = columns.cells(line, table.columns, len(rows))
                starts = zip(laid, line, strict=True)
                rows.append([(cell.column, span.start, span.start + len(span.words)) for cell, span in starts])
        yield table.first, table.last, table_of(rows)


def spans_of(line: TextLine) -> list[columns.Span]:
    found, at = [], 0
    for piece in re.finditer(r"\S+(?: \S+)*", line.words):
        at = piece.start()
        found.append(columns.Span(at, piece.end(), piece.group(), line.start + at))
    return found


def table_of(rows: list[list[Piece]]) -> Block:
    """A table from the pieces of its rows. One piece alone in its row runs across all columns."""
    wide = max(column for row in rows for column, _, _ in row) + 1
    if sum(map(len, rows)) > MAX_CELLS:
        raise too_many_cells()
    cells = []
    for row, across in enumerate(rows):
        filled = [piece for piece in across if piece[1] < piece[2]]
        alone = len(across) == len(filled) == 1 and filled[0][0] == 0
        for column, start, end in across:
            cells.append(Cell(start, end, row, column, column_span=wide if alone else 1))
    first = min(cell.start for cell in cells)
    return Block(BlockKind.TABLE, first, max(cell.end for cell in cells), cells=tuple(cells))
