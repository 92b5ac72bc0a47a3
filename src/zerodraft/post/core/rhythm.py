"""How often somebody is written to: at once, once a day, once a week, or never; and when that is."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

WEEK = 7
URGENT = timedelta(days=1)
"""What is due within this goes at once, however somebody is written to; what is due later goes that long before."""


@cache
def zones() -> frozenset[str]:
    """The time zones that there are; Python looks through its folders for them each time."""
    return frozenset(available_timezones())


class Often(StrEnum):
    """How often."""

    AT_ONCE = "at-once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When e-mails go: `hour` (0 to 23) by the clock of `zone` (IANA), on `weekday` (Monday is 0) where it is once a week.

    Raises ValueError, naming the field, for what cannot be.
    """

    often: Often = Often.AT_ONCE
    hour: int = 7
    weekday: int = 0
    zone: str = "UTC"

    def __post_init__(self) -> None:
        if not 0 <= self.hour < 24:
            raise ValueError(f"hour: {self.hour} is no hour of a day; give 0 to 23")
        if not 0 <= self.weekday < WEEK:
            raise ValueError(f"weekday: {self.weekday} is no day of a week; give 0 (Monday) to 6")
        if self.zone not in zones():
            raise ValueError(f"zone: {self.zone[:60]!r} is no time zone; give one as America/New_York")

    @property
    def gathers(self) -> bool:
        """Whether several notices go in one e-mail."""
        return self.often in (Often.DAILY, Often.WEEKLY)


def goes_at(rhythm: Rhythm, now: datetime, due: datetime | None = None, *, urgent: bool = False) -> datetime:
    """When a notice that is given at `now` (aware) goes, in UTC; `due` is when something is to be done by it.

    An hour that clocks skip is taken by the clock from before the change, one that they show twice is the first of the two.
    """
    if urgent or not rhythm.gathers:
        return now.astimezone(UTC)
    when = _next(rhythm, now)
    return when if due is None else max(min(when, due - URGENT), now).astimezone(UTC)


def is_pressing(now: datetime, due: datetime | None) -> bool:
    """Whether what is due, is due so soon that it goes at once."""
    return due is not None and due - now <= URGENT


def _next(rhythm: Rhythm, now: datetime) -> datetime:
    zone = ZoneInfo(rhythm.zone)
    today = now.astimezone(zone).date()
    for days in range(WEEK + 2):
        day = today + timedelta(days=days)
        when = datetime.combine(day, time(rhythm.hour), zone).astimezone(UTC)
        if when > now and (rhythm.often is Often.DAILY or day.weekday() == rhythm.weekday):
            return when
    raise AssertionError("every week has each of its days")  # a zone may skip a day of the calendar, and not two weeks
