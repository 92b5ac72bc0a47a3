"""Why each item is where it is: the wishes that hold it, and what the next best slot would cost."""

from dataclasses import dataclass

from zerodraft.programme.core.planning.layout import Layout
from zerodraft.programme.core.planning.measuring import STAGES, loads
from zerodraft.programme.core.planning.request import Request, Wish


@dataclass(frozen=True, slots=True)
class Reason:
    """`wishes` are those that name the item, the items of each being the others that it names; of the order the item before
    and the item after, '' where there is none.

    `only` says that they leave no other slot while all others stay; else `next_slot` is where the item's block would go next
    best by itself, and `costs` what that would change in the first measure that it changes, by `stage`; "" if in none.
    """

    item: int
    wishes: tuple[Wish, ...]
    only: bool
    next_slot: int | None = None
    stage: str = ""
    costs: int = 0


def reasons(request: Request, layout: Layout, at: list[int]) -> tuple[Reason, ...]:
    """A reason for each item, in their order."""
    named = _named(request)
    found: dict[int, Reason] = {}
    for block, items in enumerate(layout.blocks):
        slot, stage, costs = _next_best(layout, at, block)
        for item in items:
            found[item] = Reason(item, tuple(named[item]), slot is None, slot, stage, costs)
    return tuple(found[item] for item in range(len(request.items)))


def _named(request: Request) -> list[list[Wish]]:
    named: list[list[Wish]] = [[] for _ in request.items]
    ids = [item.id for item in request.items]
    for fixed in request.fixed:
        named[fixed.item].append(Wish("fixed", slot=fixed.slot))
    for item in request.alone:
        named[item].append(Wish("alone"))
    for kind, pairs in (("together", request.together), ("apart", request.apart)):
        for one, other in pairs:
            named[one].append(Wish(kind, (ids[other],)))
            named[other].append(Wish(kind, (ids[one],)))
    for bar in request.unavailable:
        named[bar.item].append(Wish("unavailable", day=bar.day, room=bar.room))
    if request.keep_order:
        around = ["", *ids, ""]
        for item, wishes in enumerate(named):
            wishes.append(Wish("keep_order", (around[item], around[item + 2])))
    return named


def _next_best(layout: Layout, at: list[int], block: int) -> tuple[int | None, str, int]:
    """The other slot to which the block could go alone at the least cost, and that cost."""
    planned = loads(layout, at)
    taken = {at[other] for other in layout.alone if other != block}
    home, minutes = at[block], layout.minutes[block]
    used = {slot for other, slot in enumerate(at) if other != block}
    earliest = max((layout.ranks[at[first]] for first, second in layout.before if second == block), default=0)
    latest = min(
        (layout.ranks[at[second]] for first, second in layout.before if first == block), default=max(layout.ranks)
    )
    best: tuple[tuple[int, ...], int] | None = None
    for slot in layout.allowed[block]:
        if slot == home or slot in taken or (block in layout.alone and slot in used):
            continue
        if any(at[other] in layout.overlaps[slot] for other in layout.apart[block]):
            continue
        if not earliest <= layout.ranks[slot] <= latest:
            continue
        change = _change(layout, planned, block, home, slot, minutes)
        if best is None or (change, slot) < best:
            best = (change, slot)
    if best is None:
        return None, "", 0
    change, slot = best
    return next(((slot, stage, costs) for stage, costs in zip(STAGES, change, strict=True) if costs), (slot, "", 0))


def _change(layout: Layout, planned: list[int], block: int, home: int, slot: int, minutes: int) -> tuple[int, ...]:
    def over(where: int, load: int) -> int:
        return max(0, load - layout.lengths[where])

    less, more = planned[home] - minutes, planned[slot] + minutes
    return (
        over(home, less) + over(slot, more) - over(home, planned[home]) - over(slot, planned[slot]),
        layout.weights[home] * (less**2 - planned[home] ** 2) + layout.weights[slot] * (more**2 - planned[slot] ** 2),
        layout.stays[block][home] - layout.stays[block][slot],
        minutes * (layout.ranks[slot] - layout.ranks[home]),
    )
