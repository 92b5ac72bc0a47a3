"""The forecast of when each one will speak, against meetings played act by act by people of another make.

1,000 meetings, each the latest of a process of one to five; at moments of each the places then on the list are forecast from
what was known then, and compared with what happened. Two forecasts by hand are made beside it: the limits of those before
one added up, and the mean time a turn has taken so far times the places. Seeds 0 to 999; the model was tuned on others.
"""

import os
import random
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from measure import Row, milliseconds, report, tiny
from samples.meeting import LENGTH, Act, Meeting, limit_of, process
from zerodraft.floor.core.forecast import Band, Floor, UnderWay, Waiting, forecast, options
from zerodraft.floor.core.session import State
from zerodraft.process.core.speaking import Sitting, Speech, learn

BEGINS = datetime(2018, 2, 20, 15, tzinfo=UTC)
UNLIMITED = 240.0
"""What one allows by hand for a speaker without a limit."""

MOMENTS = 6
"""Forecasts in the course of a meeting, beside the one ten minutes before it begins."""


@dataclass
class Seen:
    """What the floor knew of a meeting at a moment: its acts up to then, told again."""

    meeting: Meeting
    at: float
    state: State = State.NOT_BEGUN
    waiting: tuple[str, ...] = ()
    speeches: list[Speech] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    inscribed: dict[str, int] = field(default_factory=dict)
    limits: dict[str, float] = field(default_factory=dict)
    called: float | None = None
    until: float | None = None
    closed: float | None = None
    speaking: Act | None = None
    guest: bool = False
    stopped: float = 0.0
    stops: float | None = None
    free: float = 0.0
    away: float = 0.0
    suspended: float = 0.0
    withdrawn: int = 0

    def __post_init__(self) -> None:
        self.limits = self.meeting.limits
        for act in self.meeting.acts:
            if act.at > self.at or act.what == "adjourned":
                break
            self.waiting = act.order
            told = getattr(self, "_" + act.what.replace("-", "_"), None)
            if told:
                told(act)

    def _inscribed(self, act: Act) -> None:
        if self.called is not None:
            category = self.meeting.categories[act.key]
            self.inscribed[category] = self.inscribed.get(category, 0) + 1

    def _withdrawn(self, _act: Act) -> None:
        self.withdrawn += self.called is not None

    def _closed(self, act: Act) -> None:
        self.closed = act.at

    def _limits(self, act: Act) -> None:
        self.limits = act.limits

    def _called(self, act: Act) -> None:
        self.called = self.free = act.at
        self.state = State.IN_SESSION

    def _turn(self, act: Act) -> float | None:
        gap = act.at - self.free - self.away if self.starts else None
        self.away = 0.0
        self.starts.append(act.at)
        return gap

    def _absent(self, act: Act) -> None:
        self.speeches.append(Speech(self.meeting.categories[act.key], None, 0.0, self._turn(act), absent=True))
        self.free = act.at

    def _begins(self, act: Act) -> None:
        self.gap, self.speaking, self.stopped = self._turn(act), act, 0.0

    def _stops(self, act: Act) -> None:
        self.stops = act.at

    def _goes_on(self, act: Act) -> None:
        self.stopped += act.at - (self.stops or 0.0)
        self.stops = None

    def _ends(self, act: Act) -> None:
        begins = self.speaking
        assert begins is not None  # noqa: S101
        used = act.at - begins.at - self.stopped
        category = self.meeting.categories[act.key]
        self.speeches.append(Speech(category, begins.number or None, used, self.gap, self.stopped))
        self.speaking, self.free = None, act.at

    def _guest(self, _act: Act) -> None:
        self.guest = True

    def _guest_ends(self, _act: Act) -> None:
        self.guest = False

    def _suspended(self, act: Act) -> None:
        self.state, self.until, self.since_suspended = State.SUSPENDED, act.number, act.at

    def _resumed(self, act: Act) -> None:
        self.state = State.IN_SESSION
        self.away += act.at - self.since_suspended
        self.suspended += act.at - self.since_suspended

    def elapsed(self) -> float:
        """What the clock of whoever speaks shows."""
        if self.speaking is None:
            return 0.0
        return (self.at if self.stops is None else self.stops) - self.speaking.at - self.stopped

    def sitting(self) -> Sitting:
        until = self.at if self.closed is None else self.closed
        open_for = 0.0 if self.called is None else max(until - self.called, 0.0)
        opening = self.starts[0] if self.starts else None
        return Sitting(tuple(self.speeches), opening, self.inscribed, open_for, self.withdrawn)

    def limit(self, key: str) -> float | None:
        return limit_of(self.meeting.categories[key], self.limits)

    def floor(self) -> Floor:
        speaking = None
        if self.speaking:
            category = self.meeting.categories[self.speaking.key]
            speaking = UnderWay(category, self.speaking.number or None, self.elapsed(), running=self.stops is None)
        elif self.guest:
            speaking = UnderWay("guest", None, self.at - self.free, running=True)
        return Floor(
            now=moment(self.at),
            state=self.state,
            waiting=tuple(Waiting(key, self.meeting.categories[key], self.limit(key)) for key in self.waiting),
            under_way=speaking,
            begins=BEGINS,
            until=None if self.until is None else moment(self.until),
            ends=moment(LENGTH),
            since=moment(self.free) if speaking is None and self.called is not None else None,
            opened=bool(self.starts),
            listing=self.closed is None,
        )

    def by_limits(self) -> list[float]:
        """By hand: the limits of those before one, added up."""
        left = 0.0
        if self.speaking:
            left = max((self.speaking.number or UNLIMITED) - self.elapsed(), 0.0)
        return self._added(left, [self.limit(key) or UNLIMITED for key in self.waiting])

    def by_mean(self) -> list[float]:
        """By hand: the mean time from turn to turn so far, for each of those before one; by limits while there is none."""
        if len(self.starts) < 3:
            return self.by_limits()
        mean = (self.starts[-1] - self.starts[0] - self.suspended + self.away) / (len(self.starts) - 1)
        left = max(mean - (self.at - self.starts[-1] - self.away), 0.0)
        return self._added(left, [mean] * len(self.waiting))

    def _added(self, left: float, turns: Sequence[float]) -> list[float]:
        begins = max(self.at, 0.0)
        if self.state is State.SUSPENDED:
            begins = max(begins, self.until or 0.0)
        found = [begins + left]
        for turn in turns[:-1]:
            found.append(found[-1] + turn)
        return found


