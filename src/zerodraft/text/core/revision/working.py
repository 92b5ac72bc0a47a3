"""Working out the units of the next draft: each with its words, where they come from, and its place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.edits import Base
from zerodraft.text.core.labels import inserted
from zerodraft.text.core.lineage import Relation
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.core.revision.combining import Collision, combined, settled
from zerodraft.text.core.revision.layers import FACILITATOR, Change, How, Stretch, changed, new_text, parted
from zerodraft.text.core.revision.placing import Place, Places, added_id, placed
from zerodraft.text.core.revision.values import Added, Editing, Revised

_WHOLE = {Action.SUP, Action.SPLIT, Action.MERGE}


@dataclass(slots=True)
class _Wanted:
    """What taken proposals want of one unit: whole texts by proposal, and those that do away with the unit as it is."""

    texts: dict[str, str] = field(default_factory=dict)
    whole: list[Proposal] = field(default_factory=list)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(each.id for each in self.whole)


class UnknownUnit(ValueError):
    """The facilitator's edits name a unit that the next draft cannot have."""


def worked_out(base: Draft, taken: Sequence[Proposal], editing: Editing) -> tuple[list[Revised], Mapping[str, str]]:
    """Every unit of the base and of the next draft, in the order of the latter, and the new ids of units that were proposed.

    Raises Collision and UnknownUnit.
    """
    before = {unit.id: unit for unit in base.units}
    _refuse_wholes(taken, editing)
    places = placed(base, taken)
    work = _Work(before, _wanted(taken, before, places), _known(editing, before, places))
    units = [revised for place in places.places for revised in work.at(place)]
    return _rooted(_with_added(units, editing.added, places), before), places.ids


def _refuse_wholes(taken: Iterable[Proposal], editing: Editing) -> None:
    """Refuse to delete, split or merge a unit and to do something else with its words as well."""
    # What is merged into another unit has no text of its own to edit.
    wanting: dict[str, list[Proposal]] = defaultdict(list)
    for each in taken:
        for unit in _units(each) if each.action in {*_WHOLE, Action.MOD} else ():
            wanting[unit].append(each)
    for each in taken:
        for unit in each.units[1:] if each.action is Action.MERGE else ():
            if unit in editing.texts:
                raise UnknownUnit(
                    f"unit {unit} is merged into {each.units[0]} by {each.id}; edit {each.units[0]} instead"
                )
    for unit, those in wanting.items():
        wishes = {(each.action, each.text, each.texts, each.units) for each in those}
        wholes = {wish for wish in wishes if wish[0] in _WHOLE}
        if not wholes or len(wishes) == 1:
            continue
        if unit not in editing.texts or len({wish for wish in wholes if wish[0] is not Action.SUP}) > 1:
            raise Collision(unit, [each.id for each in those], "do different things with the whole of it")


def _units(proposal: Proposal) -> tuple[str, ...]:
    return proposal.units if proposal.action is Action.MERGE else (proposal.unit,)


def _wanted(taken: Iterable[Proposal], before: Mapping[str, Unit], places: Places) -> dict[str, _Wanted]:
    found: dict[str, _Wanted] = defaultdict(_Wanted)
    for each in taken:
        for unit in _units(each):
            wanted = found[places.ids.get(unit, unit)]
            if each.action is Action.MOD:
                wanted.texts[each.id] = each.text
            elif each.action is Action.NOC and unit in before:
                wanted.texts[each.id] = before[unit].text
            elif each.action in _WHOLE:
                wanted.whole.append(each)
    return found


