"""Lineage: what became of the units of a draft in the next one."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What became of a unit."""

    SAME = "same"
    EDITED = "edited"
    MOVED = "moved"
    """It stands elsewhere among the others; whether it was edited too, its score tells."""
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    DROPPED = "dropped"


CONFIDENT = 0.7
"""Pairs that are less alike than this are confirmed by a person."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit of the old draft and what it is in the new one, by their ids ('' where there is none).

    A unit that is split is in a pair with each of its parts, one into which others were merged with each of these. `score`
    is how alike the words are, from 0 to 1; for a part, how much of it is in the whole.
    """

    old: str
    new: str
    relation: Relation
    score: float

    @property
    def is_weak(self) -> bool:
        """Whether a person should confirm it."""
        if self.relation in {Relation.SPLIT, Relation.MERGED}:
            return True
        return bool(self.old and self.new) and self.score < CONFIDENT


def off_the_order(places: Iterable[int]) -> set[int]:
    """Which of these places, by their number, lie off the longest increasing run: what was moved."""
    places = tuple(places)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, place in enumerate(places):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [number]
    kept, number = set(), ends[-1] if ends else -1
    while number >= 0:
        kept.add(number)
        number = before[number]
    return set(range(len(places))) - kept
