"""How full a planned meeting will be: minutes against those it has, the chance of overrun, how many can be heard.

Drawn from the same pace and in the same way as the floor's forecast, before there is a list: all that is known is how many
of each category are expected. Times are seconds from the announced beginning, so that a late opening is part of it. The
same speakers, pace and seed give the same figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from zerodraft.process.core import drawing
from zerodraft.process.core.speaking import Pace

MOST = 500
"""How many speakers are drawn for one meeting."""

SURE, EVEN = 0.2, 0.5
"""The chances of overrun for which the lengths of a list are said: rather sure to fit, and as likely as not."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """So many speakers of a category, with the seconds each is allotted (None: no limit)."""

    category: str
    count: int
    allotted: float | None


_USUAL = Speakers("national", 0, 180.0)
"""Of which kind those are who might come where nobody is expected."""


@dataclass(frozen=True, slots=True)
class Band:
    """A figure that is not known: four of five times it lies from `low` to `high`, as often below `median` as above."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class Closing:
    """What closing the list at so many would do: when it is through, and the chance that this is after the end."""

    at: int
    through: Band
    overrun: float


@dataclass(frozen=True, slots=True)
class Fullness:
    """What is expected of a meeting with so many `expected` speakers; without an end, only when it is `through`.

    `heard` is how many a meeting of that length hears at most, were there always somebody who waits. `closings` are lists
    of other lengths: the longest that is rather sure to fit, the longest that fits as likely as not, and those asked for.
    """

    expected: int
    through: Band
    available: float | None
    overrun: float | None
    heard: Band | None
    closings: tuple[Closing, ...] = ()


def fullness(
    speakers: Sequence[Speakers], available: float | None, pace: Pace, *, closed: Sequence[int] = (), seed: int = 0
) -> Fullness:
    """How full a meeting of `available` seconds (None: its end is not known) will be with these speakers, in their order.

    `closed` are lengths of the list to look at besides. Of more than `MOST` speakers the first are drawn.
    """
    asked = [each for each in speakers if each.count > 0]
    kinds: list[drawing.Kind] = []
    for each in asked:
        kinds += [(each.category, each.allotted, None)] * min(each.count, MOST - len(kinds))
    expected = len(kinds)
    kinds = _lengthened(kinds, speakers, available, pace)
    ended, spoken = _courses(kinds, pace, seed)
    through = _band(ended[expected])
    if available is None:
        return Fullness(expected, through, None, None, None)
    late = (ended > available).mean(axis=1)
    reached = np.maximum((ended <= available).sum(axis=0) - 1, 0)
    heard = np.rint(np.take_along_axis(spoken, reached[None, :], axis=0)[0])
    lengths = {*_longest(late), *(at for at in closed if 0 <= at < len(late))} - {expected}
    return Fullness(
        expected,
        through,
        available,
        float(late[expected]),
        _band(heard),
        tuple(Closing(at, _band(ended[at]), float(late[at])) for at in sorted(lengths)),
    )


def _lengthened(
    kinds: list[drawing.Kind], speakers: Sequence[Speakers], available: float | None, pace: Pace
) -> list[drawing.Kind]:
    """Those who are expected, and after them as many of the most frequent kind as could be heard in twice the time."""
    if available is None:
        return kinds
    most = max(speakers, key=lambda each: (each.count, each.category == "national"), default=_USUAL)
    turn = pace.turn(most.category, most.allotted)
    wanted = min(int(2 * available / turn) + 10, MOST)
    more: drawing.Kind = (most.category, most.allotted, None)
    return kinds + [more] * max(wanted - len(kinds), 0)


def _courses(kinds: Sequence[drawing.Kind], pace: Pace, seed: int) -> tuple[drawing.Courses, drawing.Courses]:
    """When a list of 0, 1, 2, … of them is through (one row more than speakers), and how many of it were heard.

    Who is absent is heard at the end of the list, mostly; who withdrew, never.
    """
    draw = np.random.Generator(np.random.SFC64(seed))
    common, count = drawing.unknowns(pace, draw), len(kinds)
    opening = draw.choice(np.array(pace.opening.values, dtype=np.float32), drawing.COURSES)
    late = draw.standard_normal((len(pace.opening.doubt), drawing.COURSES), dtype=np.float32)
    opening *= drawing.factor(pace.opening.doubt, late)
    used = drawing.speeches(kinds, pace, common, drawing.points(count, draw))
    turns = drawing.gaps(pace, count, draw)
    fate = draw.random((count, drawing.COURSES), dtype=np.float32)
    absent, gone = fate < pace.absent, fate > 1 - pace.withdrawn
    drawing.interrupted(pace, turns, fate, absent, draw)
    returning = np.cumsum(used * absent * drawing.RETURN, axis=0)
    used *= ~(absent | gone)
    turns *= ~gone
    spoken = np.cumsum(~(absent | gone) + absent * drawing.RETURN, axis=0)
    none = np.zeros((1, drawing.COURSES), dtype=np.float32)
    through = np.vstack([none, np.cumsum(turns + used, axis=0) + returning]) + opening
    return through.astype(np.float32), np.vstack([none, spoken]).astype(np.float32)


def _longest(late: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> list[int]:
    """The longest lists that end late with no more than each chance."""
    return [int(np.flatnonzero(late <= chance)[-1]) for chance in (SURE, EVEN) if (late <= chance).any()]


def _band(drawn: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> Band:
    ordered = np.sort(drawn)
    low, median, high = (float(ordered[round(share * (len(ordered) - 1))]) for share in drawing.BAND)
    return Band(low, median, high)
