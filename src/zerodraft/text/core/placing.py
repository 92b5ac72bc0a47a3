"""Placing: which paragraph of a file that came back is which unit of the draft that went out."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from zerodraft.text.core.draft import Draft, Unit
from zerodraft.text.core.labels import ORDINALS
from zerodraft.text.core.structure import folded
from zerodraft.text.core.tokens import Coding, words

LIKE = 0.5
"""A paragraph that is no more alike than this is another one."""
BASED = 0.7
"""A file of which less than this is in the draft, and which has less than this of the draft, is based on another one.

Two drafts of one text that are six weeks of negotiation apart are like each other by 0.6 to 0.66, drafts of different
texts by less than 0.2, a file with tracked changes and its draft by 1.
"""
_SAME_WORDS = 0.85
_ORDINAL = rf"(?:{'|'.join(ORDINALS)}|alt)"
_TYPED = re.compile(
    rf"\s*(?:[(\[]?(?:\d+(?:\.\d+)*|[a-z]|[ivxl]{{1,5}}|(?:OP|PP)\s?\d+)(?:\s*{_ORDINAL})*[.)\]]*\t+"
    rf"|[(\[]?(?:\d+(?:\.\d+)*|[a-z]|(?:OP|PP)\s?\d+)\s*{_ORDINAL}(?:\s*\d+)?[.)\]]*\s)",
    re.IGNORECASE,
)
_SPACES = " \u00a0"
_MOST = 4_000_000
"""Pairs of paragraph and unit that are compared between two sure ones: two thousand of each, in less than a second."""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph as it was before any change: its words, and the id of the unit that a bookmark names ('' for none)."""

    text: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Placing:
    """`unit_of` gives the number of the unit for numbers of paragraphs, in both their orders; `likeness` is 0 to 1."""

    unit_of: Mapping[int, int]
    likeness: float


def place(paragraphs: Sequence[Place], draft: Draft) -> Placing:
    """The paragraphs that are units: by their bookmark, by their words, or because they are alike, in order."""
    known = {unit.id: number for number, unit in enumerate(draft.units)}
    found: dict[int, int] = {}
    for number, each in enumerate(paragraphs):
        unit = known.pop(each.unit, None)
        if unit is not None:
            found[number] = unit
    new = [folded(unit.text) or folded(unit.label) for unit in draft.units]
    spelt = {folded(f"{unit.label} {unit.text}"): key for unit, key in zip(draft.units, new, strict=True)}
    texts = set(new)
    old = [_key(folded(each.text), texts, spelt) for each in paragraphs]
    for left, right in _gaps(found, len(old), len(new)):
        for block in Indel.opcodes(old[left], new[right]):
            if block.tag == "equal":
                for step in range(block.src_end - block.src_start):
                    number = left.start + block.src_start + step
                    if old[number]:
                        found[number] = right.start + block.dest_start + step
    coding = Coding()

    def coded(text: str) -> str:
        return coding(words(text))

    for left, right in _gaps(found, len(old), len(new)):
        found |= _alike(old, new, left, right, coded)
    return Placing(dict(sorted(found.items())), _likeness(found, old, new, coded))


def bare(text: str, unit: Unit) -> tuple[str, str]:
    """The words of a paragraph apart from the label typed before them: (label, words), both with white space folded.

    A label is what the unit has for one, one of its make ("3." for "2."), or one set apart by a tab or bis, ter ….
    """
    label, words, base = folded(unit.label), folded(text), folded(unit.text)
    if label and words.startswith(label) and not base.startswith(label):
        rest = words[len(label) :]
        if not (rest and label[-1].isalnum() and rest[0].isalnum()):
            return label, rest.lstrip(_SPACES)
    typed = _of_make(label, words) or _typed(text)
    if typed and not base.startswith(typed):
        return typed, words[len(typed) :].lstrip(_SPACES)
    return "", words


def bare_new(text: str, before: Unit | None) -> str:
    """The words of a new paragraph without a label typed before them; `before` is the unit that it follows."""
    words = folded(text)
    typed = _of_make(folded(before.label), words) if before else ""
    return words[len(typed or _typed(text)) :].lstrip(_SPACES)


