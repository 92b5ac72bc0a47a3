"""Compiling: a base and what many propose for it, as one text in which every stretch knows who deletes or inserts it.

The truth are atoms: where which proposals delete, and what which insert at which place. Nothing depends on the order in
which proposals come but the order of alternatives: that of submission, never that of the number of supporters.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from zerodraft.text.core.edits import Base


class Segment(NamedTuple):
    """A stretch of a compiled text. `inserted_by` is empty for a stretch of the base; ids in order of submission."""

    text: str
    inserted_by: tuple[str, ...]
    deleted_by: tuple[str, ...]


class Atoms:
    """The atoms of one unit: a base, and what each proposal (bit `n` of a mask for the n-th) deletes and inserts."""

    __slots__ = ("_inserted", "_masks", "_toggled", "base", "proposals")

    def __init__(self, base: Base | str, texts: Mapping[str, str]) -> None:
        """`texts` are the whole texts that are proposed, by the id of the proposal, in order of submission."""
        self.base = base if isinstance(base, Base) else Base(base)
        self.proposals = tuple(texts)
        self._toggled: dict[int, int] = {}
        self._inserted: dict[int, dict[str, int]] = {}
        self._masks: dict[int, tuple[str, ...]] = {0: ()}
        supporters: dict[str, int] = {}
        for number, text in enumerate(texts.values()):
            supporters[text] = supporters.get(text, 0) | 1 << number
        for text, mask in supporters.items():
            self._put(text, mask)

    def _put(self, text: str, mask: int) -> None:
        toggled, inserted = self._toggled, self._inserted
        for start, end, put in self.base.edits(text):
            if start != end:
                toggled[start] = toggled.get(start, 0) ^ mask
                toggled[end] = toggled.get(end, 0) ^ mask
            if put:
                # After what it replaces: so a deletion and its replacement stand side by side.
                there = inserted.setdefault(end, {})
                there[put] = there.get(put, 0) | mask

    def segments(self) -> list[Segment]:
        """The whole compiled text; joined without the inserted stretches, it is the base."""
        text, at, deleted, found = self.base.text, 0, 0, []
        for place in sorted(self._toggled.keys() | self._inserted.keys()):
            if place > at:
                found.append(Segment(text[at:place], (), self._ids(deleted)))
                at = place
            for put, mask in sorted(self._inserted.get(place, {}).items(), key=_submitted):
                found.append(Segment(put, self._ids(mask), ()))
            deleted ^= self._toggled.get(place, 0)
        if at < len(text):
            found.append(Segment(text[at:], (), self._ids(deleted)))
        return found

    def _ids(self, mask: int) -> tuple[str, ...]:
        found = self._masks.get(mask)
        if found is None:
            found = self._masks[mask] = tuple(self.proposals[number] for number in _bits(mask))
        return found


def projection(segments: Iterable[Segment], proposal: str = "") -> str:
    """The text that a proposal makes of the base; the base itself for ''."""
    return "".join(
        each.text
        for each in segments
        if (proposal in each.inserted_by if each.inserted_by else proposal not in each.deleted_by)
    )


def compiled(base: Base | str, texts: Mapping[str, str]) -> list[Segment]:
    """The compiled text of one unit; `texts` as for `Atoms`."""
    return Atoms(base, texts).segments()


def _submitted(item: tuple[str, int]) -> tuple[int, str]:
    """In order of submission: by the earliest proposal that inserts it. One proposal inserts once at a place."""
    text, mask = item
    return (mask & -mask).bit_length(), text


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
