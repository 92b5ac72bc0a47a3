"""A first programme, without a solver: the largest first into the emptiest slot, then many small changes that cool down."""

import math
from collections.abc import Sequence
from random import Random

from zerodraft.programme.core.planning.layout import Layout
from zerodraft.programme.core.planning.measuring import holds, loads, worth

_STEPS = 400_000


def start(layout: Layout) -> list[int] | None:
    """A programme that holds, of a round without order; None where the simple way does not find one."""
    ways = (_largest_first(layout, present=present) for present in ((False, True) if layout.held else (False,)))
    found = [at for at in ways if at is not None and holds(layout, at)]
    return min(found, key=lambda at: worth(layout, at)) if found else None


def _largest_first(layout: Layout, *, present: bool) -> list[int] | None:
    """The largest first into the emptiest slot that it may have; with `present`, where it is now if it still may be."""
    many = len(layout.lengths)
    at = [-1] * len(layout.blocks)
    load, closed = [0] * many, [False] * many
    order = sorted(
        range(len(at)), key=lambda b: (len(layout.allowed[b]) > 1, b not in layout.alone, -layout.minutes[b], b)
    )
    for block in order:
        single = block in layout.alone
        best: tuple[int, float, int, int] | None = None
        stays = set(layout.stays[block]) & set(layout.allowed[block]) if present else ()
        for slot in sorted(stays) or layout.allowed[block]:
            if closed[slot] or (single and load[slot]):
                continue
            if any(at[o] >= 0 and at[o] in layout.overlaps[slot] for o in layout.apart[block]):
                continue
            then = load[slot] + layout.minutes[block]
            length = layout.lengths[slot]
            key = (max(0, then - length) - max(0, load[slot] - length), then / length, layout.ranks[slot], slot)
            best = key if best is None else min(best, key)
        if best is None:
            return None
        slot = best[-1]
        at[block] = slot
        load[slot] += layout.minutes[block]
        closed[slot] = single
    return at


def cooled(layout: Layout, first: Sequence[int], seed: int) -> list[int]:
    """Moves and exchanges, worse ones ever more rarely: overrun and unevenness as one sum, the wishes always met."""
    rng = Random(seed)  # noqa: S311 (a search, not a secret)
    state = _State(layout, first)
    free = [b for b, slots in enumerate(layout.allowed) if len(slots) > 1 and b not in layout.alone]
    if not free:
        return list(first)
    unit = max(layout.weights) * layout.grain**2
    hot, cold = unit * 80.0, unit * 0.4
    draw, many, slots = rng.random, len(free), len(layout.lengths)
    steps = min(_STEPS, 400 * many * slots)
    heat = hot
    now = least = 0
    best = list(first)
    for step in range(steps):
        if step % 1000 == 0:
            heat = hot * (cold / hot) ** (step / steps)
        one = free[int(draw() * many)]
        if draw() < 0.2:
            other, there = -1, int(draw() * slots)
        else:
            other = free[int(draw() * many)]
            there = state.at[other]
        change = state.change(one, other, there)
        if change is None or (change > 0 and (change > 30 * heat or draw() >= math.exp(-change / heat))):
            continue
        if state.moved(one, other, there):
            now += change
            if now < least:
                least, best = now, list(state.at)
    return min(best, list(first), key=lambda each: worth(layout, each))


class _State:
    """A programme under search: `at` and the minutes of each slot, and what a step would change."""

    def __init__(self, layout: Layout, at: Sequence[int]) -> None:
        self.layout, self.at, self.load = layout, list(at), loads(layout, at)
        self.closed = frozenset(at[block] for block in layout.alone)
        self.may = [frozenset(slots) for slots in layout.allowed]
        self.minutes, self.weights, self.lengths = layout.minutes, layout.weights, layout.lengths
        self.heavy = 20 * max(layout.weights) * max(layout.lengths)

    def change(self, one: int, other: int, there: int) -> int | None:
        """What it costs that a block goes to a slot, and another (or -1) comes back; None for what is no step."""
        here = self.at[one]
        moved = self.minutes[one] - (self.minutes[other] if other >= 0 else 0)
        if here == there or moved == 0 or there in self.closed:
            return None
        old_here, old_there = self.load[here], self.load[there]
        new_here, new_there = old_here - moved, old_there + moved
        length_here, length_there = self.lengths[here], self.lengths[there]
        change = self.weights[here] * (new_here * new_here - old_here * old_here)
        change += self.weights[there] * (new_there * new_there - old_there * old_there)
        if max(new_here, old_here) > length_here or max(new_there, old_there) > length_there:
            over = max(0, new_here - length_here) - max(0, old_here - length_here)
            change += self.heavy * (over + max(0, new_there - length_there) - max(0, old_there - length_there))
        return change

    def moved(self, one: int, other: int, there: int) -> bool:
        """Make the step, unless a wish is against it."""
        here = self.at[one]
        if not self._fits(one, there, other) or (other >= 0 and not self._fits(other, here, one)):
            return False
        minutes = self.minutes[one] - (self.minutes[other] if other >= 0 else 0)
        self.at[one] = there
        if other >= 0:
            self.at[other] = here
        self.load[here] -= minutes
        self.load[there] += minutes
        return True

    def _fits(self, block: int, slot: int, gone: int) -> bool:
        others = self.layout.apart[block]
        if self.layout.before and self.layout.ranks[slot] != self.layout.ranks[self.at[block]]:
            return False  # slots that begin together are equal in the order
        return slot in self.may[block] and not any(
            other != gone and self.at[other] in self.layout.overlaps[slot] for other in others
        )
