"""The model for CP-SAT: where each block is, what each slot holds, and the four measures as expressions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from zerodraft.programme.core.planning.layout import Layout
from zerodraft.programme.core.planning.measuring import Worth, loads

_MOST_TANGENTS = 20_000
"""Above so many lines for all squares together, a slot's square is stated as a product."""


@dataclass(frozen=True, slots=True)
class Model:
    """`at[block, slot]` for each slot that the block may have; `load` in grains; `measures` as in `Worth`."""

    layout: Layout
    cp: cp_model.CpModel
    at: dict[tuple[int, int], cp_model.IntVar]
    load: list[cp_model.IntVar]
    over: list[cp_model.IntVar]
    square: list[cp_model.IntVar]
    measures: tuple[cp_model.LinearExprT, ...]

    def hint(self, at: Sequence[int]) -> None:
        """Begin from this programme."""
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        for (block, slot), here in self.at.items():
            self.cp.add_hint(here, at[block] == slot)
        grain = self.layout.grain
        for slot, planned in enumerate(loads(self.layout, at)):
            self.cp.add_hint(self.load[slot], planned // grain)
            self.cp.add_hint(self.over[slot], max(0, planned - self.layout.lengths[slot]))
            self.cp.add_hint(self.square[slot], (planned // grain) ** 2)


def build(layout: Layout, most: Worth | None) -> Model:
    """The model; `most` is the worth of a programme that is known, by which loads are bounded."""
    cp = cp_model.CpModel()
    at = {(b, s): cp.new_bool_var("") for b, slots in enumerate(layout.allowed) for s in slots}
    inside: dict[int, list[int]] = defaultdict(list)
    for block, slots in enumerate(layout.allowed):
        cp.add_exactly_one(at[block, slot] for slot in slots)
        for slot in slots:
            inside[slot].append(block)
    top = [_top(layout, slot, inside[slot], most) for slot in range(len(layout.lengths))]
    grain = layout.grain
    load = [cp.new_int_var(0, each // grain, "") for each in top]
    over = [cp.new_int_var(0, max(0, each - length), "") for each, length in zip(top, layout.lengths, strict=True)]
    square = [cp.new_int_var(0, (each // grain) ** 2, "") for each in top]
    tangents = sum(each // grain for each in top) <= _MOST_TANGENTS
    for slot, length in enumerate(layout.lengths):
        cp.add(load[slot] == sum(layout.minutes[b] // grain * at[b, slot] for b in inside[slot]))
        cp.add(over[slot] >= grain * load[slot] - length)
        if tangents:  # at whole loads the highest of these lines is the square itself
            for k in range(top[slot] // grain):
                cp.add(square[slot] >= (2 * k + 1) * load[slot] - k * (k + 1))
        else:
            cp.add_multiplication_equality(square[slot], [load[slot], load[slot]])
    cp.add(sum(load) == layout.total // grain)
    _wishes(cp, layout, at, inside)
    measures = (
        sum(over),
        grain * grain * sum(weight * each for weight, each in zip(layout.weights, square, strict=True)),
        layout.held
        - sum(count * at[b, s] for b, stays in enumerate(layout.stays) for s, count in stays.items() if (b, s) in at),
        grain * sum(rank * each for rank, each in zip(layout.ranks, load, strict=True)),
    )
    return Model(layout, cp, at, load, over, square, measures)


def _top(layout: Layout, slot: int, blocks: list[int], most: Worth | None) -> int:
    """What the slot can hold at most in a programme that overruns no more than the known one."""
    everything = sum(layout.minutes[block] for block in blocks)
    return everything if most is None else min(everything, layout.lengths[slot] + most.overrun)


def _wishes(
    cp: cp_model.CpModel, layout: Layout, at: dict[tuple[int, int], cp_model.IntVar], inside: dict[int, list[int]]
) -> None:
    for slot, blocks in inside.items():
        single = [block for block in blocks if block in layout.alone]
        if single:
            taken = cp.new_bool_var("")
            cp.add(sum(at[block, slot] for block in single) == taken)
            for block in blocks:
                if block not in layout.alone:
                    cp.add_implication(at[block, slot], ~taken)
    pairs = [(block, other) for block, others in enumerate(layout.apart) for other in sorted(others) if block < other]
    for block, other in pairs:
        for slot in layout.allowed[block]:
            for parallel in sorted(layout.overlaps[slot]):
                if (other, parallel) in at:
                    cp.add_implication(at[block, slot], ~at[other, parallel])
    _order(cp, layout, at)


def _order(cp: cp_model.CpModel, layout: Layout, at: dict[tuple[int, int], cp_model.IntVar]) -> None:
    """Not earlier: who comes after is not yet over by a rank when the one before is not."""
    if not layout.before:
        return
    last = max(layout.ranks)
    by: dict[tuple[int, int], cp_model.IntVar] = {}
    for block, slots in enumerate(layout.allowed):
        for rank in range(last):
            by[block, rank] = cp.new_bool_var("")
            cp.add(by[block, rank] == sum(at[block, slot] for slot in slots if layout.ranks[slot] <= rank))
    for first, second in layout.before:
        for rank in range(last):
            cp.add_implication(by[second, rank], by[first, rank])
