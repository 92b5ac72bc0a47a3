"""What no programme can be better than, from a relaxation by contents, and the contents that the bound is made of.

A slot's content is how many blocks of each size it holds. Which block of a size is meant, what must not be in parallel
and what is unavailable are forgotten; that each block is heard once, what is fixed and what is alone are kept. The
cheapest mixture of contents is a linear programme with a column for each content, of which those that help are found by a
knapsack over loads (Gilmore and Gomory, 1961). Its dual prices, rounded to whole numbers, prove the bound in whole numbers.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog  # type: ignore[import-untyped]

from zerodraft.programme.core.planning.layout import Layout
from zerodraft.programme.core.planning.measuring import Worth

_ROUNDS = 60
_MOST_CELLS = 3_000_000
_SCALE = 1024
_MOST = 2**60
_NONE = -_MOST
_OVERRUN, _UNEVENNESS, _CHANGE, _LATENESS = range(4)


@dataclass(frozen=True, slots=True)
class Kind:
    """Slots that are alike: how many, their measures by load in grains, and the grains that are fixed in each."""

    slots: tuple[int, ...]
    base: int
    cost: NDArray[np.int64]
    sides: tuple[NDArray[np.int64], ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What a slot of this kind may hold beside what is fixed: sizes in grains; `alone` where it is one block by itself."""

    kind: int
    sizes: tuple[int, ...]
    alone: bool = False


