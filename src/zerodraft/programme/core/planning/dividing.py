"""Large rounds in order of which several slots begin together: a bound on unevenness, and a programme that comes near it.

Each beginning gets a run of the list, and the run is divided among the slots that begin then. What a run costs at least is
first reckoned as if it could be divided to the minute. The best runs by these costs are found step by step; the costs of
those that are used are then found by contents (`bounding`), and those that stay in use are divided, and the best runs found
anew, until they are the same. What they cost is a bound after any number of rounds, since no cost is ever too high.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil

from zerodraft.programme.core.planning.bounding import Mixture
from zerodraft.programme.core.planning.layout import Layout
from zerodraft.programme.core.planning.measuring import Worth, holds
from zerodraft.programme.core.planning.ordering import begins_of, units_of
from zerodraft.programme.core.planning.starting import start

_ROUNDS = 60
_MOST_RUNS, _MOST_DIVIDED = 400, 100
"""How many runs are looked at by contents, and how many of these are divided: some 15 seconds of work."""

_NEVER = 2**60
"""What a run costs that cannot be divided without going on past its time."""

_UNEVENNESS = 1
Run = tuple[int, int, int]
"""A beginning, and from which unit to before which other it has."""

Better = Callable[[Layout, list[int]], tuple[list[int], Worth]]


class Division:
    """The runs of one layout, of a round in which nothing need go on past its time.

    `better` divides a run, given as a round of its own and a first way: the way that it found, and what none is better than.
    """

    def __init__(self, layout: Layout, better: Better) -> None:
        self.layout, self.units, self.begins, self.better = layout, units_of(layout), begins_of(layout), better
        self.costs: dict[Run, int] = {}
        self.made: dict[Run, list[int]] = {}
        self.usual = [self._usual(rank) for rank in range(len(self.begins))]

    def least(self) -> tuple[int, list[Run]]:
        """What no programme is less uneven than, and the runs by which that is reckoned; none where there are no such."""
        bound, runs = self._path()
        for _ in range(_ROUNDS):
            new = [run for run in runs if run not in self.costs]
            open_ = [run for run in runs if run not in self.made]
            if not open_ or len(self.costs) > _MOST_RUNS or len(self.made) > _MOST_DIVIDED:
                break
            for run in new:
                self.costs[run] = self._by_contents(run)
            for run in open_ if not new else ():
                self._divide(run)
            bound, runs = self._path()
        return bound, runs

    def programme(self, runs: Sequence[Run]) -> list[int] | None:
        """A programme with these runs; None where a wish is against it."""
        at = [-1] * len(self.layout.blocks)
        for run in runs:
            if run not in self.made:
                self._divide(run)
            slots = self.begins[run[0]]
            for block, slot in zip(self._blocks(run), self.made[run], strict=False):
                at[block] = slots[slot]
        return at if -1 not in at and holds(self.layout, at) else None

    def _divide(self, run: Run) -> None:
        part = self._part(run)
        first = start(part) if part.blocks else None
        if first is None:
            self.made[run] = []
            return
        self.made[run], least = self.better(part, first)
        self.costs[run] = _NEVER if least.overrun else max(self.costs.get(run, 0), least.unevenness)

    def _usual(self, rank: int) -> list[list[tuple[int, int]]]:
        """For each unit the runs that begin with it: before which unit each ends, and what it costs at least."""
        layout, slots = self.layout, self.begins[rank]
        length = sum(layout.lengths[slot] for slot in slots)
        share = sum(Fraction(1, layout.weights[slot]) for slot in slots)
        found: list[list[tuple[int, int]]] = []
        for first in range(len(self.units) + 1):
            load, runs = 0, [(first, 0)]
            for last in range(first, len(self.units)):
                blocks = self.units[last]
                load += sum(layout.minutes[block] for block in blocks)
                if load > length or not all(set(layout.allowed[block]) & set(slots) for block in blocks):
                    break
                runs.append((last + 1, ceil(load * load / share)))
            found.append(runs)
        return found

    def _path(self) -> tuple[int, list[Run]]:
        """The cheapest runs by the costs that are known."""
        many = len(self.units)
        best: list[int | None] = [0] + [None] * many
        back: list[list[int]] = []
        for rank, usual in enumerate(self.usual):
            then: list[int | None] = [None] * (many + 1)
            came = [0] * (many + 1)
            for first, before in enumerate(best):
                if before is None:
                    continue
                for last, least in usual[first]:
                    value = before + self.costs.get((rank, first, last), least)
                    known = then[last]
                    if known is None or value < known:
                        then[last], came[last] = value, first
            best = then
            back.append(came)
        bound, last = best[many], many
        if bound is None:
            return 0, []
        runs: list[Run] = []
        for rank in reversed(range(len(self.begins))):
            runs.append((rank, back[rank][last], last))
            last = back[rank][last]
        return bound, runs[::-1]

    def _blocks(self, run: Run) -> list[int]:
        return [block for unit in self.units[run[1] : run[2]] for block in unit]

    def _by_contents(self, run: Run) -> int:
        """What a run costs at least, by contents."""
        least = next(cost for last, cost in self.usual[run[0]][run[1]] if last == run[2])
        part = self._part(run)
        first = start(part) if part.blocks else None
        if first is None:
            return least
        mixture = Mixture(part, _UNEVENNESS, Worth(0, 0, 0, 0))
        mixture.begin(first)
        return max(least, mixture.solve())

    def _part(self, run: Run) -> Layout:
        """The run and its slots as a round of their own, in the same units."""
        layout, blocks, slots = self.layout, self._blocks(run), self.begins[run[0]]
        here = {slot: number for number, slot in enumerate(slots)}
        among = {block: number for number, block in enumerate(blocks)}
        return Layout(
            blocks=tuple(layout.blocks[block] for block in blocks),
            minutes=tuple(layout.minutes[block] for block in blocks),
            allowed=tuple(tuple(here[slot] for slot in layout.allowed[block] if slot in here) for block in blocks),
            alone=frozenset(among[block] for block in blocks if block in layout.alone),
            apart=tuple(frozenset(among[one] for one in layout.apart[block] if one in among) for block in blocks),
            before=(),
            lengths=tuple(layout.lengths[slot] for slot in slots),
            ranks=(0,) * len(slots),
            weights=tuple(layout.weights[slot] for slot in slots),
            common=layout.common,
            overlaps=tuple(frozenset(here[one] for one in layout.overlaps[slot] if one in here) for slot in slots),
            stays=tuple(Counter() for _ in blocks),
            held=0,
            grain=layout.grain,
        )
