"""The words and ruling lines of a page, put into lines and tables. Measures are points from the page's top left."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from zerodraft.correspondence.extract.columns import Span
from zerodraft.correspondence.extract.flow import CellWords

# The gap between two words, as a part of the line's height, and how many of the line's usual gaps part two columns. Two
# typed spaces after a full stop stay below.
_USUAL_GAP = 0.25
_WIDEST_GAP = 0.3
_COLUMN_GAP = 2.2
# Headers and footers run within these parts of the page's height.
_TOP, _BOTTOM = 0.09, 0.90
_EDGE_TOLERANCE = 3.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    left: float
    right: float
    top: float
    bottom: float
    words: str

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(slots=True)
class Line:
    """Words on one base line, from left to right."""

    words: list[Word]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        return max(*(word.bottom - word.top for word in self.words), 1.0)

    def spans(self) -> list[Span]:
        """The words between gaps wide enough to part columns: wider than the line's usual gap, justified or not."""
        gaps = [word.left - before.right for before, word in pairwise(self.words)]
        usual = median([gap for gap in gaps if gap < self.height / 2] or [_USUAL_GAP * self.height])
        least = max(_COLUMN_GAP * usual, _COLUMN_GAP * _USUAL_GAP * self.height)
        groups = [[self.words[0]]]
        for gap, word in zip(gaps, self.words[1:], strict=True):
            if gap > least:
                groups.append([])
            groups[-1].append(word)
        return [Span(group[0].left, group[-1].right, " ".join(word.words for word in group)) for group in groups]

    def text(self) -> str:
        return " ".join(word.words for word in self.words)


@dataclass(slots=True)
class Table:
    """A table of ruled lines: its cells, and the edges of its columns, by which it is known again on the next page."""

    top: float
    edges: tuple[float, ...]
    cells: list[CellWords]

    def continues(self, other: "Table") -> bool:
        """Whether the columns are those of the other table."""
        pairs = zip(self.edges, other.edges, strict=False)
        return len(self.edges) == len(other.edges) and all(abs(a - b) <= _EDGE_TOLERANCE for a, b in pairs)


