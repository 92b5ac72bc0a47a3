"""Rounds that keep their order: each beginning gets a run of the list, and the best runs are found step by step.

Where only one slot begins at a time, that is exact (dynamic programming over the measures, which add up): no programme
is better. Where several begin together, they are first taken for one, and their run is then divided among them.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate

from zerodraft.programme.core.planning.layout import Layout
from zerodraft.programme.core.planning.measuring import holds

_MOST_STEPS = 4_000_000


def in_order(layout: Layout) -> tuple[list[int] | None, bool]:
    """A programme that holds (None where none was found so), and whether it is proven to be the best."""
    units, begins = units_of(layout), begins_of(layout)
    single = all(len(slots) == 1 for slots in begins)
    whole = len(units) ** 2 * len(begins) // 2 <= _MOST_STEPS
    runs = _best_runs(layout, units, begins, whole=whole)
    if runs is None:
        return None, False
    at = [-1] * len(layout.blocks)
    for slots, (first, last) in zip(begins, runs, strict=True):
        blocks = [block for unit in units[first:last] for block in unit]
        if not _divide(layout, at, blocks, slots):
            return None, False
    return (at, single and whole) if holds(layout, at) else (None, False)


def begins_of(layout: Layout) -> list[list[int]]:
    """The slots of each beginning."""
    begins: list[list[int]] = [[] for _ in range(max(layout.ranks) + 1)]
    for slot, rank in enumerate(layout.ranks):
        begins[rank].append(slot)
    return begins


def units_of(layout: Layout) -> list[list[int]]:
    """Blocks in the order of the list; those that something else spans are one unit, which begins at one time."""
    order = sorted(range(len(layout.blocks)), key=lambda block: layout.blocks[block][0])
    ends = list(accumulate((layout.blocks[block][-1] for block in order), max))
    units: list[list[int]] = [[]]
    for place, block in enumerate(order):
        if place and layout.blocks[block][0] > ends[place - 1]:
            units.append([])
        units[-1].append(block)
    return units


def _best_runs(
    layout: Layout, units: list[list[int]], begins: list[list[int]], *, whole: bool
) -> list[tuple[int, int]] | None:
    """For each beginning its run of units, from and to, so that the measures are least one after the other."""
    many = len(units)
    best: list[int | None] = [0] + [None] * many
    back: list[list[int]] = []
    for slots in begins:
        cost = _costs(layout, slots)
        then: list[int | None] = [None] * (many + 1)
        came = [0] * (many + 1)
        for first, before in enumerate(best):
            if before is None:
                continue
            for last, costs in _runs(layout, units, first, slots, cost, whole=whole):
                value = then[last]
                if value is None or before + costs < value:
                    then[last], came[last] = before + costs, first
        best = then
        back.append(came)
    if best[many] is None:
        return None
    runs, last = [], many
    for came in reversed(back):
        runs.append((came[last], last))
        last = came[last]
    return runs[::-1]


def _runs(
    layout: Layout,
    units: list[list[int]],
    first: int,
    slots: list[int],
    cost: Callable[[int, int], int],
    *,
    whole: bool,
) -> list[tuple[int, int]]:
    """The runs from `first` that these slots may have: where each ends, and what it costs. The empty one is among them."""
    length = sum(layout.lengths[slot] for slot in slots)
    available = sum(layout.lengths)
    most = max(2 * length, 2 * length * layout.total // available)
    load = stays = blocks = alone = 0
    found = [(first, cost(0, 0))]
    for last in range(first, len(units)):
        for block in units[last]:
            if not any(slot in layout.allowed[block] for slot in slots):
                return found
            load += layout.minutes[block]
            stays += max(layout.stays[block][slot] for slot in slots)
            blocks += 1
            alone += block in layout.alone
        if alone > len(slots) - (blocks > alone):
            return found
        if not whole and load > most and last > first:
            return found
        found.append((last + 1, cost(load, stays)))
    return found


def _costs(layout: Layout, slots: list[int]) -> Callable[[int, int], int]:
    """The four measures of a run in these slots as one number, each too large for all after it."""
    length = sum(layout.lengths[slot] for slot in slots)
    weight = max(1, round(layout.common / length))
    rank = layout.ranks[slots[0]]
    latest = (max(layout.ranks) + 1) * layout.total + 1
    moved = 2 * (layout.held + 1)
    uneven = max(layout.weights) * layout.total**2 + 1

    def cost(load: int, stays: int) -> int:
        over = max(0, load - length)
        return ((over * uneven + weight * load * load) * moved - stays) * latest + rank * load

    return cost


def _divide(layout: Layout, at: list[int], blocks: Sequence[int], slots: Sequence[int]) -> bool:
    """The largest first into the emptiest of these slots that it may have; whether each found one."""
    load = dict.fromkeys(slots, 0)
    closed: set[int] = set()
    order = sorted(
        blocks, key=lambda b: (b not in layout.alone, sum(s in layout.allowed[b] for s in slots), -layout.minutes[b], b)
    )
    for block in order:
        single = block in layout.alone
        may = [
            slot
            for slot in slots
            if slot in layout.allowed[block]
            and slot not in closed
            and not (single and load[slot])
            and not any(at[other] in layout.overlaps[slot] for other in layout.apart[block])
        ]
        if not may:
            return False
        slot = min(may, key=lambda slot: ((load[slot] + layout.minutes[block]) / layout.lengths[slot], slot))
        at[block] = slot
        load[slot] += layout.minutes[block]
        if single:
            closed.add(slot)
    return True
