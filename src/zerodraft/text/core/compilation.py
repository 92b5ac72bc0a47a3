"""The compilation: a draft with every proposal made on it, each word knowing who wants it in or out.

The units are those of the draft in their order, and among them, where they would stand, those that are proposed: a unit that
is added, an alternative, one that is moved there, and what follows the first part of one that is split. Their base is empty.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from zerodraft.text.core import labels
from zerodraft.text.core.compiling import Segment, compiled
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.proposal import Action, Proposal

NEW = "new-"
"""Before the id of the first proposal that makes it, this is the id of a proposed unit."""


@dataclass(frozen=True, slots=True)
class CompiledUnit:
    """A unit and all that is proposed for it.

    `unit` is as the draft has it; its text, the base, is empty for a proposed unit. `made_by` is why a proposed unit is
    there (None for a unit of the draft), `stands_for` the unit of the draft that is moved here. `proposals` are the ids of
    all that concern it, those too that change no word.
    """

    unit: Unit
    segments: tuple[Segment, ...]
    proposals: tuple[str, ...] = ()
    made_by: Action | None = None
    stands_for: str = ""

    @property
    def is_disputed(self) -> bool:
        """Whether somebody wants other words."""
        return any(each.inserted_by or each.deleted_by for each in self.segments)


@dataclass(frozen=True, slots=True)
class Compilation:
    """A draft, the proposals on it by their ids in order of submission, and its compiled units in reading order."""

    draft: Draft
    proposals: Mapping[str, Proposal]
    units: tuple[CompiledUnit, ...]


@dataclass(slots=True)
class _Made:
    """A proposed unit in the making; `proposals` support it."""

    id: str
    after: str
    action: Action
    text: str
    stands_for: str = ""
    proposals: list[str] = field(default_factory=list)


class _Effects:
    """What the proposals do, unit by unit."""

    def __init__(self, draft: Draft, proposals: Iterable[Proposal]) -> None:
        self.texts: dict[str, dict[str, str]] = {}
        self.concerning: dict[str, list[str]] = {}
        self.made: dict[tuple[object, ...], _Made] = {}
        self._draft = draft
        self._base = {unit.id: unit.text for unit in draft.units}
        self._same: dict[str, str] = {}
        for each in proposals:
            act = getattr(self, f"_{each.action.value.lower()}")
            speaks_of = (each.unit, each.after, *each.units)
            act(self._meant(each) if any(id_ in self._same for id_ in speaks_of) else each)

    def _meant(self, proposal: Proposal) -> Proposal:
        """The proposal, with the proposed units that it speaks of by the ids of the first who proposed them."""
        unit, after, *units = (self._same.get(id_, id_) for id_ in (proposal.unit, proposal.after, *proposal.units))
        return replace(proposal, unit=unit, after=after, units=tuple(units))

    def _read(self, unit: str, proposal: Proposal, text: str) -> None:
        self.texts.setdefault(unit, {})[proposal.id] = text

    def _say(self, unit: str, proposal: Proposal) -> None:
        self.concerning.setdefault(unit, []).append(proposal.id)

    def _make(
        self, after: str, proposal: Proposal, text: str, part: tuple[object, ...] = (), stands_for: str = ""
    ) -> str:
        """Propose a unit; those who want the same words at the same place stand behind one unit together."""
        key = (after, proposal.action, text, *part)
        made = self.made.get(key)
        if made is None:
            id_ = f"{NEW}{proposal.id}{f'-{part[0]}' if part else ''}"
            while id_ in self._base:
                # A second part of the proposal "a", and what the proposal "a-2" adds.
                id_ += "+"
            made = self.made[key] = _Made(id_, after, proposal.action, text, stands_for)
            self._base[id_] = text
        made.proposals.append(proposal.id)
        if not part:
            # Whoever speaks of the unit of one of them speaks of the unit of all.
            self._same[NEW + proposal.id] = made.id
        return made.id

    def _mod(self, proposal: Proposal) -> None:
        self._read(proposal.unit, proposal, proposal.text)
        self._say(proposal.unit, proposal)

    def _add(self, proposal: Proposal) -> None:
        self._make(proposal.after, proposal, proposal.text)

    def _sup(self, proposal: Proposal) -> None:
        self._read(proposal.unit, proposal, "")
        self._say(proposal.unit, proposal)

    def _alt(self, proposal: Proposal) -> None:
        self._make(proposal.unit, proposal, proposal.text)
        self._say(proposal.unit, proposal)

    def _noc(self, proposal: Proposal) -> None:
        self._say(proposal.unit, proposal)

    _reserve = _comment = _noc

    def _move(self, proposal: Proposal) -> None:
        # What lies in a unit goes with it.
        after = proposal.after
        for unit in (proposal.unit, *lying_in(self._draft, proposal.unit)):
            self._read(unit, proposal, "")
            self._say(unit, proposal)
            after = self._make(after, proposal, self._base[unit], (unit,), stands_for=unit)

    def _split(self, proposal: Proposal) -> None:
        self._read(proposal.unit, proposal, proposal.texts[0])
        self._say(proposal.unit, proposal)
        after = proposal.unit
        for number, text in enumerate(proposal.texts[1:], start=2):
            after = self._make(after, proposal, text, (number, proposal.texts))

    def _merge(self, proposal: Proposal) -> None:
        for number, unit in enumerate(proposal.units):
            self._read(unit, proposal, "" if number else proposal.text)
            self._say(unit, proposal)


def lying_in(draft: Draft, unit: str) -> tuple[str, ...]:
    """The ids of the units that lie in a unit, at any depth, in reading order."""
    found = {unit}
    for each in draft.units:
        if each.parent in found:
            found.add(each.id)
    return tuple(each.id for each in draft.units if each.id in found and each.id != unit)


def compilation(draft: Draft, proposals: Iterable[Proposal]) -> Compilation:
    """Compile proposals, in order of submission, that were `checked` against the draft."""
    live = tuple(proposals)
    effects = _Effects(draft, live)
    following: dict[str, list[_Made]] = {}
    for made in effects.made.values():
        following.setdefault(made.after, []).append(made)
    taken = {unit.label for unit in draft.units if unit.label}
    units: list[CompiledUnit] = []
    for unit in (None, *draft.units):
        if unit is not None:
            units.append(_of_draft(unit, effects))
        waiting = _beside_first(following, unit)
        while waiting:
            before, made = waiting.pop()
            proposed = _proposed(made, before, taken)
            units.append(_made(made, proposed, effects))
            waiting += _beside_first(following, proposed)
    return Compilation(draft, {each.id: each for each in live}, tuple(units))


def _beside_first(following: Mapping[str, list[_Made]], unit: Unit | None) -> list[tuple[Unit | None, _Made]]:
    """What is to follow a unit, last first: alternatives stand beside it, before whatever else comes."""
    waiting = sorted(following.get(unit.id if unit else "", []), key=lambda each: each.action is not Action.ALT)
    return [(unit, made) for made in waiting[::-1]]


def _of_draft(unit: Unit, effects: _Effects) -> CompiledUnit:
    texts = effects.texts.get(unit.id, {})
    segments = compiled(unit.text, texts) if texts else [Segment(unit.text, (), ())] if unit.text else []
    return CompiledUnit(unit, tuple(segments), tuple(effects.concerning.get(unit.id, ())))


def _made(made: _Made, unit: Unit, effects: _Effects) -> CompiledUnit:
    texts = dict.fromkeys(made.proposals, made.text) | effects.texts.get(made.id, {})
    concerning = (*made.proposals, *effects.concerning.get(made.id, ()))
    return CompiledUnit(unit, tuple(compiled("", texts)), concerning, made.action, made.stands_for)


def _proposed(made: _Made, before: Unit | None, taken: set[str]) -> Unit:
    """The proposed unit, numbered so that no other changes its number."""
    if before is None:
        return Unit(made.id, "", "", Kind.PARA, "")
    make = labels.alternative if made.action is Action.ALT else labels.inserted
    label = make(before.label, taken)
    taken.add(label)
    # What follows a heading lies in its part; what follows any other unit is of its kind.
    if before.kind in {Kind.HEADING, Kind.TITLE} and made.action is not Action.ALT:
        return Unit(made.id, before.id if before.kind is Kind.HEADING else "", "", Kind.PARA, "")
    return Unit(made.id, before.parent, label, before.kind, "")
