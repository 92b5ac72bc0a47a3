"""From the lines of pages to paragraphs: what repeats on every page is set aside, the rest joined over lines and pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from zerodraft.text.core.structure import Block
from zerodraft.text.core.structure.labels import heading_label
from zerodraft.text.core.structure.nesting import label_of
from zerodraft.text.core.structure.words import PP_LATIN

_PAGE_NUMBER = re.compile(
    r"(?:[-–—|\s]*(?:page|página|стр\.?|p\.)?\s*\d{1,4}(?:\s*(?:/|of|de|sur|из|\|)\s*\d{1,4})?[-–—|\s]*)", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LONGEST_NUMBER = 4
# Lines of two pages, in points, that count as equally high.
_SAME_HEIGHT = 4.0
# How high a line stands, and its words.
_Form: TypeAlias = tuple[int, str]
# How many lines at the head and foot of a page can be furniture.
_EDGE = 3
_ENDS = re.compile(r"[.;:!?][\]\)”\"»']*\Z")
_SHORT = 0.8
# More white than this, in steps between lines, parts paragraphs.
_APART = 1.35


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, in points from its left and top."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    page_height: float = 842.0
    bold: bool = False
    centred: bool = False


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without page numbers and running heads, and those as they stood."""
    ordered = [sorted(page, key=lambda line: line.top) for page in pages]
    seen = Counter(form for number, page in enumerate(ordered) for form in _page_forms(page, number))
    often = max(2, (len(pages) + 1) // 2)
    pitch = _pitch(ordered)
    kept, left_out = [], []
    for number, page in enumerate(ordered):
        edge = {id(line) for line in _edges(page)}
        out = {id(line) for line in page if id(line) in edge and _is_furniture(line, number, seen, often)}
        out -= _joined_to_text(page, out, pitch)
        left_out += [line.text for line in page if id(line) in out]
        kept.append([line for line in page if id(line) not in out])
    return kept, left_out


def _joined_to_text(page: Sequence[Line], out: AbstractSet[int], pitch: float) -> set[int]:
    """Those of the lines set aside that no white parts from the text; they go on with it, whatever they repeat."""
    found: set[int] = set()
    for direction in (page, page[::-1]):
        for before, line in pairwise(direction):
            is_text = id(before) not in out or id(before) in found
            if is_text and id(line) in out and abs(line.bottom - before.bottom) <= _APART * pitch:
                found.add(id(line))
    return found


def _is_furniture(line: Line, page: int, seen: Counter[_Form], often: int) -> bool:
    """Whether a line is no text: it stands at the same height of many pages, or it is a number that goes on with them."""
    most = max(seen[form] for form in _forms(line, page))
    if _PAGE_NUMBER.fullmatch(line.text):
        return most >= 2 or str(page + 1) in _DIGITS.findall(line.text)
    # The same words may come first on two pages where each begins an item.
    return most >= often and not _begins(line.text)


def _page_forms(page: Sequence[Line], number: int) -> set[_Form]:
    return {form for line in _edges(page) for form in _forms(line, number)}


def _forms(line: Line, page: int) -> set[_Form]:
    """A line for comparing with those of other pages: its height, and its words; one number in it may count the pages."""
    height = round(line.bottom / _SAME_HEIGHT)
    counted = {
        f"{line.text[: match.start()]}\0{int(match.group()) - page}\0{line.text[match.end() :]}"
        for match in _DIGITS.finditer(line.text)
        if len(match.group()) <= _LONGEST_NUMBER
    }
    return {(near, text) for near in (height, height + 1) for text in (line.text, *counted)}


def _edges(page: Sequence[Line]) -> list[Line]:
    """The first and last lines of a page, as far as they stand where furniture does."""
    return [
        line
        for line in (*page[:_EDGE], *page[-_EDGE:])
        if line.bottom < 0.13 * line.page_height or line.top > 0.87 * line.page_height
    ]


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[str, bool]]:
    """The paragraphs, each with whether all of it is set apart; one that goes on over a page is one."""
    lines = [line for page in pages for line in page]
    if not lines:
        return
    right = sorted(line.right for line in lines)[int(0.9 * (len(lines) - 1))]
    left = min(line.left for line in lines)
    pitch = _pitch(pages)
    kept: list[Line] = []
    for line in lines:
        if kept and _parted(kept, line, pitch, (left, right)):
            yield _said(kept)
            kept = []
        kept.append(line)
    yield _said(kept)


def _pitch(pages: Sequence[Sequence[Line]]) -> float:
    """How far lines of a paragraph stand from each other, from foot to foot."""
    steps = sorted(
        after.bottom - before.bottom
        for page in pages
        for before, after in pairwise(page)
        if after.bottom > before.bottom
    )
    return steps[len(steps) // 4] if steps else 0.0


def _parted(kept: Sequence[Line], line: Line, pitch: float, margins: tuple[float, float]) -> bool:
    """Whether a line begins a new paragraph."""
    before = kept[-1]
    if _begins(line.text) and (_ends(before, margins) or line.left <= kept[0].left + 2):
        return True
    if before.text.endswith((",", ";")) and PP_LATIN.match(line.text):
        return True
    if before.bold != line.bold and (before.centred or line.centred or _ends(before, margins)):
        return True
    if before.centred != line.centred and not _is_full(before, margins):
        return True
    over_page = line.bottom <= before.bottom
    if over_page:
        # A sentence that has not ended goes on, in small letters or not.
        return bool(_ENDS.search(before.text)) and not line.text[:1].islower()
    return _is_apart(before, line, pitch, margins) or (_ends(before, margins) and line.left > kept[0].left + 8)


def _is_apart(before: Line, line: Line, pitch: float, margins: tuple[float, float]) -> bool:
    """Whether more white than between the lines of a paragraph stands before a line.

    Where every paragraph has one line, all are as far apart: then the height of a line tells, if the one before has ended.
    """
    step = line.bottom - before.bottom
    far = step > _APART * pitch > 0
    tall = step > 1.7 * (before.bottom - before.top) and _ends(before, margins)
    return (far or tall) and not line.text[:1].islower()


def _ends(line: Line, margins: tuple[float, float]) -> bool:
    return not _is_full(line, margins) or bool(_ENDS.search(line.text))


def _is_full(line: Line, margins: tuple[float, float]) -> bool:
    left, right = margins
    return line.right - left >= _SHORT * (right - left)


def _begins(text: str) -> bool:
    heading = heading_label(text)
    return bool(label_of(Block(text)).text) or bool(
        heading and not heading.rest[:1].islower() and heading.rest[:1] != ","
    )


def _said(lines: Sequence[Line]) -> tuple[str, bool]:
    text = ""
    for line in lines:
        text = f"{text}{line.text}" if text.endswith(("-", "‐")) and _broken(text, line.text) else f"{text} {line.text}"
    return text.strip(), all(line.bold for line in lines) or all(line.centred for line in lines)


def _broken(text: str, following: str) -> bool:
    """Whether a line ends within a word with a hyphen of its own, as in "capacity-building"; the hyphen stays."""
    return text[-2:-1].isalpha() and following[:1].isalpha()
