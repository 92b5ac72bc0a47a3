"""What the speeches of this meeting and of earlier ones of its process say about the next: a pace, learned and shrunk.

A process starts from the prior below, a meeting from its process, a category from its meeting, and each moves to what was
seen as far as that is much: normal means with known spreads, which is conjugate. Times are seconds.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from zerodraft.process.core.speaking import POINTS, Pace, Sitting, Speech, Spread, effective

LONG_GAP = 90.0
"""A gap that is longer holds an interruption: a point of order, a reply, a guest, an explanation by the chair."""

_GRID = tuple((point + 0.5) / POINTS for point in range(POINTS))
_NORMAL = tuple(NormalDist().inv_cdf(share) for share in _GRID)


@dataclass(frozen=True, slots=True)
class _Prior:
    """What is known of a mean before anything is seen, and how processes, meetings and single values differ about it."""

    mean: float
    processes: float
    meetings: float
    single: float


_SHARE = _Prior(1.07, 0.13, 0.06, 0.34)
_UNLIMITED = _Prior(240.0, 90.0, 40.0, 100.0)
_GAP = _Prior(35.0, 9.0, 6.0, 15.0)
_OPENING = _Prior(780.0, 240.0, 60.0, 360.0)
"""Used/allotted, seconds of a speech without a limit, of a gap, and from the announced beginning to the first speech.

Limits are overrun by 13 to 27% in general debates, by less where a chair presses; with these gaps and a beginning 13 minutes
late (opening remarks included), 43 speakers of 3 minutes are heard in three hours, as practice has it.
"""

_CATEGORIES = 0.10
"""How far the mean share of a category is from that of its meeting."""

_OTHER = ""

_INTERRUPTION = 130.0
_INTERRUPTIONS = 4
"""How long an interruption is on average before any is seen, and how many that counts for."""

_INTERRUPTED = (0.04, 50.0)
_ABSENT = (0.05, 40.0)
_WITHDRAWN = (0.03, 60.0)
"""A chance before anything is seen, and how many turns that counts for."""

_ARRIVALS = {"groups": 0.3, "national": 2.0, "observers": 0.3, "stakeholders": 0.1}
_ARRIVALS_HOURS = 1.0
"""Inscriptions an hour before any is seen, and how many hours that counts for."""

_EARLIER = 0.5
"""What a turn of an earlier meeting counts for, beside one of this meeting, where the shape of a distribution is learned."""

_SHAPE_TURNS = 12.0
"""How many turns the prior's shape counts for."""

_LONGEST_SHARE = 4.0
"""A share above this is counted as this: a clock that nobody stopped is no speech."""


def _shape(spread: float) -> tuple[float, ...]:
    """A log-normal of mean 1."""
    values = [math.exp(spread * point) for point in _NORMAL]
    mean = sum(values) / POINTS
    return tuple(value / mean for value in values)


_SHARE_SHAPE = _shape(0.36)
_LONG_SHAPE = _shape(0.6)
_OPENING_SHAPE = _shape(0.45)
_SHORT_SHAPE = _shape(0.4)


def learn(here: Sitting | None = None, earlier: Sequence[Sitting] = ()) -> Pace:
    """The pace of a meeting after what was seen of it, and of earlier meetings of the same process."""
    here = here or Sitting()
    sittings = (*earlier, here)
    free = [[turn.used for turn in each.speeches if turn.allotted is None and not turn.absent] for each in sittings]
    gaps = [[turn.gap for turn in each.speeches if turn.gap is not None] for each in sittings]
    longs = [gap for each in gaps for gap in each if gap > LONG_GAP]
    longs += [turn.stopped for each in sittings for turn in each.speeches if turn.stopped > 0]
    turns = [turn for each in sittings for turn in each.speeches]
    shares = _shares(sittings)
    return Pace(
        shares=shares,
        other=shares.pop(_OTHER),
        unlimited=_spread(*_mean(_UNLIMITED, free), _mixed(free, _SHORT_SHAPE)),
        gap=_spread(*_mean(_GAP, [[gap for gap in each if gap <= LONG_GAP] for each in gaps]), _SHORT_SHAPE),
        opening=_spread(
            *_mean(_OPENING, [*([each.opening] for each in earlier if each.opening is not None), []]), _OPENING_SHAPE
        ),
        interruption=_spread(
            (sum(longs) + _INTERRUPTION * _INTERRUPTIONS) / (len(longs) + _INTERRUPTIONS), 0.0, _LONG_SHAPE
        ),
        interrupted=_chance(_INTERRUPTED, len(longs), len(turns)),
        absent=_chance(_ABSENT, sum(turn.absent for turn in turns), len(turns)),
        withdrawn=_chance(_WITHDRAWN, gone := sum(each.withdrawn for each in sittings), len(turns) + gone),
        arrivals=_arrivals(here, earlier),
        written=_written(here),
    )


def _share(turn: Speech, written: Mapping[str, float]) -> float:
    return min(turn.used / effective(turn.allotted or 1.0, written.get(turn.category)), _LONGEST_SHARE)


