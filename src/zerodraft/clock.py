"""What time it is in this installation, and what time it is in the world.

A whole installation can live on a clock of its own: the demonstration lives in February 2018, and when it plays by itself
its time passes faster. Everything that people see or that a rule of procedure measures uses `now()`. Tickets, sessions and
everything else of security use `real_now()`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Course:
    """How an installation's time runs: at the real moment `started` it showed `starts`; it goes `rate` times as fast."""

    starts: datetime
    started: datetime
    rate: int = 1

    def at(self, real: datetime) -> datetime:
        """What the installation's clock shows at a real moment."""
        return self.starts + (real - self.started) * self.rate

    def real_at(self, shown: datetime) -> datetime:
        """When in the world the installation's clock shows a moment."""
        return self.started + self.real_length(shown - self.starts)

    def real_length(self, length: timedelta) -> timedelta:
        """How long a length of the installation's time takes in the world."""
        return length / self.rate


_ANY = datetime(2000, 1, 1, tzinfo=UTC)
REAL = Course(_ANY, _ANY)
"""The course of an installation that lives in the present."""


def real_now() -> datetime:
    """The time in the world, in UTC."""
    return datetime.now(UTC)


def now() -> datetime:
    """The time in this installation, in UTC."""
    return course().at(real_now())


def course() -> Course:
    """How this installation's time runs."""
    of: Course = settings.CLOCK
    return of
