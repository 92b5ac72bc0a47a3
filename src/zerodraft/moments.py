"""Days, hours and zones in the words of the page's language."""

from datetime import date, datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from babel import dates
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

_BRITISH = {"en": "en_GB"}
"""The Organization writes "20 February 2018"; plain English, to Babel, is American."""
OFFERED_ZONES = (
    "Africa/Addis_Ababa",
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "America/Bogota",
    "America/Mexico_City",
    "America/New_York",
    "America/Santiago",
    "America/Sao_Paulo",
    "Asia/Bangkok",
    "Asia/Beirut",
    "Asia/Dhaka",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Europe/London",
    "Europe/Moscow",
    "Europe/Paris",
    "Europe/Vienna",
    "Europe/Zurich",
    "Pacific/Auckland",
    "Pacific/Fiji",
    "UTC",
)
"""Time zones that are offered where somebody types one: of duty stations and of large capitals. Any other can be typed."""


def locale() -> str:
    """The page's language, as Babel calls it."""
    language = get_language() or "en"
    return _BRITISH.get(language, to_locale(language))


def full_day(day: date) -> str:
    """A whole day: Tuesday, 20 February 2018."""
    return dates.format_date(day, "full", locale())


def long_day(day: date) -> str:
    """A day without its weekday: 20 February 2018."""
    return dates.format_date(day, "long", locale())


def weekday(day: date) -> str:
    """The day of the week."""
    return dates.format_date(day, "EEEE", locale())


def day_and_month(day: date) -> str:
    """A day within a year that is known: 20 February."""
    return dates.format_skeleton("MMMMd", day, locale=locale())


def date_at(day: date, moment: datetime) -> str:
    """A day without its weekday; the year is left out while it is that of `moment`."""
    return day_and_month(day) if day.year == moment.year else long_day(day)


def day_at(day: date, moment: datetime) -> str:
    """A day with its weekday; the year is left out while it is that of `moment`: Tuesday, 20 February."""
    if day.year != moment.year:
        return full_day(day)
    return _("%(weekday)s, %(day)s") % {"weekday": weekday(day), "day": day_and_month(day)}


def in_zone(moment: datetime, zone: str) -> datetime:
    """The same moment as the clocks of a zone show it."""
    return moment.astimezone(ZoneInfo(zone))


def hour(moment: datetime) -> str:
    """Hour and minute by the clock that the moment carries; in every language a meeting room's day has 24 hours: 09:50."""
    return f"{moment:%H:%M}"


def to_the_second(moment: datetime) -> str:
    """Hour, minute and second by the clock that the moment carries: 09:50:07."""
    return f"{moment:%H:%M:%S}"


def city(zone: str) -> str:
    """The city whose clock a zone is: "New York" for America/New_York."""
    return dates.get_timezone_location(zone, locale(), return_city=True)


def as_seen_from(moment: datetime, other: datetime) -> str:
    """How far a moment lies ahead of another: "in 8 minutes", "in 2 hours". `now.js` counts on by the same steps."""
    minutes = ceil((moment - other) / timedelta(minutes=1))
    away = timedelta(minutes=minutes)
    return dates.format_timedelta(away, granularity="minute", threshold=1.5, add_direction=True, locale=locale())


def day_and_hour_at(start: datetime, moment: datetime) -> str:
    """A day and an hour: Tuesday, 20 February, 10:00."""
    return _at(day_at(start.date(), moment), start)


def spoken(value: str | date) -> str:
    """A day, or a day and an hour, in words; text as it is."""
    if isinstance(value, datetime):
        return _at(full_day(value.date()), value)
    return full_day(value) if isinstance(value, date) else str(value)


def _at(day: str, moment: datetime) -> str:
    return _("%(day)s, %(hour)s") % {"day": day, "hour": hour(moment)}
