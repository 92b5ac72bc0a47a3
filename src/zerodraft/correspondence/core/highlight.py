"""A text cut where facts begin and end, so that each piece knows which facts rest on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

NARROWEST_COLUMN = 50
"""Characters. Blocks narrower than this are addresses and signatures, whose lines end where their writers ended them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The words from `start` to `end` (code points) on which the fact `fact` rests; a fact may have several marks."""

    fact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, the facts that rest on it in order, and those whose first words begin here."""

    text: str
    facts: tuple[str, ...]
    begins: tuple[str, ...]


def cut(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The text in pieces that, one after the other, are the whole text again. Marks outside the text are left out."""
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    first = {mark.fact: mark.start for mark in sorted(inside, key=lambda mark: -mark.start)}
    places = sorted({0, len(text), *(m.start for m in inside), *(m.end for m in inside)})
    pieces = []
    for start, end in pairwise(places):
        facts = tuple(dict.fromkeys(m.fact for m in inside if m.start <= start and end <= m.end))
        begins = tuple(fact for fact in facts if first[fact] == start)
        pieces.append(Piece(text[start:end], facts, begins))
    return tuple(pieces)


def flowing(text: str) -> str:
    """The text with spaces for those line ends that only the width of a column made; every position stays what it was.

    A line ends for want of room when the first word of the next would have gone past the widest line of its block. Rows
    of tables (lines with tabs) and narrow blocks keep their lines.
    """
    blocks = text.split("\n\n")
    return "\n\n".join(_flowing_block(block) for block in blocks)


def _flowing_block(block: str) -> str:
    lines = block.split("\n")
    width = max(map(len, lines))
    if width < NARROWEST_COLUMN:
        return block
    shown = lines[0]
    for line, following in pairwise(lines):
        word = following.split(" ", 1)[0]
        full = bool(word) and len(line) + 1 + len(word) > width and "\t" not in line + following
        shown += (" " if full else "\n") + following
    return shown
