"""Web pages, by lxml: what a browser shows of them, numbers of lists included, without scripts and navigation."""

import re
from dataclasses import dataclass, field

from lxml import etree

from zerodraft.files.opening.bounds import MAX_DEPTH
from zerodraft.files.opening.errors import TooHard
from zerodraft.files.opening.markup import BLOCKS, HEADINGS, Element, is_unseen, page_of, web
from zerodraft.text.core.draft import Kind
from zerodraft.text.core.structure import Block
from zerodraft.text.exchange.drafts.source import Source, checked
from zerodraft.text.exchange.drafts.tags import with_text_kept
from zerodraft.text.exchange.numerals import numeral

_LEVELS = {tag: level for level, tag in enumerate(HEADINGS, start=1)}
_CURE = "open it in a browser and save the draft alone as text"
_BULLET = "disc"
_UNNUMBERED = {_BULLET: "•", "none": ""}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]{1,100})", re.IGNORECASE)
_STYLES = {
    "none": "none",
    "disc": _BULLET,
    "circle": _BULLET,
    "square": _BULLET,
    "decimal": "decimal",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read(data: bytes) -> Source:
    """A .html file."""
    return Source(checked(document_of(page_of(data))))


def document_of(page: str) -> list[Block]:
    """The blocks of a web page. Raises TooHard or Damaged."""
    root = web(with_text_kept(page), _CURE)
    reader = _Reader()
    if root is not None:
        reader.walk(root)
    return reader.blocks


@dataclass(slots=True)
class _Reader:
    """Walks the tree without recursion. `markers` are the numbers of the items that are open; each is used once."""

    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    markers: list[str] = field(default_factory=list)
    counts: list[tuple[str, int]] = field(default_factory=list)
    heading: int = 0
    cells: int = 0
    strong: int = 0
    plain: bool = False
    id: str = ""

    def walk(self, root: Element) -> None:
        steps = etree.iterwalk(root, events=("start", "end"))
        depth = 0
        for event, element in steps:
            depth += 1 if event == "start" else -1
            if depth > MAX_DEPTH:
                raise TooHard(f"nests more than {MAX_DEPTH} tags", _CURE)
            if is_unseen(element):
                if event == "start":
                    steps.skip_subtree()
                else:
                    self._say(element.tail)
            elif event == "start":
                self._enter(element)
                self._say(element.text)
            else:
                self._leave(element)
                self._say(element.tail)
        self._end()

    def _say(self, words: str | None) -> None:
        if words:
            self.words.append(words)
            self.plain = self.plain or bool(words.strip() and not self.strong)

    def _enter(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self.words.append("\n")
        self.strong += tag in {"b", "strong", "center"}
        if tag not in BLOCKS:
            return
        if not (tag in {"p", "div"} and self._in_cell_after_words()):
            self._end()
        self.heading = _LEVELS.get(tag, self.heading)
        self.cells += tag in {"td", "th"}
        self.id = element.get("data-unit", "") or self.id
        if tag in {"ol", "ul"}:
            self.counts.append(_counting(element))
        elif tag == "li":
            self.markers.append(self._marker(element))

    def _in_cell_after_words(self) -> bool:
        """The paragraphs of a cell are one unit."""
        if self.cells and "".join(self.words).strip():
            self.words.append("\n")
            return True
        return False

    def _marker(self, element: Element) -> str:
        style, number = self.counts[-1] if self.counts else (_BULLET, 1)
        style = _style(element, style)
        if style in _UNNUMBERED:
            return _UNNUMBERED[style]
        said = element.get("value", "")
        number = int(said) if said.isdecimal() and len(said) < 6 else number
        self.counts[-1] = self.counts[-1][0], number + 1
        return f"{numeral(number, style)}."

    def _leave(self, element: Element) -> None:
        tag = element.tag
        self.strong -= tag in {"b", "strong", "center"}
        if tag not in BLOCKS or (tag in {"p", "div"} and self._in_cell_after_words()):
            return
        self._end()
        self.heading = 0 if tag in _LEVELS else self.heading
        self.cells -= tag in {"td", "th"}
        if tag in {"ol", "ul"} and self.counts:
            self.counts.pop()
        elif tag == "li" and self.markers:
            self.markers.pop()

    def _end(self) -> None:
        """What was said since the last border of a block becomes one."""
        text = "".join(self.words).strip()
        self.words.clear()
        strong, self.plain = not self.plain, False
        if not text:
            return
        depth, marker = len(self.markers), self.markers[-1] if self.markers else ""
        if marker:
            self.markers[-1] = ""
            depth -= 1
        if self.cells:
            self.blocks.append(Block(text, marker, kind=Kind.CELL, id=self.id))
        else:
            self.blocks.append(
                Block(text, marker, self.heading, depth, strong=strong and not depth and not self.heading, id=self.id)
            )
        self.id = ""


def _counting(element: Element) -> tuple[str, int]:
    """How a list numbers its items, and its first number."""
    own = _TYPES.get(element.get("type", ""), "decimal") if element.tag == "ol" else _BULLET
    return _style(element, own), _start(element)


def _style(element: Element, otherwise: str) -> str:
    """How items are numbered by the style that an element declares, if it does."""
    declared = _LIST_STYLE.search(element.get("style", ""))
    found = [_STYLES[word] for word in declared[1].lower().split() if word in _STYLES] if declared else []
    return found[0] if found else otherwise


def _start(element: Element) -> int:
    said = element.get("start", "1").strip()
    return int(said) if said.isdecimal() and len(said) < 6 else 1
