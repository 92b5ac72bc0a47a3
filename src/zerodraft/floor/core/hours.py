"""An hour as an officer types it, as a moment: also on the day on which the clocks change."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

_HOUR = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)(?:[:.]([0-5]\d))?", re.ASCII)
_DAY = timedelta(days=1)

Finder = Callable[[str, str, datetime], datetime]
"""Which of the moments of an hour is meant: the next, or the last."""


class NoSuchHour(ValueError):
    """What was typed is no hour of the day, or the clocks skip it; `code` says which: unreadable, skipped."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def coming(typed: str, zone: str, after: datetime) -> datetime:
    """The next moment (UTC) after `after` at which the clocks of `zone` show this hour.

    Of two, when the clocks are set back, the first. Raises NoSuchHour.
    """
    return _existing(min(moment for moment in _moments(typed, zone, after) if moment[0] > after))


def past(typed: str, zone: str, before: datetime) -> datetime:
    """The last moment (UTC) up to `before` at which the clocks of `zone` showed this hour. Raises NoSuchHour."""
    return _existing(max(moment for moment in _moments(typed, zone, before) if moment[0] <= before))


def local(typed: datetime, zone: str) -> datetime:
    """The moment (UTC) at which the clocks of `zone` show this day and hour (naive): of two, the first.

    Raises NoSuchHour.
    """
    moment = typed.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
    return _existing(
        (moment, moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) == typed.replace(tzinfo=None))
    )


def _existing(found: tuple[datetime, bool]) -> datetime:
    moment, exists = found
    if not exists:
        raise NoSuchHour("skipped")
    return moment


def _moments(typed: str, zone: str, near: datetime) -> list[tuple[datetime, bool]]:
    """The moments of this hour from the day before `near` to the day after, each with whether the clocks ever show it."""
    found = _HOUR.fullmatch(typed.strip())
    if found is None:
        raise NoSuchHour("unreadable")
    hour, here = time(int(found[1]), int(found[2]), int(found[3] or 0)), ZoneInfo(zone)
    today = near.astimezone(here).date()
    moments = []
    for day in (today - _DAY, today, today + _DAY):
        for fold in (0, 1):
            moment = datetime.combine(day, hour.replace(fold=fold), here).astimezone(UTC)
            shown = moment.astimezone(here)
            moments.append((moment, (shown.date(), shown.time()) == (day, hour)))
    return moments
