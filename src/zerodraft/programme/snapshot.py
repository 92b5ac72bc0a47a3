"""A release as it is stored: meetings to and from plain JSON values."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from zerodraft.programme.core.release import Meeting, Segment, Sitting
from zerodraft.record.core.chain import canonical_json


def to_json(meetings: Iterable[Meeting]) -> list[dict[str, object]]:
    """Meetings as JSON values, moments in ISO 8601 with their offset."""
    return [
        {
            "key": meeting.key,
            **sitting_to_json(meeting),
            "sequence": meeting.sequence,
            "cancelled": meeting.cancelled,
        }
        for meeting in meetings
    ]


def from_json(stored: Iterable[Mapping[str, Any]]) -> tuple[Meeting, ...]:
    """The meetings of a stored release."""
    return tuple(
        Meeting(key=each["key"], sequence=each["sequence"], cancelled=each["cancelled"], **_fields(each))
        for each in stored
    )


def sitting_to_json(sitting: Sitting) -> dict[str, object]:
    """What is announced of one sitting; parts stand in the order of a text."""
    return {
        "day": sitting.day.isoformat(),
        "start": _instant(sitting.start),
        "end": _instant(sitting.end),
        "zone": sitting.zone,
        "venue": sitting.venue,
        "virtual": sitting.virtual,
        "tentative": sitting.tentative,
        "segments": [{"title": s.title, "elements": list(s.elements)} for s in sitting.segments],
        "alternatives": [day.isoformat() for day in sitting.alternatives],
    }


def sitting_from_json(stored: Mapping[str, Any]) -> Sitting:
    """A sitting as it was kept."""
    return Sitting(**_fields(stored))


def _fields(each: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "day": date.fromisoformat(each["day"]),
        "start": datetime.fromisoformat(each["start"]) if each["start"] else None,
        "end": datetime.fromisoformat(each["end"]) if each["end"] else None,
        "zone": each["zone"],
        "venue": each["venue"],
        "virtual": each["virtual"],
        "tentative": each["tentative"],
        "segments": tuple(Segment(s["title"], tuple(s["elements"])) for s in each["segments"]),
        "alternatives": tuple(date.fromisoformat(day) for day in each["alternatives"]),
    }


def _instant(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def content(meetings: list[dict[str, object]], name: str = "") -> str:
    """The SHA-256 of what a release says, as the record keeps it: its meetings, and its name where it has one."""
    says: object = {"name": name, "meetings": meetings} if name else meetings
    return hashlib.sha256(canonical_json(says)).hexdigest()
