"""A release as it is stored: meetings to and from plain JSON values."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from zerodraft.programme.core.release import Meeting, Segment
from zerodraft.record.core.chain import canonical_json


def to_json(meetings: Iterable[Meeting]) -> list[dict[str, object]]:
    """Meetings as JSON values, moments in ISO 8601 with their offset."""
    return [
        {
            "key": meeting.key,
            "day": meeting.day.isoformat(),
            "start": meeting.start.isoformat() if meeting.start else None,
            "end": meeting.end.isoformat() if meeting.end else None,
            "zone": meeting.zone,
            "venue": meeting.venue,
            "virtual": meeting.virtual,
            "tentative": meeting.tentative,
            "segments": [{"title": s.title, "elements": list(s.elements)} for s in meeting.segments],
            "alternatives": [day.isoformat() for day in meeting.alternatives],
            "sequence": meeting.sequence,
            "cancelled": meeting.cancelled,
        }
        for meeting in meetings
    ]


def from_json(stored: Iterable[Mapping[str, Any]]) -> tuple[Meeting, ...]:
    """The meetings of a stored release."""
    return tuple(
        Meeting(
            key=each["key"],
            day=date.fromisoformat(each["day"]),
            start=datetime.fromisoformat(each["start"]) if each["start"] else None,
            end=datetime.fromisoformat(each["end"]) if each["end"] else None,
            zone=each["zone"],
            venue=each["venue"],
            virtual=each["virtual"],
            tentative=each["tentative"],
            segments=tuple(Segment(s["title"], tuple(s["elements"])) for s in each["segments"]),
            alternatives=tuple(date.fromisoformat(day) for day in each["alternatives"]),
            sequence=each["sequence"],
            cancelled=each["cancelled"],
        )
        for each in stored
    )


def content(meetings: list[dict[str, object]], name: str = "") -> str:
    """The SHA-256 of what a release says, as the record keeps it: its meetings, and its name where it has one."""
    says: object = {"name": name, "meetings": meetings} if name else meetings
    return hashlib.sha256(canonical_json(says)).hexdigest()
