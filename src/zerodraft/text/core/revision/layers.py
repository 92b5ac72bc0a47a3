"""Layers: the words of a unit in the next draft, each stretch knowing where it comes from and who took it out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from zerodraft.text.core.compiling import Segment
from zerodraft.text.core.edits import Edit

FACILITATOR = "(facilitator)"
"""Stands where the id of a proposal would, for what the facilitator put in or took out."""


class How(StrEnum):
    """Why words stand in the next draft."""

    KEPT = "kept"
    MOVED = "moved"
    """They stood in the base, in another unit or at another place."""
    PROPOSAL = "proposal"
    FACILITATOR = "facilitator"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of the base or the next draft: `unit` is where the base has them ('' for words that it does not have).

    `proposals` are those that put them in. `deleted_by` names who takes them out; empty for words of the next draft.
    """

    text: str
    how: How
    unit: str = ""
    proposals: tuple[str, ...] = ()
    deleted_by: tuple[str, ...] = ()

    @property
    def is_base(self) -> bool:
        return self.how in {How.KEPT, How.MOVED}


@dataclass(frozen=True, slots=True)
class Change:
    """An edit, and whose it is; without `proposals` it is the facilitator's."""

    edit: Edit
    proposals: tuple[str, ...] = ()

    @property
    def by(self) -> tuple[str, ...]:
        return self.proposals or (FACILITATOR,)

    @property
    def how(self) -> How:
        return How.PROPOSAL if self.proposals else How.FACILITATOR


def new_text(stretches: Iterable[Stretch]) -> str:
    """What the next draft reads."""
    return "".join(each.text for each in stretches if not each.deleted_by)


def explained(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The words of the next draft alone, with the reason for each."""
    return tuple(each for each in stretches if not each.deleted_by)


def as_segments(stretches: Iterable[Stretch]) -> tuple[Segment, ...]:
    """The redline of a unit against the base."""
    return tuple(
        Segment(each.text, (), each.deleted_by)
        if each.is_base
        else Segment(each.text, each.proposals or (FACILITATOR,), ())
        for each in stretches
    )


def changed(stretches: Sequence[Stretch], changes: Iterable[Change]) -> list[Stretch]:
    """The stretches after changes to their new text, which come in order and do not overlap.

    Words of the base that are taken out stay, as taken out; words that somebody had put in are gone as if they never came.
    """
    waiting = list(changes)
    cut = _cut(stretches, {place for each in waiting for place in each.edit[:2]})
    found: list[Stretch] = []
    at = 0
    for each in cut:
        if each.deleted_by:
            found.append(each)
            continue
        while waiting and waiting[0].edit.end <= at:
            found += _put(waiting.pop(0))
        if waiting and waiting[0].edit.start <= at:
            found += [replace(each, deleted_by=waiting[0].by)] if each.is_base else []
        else:
            found.append(each)
        at += len(each.text)
    return found + [put for each in waiting for put in _put(each)]


def _put(change: Change) -> list[Stretch]:
    text = change.edit.text
    return [Stretch(text, change.how, proposals=change.proposals)] if text else []


def _cut(stretches: Iterable[Stretch], places: Iterable[int]) -> list[Stretch]:
    """The stretches cut at these places of the new text."""
    waiting = sorted(places)
    found: list[Stretch] = []
    at = 0
    for each in stretches:
        if each.deleted_by:
            found.append(each)
            continue
        end = at + len(each.text)
        start = at
        while waiting and waiting[0] < end:
            place = waiting.pop(0)
            if place > start:
                found.append(replace(each, text=each.text[start - at : place - at]))
                start = place
        found.append(replace(each, text=each.text[start - at :]))
        at = end
    return found


def parted(stretches: Sequence[Stretch], lengths: Sequence[int]) -> list[list[Stretch]]:
    """The stretches in parts whose new texts have these lengths, with one character between each and the next."""
    places, at = [], 0
    for length in lengths:
        places += [at + length, at + length + 1]
        at += length + 1
    parts: list[list[Stretch]] = [[] for _ in lengths]
    number, at = 0, 0
    for each in _cut(stretches, places):
        if each.deleted_by:
            parts[number].append(each)
            continue
        if at == places[2 * number] and number + 1 < len(lengths):
            # The joint itself: nobody's word, unless the base had it.
            if each.is_base:
                parts[number].append(replace(each, deleted_by=(FACILITATOR,)))
            number += 1
        else:
            parts[number].append(each)
        at += len(each.text)
    return parts
