"""What is on now, and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from zerodraft.programme.core.release import Meeting, in_order

UNANNOUNCED_LENGTH = timedelta(hours=3)
"""How long a meeting whose end was not announced counts as being on: the usual length of a sitting."""


class State(StrEnum):
    """Where a meeting stands in time."""

    COMING = "coming"
    NOW = "now"
    OVER = "over"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Today:
    """The meetings that are on, and those that begin next (several when they begin together)."""

    now: tuple[Meeting, ...]
    next: tuple[Meeting, ...]


def state(meeting: Meeting, moment: datetime) -> State:
    """Where a meeting stands at `moment` (aware). One without hours is on for the whole of its day, in its own zone."""
    if meeting.cancelled:
        return State.CANCELLED
    if meeting.start is None:
        today = moment.astimezone(ZoneInfo(meeting.zone)).date()
        return State.COMING if today < meeting.day else State.NOW if today == meeting.day else State.OVER
    if moment < meeting.start:
        return State.COMING
    return State.NOW if moment < (meeting.end or meeting.start + UNANNOUNCED_LENGTH) else State.OVER


def at(meetings: Iterable[Meeting], moment: datetime) -> Today:
    """What is on and what is next at `moment` (aware)."""
    ordered = in_order(meetings)
    coming = [m for m in ordered if state(m, moment) is State.COMING]
    first = next(iter(coming), None)
    together = tuple(m for m in coming if first and (m.day, m.start) == (first.day, first.start))
    return Today(tuple(m for m in ordered if state(m, moment) is State.NOW), together)
