"""Local hours as moments, also on the nights on which clocks change."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo


class Oddity(StrEnum):
    """What can be the matter with a local hour: clocks skip it (SKIPPED), or show it twice (TWICE)."""

    SKIPPED = "skipped"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Placed:
    """A local hour as the moment it is taken for (in UTC), and what is the matter with it."""

    at: datetime
    oddity: Oddity | None = None


def placed(day: date, hour: time, zone: str) -> Placed:
    """The moment at which clocks of `zone` show an hour on a day.

    Of an hour that they show twice, the first; an hour that they skip is taken by the clock from before the change, so
    that 02:30 becomes 03:30.
    """
    local = datetime.combine(day, hour.replace(fold=0), ZoneInfo(zone))
    return Placed(local.astimezone(UTC), oddity(local))


def oddity(local: datetime) -> Oddity | None:
    """What is the matter with a local hour, by its zone."""
    first, second = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
    if first is None or second is None or first == second:
        return None
    return Oddity.SKIPPED if first < second else Oddity.TWICE


def same_hour(moment: datetime, zone: str, on: date) -> datetime:
    """A moment moved to another day with its local hour kept (in UTC)."""
    return placed(on, moment.astimezone(ZoneInfo(zone)).time(), zone).at
