"""How long speaking takes: what planner and forecast expect, from what was seen in this meeting and earlier ones.

Every estimate is shrunk: a process starts from the prior below, a meeting from its process, a category from its meeting, and
each moves to what was seen as far as that is much (normal means with known spreads, conjugate). Times are seconds.

The prior is the practice of United Nations meetings: 18.5 speakers of 7 minutes fill 130 of 180 minutes (CSW+5, 2000), so that
some 43 of 3 minutes are heard in three hours and not 60; limits are overrun on average (13 to 27% in general debates).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import NormalDist

POINTS = 64
"""By how many equally likely values a distribution is kept."""

LONG_GAP = 90.0
"""A gap that is longer holds an interruption: a point of order, a reply, a guest, an explanation by the chair."""

_GRID = tuple((point + 0.5) / POINTS for point in range(POINTS))
_NORMAL = tuple(NormalDist().inv_cdf(share) for share in _GRID)


@dataclass(frozen=True, slots=True)
class Speech:
    """One turn that is over. `allotted` is None without a limit; `used` is the time of the clock, pauses left out.

    `gap` is from the end of the turn before it on the list to its start, with whatever lay between (replies, guests, remarks;
    no suspension), None where that is not known; `stopped` is for how long its clock stood still. Of a speaker who was called and not there,
    `absent`, only the gap counts.
    """

    category: str
    allotted: float | None
    used: float
    gap: float | None = None
    stopped: float = 0.0
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """What was seen of one meeting: its turns; the time from its announced beginning to its first speech, if it came.

    `inscribed` counts, by category, the inscriptions that came while it was in session with its list open; `open_for` is
    for how long that was.
    """

    speeches: tuple[Speech, ...] = ()
    opening: float | None = None
    inscribed: Mapping[str, int] = field(default_factory=dict)
    open_for: float = 0.0


@dataclass(frozen=True, slots=True)
class Spread:
    """A distribution as `POINTS` equally likely values, ascending, and by which share all of them may be off at once."""

    values: tuple[float, ...]
    doubt: float = 0.0

    @property
    def mean(self) -> float:
        return sum(self.values) / len(self.values)

    def times(self, factor: float) -> "Spread":
        return Spread(tuple(value * factor for value in self.values), self.doubt)


@dataclass(frozen=True, slots=True)
class Pace:
    """What is expected of a meeting.

    `shares` is used/allotted by category, `other` that of a category that was not seen, `unlimited` the seconds of a speech
    without a limit; the doubt of these is their own, `doubt` what all speeches of the meeting have in common. `opening` is
    from the announced beginning to the first speech. `absent` and `interrupted` are chances for each turn, `arrivals`
    inscriptions an hour by category while the list is open.
    """

    shares: Mapping[str, Spread]
    other: Spread
    unlimited: Spread
    doubt: float
    gap: Spread
    opening: Spread
    interruption: Spread
    interrupted: float
    absent: float
    arrivals: Mapping[str, float]

    def used(self, category: str, allotted: float | None) -> Spread:
        """The seconds that one of this category speaks with so much allotted (None: without a limit)."""
        if allotted is None:
            return self.unlimited
        return self.shares.get(category, self.other).times(allotted)

    def turn(self, category: str, allotted: float | None) -> float:
        """The seconds from one turn to the next that are expected on average, interruptions included."""
        between = self.gap.mean + self.interrupted * self.interruption.mean
        return between + self.used(category, allotted).mean


@dataclass(frozen=True, slots=True)
class _Prior:
    """What is known of a mean before anything is seen, and how processes, meetings and single values differ about it."""

    mean: float
    processes: float
    meetings: float
    single: float


_SHARE = _Prior(1.08, 0.16, 0.12, 0.38)
_UNLIMITED = _Prior(240.0, 90.0, 40.0, 100.0)
_GAP = _Prior(36.0, 12.0, 8.0, 15.0)
_OPENING = _Prior(780.0, 240.0, 60.0, 360.0)
_CATEGORIES = 0.10
"""How far the mean share of a category is from that of its meeting."""

_INTERRUPTION = 130.0
_INTERRUPTED = (0.04, 50.0)
_ABSENT = (0.05, 40.0)
"""A chance before anything is seen, and how many turns that counts for."""

_ARRIVALS = {"groups": 0.3, "national": 2.0, "observers": 0.3, "stakeholders": 0.1}
_ARRIVALS_HOURS = 1.0
_EARLIER = 0.5
"""What a turn of an earlier meeting counts for, beside one of this meeting, where the shape of a distribution is learned."""

_SHAPE_TURNS = 12.0
_LONGEST_SHARE = 4.0


def _shape(spread: float) -> tuple[float, ...]:
    """A log-normal of mean 1."""
    values = [math.exp(spread * point) for point in _NORMAL]
    mean = sum(values) / POINTS
    return tuple(value / mean for value in values)


_SHARE_SHAPE = _shape(0.36)
_LONG_SHAPE = _shape(0.6)
_SHORT_SHAPE = _shape(0.4)


def learn(here: Sitting | None = None, earlier: Sequence[Sitting] = ()) -> Pace:
    """The pace of a meeting after what was seen of it, and of earlier meetings of the same process."""
    here = here or Sitting()
    sittings = (*earlier, here)
    limited = [[_share(turn) for turn in each.speeches if turn.allotted and not turn.absent] for each in sittings]
    mean, doubt = _mean(_SHARE, limited)
    shares, shape = _by_category(sittings, limited, mean)
    free = [[turn.used for turn in each.speeches if turn.allotted is None and not turn.absent] for each in sittings]
    gaps = [[turn.gap for turn in each.speeches if turn.gap is not None] for each in sittings]
    longs = [gap for each in gaps for gap in each if gap > LONG_GAP]
    longs += [turn.stopped for each in sittings for turn in each.speeches if turn.stopped > 0]
    turns = [turn for each in sittings for turn in each.speeches]
    short, short_doubt = _mean(_GAP, [[gap for gap in each if gap <= LONG_GAP] for each in gaps])
    free_mean, free_doubt = _mean(_UNLIMITED, free)
    opening, _ = _mean(_OPENING, [[each.opening] for each in earlier if each.opening is not None] + [[]])
    return Pace(
        shares=shares,
        other=_spread(mean, shape, _CATEGORIES / mean),
        unlimited=_spread(free_mean, _mixed(free, _SHORT_SHAPE), free_doubt / free_mean),
        doubt=doubt / mean,
        gap=_spread(short, _SHORT_SHAPE, short_doubt / short),
        opening=_spread(opening, _shape(0.4)),
        interruption=_spread((sum(longs) + _INTERRUPTION * 4) / (len(longs) + 4), _LONG_SHAPE),
        interrupted=_chance(_INTERRUPTED, len(longs), len(turns)),
        absent=_chance(_ABSENT, sum(turn.absent for turn in turns), len(turns)),
        arrivals=_arrivals(here, earlier),
    )


def heard_within(pace: Pace, seconds: float, speakers: Iterable[tuple[str, float | None]]) -> int:
    """How many of these speakers (category and limit each, in order) are heard in a meeting of so many seconds, on average."""
    left, heard = seconds - pace.opening.mean, 0
    for category, allotted in speakers:
        left -= pace.turn(category, allotted)
        if left < 0:
            break
        heard += 1
    return heard


def capacity(pace: Pace, seconds: float, allotted: float, category: str = "national") -> int:
    """How many speakers of one limit are heard in a meeting of so many seconds, on average: 43 of 180 in 10,800."""
    return max(math.floor((seconds - pace.opening.mean) / pace.turn(category, allotted)), 0)


def _share(turn: Speech) -> float:
    return min(turn.used / (turn.allotted or 1.0), _LONGEST_SHARE)


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


def _by_category(
    sittings: Sequence[Sitting], limited: Sequence[Sequence[float]], mean: float
) -> tuple[dict[str, Spread], tuple[float, ...]]:
    """The share of each category that was seen, and the shape that all have in common."""
    off: dict[str, list[float]] = {}
    for each, shares in zip(sittings, limited, strict=True):
        if not shares:
            continue
        own = (sum(shares) + _SHARE.mean * 3) / (len(shares) + 3)
        for turn in each.speeches:
            if turn.allotted and not turn.absent:
                off.setdefault(turn.category, []).append(_share(turn) - own)
    shape = _mixed(limited, _SHARE_SHAPE)
    found = {}
    for category, differences in off.items():
        moved, variance = _moved(0.0, _CATEGORIES**2, differences, _SHARE.single, 0.0)
        found[category] = _spread(max(mean + moved, 0.1), shape, math.sqrt(variance) / mean)
    return found, shape


def _mixed(sittings: Sequence[Sequence[float]], prior: tuple[float, ...]) -> tuple[float, ...]:
    """The shape of what was seen, each value by the mean of its sitting, mixed with the prior's; its mean is 1."""
    weighted = [(value, _SHAPE_TURNS / POINTS) for value in prior]
    for number, seen in enumerate(sittings, start=1):
        if len(seen) >= 3 and (mean := sum(seen) / len(seen)) > 0:
            weight = 1.0 if number == len(sittings) else _EARLIER
            weighted += [(value / mean, weight) for value in seen]
    weighted.sort()
    total, reached, values = sum(weight for _, weight in weighted), 0.0, []
    places = iter(_GRID)
    place = next(places)
    for value, weight in weighted:
        reached += weight / total
        while place is not None and reached >= place - 1e-12:
            values.append(value)
            place = next(places, None)  # type: ignore[assignment]
    mean = sum(values) / POINTS
    return tuple(value / mean for value in values)


def _spread(mean: float, shape: Sequence[float], doubt: float = 0.0) -> Spread:
    return Spread(tuple(mean * value for value in shape), doubt)


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
