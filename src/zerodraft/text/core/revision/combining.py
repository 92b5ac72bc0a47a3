"""Combining: several proposals that are taken in change one unit together, if they do not change the same words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz.distance import Indel

from zerodraft.text.core.edits import Base, Edit
from zerodraft.text.core.revision.layers import Change, How, Stretch, changed, new_text
from zerodraft.text.core.tokens import is_word, tokens


class Collision(ValueError):
    """Proposals that cannot all be taken in as they are; `unit` and `proposals` say which and where."""

    def __init__(self, unit: str, proposals: Iterable[str], says: str) -> None:
        self.unit, self.proposals = unit, tuple(proposals)
        super().__init__(
            f"unit {unit}: {', '.join(self.proposals)} {says}; take in fewer of them, or give the text of the unit yourself"
        )


def combined(unit: str, base: Sequence[Stretch], texts: Mapping[str, str]) -> list[Stretch]:
    """The stretches with all the texts, by the id of their proposals, taken in. Raises Collision."""
    return changed(base, _changes(unit, new_text(base), texts))


def _changes(unit: str, base: str, texts: Mapping[str, str]) -> list[Change]:
    whose: dict[Edit, tuple[str, ...]] = {}
    compared = Base(base)
    for id_, text in texts.items():
        for edit in compared.edits(text):
            whose[edit] = (*whose.get(edit, ()), id_)
    # Words that several delete, each in another stretch, are deleted by all of these together.
    deletions = {edit: ids for edit, ids in whose.items() if not edit.text}
    changes = [Change(edit, ids) for edit, ids in whose.items() if edit.text] + _deletions(deletions)
    changes.sort(key=lambda each: each.edit[:2])
    for one, other in pairwise(changes):
        same_place = one.edit[:2] == other.edit[:2]
        if other.edit.start < one.edit.end or same_place:
            words = base[other.edit.start : max(one.edit.end, other.edit.end)].strip()
            what = f"the same words, “{_short(words)}”," if words else "the text at the same place"
            both = dict.fromkeys((*one.proposals, *other.proposals))
            raise Collision(unit, both, f"change {what} differently")
    return changes


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57].rstrip()}…"


def _deletions(whose: Mapping[Edit, tuple[str, ...]]) -> list[Change]:
    edges = sorted({place for edit in whose for place in edit[:2]})
    found = []
    for start, end in pairwise(edges):
        ids = tuple(dict.fromkeys(id_ for edit, ids in whose.items() if edit.start <= start < edit.end for id_ in ids))
        if ids:
            found.append(Change(Edit(start, end, ""), ids))
    return found


def settled(unit: str, base: Sequence[Stretch], texts: Mapping[str, str], final: str) -> list[Stretch]:
    """The stretches as the facilitator settled them: words that a taken proposal brought are still explained by it."""
    try:
        layered = combined(unit, base, texts)
    except Collision:
        nearest = max(texts, key=lambda id_: Indel.normalized_similarity(texts[id_], final))
        layered = combined(unit, base, {nearest: texts[nearest]})
    edits = Base(new_text(layered)).edits(final)
    stretches = changed(layered, [Change(edit) for edit in edits])
    original = Base(new_text(base))
    brought = {id_: [edit.text for edit in original.edits(text)] for id_, text in texts.items()}
    return [_credited(each, brought) for each in stretches]


def _credited(stretch: Stretch, brought: Mapping[str, Sequence[str]]) -> Stretch:
    words = tokens(stretch.text.strip())
    if stretch.how is not How.FACILITATOR or not any(map(is_word, words)):
        return stretch
    ids = tuple(id_ for id_, texts in brought.items() if any(_holds(tokens(text), words) for text in texts))
    return replace(stretch, how=How.PROPOSAL, proposals=ids) if ids else stretch


def _holds(whole: list[str], words: list[str]) -> bool:
    length = len(words)
    return any(whole[at : at + length] == words for at in range(len(whole) - length + 1))
