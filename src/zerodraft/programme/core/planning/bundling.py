"""From a mixture of contents to a programme: whole numbers of each, then slots for them, then blocks for their sizes."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from random import Random

from ortools.sat.python import cp_model

from zerodraft.programme.core.planning.bounding import Content, Mixture
from zerodraft.programme.core.planning.layout import Layout
from zerodraft.programme.core.planning.measuring import holds

_TRIES = 20_000


def whole(mixture: Mixture, low: int, solver: cp_model.CpSolver) -> list[Content] | None:
    """Contents, one for each open slot, that cost little together, but at least `low`; None where none were found."""
    contents = list(mixture.contents)
    keys, counts = mixture.rows()
    cp = cp_model.CpModel()
    most = [len(mixture.kinds[each.kind].slots) for each in contents]
    times = [cp.new_int_var(0, each, "") for each in most]
    for key, count in zip(keys, counts, strict=True):
        size, alone = key
        cp.add(
            sum(
                each.sizes.count(size) * n
                for each, n in zip(contents, times, strict=True)
                if each.alone == alone and size in each.sizes
            )
            == count
        )
    for number, kind in enumerate(mixture.kinds):
        cp.add(sum(n for each, n in zip(contents, times, strict=True) if each.kind == number) == len(kind.slots))
    for number, limit in enumerate(mixture.limits):
        cp.add(
            sum(
                int(mixture.kinds[each.kind].sides[number][sum(each.sizes)]) * n
                for each, n in zip(contents, times, strict=True)
            )
            <= limit
        )
    cost = sum(int(mixture.kinds[each.kind].cost[sum(each.sizes)]) * n for each, n in zip(contents, times, strict=True))
    cp.add(cost >= low - mixture.constant)
    cp.minimize(cost)
    if solver.solve(cp) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return None
    return [each for each, n in zip(contents, times, strict=True) for _ in range(solver.value(n))]


def place(mixture: Mixture, contents: Sequence[Content], seed: int) -> list[int] | None:
    """A programme with these contents, the fuller ones earlier, in which every wish is met; None where none was found."""
    layout = mixture.layout
    slot_of: list[tuple[int, Content]] = []
    for number, kind in enumerate(mixture.kinds):
        early = sorted(kind.slots, key=lambda slot: (layout.ranks[slot], slot))
        full = sorted(
            (each for each in contents if each.kind == number), key=lambda each: (-sum(each.sizes), each.sizes)
        )
        slot_of += zip(early, full, strict=True)
    waiting: dict[tuple[int, bool], list[int]] = defaultdict(list)
    at = [slots[0] for slots in layout.allowed]
    for block in reversed(range(len(at))):
        if len(layout.allowed[block]) > 1:
            waiting[layout.minutes[block] // layout.grain, block in layout.alone].append(block)
    for slot, content in sorted(slot_of, key=lambda pair: (layout.ranks[pair[0]], pair[0])):
        for size in content.sizes:
            at[waiting[size, content.alone].pop()] = slot
    return _reconciled(layout, at, Random(seed))  # noqa: S311 (a search, not a secret)


def _reconciled(layout: Layout, at: list[int], rng: Random) -> list[int] | None:
    """The same contents, with blocks of one size exchanged until no wish is broken."""
    may = [frozenset(slots) for slots in layout.allowed]
    alike: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for block, minutes in enumerate(layout.minutes):
        if len(may[block]) > 1:
            alike[minutes, block in layout.alone].append(block)
    exchangeable = _alike(layout)

    def broken(block: int) -> int:
        bad = at[block] not in may[block]
        return bad + sum(at[other] in layout.overlaps[at[block]] for other in layout.apart[block])

    touched = [block for block in range(len(at)) if layout.apart[block] or len(may[block]) < len(layout.lengths)]
    for _ in range(_TRIES):
        wrong = [block for block in touched if len(may[block]) > 1 and broken(block)]
        if not wrong:
            return at if holds(layout, at) else None
        block = rng.choice(wrong)
        peers = alike[layout.minutes[block], block in layout.alone]
        if rng.random() < 0.5 and len(peers) > 1:
            _exchange(at, [block], [rng.choice(peers)], broken, rng)
        else:
            here, there = at[block], rng.choice(exchangeable[at[block]])
            if here != there:
                mine = [b for b, slot in enumerate(at) if slot == here]
                theirs = [b for b, slot in enumerate(at) if slot == there]
                _exchange(at, mine, theirs, broken, rng)
    return None


def _exchange(at: list[int], mine: list[int], theirs: list[int], broken: Callable[[int], int], rng: Random) -> None:
    """What is in two slots changes places, unless more wishes are broken by it; now and then all the same."""
    here, there = at[mine[0]], at[theirs[0]] if theirs else at[mine[0]]
    moved = [*mine, *theirs]
    before = sum(broken(block) for block in moved)
    for block in mine:
        at[block] = there
    for block in theirs:
        at[block] = here
    if sum(broken(block) for block in moved) > before and rng.random() > 0.02:
        for block in mine:
            at[block] = here
        for block in theirs:
            at[block] = there


def _alike(layout: Layout) -> list[list[int]]:
    """For each slot those whose whole content it could exchange with its own: of its length, and nothing fixed in them."""
    pinned = {slots[0] for slots in layout.allowed if len(slots) == 1}
    return [
        [
            other
            for other, its in enumerate(layout.lengths)
            if its == length and other not in pinned and slot not in pinned
        ]
        or [slot]
        for slot, length in enumerate(layout.lengths)
    ]
