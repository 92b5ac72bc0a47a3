"""Slots: the atoms of a compiled unit as a person reads them, each disputed stretch beside what is to replace it.

The truth stays with the segments; slots are made of them for display alone, and nothing is gained or lost on the way.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from zerodraft.text.core.compiling import Segment
from zerodraft.text.core.tokens import is_word, tokens

MOST_VARIANTS = 6
MOST_DISPUTED = 0.4
"""Past this share of disputed words, or so many variants of one place, brackets are no longer read: blocks are."""

By = tuple[str, ...]


class Alternative(NamedTuple):
    """Words that some put in at one place."""

    text: str
    by: By


class Slot(NamedTuple):
    """A stretch of the base and what is put in at its end, in order of submission.

    `text` is empty where words are put in after a stretch that nobody disputes. Where nobody disputes `text` and nothing is
    put in, `deleted_by` and `alternatives` are empty.
    """

    text: str
    deleted_by: By
    alternatives: tuple[Alternative, ...]


def slots(segments: Iterable[Segment]) -> list[Slot]:
    """The slots of a compiled unit in reading order."""
    found: list[Slot] = []
    for text, inserted_by, deleted_by in segments:
        before = found[-1] if found else None
        if inserted_by:
            put = Alternative(text, inserted_by)
            if before is not None and (before.deleted_by or before.alternatives):
                found[-1] = Slot(before.text, before.deleted_by, (*before.alternatives, put))
            else:
                found.append(Slot("", (), (put,)))
        elif before is not None and not before.alternatives and before.deleted_by == deleted_by:
            found[-1] = Slot(before.text + text, deleted_by, ())
        else:
            found.append(Slot(text, deleted_by, ()))
    return found


def deleting_all(segments: Sequence[Segment]) -> By:
    """The proposals that delete the whole base and put nothing in: who wants the unit out, or elsewhere."""
    gone: set[str] | None = None
    for each in segments:
        if not each.inserted_by:
            gone = set(each.deleted_by) if gone is None else gone.intersection(each.deleted_by)
            if not gone:
                return ()
    if not gone:
        return ()
    for each in segments:
        gone.difference_update(each.inserted_by)
    first = next(each for each in segments if not each.inserted_by)
    return tuple(id_ for id_ in first.deleted_by if id_ in gone)


def without(segments: Iterable[Segment], proposals: Iterable[str]) -> list[Segment]:
    """The segments as if these proposals had deleted nothing."""
    left_out = frozenset(proposals)
    if not left_out:
        return list(segments)
    return [each._replace(deleted_by=tuple(id_ for id_ in each.deleted_by if id_ not in left_out)) for each in segments]


def words(text: str) -> int:
    """How many words a text has; a Han character counts as one."""
    return sum(map(is_word, tokens(text)))


def disputed_words(segments: Iterable[Segment]) -> int:
    """How many words of the base somebody wants out."""
    return sum(words(each.text) for each in segments if each.deleted_by)


def is_crowded(segments: Sequence[Segment]) -> bool:
    """Whether brackets would hide the text rather than show it."""
    variants = 0
    for each in segments:
        # The stretch that is to be replaced is one of the variants of its place.
        variants = variants + 1 if each.inserted_by else int(bool(each.deleted_by))
        if variants > MOST_VARIANTS:
            return True
    disputed = disputed_words(segments)
    if not disputed:
        return False
    return disputed > MOST_DISPUTED * sum(words(each.text) for each in segments if not each.inserted_by)


class Shown(NamedTuple):
    """A unit as brackets show it: who wants the whole of it out, and its slots as if these had not asked for it."""

    out: By
    slots: list[Slot]


def shown(segments: Sequence[Segment]) -> Shown:
    """The slots of a unit, with the wish to delete it all told once and not of every stretch."""
    out = deleting_all(segments)
    return Shown(out, slots(without(segments, out)))
