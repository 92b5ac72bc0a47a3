"""A text cut where facts begin and end, so that each piece knows which facts rest on it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """The words from `start` to `end` (code points) on which the fact `fact` rests."""

    fact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, the facts that rest on it in order, and those whose words begin here."""

    text: str
    facts: tuple[str, ...]
    begins: tuple[str, ...]


def cut(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The text in pieces that, one after the other, are the whole text again. Marks outside the text are left out."""
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    places = sorted({0, len(text), *(m.start for m in inside), *(m.end for m in inside)})
    pieces = []
    for start, end in zip(places, places[1:], strict=False):
        facts = tuple(dict.fromkeys(m.fact for m in inside if m.start <= start and end <= m.end))
        begins = tuple(dict.fromkeys(m.fact for m in inside if m.start == start))
        pieces.append(Piece(text[start:end], facts, begins))
    return tuple(pieces)
