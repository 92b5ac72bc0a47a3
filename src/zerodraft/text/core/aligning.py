"""Aligning: which unit of one draft became which of the next, whatever happened to the numbers.

Numbers prove nothing, and an id proves something only where the words are alike: ids that were given by position wander as
numbers do. So the words decide, first equal ones, then alike ones, then those contained in others; place and id tip the
balance.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

from zerodraft.text.core.containing import Contained, contained
from zerodraft.text.core.draft import Draft, Unit
from zerodraft.text.core.lineage import CONFIDENT, Pair, Relation, off_the_order
from zerodraft.text.core.tokens import Coding, words

Numbers = NDArray[np.floating]

_ACCEPTED = 0.45
_DISTANCE = 0.05
"""What the whole length of the draft between two units takes from their likeness."""
_EQUAL_IDS = 0.1
_SHORT = 3
"""A unit of so few words ("Option 1:") is told from others like it by what stands around it."""
_STEP = 0.04
"""What each unit off the place that its surroundings suggest takes from the likeness of such a unit."""
_BETWEEN = 0.15
"""A unit between the same neighbours on both sides was rewritten where it stood: that much more is likely."""


class _Side:
    """One draft: each unit as the sequence of its words, every word a character, and what repeats."""

    def __init__(self, units: Sequence[Unit], coding: Coding) -> None:
        self.units = units
        self.keys = [coding(_words(unit)) for unit in units]
        self.counts = Counter(self.keys)

    def is_common(self, number: int) -> bool:
        """Whether words alone do not tell this unit."""
        key = self.keys[number]
        return len(key) <= _SHORT or self.counts[key] > 1


def _words(unit: Unit) -> list[str]:
    # Units without words are alike if they are of one kind: a number, as ever, proves nothing.
    return words(unit.text) or [f"\0{unit.kind.value} {unit.text.strip()}"]


def align(old: Draft, new: Draft) -> tuple[Pair, ...]:
    """How the units of two drafts belong together, in the order of the new one; a dropped unit stands where it stood."""
    coding = Coding()
    ours, theirs = _Side(old.units, coding), _Side(new.units, coding)
    found = _equal(ours, theirs)
    _alike(ours, theirs, found)
    _by_surroundings(ours, theirs, found)
    parts = contained(ours.keys, theirs.keys, found)
    return tuple(_pairs(ours, theirs, found, parts))


def _equal(ours: _Side, theirs: _Side) -> dict[int, int]:
    """Units that read the same and of which there is only one on each side."""
    where = {key: number for number, key in enumerate(theirs.keys) if theirs.counts[key] == 1}
    return {number: where[key] for number, key in enumerate(ours.keys) if ours.counts[key] == 1 and key in where}


def _rest(ours: _Side, theirs: _Side, found: Mapping[int, int], *, common: bool) -> tuple[list[int], list[int]]:
    taken = set(found.values())
    return (
        [each for each in range(len(ours.keys)) if each not in found and (common or not ours.is_common(each))],
        [each for each in range(len(theirs.keys)) if each not in taken and (common or not theirs.is_common(each))],
    )


def _alike(ours: _Side, theirs: _Side, found: dict[int, int]) -> None:
    """The assignment of long units that makes the sum of their likeness greatest."""
    rows, columns = _rest(ours, theirs, found, common=False)
    if not rows or not columns:
        return
    cutoff = _ACCEPTED - _EQUAL_IDS
    likeness = _likeness(ours, theirs, rows, columns, cutoff)
    likeness += np.where(likeness > 0, _EQUAL_IDS * _equal_ids(ours, theirs, rows, columns), 0).astype(np.float32)
    apart = np.abs(_relative(rows, ours)[:, None] - _relative(columns, theirs)[None, :])
    _assign(rows, columns, likeness - _DISTANCE * apart, found)


def _by_surroundings(ours: _Side, theirs: _Side, found: dict[int, int]) -> None:
    """What is short or stands more than once belongs to its like that has the same neighbours."""
    rows, columns = _rest(ours, theirs, found, common=True)
    if not rows or not columns:
        return
    likeness = _likeness(ours, theirs, rows, columns, _ACCEPTED - _BETWEEN)
    ahead, behind = _expected(len(ours.keys), len(theirs.keys), found)
    at = np.array(columns, dtype=np.float32)[None, :]
    off_ahead, off_behind = np.abs(at - ahead[rows][:, None]), np.abs(at - behind[rows][:, None])
    # A heading or "Option 1:" goes with what follows it, if in doubt.
    bonus = _BETWEEN * (off_ahead + off_behind == 0) - _STEP * np.minimum(off_ahead + 0.5, off_behind)
    bonus = bonus + _EQUAL_IDS * _equal_ids(ours, theirs, rows, columns)
    _assign(rows, columns, likeness + np.where(likeness > 0, bonus, 0), found)


def _likeness(ours: _Side, theirs: _Side, rows: Sequence[int], columns: Sequence[int], cutoff: float) -> Numbers:
    return cdist(
        [ours.keys[each] for each in rows],
        [theirs.keys[each] for each in columns],
        scorer=Indel.normalized_similarity,
        score_cutoff=cutoff,
        dtype=np.float32,
    )


def _equal_ids(ours: _Side, theirs: _Side, rows: Sequence[int], columns: Sequence[int]) -> NDArray[np.bool_]:
    numbers: dict[str, int] = {}
    left = [numbers.setdefault(ours.units[each].id, len(numbers)) for each in rows]
    right = [numbers.setdefault(theirs.units[each].id, len(numbers)) for each in columns]
    equal: NDArray[np.bool_] = np.array(left)[:, None] == np.array(right)[None, :]
    return equal


def _relative(numbers: Sequence[int], side: _Side) -> Numbers:
    return np.array(numbers, dtype=np.float32) / max(len(side.keys) - 1, 1)


def _expected(length: int, other: int, found: Mapping[int, int]) -> tuple[Numbers, Numbers]:
    """Where each of our units would stand on the other side, by the last pair before it and by the next one behind."""
    ahead, behind = np.zeros(length, dtype=np.float32), np.zeros(length, dtype=np.float32)
    place = -1
    for number in range(length):
        place = found.get(number, place + 1)
        ahead[number] = place
    place = other
    for number in reversed(range(length)):
        place = found.get(number, place - 1)
        behind[number] = place
    return ahead, behind


def _assign(rows: Sequence[int], columns: Sequence[int], scores: Numbers, found: dict[int, int]) -> None:
    # What is not acceptable is worth nothing: else two poor pairs would outbid a good one.
    worth = np.where(scores >= _ACCEPTED, scores, 0)
    for row, column in zip(*linear_sum_assignment(worth, maximize=True), strict=True):
        if worth[row, column]:
            found[rows[row]] = columns[column]


def _pairs(ours: _Side, theirs: _Side, found: Mapping[int, int], parts: Sequence[Contained]) -> Iterable[Pair]:
    """The pairs in the order of the new draft."""
    one_to_one = sorted(found.items())
    moved = {one_to_one[each] for each in off_the_order(theirs for _, theirs in one_to_one)}
    families: dict[tuple[int, int], Pair] = {}
    for a, b in one_to_one:
        relation = Relation.MOVED if (a, b) in moved else Relation.EDITED
        if relation is not Relation.MOVED and ours.units[a].text == theirs.units[b].text:
            relation = Relation.SAME
        score = Indel.normalized_similarity(ours.keys[a], theirs.keys[b])
        families[a, b] = Pair(ours.units[a].id, theirs.units[b].id, relation, round(score, 3))
    halves: set[int] = set()
    for part in parts:
        if part.relation is Relation.SPLIT:
            halves |= {a for a, _ in part.pairs} | {~b for _, b in part.pairs}
        elif any(a in halves or ~b in halves for a, b in part.pairs):
            # A unit is split or merged, not both: else its words would be told twice.
            continue
        for a, b in part.pairs:
            score = part.score if (a, b) not in families else families[a, b].score
            families[a, b] = Pair(ours.units[a].id, theirs.units[b].id, part.relation, round(score, 3))
    yield from _in_order(ours.units, theirs.units, families)


def _in_order(old: Sequence[Unit], new: Sequence[Unit], families: Mapping[tuple[int, int], Pair]) -> Iterable[Pair]:
    by_new: dict[int, list[Pair]] = defaultdict(list)
    known = set()
    for (a, b), pair in sorted(families.items()):
        by_new[b].append(pair)
        known.add(a)
    where = {a: b for a, b in sorted(families, reverse=True) if families[a, b].relation is not Relation.MOVED}
    dropped: dict[int, list[Pair]] = defaultdict(list)
    last = -1
    for number, unit in enumerate(old):
        last = where.get(number, last)
        if number not in known:
            dropped[last].append(Pair(unit.id, "", Relation.DROPPED, 0.0))
    yield from dropped[-1]
    for number, unit in enumerate(new):
        yield from by_new[number] or [Pair("", unit.id, Relation.NEW, 0.0)]
        yield from dropped[number]


def carry_ids(old: Draft, new: Draft, pairs: Iterable[Pair]) -> Draft:
    """The new draft with the ids of the old one, where a pair is certain; all others keep theirs, made unlike any."""
    carried = {
        each.new: each.old
        for each in pairs
        if each.old and each.new and each.score >= CONFIDENT and each.relation not in {Relation.SPLIT, Relation.MERGED}
    }
    taken = {unit.id for unit in old.units}
    ids: dict[str, str] = {}
    for unit in new.units:
        ids[unit.id] = carried.get(unit.id) or _free(unit.id, taken)
        taken.add(ids[unit.id])
    return replace(
        new, units=tuple(replace(each, id=ids[each.id], parent=ids.get(each.parent, "")) for each in new.units)
    )


def _free(id_: str, taken: set[str]) -> str:
    number, found = 2, id_
    while found in taken:
        found, number = f"{id_}-{number}", number + 1
    return found
