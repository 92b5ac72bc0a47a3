"""Tables without ruling lines on a page: which lines form one, where its rows part, and which lines a cell goes on over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from zerodraft.correspondence.extract import columns
from zerodraft.correspondence.extract.flow import CellWords, within_rows
from zerodraft.correspondence.extract.page import Line, Table, joined

# The white strip between two columns, in points. A browser leaves no more of it; prose has none, however narrow.
_GAP = 3.5
# Steps that a reader sees as one blank line, and as the end of what stood above.
_BLANK_STEP, _APART_STEP = 1.6, 4.0
# Rows parted by white have this part of a line's height more of it between them than the lines within a cell.
_ROW_WHITE = 0.2

Strips = Sequence[tuple[float, float]]


@dataclass(slots=True)
class Row:
    """One row: its cells, and for each the lines that it runs over."""

    cells: list[tuple[CellWords, list[Line]]]
    bottom: float

    def add(self, line: "Row") -> None:
        """Let the cells of a line go on with those of the row, or stand beside them."""
        held = {cell.column: lines for cell, lines in self.cells}
        for cell, lines in line.cells:
            if cell.column in held:
                held[cell.column] += lines
            else:
                self.cells.append((cell, lines))
        self.bottom = max(self.bottom, line.bottom)


def unruled(lines: Sequence[Line], step: float) -> Iterator[tuple[int, int, Table]]:
    """The tables without lines: first line, line after the last, and the table."""
    spread: list[list[columns.Span]] = []
    origin: list[int] = []
    for index, line in enumerate(lines):
        gap = line.top - lines[index - 1].top if index else 0.0
        blank = (gap > _BLANK_STEP * step) + (gap > _APART_STEP * step)
        spread += [[] for _ in range(blank)]
        origin += [index] * blank
        spread.append(line.spans())
        origin.append(index)
    for table in columns.tables(spread, _GAP):
        first, last = origin[table.first], origin[table.last - 1] + 1
        yield first, last, table_of(lines[first:last], table.columns)


def table_of(lines: Sequence[Line], strips: Strips) -> Table:
    """A table from lines and the strips that its columns take; the lines of a cell are put together again."""
    laid = [row_of(line, strips) for line in lines]
    white = row_white(lines, laid)
    rows: list[Row] = []
    for line, row in zip(lines, laid, strict=True):
        if rows and goes_on(rows[-1], row, line.top - rows[-1].bottom, white, strips):
            rows[-1].add(row)
        else:
            rows.append(row)
    cells = [
        replace(cell, row=number, words=joined(held, strips[cell.column + cell.column_span - 1][1]))
        for number, row in enumerate(rows)
        for cell, held in sorted(row.cells, key=lambda pair: pair[0].column)
    ]
    return Table(lines[0].top, tuple(left for left, _ in strips), within_rows(cells))


def row_of(line: Line, strips: Strips) -> Row:
    spans = line.spans()
    cells = columns.cells(spans, strips, 0)
    parts = [
        Line([word for word in line.words if span.left <= word.left and word.right <= span.right]) for span in spans
    ]
    return Row([(cell, [part]) for cell, part in zip(cells, parts, strict=True)], line.bottom)


def row_white(lines: Sequence[Line], laid: Sequence[Row]) -> float | None:
    """The white between lines from which on it parts two rows; None where rows are not set apart by white.

    The least white between two lines of one column is that within a cell; rows are set apart if more than one line has
    clearly more above it.
    """
    last: dict[int, Line] = {}
    within: list[float] = []
    for row in laid:
        for cell, (part,) in ((cell, parts) for cell, parts in row.cells):
            if cell.column in last:
                within.append(part.top - last[cell.column].bottom)
            last[cell.column] = part
    if not within:
        return None
    least = min(within) + _ROW_WHITE * lines[0].height
    return least if sum(below.top - above.bottom > least for above, below in pairwise(lines)) > 1 else None


def goes_on(above: Row, line: Row, gap: float, white: float | None, strips: Strips) -> bool:
    """Whether a line belongs to the row above it.

    It does if it stands beside lines of that row. It does not if it fills every column, if rows are set apart by white
    and it has that, or if a cell begins anew in it: one under which no cell stands to go on, or where a figure comes
    although the line before had room for it. Where rows are not set apart by white, any word that had room begins anew.
    """
    if gap < 0:
        return True
    if len(line.cells) >= len(strips) or (white is not None and gap > white):
        return False
    held = {cell.column: lines for cell, lines in above.cells if cell.column_span == 1}
    for cell, (part,) in line.cells:
        if cell.column not in held or cell.column_span > 1:
            return False
        first = part.words[0]
        room = first.right - first.left < strips[cell.column][1] - held[cell.column][-1].right
        if room and (white is None or first.words[0].isdigit()):
            return False
    return True
