"""Finding a programme and proving how good it is: one measure after the other, each held while the next is bettered.

A start is searched for by hand, bounds come from relaxations (`bounding`), and CP-SAT does what these leave open. With the
same request, seed and effort the answer is the same: effort is counted in steps of the search, not in seconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from zerodraft.programme.core.planning.answer import Answer
from zerodraft.programme.core.planning.arranging import approach, arrange
from zerodraft.programme.core.planning.bounding import Bounds, Mixture
from zerodraft.programme.core.planning.bundling import place, whole
from zerodraft.programme.core.planning.conflicts import conflicts
from zerodraft.programme.core.planning.dividing import Division
from zerodraft.programme.core.planning.layout import Layout, lay_out
from zerodraft.programme.core.planning.measuring import STAGES, Worth, spread, worth
from zerodraft.programme.core.planning.modelling import Model, build
from zerodraft.programme.core.planning.ordering import in_order
from zerodraft.programme.core.planning.reasons import reasons
from zerodraft.programme.core.planning.request import Request
from zerodraft.programme.core.planning.starting import cooled, start
from zerodraft.programme.core.planning.tidying import tidy

_ARRANGED = {"change": approach, "lateness": arrange}
"""What is done by hand before the bound of a measure is looked at."""

_SMALL = 6_000
"""Up to so many choices of a slot for a block CP-SAT goes on until nothing can be bettered."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much may be spent. `work` is CP-SAT's deterministic time, a few seconds to one, for all measures together;
    in a large round a measure that is proven to this share, `enough`, of the best is let be.

    `cap` is in seconds and only for machines that are far slower: where it ends the search, another run may differ.
    """

    seed: int = 1
    threads: int = 1
    work: float = 2.0
    enough: float = 0.002
    cap: float = 120.0


_USUAL = Effort()


def plan(request: Request, effort: Effort = _USUAL) -> Answer:
    """The best programme that can be found with this effort."""
    layout = lay_out(request)
    if layout is None:
        return _none(request, effort)
    at, best = in_order(layout) if layout.before else (start(layout), False)
    if at is None:
        at = _any(layout, effort)
        if at is None:
            return _none(request, effort)
    at, bound = (at, worth(layout, at)) if best else _better(layout, at, effort)
    at = tidy(layout, at)
    item_at = [0] * len(request.items)
    for block, items in enumerate(layout.blocks):
        for item in items:
            item_at[item] = at[block]
    found = worth(layout, at)
    return Answer(
        at=tuple(item_at),
        worth=found,
        bound=bound,
        spreads=(spread(layout, found.unevenness), spread(layout, bound.unevenness)),
        reasons=reasons(request, layout, at),
        conflicts=(),
    )


def _none(request: Request, effort: Effort) -> Answer:
    return Answer((), None, None, (0.0, 0.0), (), conflicts(request, effort.seed, 2 * effort.work))


def _solver(effort: Effort, work: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    given = solver.parameters
    given.random_seed = effort.seed
    given.num_workers = effort.threads
    given.interleave_search = effort.threads > 1  # threads take turns that do not depend on the clock
    given.max_deterministic_time = work
    given.max_time_in_seconds = effort.cap
    return solver


def _any(layout: Layout, effort: Effort) -> list[int] | None:
    """Some programme that holds, or None."""
    model = build(layout, None)
    solver = _solver(effort, effort.work)
    if solver.solve(model.cp) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return None
    return _read(model, solver)


def _read(model: Model, solver: cp_model.CpSolver) -> list[int]:
    found = [-1] * len(model.layout.blocks)
    for (block, slot), here in model.at.items():
        if solver.boolean_value(here):
            found[block] = slot
    return found


def _better(layout: Layout, at: Sequence[int], effort: Effort) -> tuple[list[int], Worth]:
    """Measure after measure: proven by a bound, or bettered by CP-SAT with a share of the effort that is left."""
    bounds = Bounds(layout)
    best, ordered = _divided(layout, list(at), effort) if layout.before else (list(at), 0)
    least: list[int] = []
    model: Model | None = None
    left = effort.work
    for stage in range(len(STAGES)):
        if STAGES[stage] in _ARRANGED:
            best = _ARRANGED[STAGES[stage]](layout, best)
        now = worth(layout, best)
        low, mixture = bounds.least(stage, now, best)
        if STAGES[stage] == "unevenness" and not now.overrun:
            low = max(low, ordered)
        if low < now[stage] and mixture is not None and stage <= 1:
            near = _near(layout, low, worth(layout, best)[stage], effort)
            if layout.before:
                best = best if near else cooled(layout, best, effort.seed)
            else:
                best = _by_hand(mixture, best, low, effort)
            now = worth(layout, best)
        if _open(layout, low, now[stage], effort):
            if model is None:
                model = _with_earlier(build(layout, now), now, stage)
            best, low, spent = _stage(model, stage, best, low, effort, left / (len(STAGES) - stage))
            left -= spent
        now = worth(layout, best)
        least.append(min(low, now[stage]))
        if model is not None:
            model.cp.add(model.measures[stage] <= now[stage])
    return best, Worth(*least)


def _open(layout: Layout, low: int, now: int, effort: Effort) -> bool:
    """Whether a measure is worth CP-SAT's while: small rounds are finished, large ones brought near enough."""
    return low < now and not _near(layout, low, now, effort)


def _near(layout: Layout, low: int, now: int, effort: Effort) -> bool:
    """Whether a measure of a large round is near enough to its bound."""
    return sum(map(len, layout.allowed)) > _SMALL and now - low <= effort.enough * now


def _divided(layout: Layout, best: list[int], effort: Effort) -> tuple[list[int], int]:
    """Of a large round in order: a programme by its runs, if it is better; how uneven one without overrun is at least."""
    if sum(map(len, layout.allowed)) <= _SMALL or layout.total > sum(layout.lengths):
        return best, 0
    little = replace(effort, threads=1, work=effort.work / 10)
    division = Division(layout, lambda part, at: _better(part, at, little))
    bound, runs = division.least()
    made = division.programme(runs)
    return min(best, made or best, key=lambda each: worth(layout, each)), bound


def _by_hand(mixture: Mixture, best: list[int], low: int, effort: Effort) -> list[int]:
    """A programme made from the contents of which the bound is made; where it misses the bound, a search from the better.

    What the search finds is mixed with those contents once more.
    """
    layout, stage = mixture.layout, mixture.stage
    for _ in range(2):
        contents = whole(mixture, low, _solver(replace(effort, threads=1), effort.work))  # one thread is far quicker
        made = place(mixture, contents, effort.seed) if contents is not None else None
        best = min(best, made or best, key=lambda each: worth(layout, each))
        if worth(layout, best)[stage] == low:
            break
        best = cooled(layout, best, effort.seed)
        mixture.begin(best)
    return best


def _with_earlier(model: Model, now: Worth, stage: int) -> Model:
    for before in range(stage):
        model.cp.add(model.measures[before] <= now[before])
    return model


def _stage(
    model: Model, stage: int, best: list[int], low: int, effort: Effort, work: float
) -> tuple[list[int], int, float]:
    now = worth(model.layout, best)
    model.hint(best)
    model.cp.minimize(model.measures[stage])
    solver = _solver(effort, work)
    status = solver.solve(model.cp)
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        found = _read(model, solver)
        if worth(model.layout, found) < now:
            best = found
        reached = round(solver.best_objective_bound)
        low = max(low, worth(model.layout, best)[stage] if status == cp_model.OPTIMAL else reached)
    return best, low, solver.response_proto.deterministic_time
