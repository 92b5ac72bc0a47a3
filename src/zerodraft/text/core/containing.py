"""Containing: units that are a part of another one, which was split, or into which they were merged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist

from zerodraft.text.core.lineage import Relation

_CONTAINED = 0.75
_LEAST = 4
"""Fewer words are in many a text by chance."""
_DISTANCE = 0.5
"""What the whole length of the draft between two units takes: parts seldom go far."""
_COMPACT = 65
"""How alike, in per cent, a part is to some stretch of the whole; else its words are strewn there by chance."""


@dataclass(frozen=True, slots=True)
class Contained:
    """A part and its whole, by their numbers: as pairs of an old and a new unit, the whole's own counterpart among them."""

    relation: Relation
    pairs: tuple[tuple[int, int], ...]
    score: float


def contained(old: Sequence[str], new: Sequence[str], found: Mapping[int, int]) -> list[Contained]:
    """The splits and merges among units that are sequences of words; `found` are the pairs that are known, old to new."""
    back = {b: a for a, b in found.items()}
    splits = _parts(new, old, back)
    merges = _parts(old, new, found)
    return [
        *(Contained(Relation.SPLIT, tuple((whole, part) for part in parts), score) for whole, parts, score in splits),
        *(Contained(Relation.MERGED, tuple((part, whole) for part in parts), score) for whole, parts, score in merges),
    ]


def _parts(
    parts: Sequence[str], wholes: Sequence[str], found: Mapping[int, int]
) -> Iterable[tuple[int, tuple[int, ...], float]]:
    """Each whole with its parts; `found` are the known pairs, part to whole."""
    rest = [number for number, each in enumerate(parts) if number not in found and len(each) >= _LEAST]
    if not rest or not wholes:
        return
    common = cdist([parts[each] for each in rest], wholes, scorer=LCSseq.similarity, dtype=np.int32)
    lengths = np.array([len(parts[each]) for each in rest])[:, None]
    longer = np.array([len(each) for each in wholes])[None, :] > lengths
    share = np.where(longer, common / lengths, 0.0)
    away = np.abs((np.array(rest) / len(parts))[:, None] - (np.arange(len(wholes)) / len(wholes))[None, :])
    worth = share - _DISTANCE * away
    counterpart = {whole: part for part, whole in found.items()}
    # What of each whole its counterpart and the parts found so far explain.
    explained = {whole: parts[part] for whole, part in counterpart.items()}
    families: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for row, part in enumerate(rest):
        # The best whole, and of equal ones the first; the few next best when that one is spoken for.
        for whole in map(int, np.argsort(-worth[row], kind="stable")[:3]):
            score = float(share[row, whole])
            if worth[row, whole] < _CONTAINED:
                break
            together = _together(parts[part], explained.get(whole, ""), wholes[whole])
            if together and _is_compact(parts[part], wholes[whole]):
                explained[whole] = together
                families[whole].append((part, score))
                break
    for whole, members in families.items():
        known = [counterpart[whole]] if whole in counterpart else []
        if len(members) + len(known) > 1:
            yield whole, (*known, *(part for part, _ in members)), min(score for _, score in members)


def _is_compact(part: str, whole: str) -> bool:
    return fuzz.partial_ratio(part, whole) >= _COMPACT


def _together(part: str, explained: str, whole: str) -> str:
    """The part together with what is explained already, in the better order; '' where it explains few words more."""
    alone = LCSseq.similarity(explained, whole)
    either = max((explained + part, part + explained), key=lambda each: LCSseq.similarity(each, whole))
    return either if LCSseq.similarity(either, whole) - alone >= len(part) / 2 else ""
