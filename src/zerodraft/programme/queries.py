"""The readers of programmes of work."""

from datetime import date
from typing import TYPE_CHECKING

from zerodraft.programme import snapshot
from zerodraft.programme.core import release as core
from zerodraft.programme.models import Meeting, Release

if TYPE_CHECKING:
    from zerodraft.process.models import Process


def latest_release(process: "Process") -> Release | None:
    """The newest release of a process, or None when nothing was published yet."""
    return Release.objects.filter(process=process).order_by("-number").first()


def released_meetings(process: "Process") -> tuple[core.Meeting, ...]:
    """The meetings of the newest release, in order; none before the first."""
    newest = latest_release(process)
    return snapshot.from_json(newest.meetings) if newest else ()


def released_meeting(process: "Process", key: str) -> core.Meeting | None:
    """One meeting of the newest release."""
    return next((meeting for meeting in released_meetings(process) if meeting.key == key), None)


def working_programme(process: "Process") -> tuple[core.Meeting, ...]:
    """The meetings as they are planned now, in order, with a fixed number of queries."""
    rows = (
        Meeting.objects.filter(round__process=process, withdrawn_at=None)
        .select_related("room")
        .prefetch_related("segments__parts")
    )
    return core.in_order(_as_value(row) for row in rows)


def business_of(meeting: Meeting) -> tuple[core.Segment, ...]:
    """The pieces of business of a meeting of the working programme, in order."""
    return _as_value(meeting).segments


def meeting_by_key(key: str) -> Meeting | None:
    """The meeting of the working programme under that key."""
    return Meeting.objects.filter(key=key).select_related("round__process", "room").first()


def _as_value(row: Meeting) -> core.Meeting:
    segments = (
        core.Segment(segment.title, tuple(part.element for part in sorted(segment.parts.all(), key=lambda p: p.pk)))
        for segment in row.segments.all()
    )
    return core.Meeting(
        key=row.key,
        day=row.day,
        start=row.start,
        end=row.end,
        zone=row.zone,
        venue=row.room.name if row.room else "",
        virtual=row.virtual,
        tentative=row.tentative,
        segments=tuple(segments),
        alternatives=tuple(date.fromisoformat(day) for day in row.alternatives),
    )
