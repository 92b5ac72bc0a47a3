"""Rebasing: a proposal on an old text, carried onto the new one if the words it touches still stand there.

Nothing is guessed: what does not stand is given back as it was, with the reason, for its owner to decide.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from zerodraft.text.core.edits import Base, Edit, apply
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.core.tokens import borders, is_word, tokens


@dataclass(frozen=True, slots=True)
class Rebased:
    """A proposal on the new text. `is_met` where the new text says already what it asks for."""

    proposal: Proposal
    stands: bool
    why: str = ""
    is_met: bool = False


@dataclass(frozen=True, slots=True)
class Carrying:
    """What proposals are carried onto: the texts of the old units, those of the new ones, and new ids of some.

    `gone` says of old units that are not in the new draft what became of them; `parted` names those that were split.
    """

    old: Mapping[str, str]
    new: Mapping[str, str]
    ids: Mapping[str, str]
    gone: Mapping[str, str]
    parted: Collection[str] = ()


def rebase(proposal: Proposal, old_text: str, new_text: str) -> Rebased:
    """A proposal on one unit, carried from its old text to its new one."""
    if proposal.action is Action.MOD:
        return _words(proposal, old_text, new_text)
    if proposal.action in {Action.SUP, Action.NOC, Action.SPLIT} and old_text != new_text:
        wants = {Action.SUP: "delete", Action.NOC: "retain", Action.SPLIT: "split"}[proposal.action]
        return Rebased(proposal, stands=False, why=f"the text that it would {wants} was changed")
    return Rebased(proposal, stands=True)


def _words(proposal: Proposal, old: str, new: str) -> Rebased:
    """Its changes made to the new text, if this leaves alone the words they touch and the next one on either side."""
    if new == proposal.text:
        return Rebased(proposal, stands=True, why="the text reads so now", is_met=old != new)
    if old == new:
        return Rebased(proposal, stands=True)
    compared = Base(old)
    asked, done = compared.edits(proposal.text), compared.edits(new)
    open_ = [edit for edit in asked if edit not in done]
    if not open_:
        return Rebased(replace(proposal, text=new), stands=True, why="its changes are in the text", is_met=True)
    around = _Around(old)
    for edit in open_:
        if around.is_touched(edit, done):
            return Rebased(proposal, stands=False, why=_why(old, edit))
    return Rebased(replace(proposal, text=_shifted(new, open_, done)), stands=True)


class _Around:
    """Which words stand next to an edit."""

    def __init__(self, text: str) -> None:
        found = tokens(text)
        places = borders(found)
        words = [number for number, token in enumerate(found) if is_word(token)]
        self._starts = [places[number] for number in words]
        self._ends = [places[number + 1] for number in words]
        self._length = len(text)

    def is_touched(self, edit: Edit, done: Sequence[Edit]) -> bool:
        """Whether another edit changes something between the word before it and the one after it."""
        before = bisect_right(self._ends, edit.start) - 1
        after = bisect_left(self._starts, edit.end)
        start = self._starts[before] if before >= 0 else 0
        end = self._ends[after] if after < len(self._ends) else self._length
        # At the outer side of these words another may put something in.
        return any(
            (other.start < end and other.end > start) or start < other.start == other.end < end for other in done
        ) or (any(edit.start <= other.start <= edit.end for other in done if other.start == other.end))


def _why(old: str, edit: Edit) -> str:
    words = old[edit.start : edit.end].strip()
    if words:
        short = words if len(words) <= 80 else f"{words[:77].rstrip()}…"
        return f"the words that it changes, “{short}”, or those next to them were changed"
    return f"the words around the place where it puts in “{edit.text.strip()[:80]}” were changed"


def _shifted(new: str, asked: Sequence[Edit], done: Sequence[Edit]) -> str:
    """Edits on the old text, made to the new one where they stand there."""
    found = []
    for edit in asked:
        shift = sum(len(each.text) - (each.end - each.start) for each in done if each.end <= edit.start)
        found.append(Edit(edit.start + shift, edit.end + shift, edit.text))
    return apply(new, found)


def carried(proposal: Proposal, onto: Carrying) -> Rebased:
    """Any proposal, carried onto the new draft."""
    units = dict.fromkeys(each for each in (proposal.unit, *proposal.units) if each)
    gone = [each for each in units if onto.ids.get(each, each) not in onto.new]
    moved = replace(
        proposal,
        unit=onto.ids.get(proposal.unit, proposal.unit),
        after=onto.ids.get(proposal.after, proposal.after),
        units=tuple(onto.ids.get(each, each) for each in proposal.units),
    )
    if gone:
        return Rebased(proposal, stands=False, why=f"unit {gone[0]} {onto.gone.get(gone[0], 'is not in the draft')}")
    if moved.after and moved.after not in onto.new:
        says = onto.gone.get(proposal.after, "is not in the draft")
        return Rebased(proposal, stands=False, why=f"unit {proposal.after}, which it would follow, {says}")
    if proposal.action is Action.MERGE:
        return _merge(moved, units, onto)
    if not proposal.unit:
        return Rebased(moved, stands=True)
    found = rebase(moved, onto.old[proposal.unit], onto.new[moved.unit])
    if proposal.unit in onto.parted and not found.stands:
        return replace(found, why=f"unit {proposal.unit} was split")
    return found


def _merge(moved: Proposal, units: Collection[str], onto: Carrying) -> Rebased:
    for each in units:
        if onto.old[each] != onto.new[onto.ids.get(each, each)]:
            return Rebased(moved, stands=False, why=f"the text of unit {each}, which it would merge, was changed")
    return Rebased(moved, stands=True)