@dataclass(slots=True)
class Page:
    """One page: its lines outside tables, its tables, and how much of the sheet the words take up."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    @classmethod
    def of(
        cls, number: int, size: tuple[float, float], words: Sequence[Word], tables: Iterable[Sequence[Box]]
    ) -> "Page":
        """A page from its words and the boxes of its ruled cells. A frame of one row or column is not a table."""
        page = cls(number, *size)
        left = list(words)
        for boxes in tables:
            if len({round(box[0]) for box in boxes}) > 1 and len({round(box[1]) for box in boxes}) > 1:
                table, left = ruled(boxes, left)
                page.tables.append(table)
        page.lines = lines_of(left)
        return page

    @property
    def blank(self) -> bool:
        return not self.lines and not any(cell.words for table in self.tables for cell in table.cells)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Words gathered into lines: those that share half their height, so that a raised «st» stays in its line."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: (word.middle[1], word.left)):
        for line in reversed(lines[-3:]):
            shared = min(word.bottom, line.bottom) - max(word.top, line.top)
            if shared >= 0.5 * min(word.bottom - word.top, line.height):
                line.words.append(word)
                break
        else:
            lines.append(Line([word]))
    for line in lines:
        line.words.sort(key=lambda word: word.left)
    return sorted(lines, key=lambda line: line.top)


def ruled(boxes: Sequence[Box], words: Sequence[Word]) -> tuple[Table, list[Word]]:
    """A table from the boxes of its cells, and the words that stand in none of them."""
    across = edges([box[0] for box in boxes] + [box[2] for box in boxes])
    down = edges([box[1] for box in boxes] + [box[3] for box in boxes])
    inside: list[list[Word]] = [[] for _ in boxes]
    outside: list[Word] = []
    for word in words:
        x, y = word.middle
        at = next((i for i, box in enumerate(boxes) if box[0] <= x <= box[2] and box[1] <= y <= box[3]), None)
        (outside if at is None else inside[at]).append(word)
    cells = []
    for box, held in zip(boxes, inside, strict=True):
        column, row = nearest(across, box[0]), nearest(down, box[1])
        wide, high = nearest(across, box[2]) - column, nearest(down, box[3]) - row
        cells.append(CellWords(unwrap(lines_of(held), box), row, column, max(high, 1), max(wide, 1)))
    return Table(down[0], tuple(across), cells), outside


def edges(measures: Iterable[float]) -> list[float]:
    """The distinct positions of ruling lines."""
    found: list[float] = []
    for measure in sorted(measures):
        if not found or measure - found[-1] > _EDGE_TOLERANCE:
            found.append(measure)
    return found


def nearest(positions: Sequence[float], measure: float) -> int:
    return min(range(len(positions)), key=lambda index: abs(positions[index] - measure))


def unwrap(lines: Sequence[Line], box: Box) -> str:
    """The words of a cell. A line break stays where the next word would have had room, for there it was set by hand."""
    if not lines:
        return ""
    margin = min(max(min(line.left for line in lines) - box[0], 1.0), 10.0)
    return joined(lines, box[2] - margin)


def joined(lines: Sequence[Line], right: float) -> str:
    """Lines as one text, in which only the breaks that were set by hand are kept.

    Those are where the next word would have had room left of `right`, and where a list is seen: both lines begin with
    the same word, or the next with a bullet.
    """
    said = lines[0].text()
    for before, line in pairwise(lines):
        first, *others = line.words
        # In French a mark stands apart from its word, and is never parted from it: "directeurs ;".
        end = others[0].right if others and others[0].words in _MARKS else first.right
        room = right - before.right > end - first.left + _WIDEST_GAP * line.height
        again = len(first.words) > 3 and first.words == before.words[0].words
        if room or again or first.words[0] in _BULLETS:
            said += "\n" + line.text()
        else:
            said += line.text() if said.endswith("-") else " " + line.text()
    return said


_MARKS = frozenset({";", ":", "!", "?", "»"})
_BULLETS = "•‣◦▪●–—*-"
# What a browser prints over a page: the moment of printing.
_PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?: ?[AP]M)?", re.IGNORECASE)
_NUMBERING = re.compile(r"(?:page|p\.)?\W*(\d{1,3})\W*(?:(?:of|de|sur|/)\W*(\d{1,3})\W*)?", re.IGNORECASE)


def drop_furniture(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages without running headers, running footers and page numbers.

    What stands at the same end of several pages, but for the page's number, runs; a header is kept where it first
    stands, for it may be the letterhead.
    """
    tops = Counter(
        key for page in pages for key in {running(page, line, pages) for line in page.lines if is_top(page, line)}
    )
    feet = Counter(
        key for page in pages for key in {running(page, line, pages) for line in page.lines if is_foot(page, line)}
    )
    seen: set[str] = set()
    for page in pages:
        kept = []
        for line in page.lines:
            key = running(page, line, pages)
            if is_top(page, line):
                drop = numbers_page(page, line, pages) or is_print_mark(line) or (tops[key] > 1 and key in seen)
                seen.add(key)
            else:
                drop = is_foot(page, line) and (numbers_page(page, line, pages) or feet[key] > 1)
            if not drop:
                kept.append(line)
        page.lines = kept
    return pages


def is_top(page: Page, line: Line) -> bool:
    return line.bottom < _TOP * page.height


def is_foot(page: Page, line: Line) -> bool:
    return line.top > _BOTTOM * page.height


def is_print_mark(line: Line) -> bool:
    return _PRINTED.fullmatch(line.spans()[0].words) is not None


def running(page: Page, line: Line, pages: Sequence[Page]) -> str:
    """The words of a line with a column that numbers the page taken out."""
    return " ".join(span.words for span in line.spans() if not numbers(span.words, page, pages)).lower()


def numbers_page(page: Page, line: Line, pages: Sequence[Page]) -> bool:
    """Whether a line at the page's edge holds a column that is the page's number."""
    return any(numbers(span.words, page, pages) for span in line.spans())


def numbers(words: str, page: Page, pages: Sequence[Page]) -> bool:
    match = _NUMBERING.fullmatch(words.strip("-–— []"))
    if match is None:
        return False
    number, total = int(match.group(1)), match.group(2)
    return (number == page.number and (total is None or int(total) == len(pages))) or (
        total is None and len(words) <= 3
    )
