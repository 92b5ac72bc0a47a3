"""The courses that a meeting may take from here: some hundreds, drawn from its pace all at once, with a seed.

What all speeches of a meeting have in common is drawn once for each course, evenly over its distribution. An intervention
under way is drawn from those that last at least as long as it has lasted. Times are seconds from `now`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from zerodraft.floor.core.order import DEFAULT, Category, Entry, Ordering, Standing, ranks
from zerodraft.floor.core.session import OutOfOrder, State
from zerodraft.process.core import drawing
from zerodraft.process.core.drawing import COURSES, Courses
from zerodraft.process.core.rule_set import Policy
from zerodraft.process.core.speaking import POINTS, Pace, Spread

_LATE = 240.0
"""How many seconds later than announced a suspended meeting goes on, on average."""

_UNSAID = 1200.0
"""How long a suspension lasts, on average, whose end was not said."""

_REMARKS = 0.5
"""The part of an opening that follows the call to order, or that a briefer takes."""

_USUAL = 180.0
"""The limit in seconds of those who come to an empty list."""

_BURSTS = 1.0
"""The shape of the gamma distribution of late inscriptions: they come in bursts."""

_EBB = 3600.0
"""In how many seconds the stream of late inscriptions falls to a third."""

_SAME = np.ones(COURSES, dtype=np.float32)
_GRID = (np.arange(POINTS) + 0.5) / POINTS

_STANDINGS = {Category.OBSERVERS: Standing.OBSERVER, Category.STAKEHOLDERS: Standing.STAKEHOLDER}


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
    """The intervention of whoever has the floor: `elapsed` seconds on a clock that runs, stands still or has not begun."""

    category: str
    allotted: float | None
    elapsed: float = 0.0
    running: bool = True


@dataclass(frozen=True, slots=True)
class Situation:
    """A meeting at a moment. Moments are aware.

    `begins` is announced for one that has not begun, `until` for a suspended one, `ends` is the announced end. `since` is
    since when nobody has had the floor (the call to order, the end of a speech); `opened`, whether anybody on the list has
    had it yet: an intervention under way before that is an opening or a briefing. `listing`: new inscriptions are taken, and
    enter by these `policies`.
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


def courses(
    situation: Situation, pace: Pace, seed: int, *, limit: float | None = None, keep: int | None = None
) -> tuple[Courses, Courses]:
    """The moments at which each place has its turn (places x courses), and those at which the list is through.

    With a `limit` in seconds, that is the longest for all who wait; with `keep`, the list is through when so many are
    heard. The same seed draws the same courses, so that options differ by nothing else. Seeds are not negative. Raises
    OutOfOrder for an adjourned meeting.
    """
    draw = np.random.Generator(np.random.SFC64(seed))
    unknowns = drawing.unknowns(pace, draw)
    ready = _ready(situation, pace, unknowns, draw)
    count = len(situation.waiting)
    used = _speeches(situation.waiting, pace, unknowns, draw, limit)
    turns = drawing.gaps(pace, count, draw)
    fate = draw.random((count, COURSES), dtype=np.float32)
    absent, gone = fate < pace.absent, fate > 1 - pace.withdrawn
    drawing.interrupted(pace, turns, fate, absent, draw)
    returning = (used * absent).sum(axis=0) * drawing.RETURN
    used *= ~(absent | gone)
    turns *= ~gone
    turns[1:] += used[:-1]
    if count:
        if situation.under_way is None and situation.state is State.IN_SESSION and situation.since and situation.opened:
            turns[0] = _lasting(pace.gap, _SAME, (situation.now - situation.since).total_seconds(), draw)
        turns[0] += ready
    np.cumsum(turns, axis=0, out=turns)
    through = turns[-1] + used[-1] + returning if count else ready
    if keep is not None and keep < count:
        through = turns[keep - 1] + used[keep - 1] if keep else ready
    if situation.listing:
        through = _arrived(situation, pace, turns, through, draw, limit=limit, keep=keep)
    return turns, through


