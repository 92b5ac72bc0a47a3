"""From lines of pages to the blocks of a document: paragraphs by their white space, tables by their columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from zerodraft.correspondence.core.document import BlockKind
from zerodraft.correspondence.extract.flow import Flow
from zerodraft.correspondence.extract.lists import pieces
from zerodraft.correspondence.extract.page import Line, Page, Table
from zerodraft.correspondence.extract.unruled import unruled

# A step from line to line that much larger than the page's usual one begins a paragraph.
_PARAGRAPH_STEP = 1.3
# The steps of single and of double spacing, as parts of a line's height.
_SINGLE, _DOUBLE = 1.2, 1.6
# A change of size that much begins one too (a letterhead, a heading).
_SIZE_STEP = 1.2
# How far the middle of a centred line may lie from the middle of the page's words, and how far in it begins.
_MIDDLE, _INDENT = 8.0, 25.0
_SENTENCE_END = re.compile(r"[.:;!?,)\]»”\"]\s*\Z")


def write(flow: Flow, pages: Iterable[Page]) -> None:
    """Write the pages into the flow; a table or sentence that runs over a page's end stays in one block."""
    writer = Writer(flow)
    for page in pages:
        writer.page(page)
    writer.end_run()
    writer.end_table()


@dataclass(slots=True)
class Run:
    """Lines that follow each other closely: a paragraph, a list, an address."""

    lines: list[Line]
    centred: bool = False

    @property
    def top(self) -> float:
        return self.lines[0].top

    def text(self) -> str:
        return "\n".join(set_lines(self.lines))


@dataclass(slots=True)
class Writer:
    """Holds back a page's last run and last table until it is known whether the next page goes on with them."""

    flow: Flow
    table: Table | None = None
    run: Run | None = None

    def page(self, page: Page) -> None:
        for index, item in enumerate(items(page)):
            if isinstance(item, Table):
                self.end_run()
                self.take_table(item, fresh=index == 0)
            else:
                self.end_table()
                self.take_run(item, fresh=index == 0)

    def take_table(self, table: Table, *, fresh: bool) -> None:
        if self.table and fresh and table.continues(self.table):
            self.table = continued(self.table, table)
            return
        self.end_table()
        if fresh:
            self.flow.page_break()
        self.table = table

    def take_run(self, run: Run, *, fresh: bool) -> None:
        if self.run and fresh and goes_on(self.run, run):
            self.end_run(over=run)
            return
        self.end_run()
        if fresh:
            self.flow.page_break()
        self.run = run

    def end_run(self, over: Run | None = None) -> None:
        """Write the run that was held back, and the one on the next page `over` which its sentence ends."""
        if self.run:
            self.blocks(self.run, over)
        self.run = None

    def blocks(self, run: Run, over: Run | None) -> None:
        lines = set_lines(run.lines)
        for first, last, kind in pieces([line.strip() for line in lines]):
            words = "\n".join(lines[first:last])
            if over and last == len(lines):
                words = f"{words}\n{over.text()}"
            self.flow.block(words, kind, centred=run.centred and kind is BlockKind.PARAGRAPH)
        if over:
            self.flow.page_breaks.append(self.flow.length - len(over.text()))

    def end_table(self) -> None:
        if self.table:
            self.flow.table(self.table.cells)
        self.table = None


def goes_on(before: Run, after: Run) -> bool:
    """Whether a sentence runs over the end of a page: it has no end there, and a small letter begins the next page."""
    last, first = before.lines[-1].text(), after.lines[0].text()
    return first[:1].islower() and not before.centred and not _SENTENCE_END.search(last)


def continued(above: Table, below: Table) -> Table:
    """A table with its continuation on the next page, where the row of its heads may be repeated."""
    heads = [cell.words for cell in above.cells if cell.row == 0]
    cells = below.cells
    if [cell.words for cell in cells if cell.row == 0] == heads:
        cells = [replace(cell, row=cell.row - 1) for cell in cells if cell.row > 0]
    down = 1 + max(cell.row + cell.row_span - 1 for cell in above.cells)
    return Table(above.top, above.edges, above.cells + [replace(cell, row=cell.row + down) for cell in cells])


def items(page: Page) -> list[Table | Run]:
    """What stands on a page, from top to bottom."""
    lines = page.lines
    step = usual_step(lines)
    found: list[Table | Run] = list(page.tables)
    index = 0
    for first, last, table in unruled(lines, step):
        found += runs(lines[index:first], page.tables, step)
        found.append(table)
        index = last
    found += runs(lines[index:], page.tables, step)
    mark_centred(found, page)
    return sorted(found, key=lambda item: item.top)


def usual_step(lines: Sequence[Line]) -> float:
    """The step from one line to the next within the page's paragraphs: the least, but for the odd one.

    A wide step is taken for that of a page set with double spacing only if several lines keep it.
    """
    height = median([line.height for line in lines]) if lines else 12.0
    steps = sorted(step for above, line in pairwise(lines) if (step := step_to(above, line)) > 0.95 * height)
    if not steps:
        return _SINGLE * height
    least = steps[len(steps) // 20]
    alike = sum(step < 1.1 * least for step in steps)
    return least if least < _DOUBLE * height or alike > 3 else _SINGLE * height


def step_to(above: Line, line: Line) -> float:
    """From base line to base line; a raised «st» moves the top of its line only."""
    return line.bottom - above.bottom


def runs(lines: Sequence[Line], tables: Sequence[Table], step: float) -> Iterator[Run]:
    """The lines between larger steps, changes of size and tables."""
    run: list[Line] = []
    for line in lines:
        if run and (is_apart(run[-1], line, step) or any(run[-1].top < table.top < line.top for table in tables)):
            yield Run(run)
            run = []
        run.append(line)
    if run:
        yield Run(run)


def is_apart(above: Line, line: Line, step: float) -> bool:
    sizes = sorted((above.height, line.height))
    return step_to(above, line) > _PARAGRAPH_STEP * max(step, sizes[0]) or sizes[1] > _SIZE_STEP * sizes[0]


def mark_centred(found: Iterable[Table | Run], page: Page) -> None:
    """Mark the runs whose every line has its middle where the sheet, or the words on it, have theirs."""
    if not page.lines:
        return
    left, right = min(line.left for line in page.lines), max(line.right for line in page.lines)
    for item in found:
        if isinstance(item, Run):
            indented = any(line.left > left + _INDENT for line in item.lines)
            item.centred = indented and any(
                all(abs((line.left + line.right) / 2 - middle) < _MIDDLE for line in item.lines)
                for middle in (page.width / 2, (left + right) / 2)
            )


def set_lines(lines: Sequence[Line]) -> list[str]:
    """Lines as text; where one of them has columns, all are set so that what stands below each other still does."""
    spans = [line.spans() for line in lines]
    if max(map(len, spans)) == 1:
        return [line[0].words for line in spans]
    base = min(line[0].left for line in spans)
    # The narrowest character decides, so that no span overruns the place of the next.
    unit = max(min((span.right - span.left) / len(span.words) for line in spans for span in line), 1.0)
    said = []
    for line in spans:
        text = ""
        for span in line:
            place = round((span.left - base) / unit)
            text = text.ljust(max(place, len(text) + 3 if text else 0)) + span.words
        said.append(text)
    return said
