"""Web pages, by lxml: what a browser shows of them, numbers of lists included, without scripts and navigation."""

import re
from dataclasses import dataclass, field, replace

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
# What a word processor wrote into the page as the number of an item or as a footnote.
_NUMBER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NOTE = re.compile(r"mso-element\s*:\s*(?:foot|end)note\s*(?:;|\Z)", re.IGNORECASE)
_NOTE_ID = re.compile(r"sd(?:foot|end)note\d+")
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes"})
# Of what a browser does not show, this is made for programs and holds no words.
_FOR_PROGRAMS = frozenset({"head", "script", "style", "template", "title"})
_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read(data: bytes) -> Source:
    """A .html file."""
    blocks, left_out = document_of(page_of(data))
    return Source(checked(blocks), left_out=tuple(left_out))


def document_of(page: str) -> tuple[list[Block], list[str]]:
    """The blocks of a web page, and the words that it does not show. Raises TooHard or Damaged."""
    root = web(with_text_kept(page), _CURE)
    reader = _Reader()
    if root is not None:
        reader.walk(root)
    return reader.blocks, reader.left_out


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
    left_out: list[str] = field(default_factory=list)
    label: str = ""
    begun: int = 0
    notes: int = 0
    links: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def walk(self, root: Element) -> None:
        steps = etree.iterwalk(root, events=("start", "end"))
        depth = 0
        for event, element in steps:
            depth += 1 if event == "start" else -1
            if depth > MAX_DEPTH:
                raise TooHard(f"nests more than {MAX_DEPTH} tags", _CURE)
            if is_unseen(element):
                if event == "start":
                    self._leave_out(element)
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

    def _leave_out(self, element: Element) -> None:
        words = "" if element.tag in _FOR_PROGRAMS else " ".join("".join(map(str, element.itertext())).split())
        if isinstance(element.tag, str) and words:
            self.left_out.append(words)

    def _enter(self, element: Element) -> None:
        tag = element.tag
        if tag == "a" or _is_number(element):
            self.begun = len(self.words)
        if tag == "br":
            self.words.append("\n")
        self.strong += tag in {"b", "strong", "center"}
        if tag not in BLOCKS:
            return
        if not (_is_inside_cells(element) and self._in_cell_after_words()):
            self._end()
        self.notes += _is_note(element)
        self._named(element)
        self.heading = _LEVELS.get(tag, self.heading)
        self.cells += _is_cell(element)
        self.id = element.get("data-unit", "") or self.id
        if tag in {"ol", "ul"}:
            self.counts.append(_counting(element))
        elif tag == "li":
            self.markers.append(self._marker(element))

    def _named(self, element: Element) -> None:
        """Keep where a link leads, and the names of a note and of the places in it."""
        target = element.get("href", "")
        if target.startswith("#") and not self.notes:
            self.links.append(target[1:])
        if self.notes:
            self.names += filter(None, (element.get("id"), element.get("name")))

    def _take_label(self, *, number: bool) -> None:
        """What was said since the last number or link began is the label, if no other words stand before it."""
        before, said = "".join(self.words[: self.begun]), "".join(self.words[self.begun :]).strip()
        if said and not before.strip() and not self.label and (number or self.notes):
            self.label = said
            del self.words[self.begun :]

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
        if tag == "a":
            self._named(element)
        if tag == "a" or _is_number(element):
            self._take_label(number=tag != "a")
        if tag not in BLOCKS or (_is_inside_cells(element) and self._in_cell_after_words()):
            return
        self._end()
        self.notes -= _is_note(element)
        self.names = self.names if self.notes else []
        self.heading = 0 if tag in _LEVELS else self.heading
        self.cells -= _is_cell(element)
        if tag in {"ol", "ul"} and self.counts:
            self.counts.pop()
        elif tag == "li" and self.markers:
            self.markers.pop()

    def _end(self) -> None:
        """What was said since the last border of a block becomes one."""
        text = "".join(self.words).strip()
        self.words.clear()
        strong, self.plain = not self.plain, False
        if not text and not self.label:
            return
        depth, marker = len(self.markers), self.markers[-1] if self.markers else ""
        if marker:
            self.markers[-1] = ""
            depth -= 1
        label = " ".join(filter(None, (marker, self.label)))
        block = Block(text, label, id=self.id, links=tuple(self.links))
        if self.notes:
            block = replace(block, kind=Kind.FOOTNOTE, names=tuple(self.names), links=())
        elif self.cells:
            block = replace(block, kind=Kind.CELL)
        else:
            strong = strong and not depth and not self.heading
            block = replace(block, heading=self.heading, depth=depth, strong=strong)
        self.blocks.append(block)
        self.id = self.label = ""
        self.links.clear()


def _is_cell(element: Element) -> bool:
    return element.tag in {"td", "th"} or element.get("class") == "cell"


def _is_inside_cells(element: Element) -> bool:
    """Whether an element may be one of several in a cell, and is none itself."""
    return element.tag in {"p", "div"} and not _is_cell(element)


def _is_number(element: Element) -> bool:
    """Whether an element holds a label: as a word processor writes it, or as our own pages do."""
    return _NUMBER.search(element.get("style", "")) is not None or element.get("class") == "label"


def _is_note(element: Element) -> bool:
    return (
        _NOTE.search(element.get("style", "")) is not None
        or _NOTE_ID.fullmatch(element.get("id", "")) is not None
        or element.get("role", "") in _NOTE_ROLES
        or element.get("class") == "footnote"
    )


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