def _ready(situation: Situation, pace: Pace, unknowns: Courses, draw: np.random.Generator) -> Courses:
    """When the floor is free for the next: after the opening, the suspension, the intervention under way."""
    ready = np.zeros(COURSES, dtype=np.float32)
    if situation.state is State.ADJOURNED:
        raise OutOfOrder(situation.state)
    if situation.state is State.NOT_BEGUN:
        begun = (situation.now - situation.begins).total_seconds() if situation.begins else 0.0
        return _lasting(pace.opening, _SAME, max(begun, 0.0), draw) + max(-begun, 0.0)
    if situation.state is State.SUSPENDED:
        if situation.until:
            ready += max((situation.until - situation.now).total_seconds(), 0.0)
        mean = _LATE if situation.until else _UNSAID
        ready += draw.exponential(mean, COURSES).astype(np.float32)
    speaking, remarks = situation.under_way, pace.opening.times(_REMARKS)
    if speaking is not None:
        used = pace.used(speaking.category, speaking.allotted)
        if not situation.opened and speaking.allotted is None:
            used = remarks
        ready += _lasting(used, drawing.factor(used.doubt, unknowns), speaking.elapsed, draw)
        if not speaking.running:
            waiting = pace.interruption if speaking.elapsed else pace.gap
            ready += draw.choice(np.array(waiting.values, dtype=np.float32), COURSES)
    elif not situation.opened and situation.since:
        ready += _lasting(remarks, _SAME, (situation.now - situation.since).total_seconds(), draw)
    return ready


def _lasting(spread: Spread, factor: Courses, elapsed: float, draw: np.random.Generator) -> Courses:
    """How much longer something lasts that has lasted `elapsed` already; past all that was seen, as long as it seems."""
    values = np.array(spread.values)
    reached = np.interp(elapsed / factor, values, _GRID, left=0.0) if elapsed else np.zeros(COURSES)
    share = reached + (1 - reached) * draw.random(COURSES)
    drawn = np.interp(share, _GRID, values) * factor - elapsed
    tail = draw.exponential(15 + 0.1 * max(elapsed, float(values[-1])), COURSES)
    left: Courses = np.where(share > _GRID[-1], np.maximum(drawn, 0) + tail, np.maximum(drawn, 0)).astype(np.float32)
    return left


def _speeches(
    waiting: Sequence[Waiting], pace: Pace, unknowns: Courses, draw: np.random.Generator, limit: float | None
) -> Courses:
    """How long each one speaks; with a new limit no longer than without it."""
    points = drawing.points(len(waiting), draw)
    used = drawing.speeches([each.kind for each in waiting], pace, unknowns, points)
    if limit is None:
        return used
    return np.minimum(
        used, drawing.speeches([_cut(each, pace, limit).kind for each in waiting], pace, unknowns, points)
    )


def _cut(waiting: Waiting, pace: Pace, limit: float) -> Waiting:
    """A place under a new limit, its text as it was written; a shorter limit of its own stays."""
    if waiting.allotted is None:
        return replace(waiting, allotted=limit)
    written = max(waiting.allotted, waiting.written or pace.written.get(waiting.category, 0.0))
    return replace(waiting, allotted=min(limit, waiting.allotted), written=written)


def _arrived(
    situation: Situation,
    pace: Pace,
    turns: Courses,
    through: Courses,
    draw: np.random.Generator,
    *,
    limit: float | None,
    keep: int | None,
) -> Courses:
    """Make room for those who inscribe late, before each place and before the end of the list, which is given back."""
    often = draw.gamma(_BURSTS, 1 / _BURSTS, COURSES).astype(np.float32)
    limits = {each.category: each.allotted for each in situation.waiting}
    usual = situation.waiting[-1].allotted if situation.waiting else _USUAL
    rank = {category: _rank(category, situation.policies) for category in (*pace.arrivals, *limits)}
    places = [rank[each.category] for each in situation.waiting]
    total = np.zeros(COURSES, dtype=np.float32)
    for category, hourly in sorted(pace.arrivals.items()):
        turn = pace.turn(category, limits.get(category, usual))
        if limit is not None:
            turn = min(turn, pace.turn(category, limit))
        lasting = often * np.float32(hourly / 3600 * turn * _EBB)
        behind = next((number for number, other in enumerate(places) if other > rank[category]), len(places))
        if keep is None or behind < keep:
            total += lasting * (1 - np.exp(-through / _EBB))
        turns[behind:] += lasting * (1 - np.exp(-turns[behind:] / _EBB))
    return through + total


def _rank(category: str, policies: Sequence[str]) -> tuple[int, ...]:
    """Where the order puts a category; one that it does not know stands with national capacity."""
    known = Category(category) if category in set(Category) else Category.NATIONAL
    entry = Entry("", known, 0, standing=_STANDINGS.get(known, Standing.MEMBER))
    chain = tuple(Policy(name) for name in policies if name != Policy.ORDER_OF_REQUEST)
    return ranks((entry,), Ordering(chain))[""]
