"""Entries of a calendar as any client takes them in (RFC 5545, through `icalendar`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from icalendar import Alarm, Calendar, Event

# RFC 5545, section 3.1: text holds no control character; clients refuse the whole calendar for one. Line ends it escapes.
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")


class Status(StrEnum):
    """How certain an entry is; a cancelled one stays, so that calendars which hold it strike it out."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a calendar. `uid` never changes, `sequence` grows with each change of it.

    `begins` is a moment in the zone in which it is shown, or a day; without `ends` there is no end. `is_busy` says that
    one is taken up by it; `alarm` is how long before it a client may sound.
    """

    uid: str
    changed: datetime
    sequence: int
    subject: str
    text: str
    begins: datetime | date
    ends: datetime | None = None
    place: str = ""
    status: Status = Status.CONFIRMED
    category: str = ""
    is_busy: bool = True
    alarm: timedelta | None = None


def write(title: str, entries: Sequence[Entry], *, refresh: timedelta = timedelta(hours=1)) -> bytes:
    """The calendar, one VEVENT for each entry; `refresh` is how often a client that asks the rule is to look again."""
    calendar = Calendar()
    calendar.add("prodid", "-//Zerodraft//Programme of work//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _text(title))
    calendar.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry))
    if entries:
        # A zone's rules change over the years: these hold for the years of the entries, whichever they are.
        years = [entry.begins.year for entry in entries]
        calendar.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1))
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed)
    event.add("last-modified", entry.changed)
    event.add("sequence", entry.sequence)
    event.add("summary", _text(entry.subject))
    event.add("description", _text(entry.text))
    event.add("dtstart", entry.begins)
    if entry.ends:
        event.add("dtend", entry.ends)
    if entry.place:
        event.add("location", _text(entry.place))
    event.add("status", entry.status.value)
    if entry.category:
        event.add("categories", [_text(entry.category)])
    if not entry.is_busy:
        event.add("transp", "TRANSPARENT")
    if entry.alarm is not None:
        event.add_component(_alarm(entry, entry.alarm))
    return event


def _alarm(entry: Entry, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(entry.subject))
    alarm.add("trigger", -before)
    return alarm


def _text(words: str) -> str:
    return _CONTROLS.sub(" ", words)
