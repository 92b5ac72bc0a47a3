"""Fuller meetings earlier, by hand: whole contents of slots are exchanged where no measure before that is touched."""

from collections.abc import Sequence

from zerodraft.programme.core.planning.layout import Layout
from zerodraft.programme.core.planning.measuring import loads

_ROUNDS = 20


def arrange(layout: Layout, at: Sequence[int]) -> list[int]:
    """The same contents in slots of the same length, the fuller ones earlier as far as single exchanges lead."""
    found = list(at)
    if layout.before:
        return found
    load = loads(layout, found)
    inside: list[list[int]] = [[] for _ in layout.lengths]
    for block, slot in enumerate(found):
        inside[slot].append(block)
    in_time = sorted(range(len(load)), key=lambda slot: (layout.ranks[slot], slot))
    for _ in range(_ROUNDS):
        moved = False
        for place, early in enumerate(in_time):
            # The fullest that may come here, of those that come later.
            for late in sorted(in_time[place + 1 :], key=lambda slot: (-load[slot], slot)):
                if load[late] <= load[early]:
                    break
                if layout.ranks[early] < layout.ranks[late] and _exchanged(layout, found, inside, early, late):
                    load[early], load[late] = load[late], load[early]
                    moved = True
                    break
        if not moved:
            break
    return found


def _exchanged(layout: Layout, at: list[int], inside: list[list[int]], one: int, other: int) -> bool:
    """Exchange what two slots hold, unless a wish, a length or the present programme is against it."""
    if layout.lengths[one] != layout.lengths[other]:
        return False
    here, there = inside[one], inside[other]
    moved = [(block, other) for block in here] + [(block, one) for block in there]
    if any(slot not in layout.allowed[block] for block, slot in moved):
        return False
    if sum(layout.stays[b][slot] - layout.stays[b][at[b]] for b, slot in moved) < 0:
        return False
    for block, slot in moved:
        at[block] = slot
    if any(at[mate] in layout.overlaps[slot] for block, slot in moved for mate in layout.apart[block]):
        for block, slot in moved:
            at[block] = one if slot == other else other
        return False
    inside[one], inside[other] = there, here
    return True
