"""The programme as a calendar that any client takes in."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from zerodraft.moments import long_day
from zerodraft.post.core.calendar import Entry, Status, write
from zerodraft.programme.core.release import Meeting
from zerodraft.programme.models import Release


def calendar(title: str, release: Release, meetings: tuple[Meeting, ...]) -> bytes:
    """The meetings of a release, each in its own zone."""
    return write(title, [entry(title, release, meeting) for meeting in meetings])


def uid(meeting: Meeting) -> str:
    """The identifier by which calendars know a meeting for ever."""
    return f"{meeting.key}@zerodraft"


def entry(title: str, release: Release, meeting: Meeting) -> Entry:
    """A meeting of a release, under the title of its process.

    UIDs are made from the meeting's key and never change; SEQUENCE grows when a meeting changes; a cancelled one stays,
    marked so. A meeting without hours is an all-day event; one without an end carries no DTEND.
    """
    zone = ZoneInfo(meeting.zone)
    return Entry(
        uid(meeting),
        release.at,
        meeting.sequence,
        "; ".join(segment.title for segment in meeting.segments) or title,
        _description(title, release, meeting),
        meeting.start.astimezone(zone) if meeting.start else meeting.day,
        meeting.end.astimezone(zone) if meeting.end else None,
        meeting.venue or (_("Online") if meeting.virtual else ""),
        _status(meeting),
        title,
    )


def _status(meeting: Meeting) -> Status:
    if meeting.cancelled:
        return Status.CANCELLED
    return Status.TENTATIVE if meeting.tentative else Status.CONFIRMED


def _description(title: str, release: Release, meeting: Meeting) -> str:
    lines = [title, _("Programme of work, release %(number)d") % {"number": release.number}]
    if meeting.start and not meeting.end:
        lines.append(_("The end was not announced."))
    if meeting.alternatives:
        days = ", ".join(long_day(day) for day in meeting.alternatives)
        lines.append(_("Alternative date: %(days)s") % {"days": days})
    return "\n".join(lines)
