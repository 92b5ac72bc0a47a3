"""When one may inscribe: a list opens and closes at set times, or by hand; what came last counts.

A list may close some minutes after its meeting has begun, and the desk may take it over before it closes: from then on
delegations ask the desk, which inscribes.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class Why(StrEnum):
    """Why a list is open or closed: by hand, by its times, or because nobody has opened it yet."""

    BY_HAND = "by-hand"
    BY_TIME = "by-time"
    NOT_YET = "not-yet"
    AT_DESK = "at-desk"
    """It is open, and the desk alone inscribes."""


@dataclass(frozen=True, slots=True)
class Window:
    """A list's times (aware, None where none is set), and the last act by hand: whether it opened, and when.

    `desk` is when the desk takes the list over. `minutes` is how long after `begun`, the call to order, it closes.
    """

    opens: datetime | None = None
    closes: datetime | None = None
    hand_opened: bool | None = None
    hand_at: datetime | None = None
    desk: datetime | None = None
    minutes: int | None = None
    begun: datetime | None = None

    @property
    def closing(self) -> datetime | None:
        """When it closes by itself: at its hour, or so long after the meeting began, whichever comes first."""
        after = self.begun + timedelta(minutes=self.minutes) if self.begun and self.minutes is not None else None
        return min((each for each in (self.closes, after) if each), default=None)


@dataclass(frozen=True, slots=True)
class Openness:
    """Whether a list is open to delegations at a moment, why, since when, and when that changes by itself (None: never)."""

    is_open: bool
    why: Why
    since: datetime | None
    until: datetime | None


def at(window: Window, moment: datetime) -> Openness:
    """A window at a moment: the latest of opening time, desk, closing time and hand that has come decides.

    At one and the same moment a hand counts more than the times, and closing more than opening: a list that closes at
    18:00 is closed at 18:00:00.
    """
    events: list[tuple[datetime, int, bool, Why]] = []
    if window.opens:
        events.append((window.opens, 0, True, Why.BY_TIME))
    if window.desk:
        events.append((window.desk, 1, False, Why.AT_DESK))
    if window.closing:
        events.append((window.closing, 2, False, Why.BY_TIME))
    if window.hand_at and window.hand_opened is not None:
        events.append((window.hand_at, 3, window.hand_opened, Why.BY_HAND))
    events.sort(key=lambda event: event[:2])
    past, coming = Openness(is_open=False, why=Why.NOT_YET, since=None, until=None), None
    for when, _rank, is_open, why in events:
        before = past if coming is None else coming
        if why is Why.AT_DESK and not before.is_open:
            continue  # the desk takes over an open list only
        then = Openness(is_open, why, when, None)
        if when <= moment:
            past = then
        elif (is_open, why is Why.AT_DESK) != (before.is_open, before.why is Why.AT_DESK):
            coming = then
            break
    return replace(past, until=coming.since if coming else None)


def phases(window: Window, moment: datetime) -> tuple[Openness, ...]:
    """What a window is at `moment` and after each change that comes by itself, the first to come first.

    A screen that was told all of them flips by itself at the right second, whether or not anybody is there to tell it.
    """
    found = [at(window, moment)]
    while found[-1].until:
        found.append(at(window, found[-1].until))
    return tuple(found)
