"""Meetings for tests: one by hand, and any that could be."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from zerodraft.programme.core.release import Meeting, Segment

NEW_YORK = "America/New_York"
ZONES = [NEW_YORK, "Europe/Zurich", "Africa/Nairobi", "Asia/Kathmandu", "Pacific/Auckland", "Pacific/Honolulu", "UTC"]
KEYS = [f"meeting-{n}" for n in range(8)]


def at(day: date, hour: str, zone: str) -> datetime:
    """A local hour as a moment in UTC."""
    return datetime.combine(day, time.fromisoformat(hour), ZoneInfo(zone)).astimezone(UTC)


def meeting(
    key: str, day: str, start: str | None = "10:00", end: str | None = "13:00", zone: str = NEW_YORK, **more: object
) -> Meeting:
    """A meeting by its local hours."""
    on = date.fromisoformat(day)
    more = {"venue": "Trusteeship Council", "segments": (Segment("Objectives 1-6", ("objective-1",)),), **more}
    return Meeting(
        key=key,
        day=on,
        start=at(on, start, zone) if start else None,
        end=at(on, end, zone) if end else None,
        zone=zone,
        **more,
    )


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """Any meeting: with or without hours, end, room and business, anywhere in the world."""
    zone = draw(st.sampled_from(ZONES))
    day = draw(st.dates(date(1960, 1, 1), date(2040, 12, 31)) | st.dates(date(2018, 3, 9), date(2018, 3, 13)))
    start = end = None
    if draw(st.booleans()):
        start = datetime.combine(day, draw(st.times()).replace(tzinfo=None), ZoneInfo(zone)).astimezone(UTC)
        end = start + timedelta(minutes=draw(st.integers(1, 600))) if draw(st.booleans()) else None
    return Meeting(
        key=draw(st.sampled_from(KEYS)),
        day=day,
        start=start,
        end=end,
        zone=zone,
        venue=draw(st.sampled_from(["", "Trusteeship Council", "Conference Room 4"])),
        virtual=draw(st.booleans()),
        tentative=draw(st.booleans()),
        segments=draw(st.sampled_from([(), (Segment("Preamble", ("preamble",)),), (Segment("A"), Segment("B"))])),
        alternatives=draw(st.sampled_from([(), (date(2018, 4, 1),)])),
    )


def programmes(max_size: int = 6) -> st.SearchStrategy[list[Meeting]]:
    """Any working programme: meetings under different keys."""
    return st.lists(meetings(), max_size=max_size, unique_by=lambda m: m.key)
