"""What time it is in this installation, and what time it is in the world.

A whole installation can live on a shifted clock: the demonstration lives in February 2018. Everything that people see or
that a rule of procedure measures uses `now()`. Tickets, sessions and everything else of security use `real_now()`.
"""

from datetime import UTC, datetime, timedelta

from django.conf import settings


def real_now() -> datetime:
    """The time in the world, in UTC."""
    return datetime.now(UTC)


def now() -> datetime:
    """The time in this installation, in UTC: real time plus the installation's shift."""
    return real_now() + shift()


def shift() -> timedelta:
    """How far this installation's clock is ahead of the world (negative: it lives in the past)."""
    by: timedelta = settings.CLOCK_SHIFT
    return by
