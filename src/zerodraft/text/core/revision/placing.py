"""Placing: where the units of the next draft stand, when taken proposals add, move, split and merge some."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zerodraft.text.core.compilation import NEW, Compilation, CompiledUnit, compilation
from zerodraft.text.core.draft import Draft, Unit
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.core.revision.combining import Collision

_PLACING = {Action.ADD, Action.ALT, Action.MOVE, Action.SPLIT}


@dataclass(frozen=True, slots=True)
class Place:
    """A unit where it will stand. `base` is what it was (None for a new one); `made_by` are the proposals that make it.

    `part` counts the parts of a unit that is split, from 1 for the second; `whole` is the id of that unit.
    """

    unit: Unit
    base: Unit | None
    made_by: tuple[str, ...] = ()
    text: str = ""
    whole: str = ""
    part: int = 0
    moved_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """All places in reading order, and the ids in the next draft of units that bear another one while they are proposed."""

    places: tuple[Place, ...]
    ids: Mapping[str, str] = field(default_factory=dict)


def placed(base: Draft, taken: Sequence[Proposal]) -> Places:
    """The units of the base and those that taken proposals make, in their new order. Raises Collision."""
    compiled = compilation(base, [each for each in taken if each.action in _PLACING])
    return _Placing(compiled, {unit.id: unit for unit in base.units}).done()


class _Placing:
    def __init__(self, compiled: Compilation, base: Mapping[str, Unit]) -> None:
        self._base = base
        self._proposals = compiled.proposals
        self._ids: dict[str, str] = {}
        self._following: dict[str, list[CompiledUnit]] = {"": []}
        last = ""
        for each in compiled.units:
            if each.made_by is None:
                last = each.unit.id
                self._following[last] = []
            else:
                self._following[last].append(each)
        self._order = [each.unit for each in compiled.units if each.made_by is None]
        self._moved = self._moves()

    def _moves(self) -> dict[str, CompiledUnit]:
        """Each moved unit, and the one that stands for it at its new place."""
        found: dict[str, CompiledUnit] = {}
        for each in filter(self._is_meant, self._made(Action.MOVE)):
            unit = self._maker(each).unit
            if unit not in self._base:
                raise Collision(unit, self._makers(each), "would move a unit that is only proposed")
            if unit in found:
                raise Collision(unit, (*self._makers(found[unit]), *self._makers(each)), "move it to different places")
            found[unit] = each
        return found

    def _made(self, action: Action) -> Iterator[CompiledUnit]:
        return (each for made in self._following.values() for each in made if each.made_by is action)

    def _is_meant(self, each: CompiledUnit) -> bool:
        """Whether this is the unit that a proposal moves, and not one that lies in it."""
        return each.stands_for == self._maker(each).unit

    def _maker(self, each: CompiledUnit) -> Proposal:
        return self._proposals[each.proposals[0]]

    def _makers(self, each: CompiledUnit) -> tuple[str, ...]:
        return tuple(id_ for id_ in each.proposals if self._proposals[id_].action is each.made_by)

    def done(self) -> Places:
        carried = {id_: {id_, *self._within(id_)} for id_ in self._moved}
        away = set[str]().union(*carried.values())
        found = list(self._tail(""))
        for unit in self._order:
            if unit.id not in away:
                found += self._here(unit)
        if len({each.unit.id for each in found}) < len(self._order):
            # A unit moved behind one that moves behind it is reached from nowhere.
            lost = [id_ for id_ in self._moved if id_ not in {each.unit.id for each in found}]
            makers = [id_ for each in lost for id_ in self._makers(self._moved[each])]
            raise Collision(lost[0] if lost else "", makers, "move units behind one another in a circle")
        return Places(tuple(found), self._ids)

    def _within(self, id_: str) -> Iterator[str]:
        """The units that lie in a unit, but those that are moved themselves."""
        inside = {id_}
        for unit in self._order:
            if unit.parent in inside and unit.id not in self._moved:
                inside.add(unit.id)
                yield unit.id

    def _here(self, unit: Unit) -> Iterator[Place]:
        yield Place(unit, unit)
        yield from self._tail(unit.id)

    def _tail(self, id_: str) -> Iterator[Place]:
        """What taken proposals put after a unit."""
        parts = 0
        for each in self._following[id_]:
            makers = self._makers(each)
            if each.made_by is Action.MOVE:
                if self._is_meant(each):
                    yield from self._moved_here(each, makers)
                continue
            text = "".join(segment.text for segment in each.segments)
            whole, part = "", 0
            if each.made_by is Action.SPLIT:
                parts += 1
                whole, part = self._ids.get(self._maker(each).unit, self._maker(each).unit), parts
                text = self._maker(each).texts[parts]
            new_id = _new_id((*makers, whole, str(part), text), self._ids.values(), self._base)
            self._ids[each.unit.id] = new_id
            self._ids.update({NEW + maker: new_id for maker in makers if not part})
            unit = replace(each.unit, id=new_id, parent=self._ids.get(each.unit.parent, each.unit.parent))
            yield Place(unit, None, makers, text, whole, part)

    def _moved_here(self, each: CompiledUnit, makers: tuple[str, ...]) -> Iterator[Place]:
        unit = self._base[self._maker(each).unit]
        label = each.unit.label if unit.label else ""
        there = replace(unit, parent=self._ids.get(each.unit.parent, each.unit.parent), label=label)
        yield Place(there, unit, moved_by=makers)
        yield from self._tail(unit.id)
        inside = set(self._within(unit.id))
        for other in self._order:
            if other.id in inside:
                yield Place(other, other, moved_by=makers)
                yield from self._tail(other.id)


def _new_id(seed: Iterable[str], *taken: Iterable[str]) -> str:
    """An id from what the unit is: the same for the same proposal, unlike those of earlier rounds."""
    digest = hashlib.blake2b("\0".join(seed).encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
    found, number = f"r{digest}", 2
    known = set[str]().union(*taken)
    while found in known:
        found, number = f"r{digest}-{number}", number + 1
    return found


def added_id(after: str, text: str, taken: Iterable[str]) -> str:
    """The id of a unit that the facilitator adds."""
    return _new_id(("", after, text), taken)
