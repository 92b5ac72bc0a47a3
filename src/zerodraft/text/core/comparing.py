"""Comparing: the redline between two drafts, unit by unit.

A unit that was split is compared part by part: the old text is cut where its second part begins; of a unit into which others
were merged, likewise the new text. So the rows, joined, are the old draft and the new one to the last character.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from zerodraft.text.core.aligning import align
from zerodraft.text.core.compiling import Segment, compiled
from zerodraft.text.core.draft import Draft, Unit
from zerodraft.text.core.lineage import Pair, Relation
from zerodraft.text.core.tokens import borders, tokens

OLD, NEW = "old", "new"
"""In the segments of a comparison, what the new draft inserts and deletes bears `NEW`."""


@dataclass(frozen=True, slots=True)
class Row:
    """A pair of units (None for the side where there is none), and how the one became the other."""

    pair: Pair
    old: Unit | None
    new: Unit | None
    segments: tuple[Segment, ...]

    @property
    def unit(self) -> Unit:
        """The unit as the newer draft has it."""
        unit = self.new or self.old
        assert unit is not None  # noqa: S101 - a pair has one side at least
        return unit


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two drafts and the rows of their comparison, in the order of the new one."""

    old: Draft
    new: Draft
    rows: tuple[Row, ...]


def compare(old: Draft, new: Draft, pairs: Iterable[Pair] | None = None) -> Comparison:
    """The redline of two drafts; without `pairs` they are aligned first."""
    found = tuple(align(old, new) if pairs is None else pairs)
    before = {unit.id: unit for unit in old.units}
    after = {unit.id: unit for unit in new.units}
    cuts = _cuts(found, before, after)
    rows = []
    for number, pair in enumerate(found):
        one, other = before.get(pair.old), after.get(pair.new)
        texts = cuts.get(number, (one.text if one else "", other.text if other else ""))
        rows.append(Row(pair, one, other, redline(*texts)))
    return Comparison(old, new, tuple(rows))


def redline(old: str, new: str) -> tuple[Segment, ...]:
    """One text against another."""
    return tuple(compiled(old, {NEW: new}))


def _cuts(pairs: Sequence[Pair], before: Mapping[str, Unit], after: Mapping[str, Unit]) -> dict[int, tuple[str, str]]:
    """For each pair of a split or a merge, by its number: the part of the old text and that of the new one it compares."""
    families: dict[tuple[Relation, str], list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        if pair.relation is Relation.SPLIT:
            families[pair.relation, pair.old].append(number)
        elif pair.relation is Relation.MERGED:
            families[pair.relation, pair.new].append(number)
    found: dict[int, tuple[str, str]] = {}
    for (relation, whole), members in families.items():
        if relation is Relation.SPLIT:
            texts = [after[pairs[number].new].text for number in members]
            halves = zip(cut(before[whole].text, texts), texts, strict=True)
        else:
            texts = [before[pairs[number].old].text for number in members]
            halves = zip(texts, cut(after[whole].text, texts), strict=True)
        found.update(zip(members, halves, strict=True))
    return found


def cut(whole: str, parts: Sequence[str]) -> list[str]:
    """A text cut into as many pieces as it has parts, each piece as its part reads as far as may be."""
    words = tokens(whole)
    of_parts = [tokens(part) for part in parts]
    places = borders(words)
    ends = list(_ends(words, of_parts))
    edges = [0, *(places[end] for end in ends), len(whole)]
    return [whole[start:end] for start, end in pairwise(edges)]


def _ends(words: list[str], parts: list[list[str]]) -> Iterator[int]:
    """After which token of the whole each part but the last one ends."""
    joined = [word for part in parts for word in part]
    codes = Indel.opcodes(joined, words)
    starts = [each.src_start for each in codes]
    at = 0
    for part in parts[:-1]:
        at += len(part)
        number = max(bisect_right(starts, at - 1) - 1, 0)
        if not codes:
            yield 0
            continue
        code = codes[number]
        inside = min(at - code.src_start, code.dest_end - code.dest_start)
        yield code.dest_start + inside
