"""The forecast of when each one will speak, against meetings played act by act by people of another make.

1,000 meetings, each the latest of a process of one to five; at moments of each the places then on the list are forecast from
what was known then, and compared with what happened. Two forecasts by hand are made beside it: the limits of those before
one added up, and the mean time a turn has taken so far times the places. Seeds 0 to 999; the model was tuned on others.
"""

import random
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from measure import Row, milliseconds, report, tiny
from samples.meeting import LENGTH, Act, Meeting, limit_of, process
from zerodraft.floor.core.courses import Situation, UnderWay, Waiting
from zerodraft.floor.core.forecast import forecast, options
from zerodraft.floor.core.session import State
from zerodraft.process.core.learning import learn
from zerodraft.process.core.speaking import Sitting, Speech

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

    def situation(self) -> Situation:
        speaking = None
        if self.speaking:
            category = self.meeting.categories[self.speaking.key]
            speaking = UnderWay(category, self.speaking.number or None, self.elapsed(), running=self.stops is None)
        elif self.guest:
            speaking = UnderWay("guest", None, self.at - self.free, running=True)
        return Situation(
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
        return [begins + left + before for before in accumulate(turns, initial=0.0)][:-1]


def moment(seconds: float) -> datetime:
    return BEGINS + timedelta(seconds=seconds)


@dataclass(frozen=True)
class Checked:
    """One place forecast, and what came; how far each forecast was off in minutes."""

    category: str
    at: float
    place: int
    below: bool
    above: bool
    off: float
    off_limits: float
    off_mean: float
    heard: float
    was_heard: bool

    @property
    def inside(self) -> bool:
        return not self.below and not self.above


def checked(seed: int) -> list[Checked]:
    """All places forecast in one meeting, each with the moment at which it came to be given the floor, there or not."""
    *earlier, meeting = process(seed)
    known = [Seen(each, float("inf")).sitting() for each in earlier]
    chance = random.Random(seed)
    moments = [-600.0, *sorted(chance.uniform(0, meeting.adjourned) for _ in range(MOMENTS))]
    return [one for at in moments for one in _at(meeting, at, known)]


def _at(meeting: Meeting, at: float, known: Sequence[Sitting]) -> list[Checked]:
    seen = Seen(meeting, at)
    truths: dict[str, float] = {}
    for act in meeting.acts:
        if act.at > at and act.what in ("begins", "absent"):
            truths.setdefault(act.key, act.at)
    made = forecast(seen.situation(), learn(seen.sitting(), known), seed=1)
    found = []
    by_hand = zip(seen.by_limits(), seen.by_mean(), strict=True)
    for number, (place, (by_limits, by_mean)) in enumerate(zip(made.places, by_hand, strict=True), start=1):
        if place.key not in truths:
            continue
        truth, true = truths[place.key], moment(truths[place.key])
        found.append(
            Checked(
                category=meeting.categories[place.key],
                at=at,
                place=number,
                below=true < place.band.early,
                above=true > place.band.late,
                off=abs((place.band.median - true).total_seconds()) / 60,
                off_limits=abs(by_limits - truth) / 60,
                off_mean=abs(by_mean - truth) / 60,
                heard=place.heard or 0.0,
                was_heard=truth < LENGTH,
            )
        )
    return found


PARTS: dict[str, Callable[[Checked], bool]] = {
    "all places": lambda _one: True,
    "groups": lambda one: one.category == "groups",
    "national capacity": lambda one: one.category == "national",
    "observers": lambda one: one.category == "observers",
    "stakeholders": lambda one: one.category == "stakeholders",
    "before it begins": lambda one: one.at < 0,
    "first hour": lambda one: 0 <= one.at < 3600,
    "second hour": lambda one: 3600 <= one.at < 7200,
    "third hour and later": lambda one: one.at >= 7200,
    "places 1 to 3, begun": lambda one: one.at >= 0 and one.place <= 3,
    "places 4 to 15, begun": lambda one: one.at >= 0 and 3 < one.place <= 15,
    "places from 16, begun": lambda one: one.at >= 0 and one.place > 15,
}


def accuracy(found: Sequence[Checked]) -> list[Row]:
    """How often the truth was in the band, and the median error beside that of the better forecast by hand."""
    rows = []
    for what, belongs in PARTS.items():
        if part := [one for one in found if belongs(one)]:
            inside = 100 * statistics.mean(one.inside for one in part)
            off = statistics.median(one.off for one in part)
            hand = min(
                statistics.median(one.off_limits for one in part), statistics.median(one.off_mean for one in part)
            )
            rows += [
                Row(f"{what}: in the band (76 to 84)", round(inside, 1), "%", must=76, aim=80),
                Row(f"{what}: median error", round(off, 2), "min", round(hand, 2), must=round(hand * 0.7, 2)),
            ]
    return rows


def chances(found: Sequence[Checked]) -> list[Row]:
    """Of those who were told a chance to be heard before the end, how many were; the reference is what they were told."""
    rows = []
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        part = [one for one in found if low <= one.heard and (one.heard < low + 0.2 or low == 0.8)]
        if part:
            were, told = (
                statistics.mean(values) for values in zip(*((one.was_heard, one.heard) for one in part), strict=True)
            )
            rows.append(
                Row(f"told {low:.0%} to {low + 0.2:.0%}: were heard", round(100 * were, 1), "%", round(100 * told, 1))
            )
    return rows


def speed(runs: int) -> list[Row]:
    """One forecast for a long list, what a chair could do, and learning the pace."""
    *earlier, meeting = process(3)
    known = [Seen(each, float("inf")).sitting() for each in earlier]
    sitting = Seen(meeting, 9000.0).sitting()
    pace = learn(sitting, known)
    kinds = ["groups"] * 12 + ["national"] * 140 + ["observers"] * 30 + ["stakeholders"] * 18
    situation = Situation(
        now=BEGINS + timedelta(hours=1),
        state=State.IN_SESSION,
        waiting=tuple(Waiting(str(number), kind, 180.0) for number, kind in enumerate(kinds)),
        under_way=UnderWay("groups", 180.0, 60.0),
        ends=moment(LENGTH),
    )
    return [
        Row("one forecast, 200 waiting", milliseconds(lambda: forecast(situation, pace), runs), "ms", must=5),
        Row(
            "what a chair could do, 200 waiting",
            milliseconds(lambda: options(situation, pace, limit=120.0, keep=40), runs),
            "ms",
        ),
        Row(f"a pace from {len(known) + 1} meetings", milliseconds(lambda: learn(sitting, known), runs), "ms"),
    ]


def main() -> None:
    few = tiny()
    found = [one for seed in range(3 if few else 1000) for one in checked(seed)]
    report("forecast", [*accuracy(found), *chances(found), *speed(2 if few else 50)])


if __name__ == "__main__":
    main()
