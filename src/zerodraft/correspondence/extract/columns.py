"""Tables without lines: rows whose words stand under one another, in a text's characters or on a page's points.

A line is a list of spans from left to right, the stretches of words that wide gaps set apart. Where several lines leave
the same strips white, the strips are the gaps between columns; alignment to the left, right or middle makes no
difference to that. Two columns of prose, or two signatures, are not a table: one of its columns must count or date.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zerodraft.correspondence.extract.flow import CellWords

_DIGIT = re.compile(r"\d")
# A heading that runs across the columns (a day over its meetings) is short; prose between two tables is not.
_MAX_ACROSS = 60
# An address or a title of so many lines may stand over a table's head in the same columns.
_MAX_HEADS = 12


@dataclass(frozen=True, slots=True)
class Span:
    """Words between two wide gaps: where they begin and end across the page, and at which offset of a text."""

    left: float
    right: float
    words: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Aligned:
    """Lines `first` to `last` (exclusive) form a table; `columns` are the left and right edges, from left to right."""

    first: int
    last: int
    columns: tuple[tuple[float, float], ...]


Line = Sequence[Span]


def tables(lines: Sequence[Line], gap: float) -> list[Aligned]:
    """The tables in a sequence of lines (a blank line has no spans). `gap`: the least width of the white strips."""
    found: list[Aligned] = []
    index, reached, tried = 0, 0, 0
    while index < len(lines):
        table = grown(lines, index, gap) if len(lines[index]) > 1 else None
        if table is None:
            index += 1
            continue
        # The lines down to which a table would reach are tried as heads only so often, or long files take for ever.
        tried = tried + 1 if index < reached else 0
        reached = max(reached, table.last)
        if is_clear(lines[index : table.last], len(table.columns)):
            found.append(table)
            index = table.last
        else:
            index = reached if tried > _MAX_HEADS else index + 1
    return found


def grown(lines: Sequence[Line], first: int, gap: float) -> Aligned | None:
    """The longest run of lines from `first` that keep its columns, if it has at least three rows."""
    columns = [(span.left, span.right) for span in lines[first]]
    wide = len(columns)
    last, rows, blank = first + 1, 1, False
    for index in range(first + 1, len(lines)):
        line = lines[index]
        if not line:
            # One blank line may part two rows, two end the table.
            if blank:
                break
            blank = True
            continue
        if len(line) == 1 and is_across(line[0], columns):
            continue
        widened = strips([*columns, *((span.left, span.right) for span in line)], gap)
        # Words alone under the first column, after white, are what follows the table.
        if len(widened) != wide or (blank and len(line) == 1 and line[0].left < columns[0][1]):
            break
        columns, blank = widened, False
        rows += len(line) > 1
        last = index + 1
    return Aligned(first, last, tuple(columns)) if rows >= 3 else None


def strips(stretches: Sequence[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """The stretches, those that touch or come nearer than `gap` made one, from left to right."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted(stretches):
        if merged and left - merged[-1][1] < gap:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def is_across(span: Span, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether words alone on a line run over more than the column in which they begin, as a heading over rows does."""
    return len(span.words) <= _MAX_ACROSS and span.left < columns[0][1] and span.right > columns[1][0]


def is_clear(lines: Sequence[Line], wide: int) -> bool:
    """Whether the first line heads the others: it begins without a figure, and theirs begin with one often enough.

    Of two columns every row must have one, for two columns may be two signatures; of more, whose cells may run over
    several lines, a quarter.
    """
    head, *body = [line for line in lines if len(line) > 1]
    if len(head) < wide or _DIGIT.search(head[0].words):
        return False
    dated = sum(any(_DIGIT.search(span.words) for span in line[:2]) for line in body)
    return dated == len(body) if wide == 2 else dated >= max(2, len(body) / 4)


def cells(line: Line, columns: Sequence[tuple[float, float]], row: int) -> list[CellWords]:
    """The spans of one row as cells under the columns; one that runs over several spans them, if it is alone all."""
    laid = []
    for span in line:
        under = [i for i, (left, right) in enumerate(columns) if span.left < right and span.right > left] or [0]
        last = len(columns) - 1 if len(line) == 1 and len(under) > 1 else under[-1]
        laid.append(CellWords(span.words, row, under[0], 1, last - under[0] + 1))
    return laid
