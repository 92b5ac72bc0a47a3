"""Releases of a programme of work: what stood in each, and how a meeting's number grows when it changes.

A release is never altered. The next one is made from the working programme and the release before it: a meeting that
changed gets a sequence one higher, one that vanished stays in the list as cancelled, so that every calendar which took
it in is told (RFC 5545, section 3.8.7.4).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a meeting's business: its title as announced, and the parts of the outline it takes up, by id."""

    title: str
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """What is announced of one sitting. `day` is the date in `zone` (IANA); `start` and `end` are aware, or None.

    `venue` is the room as named, '' when there is none yet. `tentative` says that something is still to be confirmed.
    """

    day: date
    start: datetime | None
    end: datetime | None
    zone: str
    venue: str = ""
    virtual: bool = False
    tentative: bool = False
    segments: tuple[Segment, ...] = ()
    alternatives: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Sitting):
    """A sitting in a programme: `key` never changes, `sequence` counts the releases that changed it.

    `called` and `adjourned` are when it really began and ended (aware); a release holds neither.
    """

    key: str
    sequence: int = 0
    cancelled: bool = False
    called: datetime | None = None
    adjourned: datetime | None = None

    @property
    def in_session(self) -> bool:
        """Whether it has really begun, and not ended."""
        return self.called is not None and self.adjourned is None


def in_order(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Meetings by day, those without hours first in their day, then by start, room and key."""

    def place(meeting: Meeting) -> tuple[object, ...]:
        hours = (1, meeting.start.timestamp()) if meeting.start else (0, 0.0)
        return (meeting.day, hours, meeting.venue, meeting.key)

    return tuple(sorted(meetings, key=place))


def next_release(previous: Iterable[Meeting], working: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The meetings of the next release, in order.

    A meeting as it was keeps its sequence; one that changed, came back or vanished gets the next higher one. Those that
    vanished stay, cancelled, with the day and room last announced.
    """
    before = {meeting.key: meeting for meeting in previous}
    released: list[Meeting] = []
    for meeting in working:
        last = before.pop(meeting.key, None)
        if last is None:
            released.append(replace(meeting, sequence=0))
        elif replace(meeting, sequence=last.sequence) == last:
            released.append(last)
        else:
            released.append(replace(meeting, sequence=last.sequence + 1))
    gone = (m if m.cancelled else replace(m, cancelled=True, sequence=m.sequence + 1) for m in before.values())
    return in_order([*released, *gone])
