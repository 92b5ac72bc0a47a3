"""Web pages, by lxml: what a browser would show of the letter, without scripts, styles and the site's navigation."""

import re
from dataclasses import dataclass, field

from lxml import etree

from zerodraft.correspondence.core.document import BlockKind, Document
from zerodraft.correspondence.extract.flow import CellWords, Flow, place
from zerodraft.files.opening.bounds import MAX_DEPTH, MAX_TABLE_DEPTH
from zerodraft.files.opening.errors import NoText, TooHard
from zerodraft.files.opening.markup import BLOCKS, HEADINGS, Element, is_unseen, page_of, web

_WHITE = re.compile(r"[ \t\r\n\f]+")
_NAVIGATION = frozenset(
    ["nav", "navbar", "navigation", "breadcrumb", "breadcrumbs", "menu", "skip-link", "cookie-banner"]
)
_CURE = "open it in a browser and save the letter alone as PDF"


def read(data: bytes) -> Document:
    """A .html file as a Document."""
    return document_of(page_of(data))


def document_of(page: str) -> Document:
    """A web page as a Document. Raises NoText when it shows no words."""
    root = web(page, _CURE)
    reader = Reader()
    if root is not None:
        reader.walk(root)
    if not reader.flow.blocks:
        raise NoText("shows no words without its scripts", "open it in a browser and save it as PDF")
    return reader.flow.document()


@dataclass(slots=True)
class Table:
    """A table while its cells are being read: one list of cells per row, and the words of the cell that is open."""

    rows: list[list[CellWords]] = field(default_factory=list)
    open: Element | None = None
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Reader:
    """Walks the tree without recursion, since a page may nest as deep as it likes."""

    flow: Flow = field(default_factory=Flow)
    words: list[str] = field(default_factory=list)
    kinds: list[tuple[BlockKind, bool]] = field(default_factory=lambda: [(BlockKind.PARAGRAPH, False)])
    tables: list[Table] = field(default_factory=list)
    layout: set[Element] = field(default_factory=set)
    entry: list[str] | None = None  # the lines of the entry of a definition list that is open
    pre: int = 0

    def walk(self, root: Element) -> None:
        steps = etree.iterwalk(root, events=("start", "end"))
        depth = 0
        for event, element in steps:
            if event == "start":
                depth += 1
                if depth > MAX_DEPTH:
                    raise TooHard(f"nests more than {MAX_DEPTH} tags", "open it in a browser and save it as PDF")
                if is_hidden(element):
                    steps.skip_subtree()
                else:
                    self.enter(element)
                    self.say(element.text)
            else:
                depth -= 1
                if not is_hidden(element):
                    self.leave(element)
                self.say(element.tail)
        self.end_block()

    def say(self, words: str | None) -> None:
        if words:
            self.words.append(words if self.pre else _WHITE.sub(" ", words))

    def enter(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self.words.append("\n")
        if tag not in BLOCKS:
            return
        self.end_block()
        self.enter_entry(tag)
        self.pre += tag == "pre"
        self.kinds.append((kind_of(tag, self.kinds[-1][0]), is_centred(element) or self.kinds[-1][1]))
        if tag == "table":
            self.enter_table(element)
        elif self.in_table():
            self.enter_cell(element)

    def enter_entry(self, tag: str) -> None:
        """A term of a definition list opens an entry, which holds what is said of it; a list or table of its own ends it."""
        if tag in {"dt", "dl", "ul", "ol", "table"}:
            self.end_entry()
        if tag == "dt" or (tag == "dd" and self.entry is None):
            self.entry = []

    def end_entry(self) -> None:
        if self.entry:
            self.flow.block("\n".join(self.entry), BlockKind.LIST_ITEM)
        self.entry = None

    def enter_table(self, element: Element) -> None:
        if len(self.tables) >= MAX_TABLE_DEPTH:
            raise TooHard(f"nests more than {MAX_TABLE_DEPTH} tables", "open it in a browser and save it as PDF")
        self.tables.append(Table())
        if is_layout(element):
            self.layout.add(element)
            self.tables[-1].open = element

    def in_table(self) -> bool:
        """Whether words now go into a table that is one (a table that only lays out the page is passed through)."""
        return bool(self.tables) and self.tables[-1].open not in self.layout

    def enter_cell(self, element: Element) -> None:
        table = self.tables[-1]
        if element.tag == "tr":
            table.rows.append([])
        elif element.tag in {"td", "th"} and table.open is None:
            if not table.rows:
                table.rows.append([])
            table.open = element

    def leave(self, element: Element) -> None:
        tag = element.tag
        if tag not in BLOCKS:
            return
        self.end_block()
        if tag == "dl":
            self.end_entry()
        self.pre -= tag == "pre"
        self.kinds.pop()
        if tag == "table":
            table = self.tables.pop()
            if element not in self.layout:
                self.flow.table(place(table.rows))
        elif self.in_table() and self.tables[-1].open is element:
            table = self.tables[-1]
            spans = number(element, "rowspan"), number(element, "colspan")
            table.rows[-1].append(CellWords("\n".join(table.words), 0, 0, *spans, header=tag == "th"))
            table.open, table.words = None, []

    def end_block(self) -> None:
        """What has been said since the last edge of a block becomes one, or one line of the cell that is open."""
        said = "".join(self.words)
        self.words.clear()
        if not self.pre:
            said = "\n".join(_WHITE.sub(" ", line).strip() for line in said.split("\n")).strip()
        if not said.strip():
            return
        if self.entry is not None and not self.in_table():
            self.entry.append(said)
        elif not self.in_table():
            kind, centred = self.kinds[-1]
            self.flow.block(said, kind, centred=centred)
        elif self.tables[-1].open is not None:
            self.tables[-1].words.append(said)
        else:
            # A caption, or words that stand in a table outside its cells.
            self.flow.block(said)


def kind_of(tag: str, around: BlockKind) -> BlockKind:
    if tag in HEADINGS:
        return BlockKind.HEADING
    if tag == "li":
        return BlockKind.LIST_ITEM
    return around if tag in {"p", "div"} else BlockKind.PARAGRAPH


def is_hidden(element: Element) -> bool:
    """Whether a browser would not show it, or it belongs to the site and not to the letter."""
    names = {*element.get("class", "").lower().split(), element.get("id", "").lower()}
    return is_unseen(element) or not _NAVIGATION.isdisjoint(names)


def is_centred(element: Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return element.tag == "center" or element.get("align", "").lower() == "center" or "text-align:center" in style


def is_layout(table: Element) -> bool:
    """Whether a table only lays out the page: it holds other tables, or nothing stands beside anything in it."""
    if table.find(".//table") is not None:
        return True
    return all(len(row.findall("td")) + len(row.findall("th")) < 2 for row in table.iter("tr"))


def number(element: Element, name: str) -> int:
    said = element.get(name, "1").strip()
    return int(said) if said.isdecimal() and len(said) < 5 else 1
