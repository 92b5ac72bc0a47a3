"""How long speaking takes: the estimates that planner and forecast share, and how many can be heard. Times are seconds.

What is learned from meetings is in `learning`; `learn()` of nothing is the practice of United Nations meetings: 18.5
speakers of 7 minutes fill 130 of 180 minutes (CSW+5, 2000), so that some 43 of 3 minutes are heard in three hours, not 60.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

POINTS = 64
"""By how many equally likely values a distribution is kept; a power of two, so that random bytes are even over them."""

KEPT = 0.5
"""How far texts stay as they were written when the limit is shortened: 0 not at all, 1 entirely."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One turn that is over. `allotted` is None without a limit; `used` is the time of the clock, pauses left out.

    `gap` is from the end of the turn before it on the list to its start, with whatever lay between (replies, guests,
    remarks; no suspension), None where that is not known; `stopped` is for how long its clock stood still. Of a speaker who
    was called and not there, `absent`, only the gap counts.
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
    for how long that was. `withdrawn` counts those who left the list before they were called.
    """

    speeches: tuple[Speech, ...] = ()
    opening: float | None = None
    inscribed: Mapping[str, int] = field(default_factory=dict)
    open_for: float = 0.0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class Spread:
    """A distribution as `POINTS` equally likely values, ascending, and by which share all of them may be off at once.

    `doubt` is a share (one standard deviation) for each of the unknowns on which it depends, which are independent of one
    another; distributions that depend on the same unknowns are off together.
    """

    values: tuple[float, ...]
    doubt: tuple[float, ...] = ()

    @property
    def mean(self) -> float:
        return sum(self.values) / len(self.values)

    def times(self, factor: float) -> "Spread":
        return Spread(tuple(value * factor for value in self.values), self.doubt)


@dataclass(frozen=True, slots=True)
class Pace:
    """What is expected of a meeting.

    `shares` is used/allotted by category, `other` that of a category that was not seen, `unlimited` the seconds of a speech
    without a limit; `gap` is between two turns, `opening` from the announced beginning to the first. `absent`,
    `interrupted` and `withdrawn` are chances for each turn: to be called in vain, to come after an interruption, to fall
    away before it comes. `arrivals` are inscriptions an hour by category while the list is open, `written` the limits that
    the meeting began with, by category.
    """

    shares: Mapping[str, Spread]
    other: Spread
    unlimited: Spread
    gap: Spread
    opening: Spread
    interruption: Spread
    interrupted: float
    absent: float
    withdrawn: float
    arrivals: Mapping[str, float]
    written: Mapping[str, float] = field(default_factory=dict)

    def used(self, category: str, allotted: float | None, written: float | None = None) -> Spread:
        """The seconds that one of this category speaks with so much allotted (None: without a limit).

        `written` is the limit for which texts were written; without it, the one that was first seen in this meeting.
        """
        if allotted is None:
            return self.unlimited
        meant = effective(allotted, written or self.written.get(category))
        return self.shares.get(category, self.other).times(meant)

    def turn(self, category: str, allotted: float | None) -> float:
        """The seconds from one turn to the next that are expected on average, interruptions included."""
        between = self.gap.mean + self.interrupted * self.interruption.mean
        return between + self.used(category, allotted).mean


def heard_within(pace: Pace, seconds: float, speakers: Iterable[tuple[str, float | None]]) -> int:
    """How many of these speakers (category and limit of each, in order) a meeting of so many seconds hears on average."""
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


def in_programme(
    pace: Pace, speakers: int, allotted: float, category: str = "national", meeting: float = 10_800
) -> int:
    """The whole minutes that so many speakers of one limit take of meetings of so many seconds, late beginnings included.

    Each bears its share of the opening, so that what `capacity` hears fills a meeting: 43 of 180 seconds are 180 minutes.
    """
    share = meeting / max(meeting - pace.opening.mean, 1.0)
    return math.ceil(speakers * pace.turn(category, allotted) * share / 60 - 1e-9)


def effective(allotted: float, written: float | None) -> float:
    """The limit that speakers go by: where it was shortened after texts were written, part of the cut is made."""
    return allotted if written is None or written <= allotted else allotted ** (1 - KEPT) * written**KEPT
