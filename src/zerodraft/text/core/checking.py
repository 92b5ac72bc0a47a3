"""Checking proposals against their draft: what cannot be compiled is refused, what is odd is flagged and kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zerodraft.text.core.compilation import NEW, lying_in
from zerodraft.text.core.draft import Draft
from zerodraft.text.core.proposal import Action, Proposal

_NEEDS_UNIT = frozenset(Action) - {Action.ADD, Action.MERGE}
_NEEDS_TEXT = frozenset({Action.ADD, Action.ALT, Action.MERGE, Action.COMMENT})


class BadProposals(ValueError):
    """Proposals that cannot stand against this draft; `faults` has one sentence for each, with its place and cure."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Flag:
    """Something odd about a proposal that was kept: `code` for programs, `says` for people."""

    proposal: str
    code: str
    says: str


def checked(draft: Draft, proposals: Iterable[Proposal]) -> tuple[Flag, ...]:
    """What is odd about proposals that can be compiled. Raises BadProposals for those that cannot."""
    proposals = tuple(proposals)
    texts = {unit.id: unit.text for unit in draft.units}
    faults = [f"proposal {id_}: {says}" for id_, says in _twice(proposals)]
    # A proposal may be made on a unit that another proposes, if that one came before it.
    known = dict(texts)
    for each in proposals:
        faults += [f"proposal {each.id}: {fault}" for fault in _faults(each, known)]
        if each.action is Action.MOVE and each.after in {each.unit, *lying_in(draft, each.unit)}:
            faults.append(f"proposal {each.id}: a unit cannot follow itself, nor what lies in it")
        if each.action in {Action.ADD, Action.ALT}:
            known[NEW + each.id] = each.text
    if faults:
        raise BadProposals(faults)
    return tuple(_flags(proposals, texts))


def _twice(proposals: Sequence[Proposal]) -> Iterable[tuple[str, str]]:
    seen: set[str] = set()
    for each in proposals:
        if each.id in seen:
            yield each.id, "its id is used twice; give each proposal an id of its own"
        seen.add(each.id)


def _faults(each: Proposal, known: dict[str, str]) -> Iterable[str]:
    if not each.id:
        yield "it has no id; give it one"
    if not each.proponents:
        yield "it names no proponent; say who proposes it"
    if each.action in _NEEDS_UNIT and each.unit not in known:
        yield f"there is no unit {each.unit!r} in this draft; take an id that `zerodraft text import` gives"
    if each.action in _NEEDS_TEXT and not each.text.strip():
        yield f"{each.action.value} needs a text"
    if each.action is Action.MOD and not each.text.strip():
        yield "MOD needs the whole text of the unit; to delete it, use SUP"
    yield from _faults_of_place(each, known)


def _faults_of_place(each: Proposal, known: dict[str, str]) -> Iterable[str]:
    if each.action in {Action.ADD, Action.MOVE} and each.after and each.after not in known:
        yield f"there is no unit {each.after!r} to follow in this draft"
    if each.action is Action.SPLIT and (len(each.texts) < 2 or not all(text.strip() for text in each.texts)):
        yield "SPLIT needs `texts`, two or more"
    if each.action is Action.MERGE:
        if len(set(each.units)) < 2:
            yield "MERGE needs `units`, two or more"
        yield from (f"there is no unit {unit!r} in this draft" for unit in each.units if unit not in known)


def _flags(proposals: Sequence[Proposal], texts: dict[str, str]) -> Iterable[Flag]:
    earlier: dict[tuple[str, tuple[str, ...], str], str] = {}
    for each in proposals:
        if each.action is Action.MOD and each.text == texts.get(each.unit):
            yield Flag(each.id, "equals-base", "it proposes the text as it stands, and so changes nothing")
        if each.action in {Action.MOD, Action.SUP}:
            whose = (each.unit, each.proponents, each.on_behalf_of)
            if whose in earlier:
                says = f"the same proponents proposed {earlier[whose]} for this unit; both are compiled"
                yield Flag(each.id, "second-text", says)
            earlier[whose] = each.id