def _of_make(label: str, words: str) -> str:
    """The label at the beginning of words that is made like another one: other numbers or letters, equal marks."""
    if not any(character in ".)]" or character.isalpha() for character in label):
        return ""
    make = re.sub(r"[0-9]+|\b[a-z]{1,5}\b|[^\w\s]|\s+", lambda match: _any_like(match[0]), label)
    match = re.match(rf"{make}(?=\s|$)", words)
    return match[0].rstrip() if match else ""


def _any_like(piece: str) -> str:
    """A pattern for what may stand in the place of a piece of a label."""
    if piece.isdecimal():
        return rf"[0-9]+(?:\s*{_ORDINAL}\b)*"
    if piece.isalpha():
        return rf"[a-z]{{1,5}}(?:\s+{_ORDINAL}\b)*"
    return r"\s+" if piece.isspace() else re.escape(piece)


def _typed(text: str) -> str:
    match = _TYPED.match(text)
    return folded(match[0]) if match else ""


def _key(text: str, texts: Collection[str], spelt: Mapping[str, str]) -> str:
    """The words by which a paragraph is known: without a label typed before them, if they are a unit's without it."""
    if text in texts:
        return text
    if text in spelt:
        return spelt[text]
    head, _space, rest = text.partition(" ")
    return rest if len(head) < len(rest) and rest in texts else text


def _gaps(found: Mapping[int, int], olds: int, news: int) -> list[tuple[slice, slice]]:
    """The stretches of both between the pairs that keep the order."""
    pairs = [(-1, -1)]
    for number, unit in sorted(found.items()):
        if unit > pairs[-1][1]:
            pairs.append((number, unit))
    pairs.append((olds, news))
    gaps = []
    for (old, new), (next_old, next_new) in pairwise(pairs):
        if next_old > old + 1 and next_new > new + 1:
            gaps.append((slice(old + 1, next_old), slice(new + 1, next_new)))
    return gaps


def _alike(
    old: Sequence[str], new: Sequence[str], left: slice, right: slice, coded: Callable[[str], str]
) -> dict[int, int]:
    """The pairs of paragraph and unit in one stretch, in order, whose likeness is greatest in sum."""
    rows = [number for number in range(left.start, left.stop) if old[number]]
    columns = [unit for unit in range(right.start, right.stop) if new[unit]]
    if not rows or not columns or len(rows) * len(columns) > _MOST:
        return {}
    likeness = cdist(
        [coded(old[number]) for number in rows],
        [coded(new[unit]) for unit in columns],
        scorer=Indel.normalized_similarity,
        score_cutoff=LIKE,
        dtype=np.float32,
    )
    sums = np.zeros((len(rows) + 1, len(columns) + 1), dtype=np.float32)
    for row, pairs in enumerate(likeness):
        np.maximum.accumulate(np.maximum(sums[row, 1:], sums[row, :-1] + pairs), out=sums[row + 1, 1:])
    found: dict[int, int] = {}
    row, column = len(rows), len(columns)
    while row and column:
        if sums[row, column] == sums[row - 1, column]:
            row -= 1
        elif sums[row, column] == sums[row, column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            found[rows[row]] = columns[column]
    return found


def _likeness(found: Mapping[int, int], old: Sequence[str], new: Sequence[str], coded: Callable[[str], str]) -> float:
    """How much of the file is in the draft, or of the draft in the file: an excerpt is based on the draft too."""

    def ratio(one: str, other: str) -> float:
        return 1.0 if one == other else Indel.normalized_similarity(coded(one), coded(other))

    common = sum(ratio(old[number], new[unit]) * len(new[unit]) for number, unit in found.items())
    sizes = (sum(map(len, old)), sum(map(len, new)))
    placed = max((min(common / size, 1.0) for size in sizes if size), default=0.0)
    if placed >= BASED:
        return placed
    # Where paragraphs were joined and divided, nearly all words still follow each other as in the draft.
    whole = ratio(" ".join(old), " ".join(new))
    return whole if whole >= _SAME_WORDS else placed
