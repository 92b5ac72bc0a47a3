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
from zerodraft.text.core.structure.words import ENACTING, PP, PP_LATIN

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
_PAUSES = re.compile(r"[.;:!?,][\]\)”\"»']*\Z")
_SHORT = 0.8
# More white than this, in steps between lines, parts paragraphs.
_APART = 1.35
# How far lines stand from each other, in their height, where no paragraph has two of them.
_STEP = 1.4
# A line that is taller than this is in large letters; lines that stand farther than that, in their height, are parted.
_LARGE = 1.2
_WIDE = 3.0
# Fewer lines than this share reach the margin where paragraphs are short: then the margin is that of the other side.
_REACHING = 1 / 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, in points from its left and top."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    page_height: float = 842.0
    page_width: float = 595.0
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class _Measures:
    """The margins of a text, how far lines of a paragraph stand from each other, from foot to foot, and their height."""

    left: float = 0.0
    right: float = 0.0
    pitch: float = 0.0
    height: float = 0.0


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without page numbers and running heads, and those as they stood."""
    ordered = [sorted(page, key=lambda line: line.top) for page in pages]
    seen = Counter(form for number, page in enumerate(ordered) for form in _page_forms(page, number))
    often = max(2, (len(pages) + 1) // 2)
    pitch = _measured(ordered).pitch
    titles = _titles(ordered[0]) if ordered else {}
    kept, left_out = [], []
    for number, page in enumerate(ordered):
        edge = {id(line) for line in _edges(page)}
        out = {id(line) for line in page if id(line) in edge and _is_furniture(line, number, seen, often)}
        if number:
            # The title in small letters above the text of the pages that follow: in two pages it stands once.
            out |= {id(line) for line in page if id(line) in edge and _height(line) < titles.get(line.text, 0.0)}
        out -= _joined_to_text(page, out, pitch)
        left_out += [line.text for line in page if id(line) in out]
        kept.append([line for line in page if id(line) not in out])
    return kept, left_out


def _titles(page: Sequence[Line]) -> dict[str, float]:
    """The words with which the first page begins, of one line or more, and how high those lines are at least."""
    first = page[:_EDGE]
    stretches = [first[at:end] for at in range(len(first)) for end in range(at + 1, len(first) + 1)]
    return {" ".join(line.text for line in lines): 0.9 * min(map(_height, lines)) for lines in stretches}


def _height(line: Line) -> float:
    return line.bottom - line.top


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
    measures = _measured(pages)
    kept: list[Line] = []
    for line in lines:
        if kept and _parted(kept, line, measures):
            yield _said(kept)
            kept = []
        kept.append(line)
    yield _said(kept)


def _measured(pages: Sequence[Sequence[Line]]) -> _Measures:
    lines = [line for page in pages for line in page]
    if not lines:
        return _Measures()
    left = min(line.left for line in lines)
    right = sorted(line.right for line in lines)[int(0.9 * (len(lines) - 1))]
    if sum(line.right - left >= 0.95 * (right - left) for line in lines) < _REACHING * len(lines):
        right = max(right, lines[0].page_width - left)
    height = sorted(line.bottom - line.top for line in lines)[len(lines) // 2]
    beside = [pair for page in pages for pair in pairwise(page) if pair[1].bottom > pair[0].bottom]
    steps = sorted(after.bottom - before.bottom for before, after in beside)
    margins = _Measures(left, right)
    # Only after a full line in the middle of a sentence is it certain that the next one is of the same paragraph.
    inner = sorted(
        after.bottom - before.bottom
        for before, after in beside
        if _is_full(before, margins)
        and not _PAUSES.search(before.text)
        and max(before.bottom - before.top, after.bottom - after.top) <= _LARGE * height
        and after.bottom - before.bottom <= _WIDE * height
    )
    pitch = inner[len(inner) // 4] if inner else min(steps[len(steps) // 4], _STEP * height) if steps else 0.0
    return _Measures(left, right, pitch, height)


def _parted(kept: Sequence[Line], line: Line, measures: _Measures) -> bool:
    """Whether a line begins a new paragraph."""
    before = kept[-1]
    if _begins(line.text) and (_ends(before, measures) or line.left <= kept[0].left + 2):
        return True
    if before.text.endswith((",", ";")) and PP_LATIN.match(line.text):
        return True
    if before.bold != line.bold and (before.centred or line.centred or _ends(before, measures)):
        return True
    if before.centred != line.centred and not _is_full(before, measures):
        return True
    over_page = line.bottom <= before.bottom
    if over_page:
        # A sentence that has not ended goes on, in small letters or not.
        return bool(_ENDS.search(before.text)) and not line.text[:1].islower()
    return _is_apart(before, line, measures) or (_ends(before, measures) and line.left > kept[0].left + 8)


def _is_apart(before: Line, line: Line, measures: _Measures) -> bool:
    """Whether more white than between the lines of a paragraph stands before a line.

    Where every paragraph has one line, all are as far apart: then the height of a line tells, if the one before has ended.
    """
    step, height = line.bottom - before.bottom, before.bottom - before.top
    # The lines of a title in large letters stand farther from each other.
    larger = max(1.0, min(height, line.bottom - line.top) / measures.height) if measures.height > 0 else 1.0
    far = step > _APART * measures.pitch * larger > 0
    tall = step > 1.7 * height and _ends(before, measures)
    return (far or tall) and (not line.text[:1].islower() or _may_follow(before, line))


def _may_follow(before: Line, line: Line) -> bool:
    """Whether a line in small letters can begin a paragraph after another one, as "ссылаясь на …" does."""
    recital = PP.match(line.text) or ENACTING.match(line.text)
    return bool(_ENDS.search(before.text) or (recital and _PAUSES.search(before.text)))


def _ends(line: Line, measures: _Measures) -> bool:
    return not _is_full(line, measures) or bool(_ENDS.search(line.text))


def _is_full(line: Line, measures: _Measures) -> bool:
    return line.right - measures.left >= _SHORT * (measures.right - measures.left)


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
