"""By hand, with loads as they are: nearer to the present programme, then fuller meetings earlier.

Whole contents of slots of one length change places, or two blocks of one size, where no measure before is touched.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

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


def approach(layout: Layout, at: Sequence[int]) -> list[int]:
    """The same loads, with more items where the present programme has them, as far as single exchanges lead."""
    found = list(at)
    if layout.before or not layout.held:
        return found
    inside: list[list[int]] = [[] for _ in layout.lengths]
    for block, slot in enumerate(found):
        inside[slot].append(block)
    alike: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for block, minutes in enumerate(layout.minutes):
        alike[minutes, block in layout.alone].append(block)
    many = len(layout.lengths)
    for _ in range(_ROUNDS):
        before = _stays(layout, found)
        for one, other in combinations(range(many), 2):
            if _gain(layout, found, [*inside[one], *inside[other]], one, other) > 0:
                _exchanged(layout, found, inside, one, other)
        for block, stays in enumerate(layout.stays):
            if stays and stays[found[block]] < max(stays.values()):
                _go_home(layout, found, inside, block, alike[layout.minutes[block], block in layout.alone])
        if _stays(layout, found) == before:
            break
    return found


def _stays(layout: Layout, at: Sequence[int]) -> int:
    return sum(stays[slot] for stays, slot in zip(layout.stays, at, strict=True))


def _gain(layout: Layout, at: Sequence[int], blocks: Sequence[int], one: int, other: int) -> int:
    """How many more items are where they are now when these blocks change between two slots."""
    return sum(
        layout.stays[block][other if at[block] == one else one] - layout.stays[block][at[block]] for block in blocks
    )


def _go_home(layout: Layout, at: list[int], inside: list[list[int]], block: int, peers: Sequence[int]) -> None:
    """Exchange the block with one of its size that is where the present programme has it."""
    here = at[block]
    home = max(layout.stays[block].items(), key=lambda pair: (pair[1], -pair[0]))[0]
    for peer in peers:
        if at[peer] != home or _gain(layout, at, [block, peer], here, home) <= 0:
            continue
        if home not in layout.allowed[block] or here not in layout.allowed[peer]:
            continue
        at[block], at[peer] = home, here
        if any(at[mate] in layout.overlaps[at[each]] for each in (block, peer) for mate in layout.apart[each]):
            at[block], at[peer] = here, home
            continue
        inside[here].remove(block)
        inside[home].remove(peer)
        inside[here].append(peer)
        inside[home].append(block)
        return


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
