"""What a sign-in by a link is worth, and how long it lasts: until some hours after the last meeting one has to attend.

The rooms that know of meetings say when those end; without any, a sign-in lasts thirty days.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

from zerodraft import clock
from zerodraft.live import leaving

AFTERWARDS = timedelta(hours=6)
WITHOUT_MEETINGS = timedelta(days=30)

_FIRST = "first-password"
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


def let_set_password(session: SessionBase) -> None:
    """Note that whoever has this session may set a first password: a secretariat let them in."""
    session[_FIRST] = True


def may_set_password(session: SessionBase) -> bool:
    """Whether whoever has this session may set a first password."""
    return bool(session.get(_FIRST))


def note_leaving(*, user: object, **_signal: object) -> None:
    """Somebody signed out: the pages that follow live in their name stand still."""
    if key := getattr(user, "key", ""):
        leaving.left(key)