def _written(sitting: Sitting) -> dict[str, float]:
    """The limits that a sitting began with, by category."""
    found: dict[str, float] = {}
    for turn in sitting.speeches:
        if turn.allotted:
            found.setdefault(turn.category, turn.allotted)
    return found


def _mean(prior: _Prior, sittings: Sequence[Sequence[float]]) -> tuple[float, float]:
    """The mean expected of the last sitting and its standard deviation, the sittings before it being of the same process."""
    *earlier, here = sittings
    mean, variance = prior.mean, prior.processes**2
    for seen in earlier:
        if seen:
            mean, variance = _moved(mean, variance, seen, prior.single, prior.meetings**2)
    variance += prior.meetings**2
    if here:
        mean, variance = _moved(mean, variance, here, prior.single, 0.0)
    return max(mean, prior.mean / 10), math.sqrt(variance)


def _moved(mean: float, variance: float, seen: Sequence[float], single: float, apart: float) -> tuple[float, float]:
    """A normal mean after values with this deviation, whose own mean may be off by the variance `apart`."""
    noise = apart + single**2 / len(seen)
    weight = variance / (variance + noise)
    return mean + weight * (sum(seen) / len(seen) - mean), variance * (1 - weight)


def _shares(sittings: Sequence[Sitting]) -> dict[str, Spread]:
    """The share of its limit that each category uses in the last sitting, and that of `_OTHER`, of which nothing was seen.

    The unknowns are the mean of the process, how the sitting differs from it, and how each category does. They are normal,
    and each category's mean in a sitting is an observation of their sum: what groups do says less about the others than
    about groups.
    """
    seen = [_of_categories(each) for each in sittings]
    categories = [*sorted({category for each in seen for category in each}), _OTHER]
    mean = np.array([_SHARE.mean, 0.0, *[0.0] * len(categories)])
    cov = np.diag([_SHARE.processes**2, 0.0, *[_CATEGORIES**2] * len(categories)])
    for shares in seen:
        mean[1], cov[1, :], cov[:, 1] = 0.0, 0.0, 0.0
        cov[1, 1] = _SHARE.meetings**2
        for category, values in shares.items():
            row = _row(categories, category)
            noise = _SHARE.single**2 / len(values)
            gain = cov @ row / (row @ cov @ row + noise)
            mean = mean + gain * (sum(values) / len(values) - row @ mean)
            cov = cov - np.outer(gain, row @ cov)
    shape = _mixed([[value for values in shares.values() for value in values] for shares in seen], _SHARE_SHAPE)
    rows = np.array([_row(categories, category) for category in categories])
    means = np.maximum(rows @ mean, 0.1)
    root = np.linalg.cholesky(rows @ cov @ rows.T + 1e-9 * np.eye(len(categories)))
    return {
        category: Spread(tuple(one * value for value in shape), tuple((root[number] / one).tolist()))
        for number, (category, one) in enumerate(zip(categories, means.tolist(), strict=True))
    }


def _row(categories: Sequence[str], category: str) -> NDArray[np.float64]:
    row = np.zeros(2 + len(categories))
    row[:2] = row[2 + categories.index(category)] = 1
    return row


def _of_categories(sitting: Sitting) -> dict[str, list[float]]:
    """The shares that were used, by category, in the order in which categories came."""
    found: dict[str, list[float]] = {}
    written = _written(sitting)
    for turn in sitting.speeches:
        if turn.allotted and not turn.absent:
            found.setdefault(turn.category, []).append(_share(turn, written))
    return found


def _mixed(sittings: Sequence[Sequence[float]], prior: tuple[float, ...]) -> tuple[float, ...]:
    """The shape of what was seen, each value by the mean of its sitting, mixed with the prior's; its mean is 1."""
    weighted = [(value, _SHAPE_TURNS / POINTS) for value in prior]
    for number, seen in enumerate(sittings, start=1):
        if len(seen) >= 3 and (mean := sum(seen) / len(seen)) > 0:
            weight = 1.0 if number == len(sittings) else _EARLIER
            weighted += [(value / mean, weight) for value in seen]
    values, weights = np.array(sorted(weighted)).T
    reached = np.cumsum(weights) / weights.sum()
    drawn = values[np.searchsorted(reached, _GRID)]
    return tuple((drawn / drawn.mean()).tolist())


def _spread(mean: float, deviation: float, shape: Sequence[float]) -> Spread:
    return Spread(tuple(mean * value for value in shape), (deviation / mean,))


def _chance(prior: tuple[float, float], seen: int, of: int) -> float:
    chance, weight = prior
    return (chance * weight + seen) / (weight + of)


def _arrivals(here: Sitting, earlier: Sequence[Sitting]) -> dict[str, float]:
    """Inscriptions an hour: those of this meeting count in full, earlier ones in part."""
    hours = _ARRIVALS_HOURS + (here.open_for + _EARLIER * sum(each.open_for for each in earlier)) / 3600
    found = {}
    for category in {*_ARRIVALS, *here.inscribed, *(category for each in earlier for category in each.inscribed)}:
        seen = here.inscribed.get(category, 0) + _EARLIER * sum(each.inscribed.get(category, 0) for each in earlier)
        found[category] = (_ARRIVALS.get(category, 0.0) * _ARRIVALS_HOURS + seen) / hours
    return found
