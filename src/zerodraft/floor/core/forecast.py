"""When each one on the list will speak, when the list ends, and what a chair could do about it.

Some hundreds of courses of the meeting are drawn from its pace, all at once, with a seed: the same floor gives the same
forecast. What all speeches of a meeting have in common is drawn once for each course, evenly over its distribution. An
intervention under way is drawn from those that last at least as long as it has lasted. Times within are seconds from `now`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from zerodraft.floor.core.order import DEFAULT, Category, Entry, ranked
from zerodraft.floor.core.session import OutOfOrder, State
from zerodraft.process.core.speaking import POINTS, Pace, Spread

COURSES = 400
BAND = (0.1, 0.5, 0.9)
"""Between which chances a band lies, and its median: four of five times the truth is in it."""

_RETURN = 0.7
"""How many of those who were absent are heard later."""

_LATE = 240.0
"""How many seconds later than announced a suspended meeting goes on, on average."""

_UNSAID = 1200.0
"""How long a suspension lasts, on average, whose end was not said."""

_REMARKS = 0.5
"""The part of an opening that follows the call to order, or that a briefer takes."""

_BURSTS = 1.0
"""The shape of the gamma distribution of late inscriptions: they come in bursts."""

_EBB = 3600.0
"""In how many seconds the inscriptions that come in an hour fall to a third."""

_EVEN = np.array([NormalDist().inv_cdf((course + 0.5) / COURSES) for course in range(COURSES)], dtype=np.float32)
_GRID = (np.arange(POINTS) + 0.5) / POINTS

Courses = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One place on the list: `allotted` in seconds, None without a limit.

    `written` is the limit that a text was written for, where that was longer; None: the one with which the meeting began.
    """

    key: str
    category: str
    allotted: float | None
    written: float | None = None

    @property
    def kind(self) -> tuple[str, float | None, float | None]:
        """By what speaking time goes."""
        return self.category, self.allotted, self.written


@dataclass(frozen=True, slots=True)
class UnderWay:
    """The intervention of whoever has the floor: `elapsed` seconds on its clock, which runs, stands still or has not begun."""

    category: str
    allotted: float | None
    elapsed: float = 0.0
    running: bool = True


@dataclass(frozen=True, slots=True)
class Floor:
    """A meeting at a moment. Moments are aware.

    `begins` is announced for one that has not begun, `until` for a suspended one, `ends` is the announced end. `since` is
    since when nobody has had the floor; `opened`, whether the first speech has come. `listing`: new inscriptions are taken,
    and enter by these `policies`.
    """

    now: datetime
    state: State
    waiting: tuple[Waiting, ...] = ()
    under_way: UnderWay | None = None
    begins: datetime | None = None
    until: datetime | None = None
    ends: datetime | None = None
    since: datetime | None = None
    opened: bool = True
    listing: bool = True
    policies: tuple[str, ...] = DEFAULT


