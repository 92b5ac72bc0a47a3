"""When one may inscribe: a list opens and closes at set times, or by hand; what came last counts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Why(StrEnum):
    """Why a list is open or closed: by hand, by its times, or because nobody has opened it yet."""

    BY_HAND = "by-hand"
    BY_TIME = "by-time"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True)
class Window:
    """A list's times (aware, None where none is set), and the last act by hand: whether it opened, and when."""

    opens: datetime | None = None
    closes: datetime | None = None
    hand_opened: bool | None = None
    hand_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Openness:
    """Whether a list is open at a moment, why, since when, and when that changes by itself (None: never)."""

    is_open: bool
    why: Why
    since: datetime | None
    until: datetime | None


def at(window: Window, moment: datetime) -> Openness:
    """A window at a moment: the latest of opening time, closing time and hand that has come decides.

    At one and the same moment a hand counts more than the times, and closing more than opening: a list that closes at
    18:00 is closed at 18:00:00.
    """
    events: list[tuple[datetime, int, bool, Why]] = []
    if window.opens:
        events.append((window.opens, 0, True, Why.BY_TIME))
    if window.closes:
        events.append((window.closes, 1, False, Why.BY_TIME))
    if window.hand_at and window.hand_opened is not None:
        events.append((window.hand_at, 2, window.hand_opened, Why.BY_HAND))
    events.sort(key=lambda event: event[:2])
    come = [event for event in events if event[0] <= moment]
    now_open, why, since = (come[-1][2], come[-1][3], come[-1][0]) if come else (False, Why.NOT_YET, None)
    changes = [event[0] for event in events if event[0] > moment and event[2] is not now_open]
    return Openness(now_open, why, since, min(changes, default=None))


def phases(window: Window, moment: datetime) -> tuple[Openness, ...]:
    """What a window is at `moment` and after each change that comes by itself, the first to come first.

    A screen that was told all of them flips by itself at the right second, whether or not anybody is there to tell it.
    """
    found = [at(window, moment)]
    while found[-1].until:
        found.append(at(window, found[-1].until))
    return tuple(found)
