"""Why each item is where it is: the wishes that hold it, and what the next best slot would cost."""

from dataclasses import dataclass

from zerodraft.programme.core.planning.layout import Layout
from zerodraft.programme.core.planning.measuring import STAGES, holds, loads
from zerodraft.programme.core.planning.request import Request


@dataclass(frozen=True, slots=True)
class Reason:
    """`wishes` are those that name the item, in the words of the file.

    `only` says that they leave no other slot while all others stay; else `next_slot` is where the item's block would go next
    best by itself, and `costs` what that would change in the first measure that it changes, by `stage`; "" if in none.
    """

    item: int
    wishes: tuple[str, ...]
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


def _named(request: Request) -> list[list[str]]:
    named: list[list[str]] = [[] for _ in request.items]
    ids = [item.id for item in request.items]
    for wish in request.fixed:
        named[wish.item].append(f"fixed to slot {wish.slot}")
    for item in request.alone:
        named[item].append("alone")
    for word, pairs in (("together with", request.together), ("apart from", request.apart)):
        for one, other in pairs:
            named[one].append(f"{word} {ids[other]}")
            named[other].append(f"{word} {ids[one]}")
    for bar in request.unavailable:
        when = f" on {bar.day}" if bar.day else ""
        named[bar.item].append(f"unavailable{when}" + (f" in {bar.room}" if bar.room else ""))
    if request.keep_order:
        for item, words in enumerate(named):
            after = f"after {ids[item - 1]}" if item else ""
            before = f"before {ids[item + 1]}" if item + 1 < len(ids) else ""
            words.append("in order: " + " and ".join(filter(None, (after, before))))
    return named


def _next_best(layout: Layout, at: list[int], block: int) -> tuple[int | None, str, int]:
    """The other slot to which the block could go alone at the least cost, and that cost."""
    planned = loads(layout, at)
    taken = {at[other] for other in layout.alone if other != block}
    home, minutes = at[block], layout.minutes[block]
    used = {slot for other, slot in enumerate(at) if other != block}
    best: tuple[tuple[int, ...], int] | None = None
    for slot in layout.allowed[block]:
        if slot == home or slot in taken or (block in layout.alone and slot in used):
            continue
        if any(at[other] in layout.overlaps[slot] for other in layout.apart[block]):
            continue
        if layout.before and not holds(layout, [*at[:block], slot, *at[block + 1 :]]):
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
