"""A Word file in the making: its page, paragraphs, runs and comments; the same contents give the same bytes.

python-docx carries the package; what it has no words for (tracked changes, bookmarks, direction) is written as XML.
"""

import re
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from lxml import etree

from zerodraft.files.opening.markup import Element
from zerodraft.files.opening.office import W
from zerodraft.files.word import blank, packed
from zerodraft.text.exchange.word.direction import directed
from zerodraft.text.exchange.word.styles import ARABIC, CHINESE, is_rightwards, write_styles

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_PARTS = re.compile(r"\n|\t|[^\n\t]+")
_PAGE = 11906, 16838
_MARGIN = 1418
_ORDER = ("rFonts", "b", "bCs", "i", "iCs", "strike", "color", "sz", "szCs", "u", "shd", "rtl")
"""The order in which Word's schema wants the properties of a run."""

Format = dict[str, str]
"""Properties of a run: {"b": "", "u": "single"}."""


def add(parent: Element, name: str, /, **attributes: object) -> Element:
    """A new last child `w:name` with attributes `w:…`."""
    return etree.SubElement(parent, W + name, {W + key: str(value) for key, value in attributes.items()})


def writable(text: str, place: str) -> str:
    """The text, which goes into Word as it is. Raises ValueError for a character that no XML can hold."""
    found = ILLEGAL.search(text)
    if found is not None:
        shown = text[max(found.start() - 20, 0) : found.start()]
        raise ValueError(
            f"{place} has the character U+{ord(found[0]):04X} after “{ILLEGAL.sub('', shown)}”, which a Word file "
            "cannot hold; take it out of the text"
        )
    return text


@dataclass(slots=True)
class WordFile:
    """A Word file in one language. `body` takes paragraphs and tables in reading order."""

    title: str
    language: str
    is_landscape: bool = False
    has_line_numbers: bool = False
    body: Any = field(init=False)
    is_rightwards: bool = field(init=False)
    _document: Any = field(init=False)
    _ids: "count[int]" = field(init=False)

    def __post_init__(self) -> None:
        writable(self.title, "the title")
        self._document = blank()
        self._ids = count(1)
        self.is_rightwards = is_rightwards(self.language)
        self.body = self._document.element.body
        for child in list(self.body):
            self.body.remove(child)
        write_styles(self._document.styles.element, self.language)
        self._set_up_page()
        properties = self._document.core_properties
        for child in list(properties._element):  # noqa: SLF001 - python-docx can set properties but not take them out
            properties._element.remove(child)  # noqa: SLF001
        properties.title = self.title[:255]
        properties.language = self.language

    def next_id(self) -> str:
        """An id for a change, bookmark or comment, unique over all parts of the file."""
        return str(next(self._ids))

    def paragraph(
        self, style: str, *, parent: Element | None = None, left: int = 0, hanging: int = 0, changed: str = ""
    ) -> Element:
        """A new paragraph, indented in twentieths of a point. `changed` is "ins" or "del" for its mark (see `change`)."""
        made = add(self.body if parent is None else parent, "p")
        properties = add(made, "pPr")
        add(properties, "pStyle", val=style)
        if self.is_rightwards:
            add(properties, "bidi")
        if left or hanging:
            add(properties, "ind", left=left + hanging, **({"hanging": hanging} if hanging else {}))
        if changed or self.is_rightwards:
            mark = add(properties, "rPr")
            if changed:
                add(mark, changed)
            if self.is_rightwards:
                add(mark, "rtl")
        return made

    def run(self, parent: Element, text: str, form: Format | None = None, *, deleted: bool = False) -> None:
        """Words as runs, one for each stretch of a direction; tabs and line breaks become Word's own."""
        for stretch, rightwards in directed(text, rightwards=self.is_rightwards):
            made = add(parent, "r")
            _formatted(made, stretch, form or {}, rightwards=rightwards)
            for part in _PARTS.findall(stretch):
                if part == "\n":
                    add(made, "br")
                elif part == "\t":
                    add(made, "tab")
                else:
                    words = add(made, "delText" if deleted else "t")
                    words.set(_SPACE, "preserve")
                    words.text = part

    def comment(self, parent: Element, author: str, text: str, moment: str = "") -> None:
        """A comment of somebody, at the end of what `parent` holds so far."""
        id_ = self.next_id()
        comments = self._document.part._comments_part.element  # noqa: SLF001 - its public door asks the clock
        said = add(comments, "comment", id=id_, author=author, **({"date": moment} if moment else {}))
        for line in text.split("\n"):
            self.run(self.paragraph("CommentText", parent=said), line)
        add(add(parent, "r"), "commentReference", id=id_)

    def saved(self) -> bytes:
        """The bytes of the file."""
        self.body.append(self.body.get_or_add_sectPr())
        return packed(self._document)

    @property
    def width(self) -> int:
        """How wide the text is, in twentieths of a point."""
        return _PAGE[self.is_landscape] - 2 * _MARGIN

    def _set_up_page(self) -> None:
        section = self._document.element.body.get_or_add_sectPr()
        add(section, "pgSz", w=_PAGE[self.is_landscape], h=_PAGE[not self.is_landscape])
        if self.is_landscape:
            section[-1].set(f"{W}orient", "landscape")
        margins = dict.fromkeys(("top", "right", "bottom", "left"), _MARGIN)
        add(section, "pgMar", **margins, header=709, footer=709, gutter=0)
        if self.has_line_numbers:
            add(section, "lnNumType", countBy=1, restart="continuous")
        if self.is_rightwards:
            add(section, "bidi")
        page = self._document.sections[0]
        self.run(self._furniture(page.header, "Header"), self.title)
        foot = self._furniture(page.footer, "Footer")
        for field_, after in (("PAGE", " / "), ("NUMPAGES", "")):
            number = add(foot, "fldSimple", instr=field_)
            self.run(number, "1")
            self.run(foot, after)

    def _furniture(self, part: Any, style: str) -> Element:
        """The one paragraph of a header or footer."""
        part.is_linked_to_previous = False
        root: Element = part._element  # noqa: SLF001 - the paragraph is made as every other
        for child in list(root):
            root.remove(child)
        return self.paragraph(style, parent=root)


def change(file: WordFile, parent: Element, name: str, author: str, moment: str) -> Element:
    """A tracked change, `w:ins` or `w:del`, that takes runs."""
    made = add(parent, name)
    describe(file, made, author, moment)
    return made


def describe(file: WordFile, made: Element, author: str, moment: str) -> None:
    """Say of a tracked change whose it is and when it was made."""
    made.set(f"{W}id", file.next_id())
    made.set(f"{W}author", author)
    if moment:
        made.set(f"{W}date", moment)


def _formatted(run: Element, text: str, form: Format, *, rightwards: bool) -> None:
    wanted: dict[str, str] = dict(form)
    for plain, complex_ in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
        if plain in wanted:
            wanted[complex_] = wanted[plain]
    is_han = _HAN.search(text) is not None
    if not (wanted or rightwards or is_han):
        return
    properties = add(run, "rPr")
    if rightwards:
        add(properties, "rFonts", ascii=ARABIC, hAnsi=ARABIC, cs=ARABIC)
        wanted["rtl"] = ""
    elif is_han:
        # Without the hint Word sets quotation marks and dashes between Chinese characters in the Latin font.
        add(properties, "rFonts", hint="eastAsia", eastAsia=CHINESE)
    for name in _ORDER[1:]:
        if name == "shd" and name in wanted:
            add(properties, name, val="clear", color="auto", fill=wanted[name])
        elif name in wanted:
            add(properties, name, **({"val": wanted[name]} if wanted[name] else {}))
