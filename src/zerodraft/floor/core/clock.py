"""How long an intervention has lasted, how long is left, and what the light shows.

The state of a clock is derived from stored moments and never counted down anywhere: a restart, or a screen that was away,
loses nothing. Nobody is cut off: past the allotted time the clock counts on, and says by how much (rule 72 leaves it to the
presiding officer to call a speaker to order).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

WARNING = timedelta(seconds=30)
"""How long before the end the light turns amber."""

LONGEST = timedelta(hours=4)
"""What can be allotted at most: no meeting has interpretation for longer."""


class CannotKeepTime(ValueError):
    """The clock cannot do this as it stands.

    `code` says why: started, not-running, not-paused, ended, earlier (than its last start or pause), no-limit.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Light(StrEnum):
    """What the light shows: not begun, time left, little time left, over time; none for a clock without a limit."""

    WAITING = "waiting"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of one intervention. Moments are aware; `allotted` is None for one without a limit.

    `stopped` is how long it has stood still in pauses that are over; `paused` is since when it stands still now.
    """

    allotted: timedelta | None
    started: datetime | None = None
    paused: datetime | None = None
    stopped: timedelta = timedelta()
    ended: datetime | None = None

    @property
    def running(self) -> bool:
        return self.started is not None and self.paused is None and self.ended is None

    def start(self, at: datetime) -> "Clock":
        """Begin to count. Raises CannotKeepTime when it has begun, or is over."""
        self._check_open()
        if self.started is not None:
            raise CannotKeepTime("started")
        return replace(self, started=at)

    def pause(self, at: datetime) -> "Clock":
        """Stand still. Raises CannotKeepTime unless it runs, and for a moment before it began."""
        self._check_open()
        if not self.running or self.started is None:
            raise CannotKeepTime("not-running")
        if at < self.started + self.stopped:
            raise CannotKeepTime("earlier")
        return replace(self, paused=at)

    def resume(self, at: datetime) -> "Clock":
        """Count on. Raises CannotKeepTime unless it stands still, and for a moment before it stopped."""
        self._check_open()
        if self.paused is None:
            raise CannotKeepTime("not-paused")
        if at < self.paused:
            raise CannotKeepTime("earlier")
        return replace(self, paused=None, stopped=self.stopped + (at - self.paused))

    def nudge(self, by: timedelta) -> "Clock":
        """Allot more or less, never less than nothing nor more than `LONGEST`. Raises CannotKeepTime without a limit."""
        self._check_open()
        if self.allotted is None:
            raise CannotKeepTime("no-limit")
        return replace(self, allotted=min(max(self.allotted + by, timedelta()), LONGEST))

    def end(self, at: datetime) -> "Clock":
        """Stop for good, also out of a pause. Raises CannotKeepTime when it is over, and for a moment before its last."""
        self._check_open()
        last = self.paused or self.started
        if last is not None and at < last:
            raise CannotKeepTime("earlier")
        if self.paused is None:
            return replace(self, ended=at)
        return replace(self, paused=None, stopped=self.stopped + (at - self.paused), ended=at)

    def elapsed(self, now: datetime) -> timedelta:
        """How long it has counted at `now`, pauses left out; nothing before it began."""
        if self.started is None:
            return timedelta()
        until = self.ended or self.paused or now
        return max(until - self.started - self.stopped, timedelta())

    def left(self, now: datetime) -> timedelta | None:
        """What is left at `now`, negative once over; None without a limit."""
        return None if self.allotted is None else self.allotted - self.elapsed(now)

    def overtime(self, now: datetime) -> timedelta:
        """By how much the allotted time is exceeded at `now`."""
        left = self.left(now)
        return max(-left, timedelta()) if left is not None else timedelta()

    def light(self, now: datetime) -> Light:
        """What the light shows at `now`."""
        left = self.left(now)
        if left is None:
            return Light.NONE
        if self.started is None:
            return Light.WAITING
        return Light.RED if left <= timedelta() else Light.AMBER if left <= WARNING else Light.GREEN

    def _check_open(self) -> None:
        if self.ended is not None:
            raise CannotKeepTime("ended")