@dataclass(frozen=True, slots=True)
class Band:
    """A moment that is not known: four of five times it lies from `early` to `late`, as often before `median` as after."""

    early: datetime
    median: datetime
    late: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """When one is given the floor, were the meeting to go on; `heard` is the chance that it is before the announced end.

    None without an announced end.
    """

    key: str
    band: Band
    heard: float | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """When the list is through, and the chance that this is after the announced end (None without one)."""

    end: Band
    overrun: float | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected of each place, in the order of the list, and of the meeting."""

    places: tuple[Place, ...]
    meeting: Outlook


class Option(StrEnum):
    """What a chair could do: close the list, shorten the limit, move the rest to the next meeting."""

    CLOSE_LIST = "close-list"
    SHORTEN_LIMIT = "shorten-limit"
    MOVE_REST = "move-rest"


@dataclass(frozen=True, slots=True)
class Effect:
    """What an option would change."""

    option: Option
    before: Outlook
    after: Outlook


def forecast(floor: Floor, pace: Pace, seed: int = 0) -> Forecast:
    """The forecast of a meeting. Raises OutOfOrder for one that is adjourned."""
    turns, end = _courses(floor, pace, seed)
    edges = _edges(turns)
    horizon = (floor.ends - floor.now).total_seconds() if floor.ends else None
    heard = None if horizon is None else (turns < horizon).mean(axis=1).tolist()
    places = tuple(
        Place(waiting.key, _band(floor.now, edge), None if heard is None else heard[number])
        for number, (waiting, edge) in enumerate(zip(floor.waiting, edges, strict=True))
    )
    return Forecast(places, _outlook(floor, end))


def options(
    floor: Floor, pace: Pace, seed: int = 0, *, limit: float | None = None, keep: int | None = None
) -> tuple[Effect, ...]:
    """What closing an open list would change; a `limit` in seconds for all from the next; hearing the next `keep` only.

    The same courses are drawn for each, so that a difference is the option's own. Raises OutOfOrder as `forecast`.
    """
    before = _outlook(floor, _courses(floor, pace, seed)[1])

    def effect(option: Option, changed: Floor, only: int | None = None) -> Effect:
        return Effect(option, before, _outlook(floor, _courses(changed, pace, seed, keep=only)[1]))

    found = []
    if floor.listing:
        found.append(effect(Option.CLOSE_LIST, replace(floor, listing=False)))
    if limit is not None:
        found.append(effect(Option.SHORTEN_LIMIT, shortened(floor, limit)))
    if keep is not None and keep < len(floor.waiting):
        found.append(effect(Option.MOVE_REST, floor, keep))
    return tuple(found)


def shortened(floor: Floor, limit: float) -> Floor:
    """The floor with a limit in seconds for all who wait, whose texts stay as written; a shorter limit of theirs stays."""

    def cut(each: Waiting) -> Waiting:
        if each.allotted is None:
            return replace(each, allotted=limit)
        return replace(each, allotted=min(limit, each.allotted), written=each.written or each.allotted)

    return replace(floor, waiting=tuple(cut(each) for each in floor.waiting))


def not_before(band: Band, now: datetime) -> datetime:
    """The early end of a band as a phone says it: down to whole five minutes, to the minute within a quarter of an hour."""
    step = 1 if band.early - now < timedelta(minutes=15) else 5
    return band.early.replace(minute=band.early.minute // step * step, second=0, microsecond=0)


def _courses(floor: Floor, pace: Pace, seed: int, keep: int | None = None) -> tuple[Courses, Courses]:
    """The moments at which each place has its turn (places x courses), and those at which the list is through."""
    draw = np.random.Generator(np.random.SFC64(seed))
    unknowns = _unknowns(pace, draw)
    ready = _ready(floor, pace, unknowns, draw)
    count = len(floor.waiting)
    used = _speeches(floor.waiting, pace, unknowns, draw)
    turns = _gaps(pace, count, draw)
    fate = draw.random((count, COURSES), dtype=np.float32)
    absent, gone = fate < pace.absent, fate > 1 - pace.withdrawn
    often = pace.interrupted * draw.gamma(2.0, 0.5, COURSES).astype(np.float32)
    at = np.nonzero((fate < pace.absent + often) & ~absent)
    turns[at] += draw.choice(np.array(pace.interruption.values, dtype=np.float32), len(at[0]))
    returning = (used * absent).sum(axis=0) * _RETURN
    used *= ~(absent | gone)
    turns *= ~gone
    turns[1:] += used[:-1]
    if count:
        turns[0] += ready
        if floor.under_way is None and floor.state is State.IN_SESSION and floor.since and floor.opened:
            turns[0] = np.maximum(turns[0] - (floor.now - floor.since).total_seconds(), 1)
    np.cumsum(turns, axis=0, out=turns)
    through = turns[-1] + used[-1] + returning if count else ready
    if keep is not None and keep < count:
        through = turns[keep - 1] + used[keep - 1] if keep else ready
    if floor.listing:
        through = _arrived(floor, pace, turns, through, draw)
    return turns, through


def _ready(floor: Floor, pace: Pace, unknowns: Courses, draw: np.random.Generator) -> Courses:
    """When the floor is free for the next: after the opening, the suspension, the intervention under way."""
    ready = np.zeros(COURSES, dtype=np.float32)
    if floor.state is State.ADJOURNED:
        raise OutOfOrder(floor.state)
    if floor.state is State.NOT_BEGUN:
        begun = (floor.now - floor.begins).total_seconds() if floor.begins else 0.0
        return _lasting(pace.opening, np.ones(COURSES), max(begun, 0.0), draw) + max(-begun, 0.0)
    if floor.state is State.SUSPENDED:
        if floor.until:
            ready += max((floor.until - floor.now).total_seconds(), 0.0)
        mean = _LATE if floor.until else _UNSAID
        ready += draw.exponential(mean, COURSES).astype(np.float32)
    speaking, remarks = floor.under_way, pace.opening.times(_REMARKS)
    if speaking is not None:
        used = pace.used(speaking.category, speaking.allotted)
        if not floor.opened and speaking.allotted is None:
            used = remarks
        ready += _lasting(used, _factor(used.doubt, unknowns), speaking.elapsed, draw)
        if not speaking.running:
            waiting = pace.interruption if speaking.elapsed else pace.gap
            ready += draw.choice(np.array(waiting.values, dtype=np.float32), COURSES)
    elif not floor.opened and floor.since:
        ready += _lasting(remarks, np.ones(COURSES), (floor.now - floor.since).total_seconds(), draw)
    return ready


def _lasting(spread: Spread, factor: Courses, elapsed: float, draw: np.random.Generator) -> Courses:
    """How much longer something lasts that has lasted `elapsed` already; past all that was seen, as long as it seems."""
    values = np.array(spread.values)
    reached = np.interp(elapsed / factor, values, _GRID, left=0.0) if elapsed else np.zeros(COURSES)
    share = reached + (1 - reached) * draw.random(COURSES)
    drawn = np.interp(share, _GRID, values) * factor - elapsed
    tail = draw.exponential(15 + 0.1 * max(elapsed, float(values[-1])), COURSES)
    return np.where(share > _GRID[-1], np.maximum(drawn, 0) + tail, np.maximum(drawn, 0)).astype(np.float32)


def _speeches(waiting: Sequence[Waiting], pace: Pace, unknowns: Courses, draw: np.random.Generator) -> Courses:
    """How long each one speaks."""
    kinds = sorted({each.kind for each in waiting}, key=repr)
    tables = np.array([pace.used(*kind).values for kind in kinds], dtype=np.float32).reshape(len(kinds), POINTS)
    factors = np.array([_factor(pace.used(*kind).doubt, unknowns) for kind in kinds], dtype=np.float32)
    numbers = {kind: number for number, kind in enumerate(kinds)}
    kind = np.array([numbers[each.kind] for each in waiting], dtype=np.intp)
    points = draw.integers(0, POINTS, (len(waiting), COURSES), dtype=np.uint16)
    points += (kind * POINTS).astype(np.uint16)[:, None]
    drawn: Courses = tables.ravel()[points]
    if kinds:
        drawn *= factors[kind]
    return drawn


def _gaps(pace: Pace, count: int, draw: np.random.Generator) -> Courses:
    """The gap before each one speaks."""
    points = draw.integers(0, POINTS, (count, COURSES), dtype=np.uint8)
    gaps: Courses = np.array(pace.gap.values, dtype=np.float32)[points]
    gaps *= _factor(pace.gap.doubt, draw.permutation(_EVEN)[None, :])
    return gaps


def _arrived(floor: Floor, pace: Pace, turns: Courses, through: Courses, draw: np.random.Generator) -> Courses:
    """Make room for those who inscribe late: each place for those who enter before it, the end of the list for all."""
    often = draw.gamma(_BURSTS, 1 / _BURSTS, COURSES).astype(np.float32)
    limits = {each.category: each.allotted for each in floor.waiting}
    usual = floor.waiting[-1].allotted if floor.waiting else 180.0
    ranks = [_rank(each.category, floor.policies) for each in floor.waiting]
    total = np.zeros(COURSES, dtype=np.float32)
    for category, hourly in sorted(pace.arrivals.items()):
        lasting = often * np.float32(hourly / 3600 * pace.turn(category, limits.get(category, usual)) * _EBB)
        rank = _rank(category, floor.policies)
        behind = next((number for number, other in enumerate(ranks) if other > rank), len(ranks))
        total += lasting * (1 - np.exp(-through / _EBB))
        if behind < len(ranks):
            turns[behind:] += lasting * (1 - np.exp(-turns[behind:] / _EBB))
    return through + total


def _rank(category: str, policies: Sequence[str]) -> tuple[int, ...]:
    known = Category(category) if category in set(Category) else Category.NATIONAL
    return ranked(Entry("", known, 0), [policy for policy in policies if policy != "order-of-request"])


def _unknowns(pace: Pace, draw: np.random.Generator) -> Courses:
    """The unknowns of the pace in each course: standard normal, even over the courses."""
    count = max((len(each.doubt) for each in (*pace.shares.values(), pace.other, pace.unlimited)), default=1)
    return draw.permuted(np.tile(_EVEN, (count, 1)), axis=1)


def _factor(doubt: Sequence[float], unknowns: Courses) -> Courses:
    """By what all values of a course are off at once: log-normal with mean 1."""
    loads = np.array(doubt, dtype=np.float32)
    return np.exp(loads @ unknowns[: len(loads)] - loads @ loads / 2)


def _edges(courses: Courses) -> list[list[float]]:
    """Early end, median and late end of each row."""
    ordered = np.sort(courses, axis=1)
    found: list[list[float]] = ordered[:, [round(share * (COURSES - 1)) for share in BAND]].tolist()
    return found


def _outlook(floor: Floor, end: Courses) -> Outlook:
    over = float((end > (floor.ends - floor.now).total_seconds()).mean()) if floor.ends else None
    return Outlook(_band(floor.now, _edges(end[None, :])[0]), over)


def _band(now: datetime, edges: Sequence[float]) -> Band:
    early, median, late = (now + timedelta(seconds=max(round(edge), 0)) for edge in edges)
    return Band(early, median, late)