@dataclass
class Mixture:
    """The linear programme of one measure: rows for sizes, for sizes that sit alone, for kinds of slots; then limits."""

    layout: Layout
    stage: int
    now: Worth
    free: Counter[int] = field(init=False)
    single: Counter[int] = field(init=False)
    kinds: list[Kind] = field(init=False)
    constant: int = field(init=False, default=0)
    limits: list[int] = field(init=False)
    contents: dict[Content, None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        layout, grain = self.layout, self.layout.grain
        movable = [block for block, slots in enumerate(layout.allowed) if len(slots) > 1]
        self.free = Counter(layout.minutes[b] // grain for b in movable if b not in layout.alone)
        self.single = Counter(layout.minutes[b] // grain for b in movable if b in layout.alone)
        base, closed = [0] * len(layout.lengths), set()
        for block, slots in enumerate(layout.allowed):
            if len(slots) == 1:
                base[slots[0]] += layout.minutes[block] // grain
                if block in layout.alone:
                    closed.add(slots[0])
        sides = [
            each for each, used in ((_OVERRUN, self.now.overrun > 0), (_UNEVENNESS, True)) if used and each < self.stage
        ]
        self.limits = [self.now[each] for each in sides]
        alike: dict[tuple[int, ...], list[int]] = {}
        for slot, length in enumerate(layout.lengths):
            if slot in closed:
                self.constant += self._measure(self.stage, slot, base[slot])
                self.limits = [
                    limit - self._measure(each, slot, base[slot])
                    for each, limit in zip(sides, self.limits, strict=True)
                ]
            else:
                rank = layout.ranks[slot] if self.stage == _LATENESS else 0
                alike.setdefault((length, rank, base[slot]), []).append(slot)
        self.kinds = [self._kind(tuple(slots), key[2], sides) for key, slots in alike.items()]

    def _measure(self, stage: int, slot: int, load: int) -> int:
        planned = load * self.layout.grain
        if stage == _OVERRUN:
            return max(0, planned - self.layout.lengths[slot])
        if stage == _UNEVENNESS:
            return self.layout.weights[slot] * planned * planned
        return self.layout.ranks[slot] * planned

    def _kind(self, slots: tuple[int, ...], base: int, sides: Sequence[int]) -> Kind:
        top = max(base, (self.layout.lengths[slots[0]] + self.now.overrun) // self.layout.grain)

        def values(stage: int) -> NDArray[np.int64]:
            return np.array([self._measure(stage, slots[0], load) for load in range(base, top + 1)], dtype=np.int64)

        return Kind(slots, base, values(self.stage), tuple(values(each) for each in sides))

    @property
    def cells(self) -> int:
        """How much work one knapsack is."""
        return len(self.free) * max((len(kind.cost) for kind in self.kinds), default=0)

    def begin(self, at: Sequence[int]) -> None:
        """The contents of a programme that is known, in every kind of slot that can have them."""
        inside: dict[int, list[int]] = {}
        for block, slot in enumerate(at):
            if len(self.layout.allowed[block]) > 1:
                inside.setdefault(slot, []).append(block)
        held = {
            slot: tuple(sorted(self.layout.minutes[b] // self.layout.grain for b in bs)) for slot, bs in inside.items()
        }
        by_itself = {at[block] for block in self.layout.alone}
        known = {((), False)} | {(sizes, slot in by_itself) for slot, sizes in held.items()}
        known |= {((size,), False) for size in self.free}
        for number, kind in enumerate(self.kinds):
            for sizes, alone in sorted(known):
                if sum(sizes) < len(kind.cost) and not (alone and kind.base):
                    self.contents[Content(number, sizes, alone)] = None

    def solve(self) -> int:
        """The bound in whole numbers; the contents that were found stay."""
        least = 0
        for _ in range(_ROUNDS):
            prices = self._prices()
            if prices is None:
                break
            bound, better = self._price(*prices)
            least = max(least, bound)
            if not better:
                break
            self.contents.update(dict.fromkeys(better))
        return least + self.constant

    def rows(self) -> tuple[list[tuple[int, bool]], list[int]]:
        """What is to be placed: (size, alone), and how often."""
        both = [((size, False), count) for size, count in sorted(self.free.items())]
        both += [((size, True), count) for size, count in sorted(self.single.items())]
        return [key for key, _ in both], [count for _, count in both]

    def _prices(self) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
        """The dual prices of sizes and of limits, in `_SCALE` parts; None where no mixture is known."""
        keys, counts = self.rows()
        row = {key: number for number, key in enumerate(keys)}
        contents = list(self.contents)
        matrix = np.zeros((len(keys) + len(self.kinds), len(contents)))
        limits = np.zeros((len(self.limits), len(contents)))
        cost = np.empty(len(contents))
        for column, each in enumerate(contents):
            kind, load = self.kinds[each.kind], sum(each.sizes)
            for size in each.sizes:
                matrix[row[size, each.alone], column] += 1
            matrix[len(keys) + each.kind, column] = 1
            cost[column] = kind.cost[load]
            limits[:, column] = [side[load] for side in kind.sides]
        wanted = [*counts, *(len(kind.slots) for kind in self.kinds)]
        some = {"A_ub": limits, "b_ub": self.limits} if self.limits else {}
        solved = linprog(cost, A_eq=matrix, b_eq=wanted, method="highs-ds", **some)
        if solved.status != 0:
            return None
        marginals = solved.eqlin.marginals
        sizes = np.rint(marginals[: len(keys)] * _SCALE).astype(np.int64)
        of_limits = -np.rint(np.minimum(solved.ineqlin.marginals, 0.0) * _SCALE) if self.limits else np.zeros(0)
        most = max((int(kind.cost.max()) for kind in self.kinds), default=0) * _SCALE
        for number, fine in enumerate(of_limits):
            most += max(int(fine * kind.sides[number].max()) for kind in self.kinds)
        if most > _MOST or np.abs(marginals).max(initial=0) * _SCALE * sum(counts) > _MOST:
            return None  # more than whole numbers of this size can hold
        return sizes, of_limits.astype(np.int64)

    def _price(self, prices: NDArray[np.int64], fines: NDArray[np.int64]) -> tuple[int, list[Content]]:
        """The bound that these prices prove, and contents that are cheaper than their prices say."""
        keys, counts = self.rows()
        price = dict(zip(keys, prices.tolist(), strict=True))
        knapsack = _Knapsack(self.free, price, max((len(kind.cost) for kind in self.kinds), default=1))
        bound = sum(int(p) * count for p, count in zip(prices, counts, strict=True))
        bound -= sum(int(fine) * limit for fine, limit in zip(fines, self.limits, strict=True))
        better: list[Content] = []
        for number, kind in enumerate(self.kinds):
            dear = kind.cost * _SCALE
            for fine, side in zip(fines, kind.sides, strict=True):
                dear = dear + fine * side
            reduced = dear - knapsack.worth[: len(dear)]
            least = int(reduced.min())
            for size in self.single if not kind.base else ():
                if size < len(dear):
                    least = min(least, int(dear[size]) - price[size, True])
                    better.append(Content(number, (size,), alone=True))
            bound += least * len(kind.slots)
            cheapest = np.argsort(reduced, kind="stable")[:8].tolist()
            better += [Content(number, knapsack.content(load)) for load in cheapest if knapsack.worth[load] > _NONE]
        return -(-bound // _SCALE), [each for each in dict.fromkeys(better) if each not in self.contents]


class _Knapsack:
    """For every load up to a limit the sizes that add up to it and are worth most at these prices."""

    def __init__(self, sizes: Counter[int], price: dict[tuple[int, bool], int], limit: int) -> None:
        self.worth = np.full(limit, 2 * _NONE, dtype=np.int64)
        self.worth[0] = 0
        self.steps: list[tuple[int, int, NDArray[np.bool_]]] = []
        for size, count in sorted(sizes.items()):
            left, some = min(count, (limit - 1) // size), 1
            while left > 0:
                take = min(left, some)
                weight = take * size
                better = np.zeros(limit, dtype=np.bool_)
                with_it = self.worth[: limit - weight] + take * price[size, False]
                better[weight:] = with_it > self.worth[weight:]
                self.worth[weight:] = np.maximum(self.worth[weight:], with_it)
                self.steps.append((size, take, better))
                left, some = left - take, some * 2

    def content(self, load: int) -> tuple[int, ...]:
        sizes: list[int] = []
        for size, take, better in reversed(self.steps):
            if load < len(better) and better[load]:
                sizes += [size] * take
                load -= size * take
        return tuple(sorted(sizes))


class Bounds:
    """The bounds of one layout, measure by measure."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def least(self, stage: int, now: Worth, at: Sequence[int]) -> tuple[int, Mixture | None]:
        """What no programme can be better than in this measure, the earlier ones being as they are now."""
        low, mixture = self._simple(stage), None
        if low < now[stage] and stage != _CHANGE:
            mixture = Mixture(self.layout, stage, now)
            if mixture.cells > _MOST_CELLS:
                return low, None
            mixture.begin(at)
            low = max(low, mixture.solve())
        if stage == _UNEVENNESS:
            low = self._next_possible(low)
        return min(low, now[stage]), mixture

    def _simple(self, stage: int) -> int:
        layout = self.layout
        if stage == _OVERRUN:
            return max(0, layout.total - sum(layout.lengths), max(layout.minutes) - max(layout.lengths))
        if stage == _UNEVENNESS:  # the same share of every slot's length would be least
            return int(layout.total**2 / sum(1 / weight for weight in layout.weights))
        if stage == _CHANGE:
            return layout.held - sum(max(stays.values(), default=0) for stays in layout.stays)
        return 0

    def _next_possible(self, low: int) -> int:
        """Squares of loads are odd together when the loads are: where all slots are alike, half of all sums cannot be."""
        layout = self.layout
        if len(set(layout.weights)) > 1:
            return low
        unit = layout.weights[0] * layout.grain**2
        units = -(-low // unit)
        return unit * (units + (units - layout.total // layout.grain) % 2)
