"""Where several programmes are worth the same: like parts in the order of the list."""

from collections import defaultdict
from collections.abc import Sequence

from zerodraft.programme.core.planning.layout import Layout


def tidy(layout: Layout, at: Sequence[int]) -> list[int]:
    """The same programme, with blocks that differ in nothing but their place in the list put into its order."""
    like: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for block, minutes in enumerate(layout.minutes):
        if not layout.apart[block] and not layout.stays[block] and not layout.before:
            size = len(layout.blocks[block])
            like[minutes, layout.allowed[block], block in layout.alone, size].append(block)
    found = list(at)
    for blocks in like.values():
        slots = sorted((at[block] for block in blocks), key=lambda slot: (layout.ranks[slot], slot))
        for block, slot in zip(blocks, slots, strict=True):
            found[block] = slot
    return found
