"""Web pages, by lxml: what a browser shows of them, numbers of lists included, without scripts and navigation."""

import re
from dataclasses import dataclass, field

from lxml import etree

from zerodraft.files.opening.bounds import MAX_DEPTH, MAX_TAG_CHARACTERS, MAX_TAGS, parsing
from zerodraft.files.opening.charset import decode
from zerodraft.files.opening.errors import TooHard
from zerodraft.files.opening.office import Element
from zerodraft.text.core.draft import Kind
from zerodraft.text.core.structure import Block
from zerodraft.text.exchange.drafts.source import Source, checked
from zerodraft.text.exchange.drafts.tags import with_text_kept

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LONG_TAG = re.compile(rf"""<[a-z](?:[^>=]|=(?:\s*+(?:"[^"]*"|'[^']*'))?+){{{MAX_TAG_CHARACTERS}}}""", re.IGNORECASE)
_UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "nav",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "select",
        "textarea",
        "button",
        "dialog",
        "title",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "address",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "form",
        "fieldset",
        "hr",
        "table",
        "caption",
        "center",
        "body",
        "html",
        "details",
        "summary",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ]
)
_CURE = "open it in a browser and save the draft alone as text"
_NUMERALS = {"a": "abcdefghijklmnopqrstuvwxyz", "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST = 400
_BULLET = "disc"
_UNNUMBERED = {_BULLET: "•", "none": ""}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]{1,100})", re.IGNORECASE)
_STYLES = {
    "none": "none",
    "disc": _BULLET,
    "circle": _BULLET,
    "square": _BULLET,
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}


def read(data: bytes) -> Source:
    """A .html file."""
    declared = _CHARSET.search(data[:4096])
    page = decode(data, declared[1].decode("ascii") if declared else None)
    return Source(checked(document_of(page)))


def document_of(page: str) -> list[Block]:
    """The blocks of a web page. Raises TooHard or Damaged."""
    if page.count("<") > MAX_TAGS:
        raise TooHard(f"has more than {MAX_TAGS} tags", _CURE)
    if _LONG_TAG.search(page):
        raise TooHard("has a tag that goes on for pages", _CURE)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    with parsing("a web page"):
        root = etree.fromstring(with_text_kept(page.replace("\x00", "")).encode("utf-8", "replace"), parser)
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
        if tag not in _BLOCKS:
            return
        if not (tag in {"p", "div"} and self._in_cell_after_words()):
            self._end()
        self.heading = _HEADINGS.get(tag, self.heading)
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
        return f"{_numeral(number, style)}."

    def _leave(self, element: Element) -> None:
        tag = element.tag
        self.strong -= tag in {"b", "strong", "center"}
        if tag not in _BLOCKS or (tag in {"p", "div"} and self._in_cell_after_words()):
            return
        self._end()
        self.heading = 0 if tag in _HEADINGS else self.heading
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


def is_unseen(element: Element) -> bool:
    """Whether a browser would not show it, or it leads about the site."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style", "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or element.get("role") == "navigation"


def _counting(element: Element) -> tuple[str, int]:
    """How a list numbers its items, and its first number."""
    return _style(element, element.get("type", "1") if element.tag == "ol" else _BULLET), _start(element)


def _style(element: Element, otherwise: str) -> str:
    """How items are numbered by the style that an element declares, if it does."""
    declared = _LIST_STYLE.search(element.get("style", ""))
    found = [_STYLES[word] for word in declared[1].lower().split() if word in _STYLES] if declared else []
    return found[0] if found else otherwise


def _start(element: Element) -> int:
    said = element.get("start", "1").strip()
    return int(said) if said.isdecimal() and len(said) < 6 else 1


def _numeral(number: int, style: str) -> str:
    if style in _NUMERALS and 1 <= number <= len(_NUMERALS[style]):
        return _NUMERALS[style][number - 1]
    if style in {"i", "I"} and 1 <= number < _LARGEST:
        roman = ""
        for value, letters in _ROMAN:
            roman += letters * (number // value)
            number %= value
        return roman if style == "i" else roman.upper()
    return str(number)
