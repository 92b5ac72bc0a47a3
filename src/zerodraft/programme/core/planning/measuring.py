"""What a programme is worth, and whether it holds: counted from the assignment alone, whoever made it."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from zerodraft.programme.core.planning.layout import Layout


class Worth(NamedTuple):
    """The four measures in the order of their weight, all whole numbers, less being better; docs/planning.md says why.

    `overrun`: minutes planned over available, summed. `unevenness`: the sum of weight * load² over all slots. `change`:
    items that leave the slot of the present programme. `lateness`: minutes planned, each times the rank of its slot in time.
    """

    overrun: int
    unevenness: int
    change: int
    lateness: int


STAGES = Worth._fields


def loads(layout: Layout, at: Sequence[int]) -> list[int]:
    """The minutes planned in each slot; `at` is the slot of each block."""
    found = [0] * len(layout.lengths)
    for block, slot in enumerate(at):
        found[slot] += layout.minutes[block]
    return found


def worth(layout: Layout, at: Sequence[int]) -> Worth:
    planned = loads(layout, at)
    return Worth(
        overrun=sum(max(0, load - length) for load, length in zip(planned, layout.lengths, strict=True)),
        unevenness=sum(weight * load * load for load, weight in zip(planned, layout.weights, strict=True)),
        change=layout.held - sum(stays[slot] for stays, slot in zip(layout.stays, at, strict=True)),
        lateness=sum(rank * load for load, rank in zip(planned, layout.ranks, strict=True)),
    )


def spread(layout: Layout, unevenness: float) -> float:
    """The same unevenness as people say it: the standard deviation of planned over available, weighted by length."""
    available = sum(layout.lengths)
    mean = layout.total / available
    return sqrt(max(unevenness / layout.common / available - mean * mean, 0.0))


def holds(layout: Layout, at: Sequence[int]) -> bool:
    """Whether every wish is met (those that are in the blocks are)."""
    inside: dict[int, list[int]] = {}
    for block, slot in enumerate(at):
        inside.setdefault(slot, []).append(block)
    return (
        all(slot in allowed for slot, allowed in zip(at, layout.allowed, strict=True))
        and all(len(inside[at[block]]) == 1 for block in layout.alone)
        and all(layout.may_both(a, at[a], b, at[b]) for a, others in enumerate(layout.apart) for b in others)
        and all(layout.ranks[at[first]] <= layout.ranks[at[second]] for first, second in layout.before)
    )
