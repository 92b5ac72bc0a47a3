"""How long a sign-in by a link lasts: until some hours after the last meeting that the person has to attend.

The rooms that know of meetings say when those end; without any, a sign-in lasts thirty days.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from zerodraft import clock

AFTERWARDS = timedelta(hours=6)
WITHOUT_MEETINGS = timedelta(days=30)

_SOURCES: list[Callable[[str], datetime | None]] = []


def register(source: Callable[[str], datetime | None]) -> None:
    """Have `source` asked, for a person's key, when the last of their meetings ends, by the installation's clock."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def until(person: str) -> datetime:
    """When a sign-in that the person makes now ends, as a moment of the world."""
    ends = [end for source in _SOURCES if (end := source(person)) is not None and end + AFTERWARDS > clock.now()]
    if not ends:
        return clock.real_now() + WITHOUT_MEETINGS
    # The installation may live on another day: a session ends by the clock of the world.
    return clock.course().real_at(max(ends) + AFTERWARDS)
