"""Edits: by what the text of a proposal differs from its unit, word by word."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import Indel

from zerodraft.text.core.tokens import borders, is_word, tokens

_LONGEST_ISLAND = 4
"""Tokens: a space, a word, a mark, a space."""


class Edit(NamedTuple):
    """The base from `start` to `end` (in code points) is replaced by `text`; one of both may be empty, not both."""

    start: int
    end: int
    text: str


class Base:
    """A text that others are compared with."""

    __slots__ = ("_borders", "_tokens", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = tokens(text)
        self._borders = borders(self._tokens)

    def edits(self, text: str) -> list[Edit]:
        """What turns the base into `text`, from its beginning to its end; no two edits touch."""
        base = self.text
        if text == base:
            return []
        ahead = _common(base, text)
        behind = min(_common(base[::-1], text[::-1]), min(len(base), len(text)) - ahead)
        # A border next to a change need not be one in both texts: the next one inwards the equal part is.
        first = bisect_right(self._borders, max(ahead - 1, 0)) - 1
        last = bisect_left(self._borders, len(base) - max(behind - 1, 0))
        start, end = self._borders[first], self._borders[last]
        old, new = self._tokens[first:last], tokens(text[start : len(text) - (len(base) - end)])
        return _glued(base, start, old, new)


def apply(base: str, edits: Iterable[Edit]) -> str:
    """The text that the edits make of a base."""
    pieces, at = [], 0
    for start, end, text in edits:
        pieces += [base[at:start], text]
        at = end
    return "".join([*pieces, base[at:]])


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _is_island(between: list[str]) -> bool:
    """Whether what stands between two changes is one word at most, with its spaces and marks."""
    return len(between) <= _LONGEST_ISLAND and sum(map(is_word, between)) <= 1


def _glued(base: str, start: int, old: list[str], new: list[str]) -> list[Edit]:
    """The smallest edits, except that one word between two of them belongs to both: else a new sentence is a mosaic."""
    at, where = borders(old), borders(new)
    text = "".join(new)
    hunks: list[list[int]] = []
    for each in Indel.opcodes(old, new):
        if each.tag == "equal":
            continue
        from_old, to_old, from_new, to_new = each.src_start, each.src_end, each.dest_start, each.dest_end
        if hunks and _is_island(old[hunks[-1][1] : from_old]):
            hunks[-1][1], hunks[-1][3] = to_old, to_new
        else:
            hunks.append([from_old, to_old, from_new, to_new])
    return [
        Edit(start + at[a], start + at[b], text[where[c] : where[d]])
        for a, b, c, d in hunks
        if base[start + at[a] : start + at[b]] != text[where[c] : where[d]]
    ]
