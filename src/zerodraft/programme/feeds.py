"""The programme as a calendar that any client takes in (RFC 5545, through `icalendar`)."""

import re
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from zerodraft.programme.core.release import Meeting
from zerodraft.programme.models import Release

# RFC 5545, section 3.1: text holds no control character; clients refuse the whole calendar for one. Line ends it escapes.
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def calendar(title: str, release: Release, meetings: tuple[Meeting, ...]) -> bytes:
    """One VEVENT for each meeting of a release, in the meeting's own zone.

    UIDs are made from the meeting's key and never change; SEQUENCE grows when a meeting changes; a cancelled one stays,
    marked so. A meeting without hours is an all-day event; one without an end carries no DTEND.
    """
    feed = Calendar()
    feed.add("prodid", "-//Zerodraft//Programme of work//EN")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", _text(title))
    feed.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for meeting in meetings:
        feed.add_component(_event(title, release, meeting))
    if meetings:
        # A zone's rules change over the years: these hold for the years of the meetings, whichever they are.
        years = [meeting.day.year for meeting in meetings]
        feed.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1))
    return bytes(feed.to_ical())


def uid(meeting: Meeting) -> str:
    """The identifier by which calendars know a meeting for ever."""
    return f"{meeting.key}@zerodraft"


def _event(title: str, release: Release, meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", uid(meeting))
    event.add("dtstamp", release.at)
    event.add("last-modified", release.at)
    event.add("sequence", meeting.sequence)
    event.add("summary", _text("; ".join(segment.title for segment in meeting.segments) or title))
    event.add("description", _text(_description(title, release, meeting)))
    zone = ZoneInfo(meeting.zone)
    event.add("dtstart", meeting.start.astimezone(zone) if meeting.start else meeting.day)
    if meeting.end:
        event.add("dtend", meeting.end.astimezone(zone))
    place = meeting.venue or (_("Online") if meeting.virtual else "")
    if place:
        event.add("location", _text(place))
    event.add("status", "CANCELLED" if meeting.cancelled else "TENTATIVE" if meeting.tentative else "CONFIRMED")
    event.add("categories", [_text(title)])
    return event


def _text(words: str) -> str:
    return _CONTROLS.sub(" ", words)


def _description(title: str, release: Release, meeting: Meeting) -> str:
    lines = [title, _("Programme of work, release %(number)d") % {"number": release.number}]
    if meeting.start and not meeting.end:
        lines.append(_("The end was not announced."))
    if meeting.alternatives:
        days = ", ".join(day.isoformat() for day in meeting.alternatives)
        lines.append(_("Alternative date: %(days)s") % {"days": days})
    return "\n".join(lines)
