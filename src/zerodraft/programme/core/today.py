"""What is on now, and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
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


def begins(meeting: Meeting) -> datetime:
    """The moment (UTC) from which a meeting counts as being on: its call to order, else its announced hour.

    One without hours counts from midnight in its own zone.
    """
    if meeting.called:
        return meeting.called.astimezone(UTC)
    return (meeting.start or _midnight(meeting, meeting.day)).astimezone(UTC)


def ends(meeting: Meeting) -> datetime:
    """The moment (UTC) before which a meeting counts as being on: its adjournment, else its announced end.

    Also when its end or hours were not announced. One that is in session counts as being on beyond it.
    """
    if meeting.adjourned:
        return meeting.adjourned.astimezone(UTC)
    if meeting.start is None:
        return _midnight(meeting, meeting.day + timedelta(days=1)).astimezone(UTC)
    return meeting.end.astimezone(UTC) if meeting.end else begins(meeting) + UNANNOUNCED_LENGTH


def state(meeting: Meeting, moment: datetime) -> State:
    """Where a meeting stands at `moment` (aware)."""
    if meeting.cancelled:
        return State.CANCELLED
    if meeting.in_session and meeting.called and moment >= meeting.called:
        return State.NOW
    if moment < begins(meeting):
        return State.COMING
    return State.NOW if moment < ends(meeting) else State.OVER


def at(meetings: Iterable[Meeting], moment: datetime) -> Today:
    """What is on and what is next at `moment` (aware), wherever in the world the meetings are held."""
    ordered = in_order(meetings)
    coming = [m for m in ordered if state(m, moment) is State.COMING]
    first = min(map(begins, coming), default=None)
    return Today(
        now=tuple(m for m in ordered if state(m, moment) is State.NOW),
        next=tuple(m for m in coming if begins(m) == first),
    )


def _midnight(meeting: Meeting, day: date) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(meeting.zone))
