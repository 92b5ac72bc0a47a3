"""A Request in whole numbers: what must share a slot is one block, and each block knows the slots that it may have."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import gcd, lcm

from zerodraft.programme.core.planning.request import Request

_MOST_COMMON = 1_000_000
"""Lengths with a greater common multiple are weighed to this precision."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks and slots by index.

    `ranks` counts the beginnings of slots in time from 0; `weights` are the common multiple of all lengths over each
    length, so that weight * load² is a whole number that grows as load²/length does. `stays` holds, for each block, how
    many of its items the present programme has in a slot; `held` is how many items it has in all. `before` are pairs of
    blocks of which the second may not begin earlier. `grain` divides all loads.
    """

    blocks: tuple[tuple[int, ...], ...]
    minutes: tuple[int, ...]
    allowed: tuple[tuple[int, ...], ...]
    alone: frozenset[int]
    apart: tuple[frozenset[int], ...]
    before: tuple[tuple[int, int], ...]
    lengths: tuple[int, ...]
    ranks: tuple[int, ...]
    weights: tuple[int, ...]
    common: int
    overlaps: tuple[frozenset[int], ...]
    stays: tuple[Counter[int], ...]
    held: int
    grain: int

    @property
    def total(self) -> int:
        return sum(self.minutes)

    def may_both(self, one: int, its_slot: int, other: int, other_slot: int) -> bool:
        """Whether two blocks that are not to be in parallel may have these two slots."""
        return other not in self.apart[one] or other_slot not in self.overlaps[its_slot]


def lay_out(request: Request) -> Layout | None:
    """The layout, or None where wishes on single items and pairs already leave no programme."""
    home = _shared(request)
    roots = sorted(set(home))
    number = {root: index for index, root in enumerate(roots)}
    block = [number[root] for root in home]
    blocks = tuple(tuple(item for item in range(len(home)) if block[item] == index) for index in range(len(roots)))
    alone = frozenset(block[item] for item in request.alone)
    allowed = _allowed(request, block, len(blocks))
    if not all(allowed) or any(len(blocks[each]) > 1 for each in alone):
        return None
    apart: list[set[int]] = [set() for _ in blocks]
    for first, second in request.apart:
        if block[first] != block[second]:
            apart[block[first]].add(block[second])
            apart[block[second]].add(block[first])
    slots = request.slots
    lengths = tuple(slot.minutes for slot in slots)
    begins = sorted({slot.start for slot in slots})
    common = min(lcm(*set(lengths)), _MOST_COMMON)
    minutes = tuple(sum(request.items[item].minutes for item in each) for each in blocks)
    stays: list[Counter[int]] = [Counter() for _ in blocks]
    for item, slot in request.present:
        stays[block[item]][slot] += 1
    before = dict.fromkeys((block[i], block[j]) for i, j in pairwise(range(len(home))) if block[i] != block[j])
    return Layout(
        blocks=blocks,
        minutes=minutes,
        allowed=allowed,
        alone=alone,
        apart=tuple(frozenset(each) for each in apart),
        before=tuple(before) if request.keep_order else (),
        lengths=lengths,
        ranks=tuple(begins.index(slot.start) for slot in slots),
        weights=tuple(round(common / length) for length in lengths),
        common=common,
        overlaps=tuple(
            frozenset(j for j, other in enumerate(slots) if j != i and slot.overlaps(other))
            for i, slot in enumerate(slots)
        ),
        stays=tuple(stays),
        held=len(request.present),
        grain=gcd(*minutes),
    )


def _shared(request: Request) -> list[int]:
    """For each item the first of those that must share its slot: kept together, or fixed to one slot."""
    home = list(range(len(request.items)))

    def root(item: int) -> int:
        while home[item] != item:
            item = home[item]
        return item

    pairs = list(request.together)
    first: dict[int, int] = {}
    pairs += [(first.setdefault(wish.slot, wish.item), wish.item) for wish in request.fixed]
    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        home[high] = low
    return [root(item) for item in home]


def _allowed(request: Request, block: list[int], count: int) -> tuple[tuple[int, ...], ...]:
    allowed = [set(range(len(request.slots))) for _ in range(count)]
    for wish in request.fixed:
        allowed[block[wish.item]] &= {wish.slot}
    for bar in request.unavailable:
        allowed[block[bar.item]] -= {index for index, slot in enumerate(request.slots) if bar.bars(slot)}
    return tuple(tuple(sorted(each)) for each in allowed)
