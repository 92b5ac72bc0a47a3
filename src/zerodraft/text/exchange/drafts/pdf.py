"""PDF files, by pdfplumber: words into lines, lines into paragraphs, over the borders of pages.

Page numbers and running heads are no text of the draft: they are handed on as left out. Arabic and Chinese files of the
United Nations carry fonts that do not tell which letters they show; such a file is refused.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
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
# What makes a column of numbers that of lines: how many there are, on which share of lines, and how even they end.
_FEWEST_COUNTED = 5
_COUNTED = 0.8
_SAME_EDGE = 2
_LONGEST_COUNT = 4


def read(data: bytes) -> Source:
    """A .pdf file. Raises UnreadableFile (locked, a scan, a bomb, letters that cannot be trusted)."""
    check_streams(data, _CURE)
    printed = list(_pages(data))
    counted = [word for page in printed for word in _counted(page.groups)]
    # A page of few lines has numbers beside them if the others have.
    edges = {word.right for word in counted}
    counts = [_counted(page.groups, edges) for page in printed]
    pages = [_lines(page, count) for page, count in zip(printed, counts, strict=True)]
    if not any(line.text for page in pages for line in page):
        raise NoText("has no text: it is a scan", f"run text recognition (OCR) on it, or {_CURE}")
    check_script("".join(line.text for page in pages for line in page))
    kept, furniture = without_furniture(pages)
    blocks = [Block(text, strong=strong, running=True) for text, strong in paragraphs(kept)]
    return Source(checked(blocks), left_out=(*furniture, *(word.text for count in counts for word in count)))


def _pages(data: bytes) -> Iterator["_Page"]:
    file = opened(data)
    with parsing("a PDF"):
        count = len(file.pages)
    if count > _MAX_PAGES:
        raise TooHard(f"has {count} pages, more than the {_MAX_PAGES} that are read", _CURE)
    for number, page in enumerate(file.pages, start=1):
        with parsing("a PDF"):
            yield _page(page, number)
            page.close()


def _page(page: Any, number: int) -> "_Page":
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
    return _Page(tuple(_grouped(words)), float(page.width), float(page.height))


def _lines(page: "_Page", counted: Sequence["_Word"]) -> list[Line]:
    kept = (group[1:] if group[0] in counted else group for group in page.groups)
    return [_line(group, page.width, page.height) for group in kept if group]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    font: str


@dataclass(frozen=True, slots=True)
class _Page:
    """The words of each line of a page, and its measures in points."""

    groups: tuple[Sequence[_Word], ...]
    width: float
    height: float


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


def _counted(groups: Sequence[Sequence[_Word]], edges: Collection[float] = ()) -> list[_Word]:
    """The numbers of lines: beside nearly every one, counting on, in a column that no words of the text reach.

    A few are enough where they end at one of the `edges`.
    """
    first = [group[0] for group in groups]
    found = [number for number, word in enumerate(first) if word.text.isdecimal() and len(word.text) <= _LONGEST_COUNT]
    edge = Counter(round(first[number].right) for number in found).most_common(1)
    column = [number for number in found if abs(first[number].right - edge[0][0]) <= _SAME_EDGE]
    values = [int(first[number].text) for number in column]
    known = column and any(abs(first[column[0]].right - each) <= _SAME_EDGE for each in edges)
    fewest = 1 if known else _FEWEST_COUNTED
    if len(column) < fewest or any(after != before + 1 for before, after in pairwise(values)):
        return []
    beside = groups[column[0] : column[-1] + 1]
    right = max(first[number].right for number in column)
    words = [word for number, group in enumerate(groups) for word in group[number in column :]]
    apart = all(word.left > right for word in words)
    return [first[number] for number in column] if apart and len(column) >= _COUNTED * len(beside) else []


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
