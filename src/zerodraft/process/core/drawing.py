"""How many ways a meeting may go, drawn all at once from its pace: what the floor's forecast and the planner's share.

What all speeches of a meeting have in common is drawn once for each course, evenly over its distribution: without it, bands
for a whole meeting would be much too narrow. Times are seconds; arrays are speakers x courses.
"""

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from zerodraft.process.core.speaking import POINTS, Pace

COURSES = 400
"""How many are drawn."""

BAND = (0.1, 0.5, 0.9)
"""Between which chances a band lies, and its median: four of five times the truth is in it."""

RETURN = 0.7
"""How many of those who were absent are heard later."""

Courses = NDArray[np.float32]
Kind = tuple[str, float | None, float | None]
"""By what speaking time goes: category, limit, limit for which the text was written (None: none, or the first one)."""

_EVEN = np.array([NormalDist().inv_cdf((course + 0.5) / COURSES) for course in range(COURSES)], dtype=np.float32)


def unknowns(pace: Pace, draw: np.random.Generator) -> Courses:
    """The unknowns of the pace in each course: standard normal, even over the courses."""
    count = max((len(each.doubt) for each in (*pace.shares.values(), pace.other, pace.unlimited)), default=1)
    return draw.permuted(np.tile(_EVEN, (count, 1)), axis=1)


def factor(doubt: Sequence[float], of: Courses) -> Courses:
    """By what all values of a course are off at once: log-normal with mean 1."""
    loads = np.array(doubt, dtype=np.float32)
    return np.exp(loads @ of[: len(loads)] - loads @ loads / 2)


def points(count: int, draw: np.random.Generator) -> NDArray[np.uint8]:
    """Which of its values a distribution takes, for each place and course: a byte is even over 64 of them."""
    return np.frombuffer(draw.bytes(count * COURSES), dtype=np.uint8).reshape(count, COURSES) & np.uint8(POINTS - 1)


def speeches(kinds: Sequence[Kind], pace: Pace, common: Courses, taken: NDArray[np.uint8]) -> Courses:
    """How long each one speaks, with the unknowns `common` and the values `taken` of each distribution."""
    if not kinds:
        return np.zeros((0, COURSES), dtype=np.float32)
    different = sorted(set(kinds), key=repr)
    spreads = [pace.used(*kind) for kind in different]
    tables = np.array([spread.values for spread in spreads], dtype=np.float32)
    factors = np.array([factor(spread.doubt, common) for spread in spreads], dtype=np.float32)
    numbers = {kind: number for number, kind in enumerate(different)}
    kind = np.array([numbers[each] for each in kinds], dtype=np.intp)
    drawn: Courses = tables.take(taken + kind[:, None] * POINTS)
    drawn *= factors[kind]
    return drawn


def gaps(pace: Pace, count: int, draw: np.random.Generator) -> Courses:
    """The gap before each one speaks."""
    found: Courses = np.array(pace.gap.values, dtype=np.float32).take(points(count, draw))
    found *= factor(pace.gap.doubt, draw.permutation(_EVEN)[None, :])
    return found


def interrupted(
    pace: Pace, turns: Courses, fate: Courses, absent: NDArray[np.bool_], draw: np.random.Generator
) -> None:
    """Add interruptions to the turns before which they fall; `fate` is even between 0 and 1 for each turn."""
    often = pace.interrupted * draw.gamma(2.0, 0.5, COURSES).astype(np.float32)
    at = np.flatnonzero((fate < pace.absent + often) & ~absent)
    turns.reshape(-1)[at] += draw.choice(np.array(pace.interruption.values, dtype=np.float32), len(at))
