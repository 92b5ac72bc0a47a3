"""PDF files, by pdfplumber: words into lines, lines into paragraphs, over the borders of pages.

Page numbers and running heads are no text of the draft: they are handed on as left out. Arabic and Chinese files of the
United Nations carry fonts that do not tell which letters they show; such a file is refused.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.utils.text import extract_words

from zerodraft.files.opening.bounds import parsing
from zerodraft.files.opening.errors import NoText, TooHard, UnknownCharset
from zerodraft.files.opening.paged import check_streams, opened, printed_once, weigh
from zerodraft.text.core.structure import Block
from zerodraft.text.exchange.drafts.paging import Line, paragraphs, without_furniture
from zerodraft.text.exchange.drafts.source import Source, checked

_MAX_PAGES = 300
_UNKNOWN = re.compile(r"\(cid:\d+\)")
_RIGHT_SHARE = 0.95
# Letters of the scripts in which a PDF can be trusted.
_LETTERS = re.compile(r"[^\W\d_]")
_TRUSTED = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff\ufb00-\ufb06]")
_CURE = "send the DOCX"
_NAMES = {"Arabic": re.compile(r"[\u0600-\u06ff\ufb50-\ufefc]"), "Chinese": re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")}
_SAME_LINE = 0.4


def read(data: bytes) -> Source:
    """A .pdf file. Raises UnreadableFile (locked, a scan, a bomb, letters that cannot be trusted)."""
    check_streams(data, _CURE)
    pages = list(_pages(data))
    if not any(line.text for page in pages for line in page):
        raise NoText("has no text: it is a scan", f"run text recognition (OCR) on it, or {_CURE}")
    check_script("".join(line.text for page in pages for line in page))
    kept, furniture = without_furniture(pages)
    blocks = [Block(text, strong=strong, running=True) for text, strong in paragraphs(kept)]
    return Source(checked(blocks), left_out=tuple(furniture))


def _pages(data: bytes) -> Iterator[list[Line]]:
    file = opened(data)
    with parsing("a PDF"):
        count = len(file.pages)
    if count > _MAX_PAGES:
        raise TooHard(f"has {count} pages, more than the {_MAX_PAGES} that are read", _CURE)
    for number, page in enumerate(file.pages, start=1):
        with parsing("a PDF"):
            yield _lines(page, number)
            page.close()


def _lines(page: Any, number: int) -> list[Line]:
    weigh(page, number, _CURE)
    found = extract_words(
        list(printed_once(page.chars)),
        x_tolerance_ratio=0.18,
        y_tolerance=3,
        expand_ligatures=True,
        extra_attrs=["fontname", "size"],
    )
    words = [
        _Word(each["text"], each["x0"], each["x1"], each["top"], each["bottom"], each["fontname"]) for each in found
    ]
    width = float(page.width)
    return [_line(group, width, float(page.height)) for group in _grouped(words)]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    font: str


def _grouped(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    """The words of each line; a raised mark of a note belongs to the line it overlaps."""
    line: list[_Word] = []
    for word in sorted(words, key=lambda each: (each.bottom, each.left)):
        if line and word.top > line[0].bottom - _SAME_LINE * (line[0].bottom - line[0].top):
            yield sorted(line, key=lambda each: each.left)
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda each: each.left)


def _line(words: Sequence[_Word], width: float, height: float) -> Line:
    fonts = Counter("bold" in word.font.lower() for word in words)
    left, right = words[0].left, words[-1].right
    centred = left > 0.2 * width and abs((left + right) / 2 - width / 2) < 0.03 * width
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    text = " ".join(word.text for word in words)
    return Line(text, left, right, top, bottom, height, width, bold=not fonts[False], centred=centred)


def check_script(text: str) -> None:
    """Refuse a text whose letters cannot be trusted to be those that the page shows."""
    unknown = len(_UNKNOWN.findall(text))
    letters = _LETTERS.findall(_UNKNOWN.sub("", text))
    total = len(letters) + unknown
    right = sum(map(bool, map(_TRUSTED.match, letters)))
    if not total or right >= _RIGHT_SHARE * total:
        return
    others = {name: len(pattern.findall(text)) for name, pattern in _NAMES.items()}
    name = max(others, key=lambda each: others[each])
    if others[name] > _share_of(total):
        raise UnknownCharset(f"is {name}: a PDF of that script does not tell reliably which letters it shows", _CURE)
    raise UnknownCharset("has fonts that do not tell which letters they show", _CURE)


def _share_of(total: int) -> float:
    return (1 - _RIGHT_SHARE) * total