def _known(editing: Editing, before: Mapping[str, Unit], places: Places) -> Editing:
    """The facilitator's edits by the ids that the units have in the next draft."""
    new = {place.unit.id for place in places.places}
    for id_ in (*editing.texts, *editing.removed, *(each.after for each in editing.added if each.after)):
        if places.ids.get(id_, id_) not in new:
            raise UnknownUnit(
                f"the facilitator edits unit {id_!r}, which neither the base nor a proposal that is taken in has; "
                "take an id that the compilation gives"
            )
    texts = {places.ids.get(id_, id_): text for id_, text in editing.texts.items()}
    empty = {id_ for id_, text in texts.items() if not text}
    removed = {places.ids.get(id_, id_) for id_ in editing.removed}
    return Editing({id_: texts[id_] for id_ in texts.keys() - empty}, frozenset(removed | empty), editing.added)


class _Work:
    def __init__(self, before: Mapping[str, Unit], wanted: Mapping[str, _Wanted], editing: Editing) -> None:
        self._before, self._wanted, self._editing = before, wanted, editing
        self._merged = {unit for each in wanted.values() for one in each.whole for unit in one.units[1:]}
        self._parts: dict[str, list[list[Stretch]]] = {}

    def at(self, place: Place) -> Iterator[Revised]:
        """The unit at a place, with its words."""
        unit = place.unit
        if unit.id in self._merged and place.base:
            yield Revised(place.base, None, Relation.MERGED, ())
            return
        stretches = self._stretches(place)
        final = self._editing.texts.get(unit.id)
        if final is not None and final != new_text(stretches):
            stretches = self._settled(place, stretches, final)
        if unit.id in self._editing.removed or (final is None and self._is_deleted(unit.id)):
            if place.base:
                yield Revised(place.base, None, Relation.DROPPED, tuple(self._gone(place, stretches)))
            return
        if place.moved_by:
            stretches = [replace(each, how=How.MOVED) if each.is_base else each for each in stretches]
        new = replace(unit, text=new_text(stretches))
        old = place.base or self._before.get(place.whole)
        yield Revised(old, new, self._relation(place, new), tuple(stretches))

    def _is_deleted(self, unit: str) -> bool:
        wanted = self._wanted.get(unit)
        return wanted is not None and any(each.action is Action.SUP for each in wanted.whole)

    def _gone(self, place: Place, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
        """Every word of a unit that is no more, with who took it out."""
        wanted = self._wanted.get(place.unit.id)
        by_proposal = wanted is not None and self._is_deleted(place.unit.id)
        by = wanted.ids if wanted and by_proposal else (FACILITATOR,)
        for each in stretches:
            if each.is_base:
                yield each if each.deleted_by else replace(each, deleted_by=by)

    def _stretches(self, place: Place) -> list[Stretch]:
        if place.whole:
            return self._split(place.whole)[place.part]
        wanted = self._wanted.get(place.unit.id, _Wanted())
        base = self._base(place)
        for each in wanted.whole:
            if each.action is Action.SPLIT:
                return self._split(place.unit.id)[0]
            if each.action is Action.MERGE and each.units[0] == place.unit.id:
                return self._merge(each.units, each.text, wanted.ids)
        if place.unit.id in self._editing.texts:
            return base if self._collides(place, base, wanted) else combined(place.unit.id, base, wanted.texts)
        return combined(place.unit.id, base, wanted.texts)

    def _collides(self, place: Place, base: Sequence[Stretch], wanted: _Wanted) -> bool:
        try:
            combined(place.unit.id, base, wanted.texts)
        except Collision:
            return True
        return False

    def _base(self, place: Place) -> list[Stretch]:
        if place.base is None:
            return [Stretch(place.text, How.PROPOSAL, proposals=place.made_by)]
        return [Stretch(place.base.text, How.KEPT, place.base.id)] if place.base.text else []

    def _settled(self, place: Place, stretches: list[Stretch], final: str) -> list[Stretch]:
        """The words as the facilitator wants them."""
        wanted = self._wanted.get(place.unit.id, _Wanted())
        if place.whole or any(each.action is not Action.SUP for each in wanted.whole):
            return changed(stretches, [Change(edit) for edit in Base(new_text(stretches)).edits(final)])
        return settled(place.unit.id, self._base(place), wanted.texts, final)

    def _split(self, id_: str) -> list[list[Stretch]]:
        if id_ not in self._parts:
            wanted = self._wanted[id_]
            splits = [each for each in wanted.whole if each.action is Action.SPLIT]
            texts, ids = splits[0].texts, tuple(each.id for each in splits)
            unit = self._before.get(id_)
            whole = [Stretch(unit.text, How.KEPT, id_)] if unit and unit.text else []
            edits = Base(unit.text if unit else "").edits("\n".join(texts))
            parts = parted(changed(whole, [Change(edit, ids) for edit in edits]), [len(text) for text in texts])
            self._parts[id_] = [parts[0], *(list(map(_moved, part)) for part in parts[1:])]
        return self._parts[id_]

    def _merge(self, units: Sequence[str], text: str, ids: tuple[str, ...]) -> list[Stretch]:
        layered: list[Stretch] = []
        for number, id_ in enumerate(units):
            if number:
                layered.append(Stretch("\n", How.PROPOSAL, proposals=ids))
            unit = self._before.get(id_)
            if unit and unit.text:
                layered.append(Stretch(unit.text, How.MOVED if number else How.KEPT, id_))
        return changed(layered, [Change(edit, ids) for edit in Base(new_text(layered)).edits(text)])

    def _relation(self, place: Place, new: Unit) -> Relation:
        wanted = self._wanted.get(place.unit.id, _Wanted())
        if place.base is None:
            return Relation.SPLIT if place.whole in self._before else Relation.NEW
        for each in wanted.whole:
            if each.action is not Action.SUP:
                return Relation.SPLIT if each.action is Action.SPLIT else Relation.MERGED
        if place.moved_by:
            return Relation.MOVED
        return Relation.SAME if new.text == place.base.text else Relation.EDITED


def _moved(stretch: Stretch) -> Stretch:
    return replace(stretch, how=How.MOVED) if stretch.is_base else stretch


def _with_added(units: Sequence[Revised], added: Sequence[Added], places: Places) -> list[Revised]:
    """With the units that the facilitator adds, those after the same unit in the order they are given."""
    waiting: dict[str, list[Added]] = defaultdict(list)
    for each in added:
        waiting[places.ids.get(each.after, each.after)].append(each)
    labels = {each.new.label for each in units if each.new}
    ids = {unit.id for each in units for unit in (each.old, each.new) if unit}
    found: list[Revised] = []

    def put(after: Unit | None) -> None:
        last = after
        for each in waiting.pop(after.id if after else "", ()):
            unit = _added(each, last, labels, ids)
            ids.add(unit.id)
            labels.add(unit.label)
            stretches = (Stretch(unit.text, How.FACILITATOR),) if unit.text else ()
            found.append(Revised(None, unit, Relation.NEW, stretches))
            last = unit

    put(None)
    for revised in units:
        found.append(revised)
        unit = revised.new or revised.old
        put(unit)
    return found


def _added(each: Added, last: Unit | None, labels: set[str], ids: set[str]) -> Unit:
    id_ = added_id(each.after, each.text, ids)
    if last is None:
        return Unit(id_, "", each.label, each.kind or Kind.PARA, each.text)
    if last.kind in {Kind.HEADING, Kind.TITLE}:
        return Unit(id_, last.id if last.kind is Kind.HEADING else "", each.label, each.kind or Kind.PARA, each.text)
    return Unit(id_, last.parent, each.label or inserted(last.label, labels), each.kind or last.kind, each.text)


def _rooted(units: Sequence[Revised], before: Mapping[str, Unit]) -> list[Revised]:
    """The units, each in a unit that is still there: the next one around it where its own is gone."""
    there = {each.new.id for each in units if each.new}
    found = []
    for each in units:
        parent = each.new.parent if each.new else ""
        while parent and parent not in there:
            parent = before[parent].parent if parent in before else ""
        new = replace(each.new, parent=parent) if each.new and each.new.parent != parent else each.new
        found.append(replace(each, new=new))
    return found