def moment(seconds: float) -> datetime:
    return BEGINS + timedelta(seconds=seconds)


@dataclass(frozen=True)
class Checked:
    """One place forecast, and what came: how far the forecasts were off in seconds."""

    category: str
    at: float
    place: int
    inside: bool
    below: bool
    off: float
    off_limits: float
    off_mean: float
    heard: float
    was_heard: bool
    width: float


def checked(seed: int) -> list[Checked]:
    """All places forecast in one meeting."""
    *earlier, meeting = process(seed)
    known = [Seen(each, float("inf")).sitting() for each in earlier]
    chance = random.Random(seed)
    moments = [-600.0, *sorted(chance.uniform(0, meeting.adjourned) for _ in range(MOMENTS))]
    return [one for at in moments for one in _at(meeting, at, known)]


def _at(meeting: Meeting, at: float, known: Sequence[Sitting]) -> list[Checked]:
    seen = Seen(meeting, at)
    if not seen.waiting:
        return []
    truths: dict[str, float] = {}
    for act in meeting.acts:
        if act.at > at and act.what in ("begins", "absent"):
            truths.setdefault(act.key, act.at)
    made = forecast(seen.floor(), learn(seen.sitting(), known), seed=1)
    found = []
    hands = zip(seen.by_limits(), seen.by_mean(), strict=True)
    for number, (place, (by_limits, by_mean)) in enumerate(zip(made.places, hands, strict=True)):
        if place.key in truths:
            truth = truths[place.key]
            early, median, late = (
                (each - BEGINS).total_seconds() for each in (place.band.early, place.band.median, place.band.late)
            )
            found.append(
                Checked(
                    meeting.categories[place.key],
                    at,
                    number + 1,
                    early <= truth <= late + 1,
                    truth < early,
                    abs(median - truth),
                    abs(by_limits - truth),
                    abs(by_mean - truth),
                    place.heard or 0.0,
                    truth < LENGTH,
                    late - early,
                )
            )
    return found


def shown(what: str, found: Sequence[Checked], *, must: float | None = None) -> list[Row]:
    """The two figures of some of the places: in the band, and the error against the better of those by hand."""
    if not found:
        return []
    inside = 100 * sum(one.inside for one in found) / len(found)
    off = statistics.median(one.off for one in found)
    by_hand = min(statistics.median(one.off_limits for one in found), statistics.median(one.off_mean for one in found))
    return [
        Row(f"{what}: in the 80% band", round(inside, 1), "%", 80),
        Row(f"{what}: median error", round(off / 60, 2), "min", round(by_hand / 60, 2)),
    ]
