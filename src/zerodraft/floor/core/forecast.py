"""When each one on the list will speak, when the list is through, and what a chair could do about it.

As things stand: that the chair changes nothing, and the meeting goes on to the end of the list. The same situation, pace and
seed give the same forecast; how it is made and was measured: docs/forecast.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

import numpy as np

from zerodraft.floor.core.courses import Situation, courses
from zerodraft.process.core.drawing import BAND, COURSES, Courses
from zerodraft.process.core.speaking import Pace

LIKELY = 0.5
"""Below that chance to be heard before the announced end, one is maybe not heard in this meeting."""


@dataclass(frozen=True, slots=True)
class Band:
    """A moment that is not known: four of five times it lies from `early` to `late`, as often before `median` as after."""

    early: datetime
    median: datetime
    late: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """When one is given the floor, were the meeting to go on until then.

    `heard` is the chance that this is before the announced end; None without one.
    """

    key: str
    band: Band
    heard: float | None

    @property
    def is_likely(self) -> bool:
        """Whether this meeting will rather hear them than not."""
        return self.heard is None or self.heard >= LIKELY


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


def forecast(situation: Situation, pace: Pace, seed: int = 0) -> Forecast:
    """The forecast of a meeting. Raises OutOfOrder for one that is adjourned."""
    turns, end = courses(situation, pace, seed)
    edges = _edges(turns)
    horizon = (situation.ends - situation.now).total_seconds() if situation.ends else None
    heard = None if horizon is None else (turns < horizon).mean(axis=1).tolist()
    places = tuple(
        Place(waiting.key, _band(situation.now, edge), None if heard is None else heard[number])
        for number, (waiting, edge) in enumerate(zip(situation.waiting, edges, strict=True))
    )
    return Forecast(places, _outlook(situation, end))


def options(
    situation: Situation, pace: Pace, seed: int = 0, *, limit: float | None = None, keep: int | None = None
) -> tuple[Effect, ...]:
    """What closing an open list would change; a `limit` in seconds for all from the next; hearing the next `keep` only.

    The same courses are drawn for each, so that a difference is the option's own. Raises OutOfOrder as `forecast`.
    """
    before = _outlook(situation, courses(situation, pace, seed)[1])
    found = []
    if situation.listing:
        closed = courses(replace(situation, listing=False), pace, seed)[1]
        found.append(Effect(Option.CLOSE_LIST, before, _outlook(situation, closed)))
    if limit is not None:
        shortened = courses(situation, pace, seed, limit=limit)[1]
        found.append(Effect(Option.SHORTEN_LIMIT, before, _outlook(situation, shortened)))
    if keep is not None and keep < len(situation.waiting):
        kept = courses(situation, pace, seed, keep=keep)[1]
        found.append(Effect(Option.MOVE_REST, before, _outlook(situation, kept)))
    return tuple(found)


def not_before(band: Band, now: datetime) -> datetime:
    """The early end of a band as a phone says it: down to whole five minutes, to the minute within a quarter of an hour."""
    step = 1 if band.early - now < timedelta(minutes=15) else 5
    return band.early.replace(minute=band.early.minute // step * step, second=0, microsecond=0)


def _edges(drawn: Courses) -> list[list[int]]:
    """Early end, median and late end of each row, in whole seconds from now, never before it."""
    ordered = np.sort(drawn, axis=1)[:, [round(share * (COURSES - 1)) for share in BAND]]
    found: list[list[int]] = np.maximum(np.rint(ordered), 0).astype(int).tolist()
    return found


def _outlook(situation: Situation, end: Courses) -> Outlook:
    over = float((end > (situation.ends - situation.now).total_seconds()).mean()) if situation.ends else None
    return Outlook(_band(situation.now, _edges(end[None, :])[0]), over)


def _band(now: datetime, edges: Sequence[int]) -> Band:
    early, median, late = edges
    return Band(now + timedelta(0, early), now + timedelta(0, median), now + timedelta(0, late))
