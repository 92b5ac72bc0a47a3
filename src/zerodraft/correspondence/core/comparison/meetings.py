"""Which meetings of a programme a letter's meetings are, and so what it adds, moves, changes and cancels.

The rules, in this order; a meeting once matched is matched no more:

1. What a person said is so.
2. Same day, same start, and the same business; then same day, same start, same room.
3. Same day and same start alone, unless the letter changes that day. Where several meetings share the hour: doubtful.
4. A day that the letter changes, and the day that takes its place: by business, then by hour, then in order. In order is
   doubtful where the days do not hold equally many.
5. The same business on another day is doubtful: it may be the same meeting moved, or one more on the same matter.
6. A meeting on a changed day of which the letter sets nothing for the new day moves there, at its hours, without its room.
7. A meeting on a day that is cancelled, or on a changed day whose new meetings are all others, is cancelled.
8. What is left of the letter is added; what is left of the programme stays.

What a letter leaves open of a meeting that it does not move stays as it was announced. Of one that it moves, the business
stays; hours and room must be announced again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from zerodraft.correspondence.core.review.proposal import Supersession
from zerodraft.programme.core.changes import DIFFERENCES
from zerodraft.programme.core.release import Meeting, Sitting

_Same = Callable[[Sitting, Meeting], bool]


class Kind(StrEnum):
    """What a letter does to a meeting."""

    ADDS = "adds"
    MOVES = "moves"
    CHANGES = "changes"
    CANCELS = "cancels"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one meeting. `key` is that of the letter's fact, '' where the letter sets out none; `sitting` is what
    the meeting will be, `meeting` what it is. A doubtful one waits for a person.
    """

    kind: Kind
    key: str
    sitting: Sitting | None
    meeting: Meeting | None
    why: str
    doubtful: bool = False


def compare(
    meetings: Iterable[Meeting],
    sittings: Mapping[str, Sitting],
    supersedes: Iterable[Supersession],
    matched: Mapping[str, str],
) -> tuple[Change, ...]:
    """What the letter does to each meeting, by day and hour; every meeting and every sitting stands in one change."""
    return _Comparison(meetings, sittings, tuple(supersedes), matched).changes()


class _Comparison:
    def __init__(
        self,
        meetings: Iterable[Meeting],
        sittings: Mapping[str, Sitting],
        supersedes: tuple[Supersession, ...],
        matched: Mapping[str, str],
    ) -> None:
        self.left = {meeting.key: meeting for meeting in meetings}
        self.waiting = dict(sittings)
        self.supersedes = supersedes
        self.matched = matched
        self.found: list[Change] = []

    def changes(self) -> tuple[Change, ...]:
        self._as_said()
        changed = {one.was for one in self.supersedes}
        for same in (_business, _room):
            self._pair("same-hour", _both(_hour, same))
        self._pair("same-hour", _both(_hour, lambda _s, m: m.day not in changed), alone=True)
        for one in self.supersedes:
            if one.now:
                self._superseded(one.was, one.now)
        self._pair("same-business", _business, alone=True, doubtful=True)
        for one in self.supersedes:
            self._left_on(one)
        added = [_new(key, sitting) for key, sitting in self.waiting.items()]
        stay = [Change(Kind.STAYS, "", None, meeting, "unmentioned") for meeting in self.left.values()]
        return tuple(sorted([*self.found, *added, *stay], key=_place))

    def _as_said(self) -> None:
        for key, meeting in self.matched.items():
            if key in self.waiting and not meeting:
                self.found.append(_new(key, self.waiting.pop(key), why="chosen"))
            elif key in self.waiting and meeting in self.left:
                self._take(key, meeting, "chosen")

    def _pair(self, why: str, same: _Same, *, alone: bool = False, doubtful: bool = False) -> None:
        """Match what is the same; `alone`: where more than one could be meant, the match is doubtful."""
        for key, sitting in list(self.waiting.items()):
            could = [m for m in self.left.values() if same(sitting, m)]
            if could:
                rivals = [s for s in self.waiting.values() if same(s, could[0])]
                self._take(key, could[0].key, why, doubtful=doubtful or (alone and len(could) + len(rivals) > 2))

    def _superseded(self, was: date, now: date) -> None:
        for same in (_business, _time_of_day):
            self._pair("superseded", _both(lambda s, m: (m.day, s.day) == (was, now), same))
        old = [m.key for m in self.left.values() if m.day == was]
        new = [key for key, s in self.waiting.items() if s.day == now]
        for key, meeting in zip(new, old, strict=False):
            self._take(key, meeting, "superseded", doubtful=len(old) != len(new))

    def _left_on(self, one: Supersession) -> None:
        """The meetings of a changed day that nothing took the place of."""
        told = any(change.sitting and change.key and change.sitting.day == one.now for change in self.found)
        told = told or any(sitting.day == one.now for sitting in self.waiting.values())
        for meeting in [m for m in self.left.values() if m.day == one.was]:
            del self.left[meeting.key]
            if one.now and not told:
                self.found.append(Change(Kind.MOVES, "", _on(meeting, one.now), meeting, "superseded"))
            else:
                self.found.append(Change(Kind.CANCELS, "", None, meeting, "cancelled"))

    def _take(self, key: str, meeting: str, why: str, *, doubtful: bool = False) -> None:
        sitting, before = self.waiting.pop(key), self.left.pop(meeting)
        after = completed(sitting, before)
        kind = Kind.STAYS if not _differs(before, after) else Kind.MOVES if before.day != after.day else Kind.CHANGES
        self.found.append(Change(kind, key, after, before, why, doubtful))


def completed(sitting: Sitting, before: Meeting) -> Sitting:
    """A letter's meeting with what it leaves open of the one that it is."""
    segments = sitting.segments or before.segments
    if sitting.day != before.day:
        return replace(sitting, segments=segments)
    hours = (sitting.start, sitting.end) if sitting.start else (before.start, before.end)
    if sitting.start and sitting.start == before.start and not sitting.end:
        hours = (sitting.start, before.end)
    venue = sitting.venue or ("" if sitting.virtual else before.venue)
    return replace(sitting, segments=segments, start=hours[0], end=hours[1], venue=venue)


def _on(meeting: Meeting, day: date) -> Sitting:
    """A meeting on another day, at the same hours; which room is free then, nobody has said."""
    zone = ZoneInfo(meeting.zone)
    away = day - meeting.day

    def moved(moment: datetime | None) -> datetime | None:
        if moment is None:
            return None
        local = moment.astimezone(zone)
        return datetime.combine(local.date() + away, local.time(), zone)

    return Sitting(
        day=day,
        start=moved(meeting.start),
        end=moved(meeting.end),
        zone=meeting.zone,
        virtual=meeting.virtual,
        tentative=meeting.tentative,
        segments=meeting.segments,
    )


def _new(key: str, sitting: Sitting, why: str = "new") -> Change:
    return Change(Kind.ADDS, key, sitting, None, why)


def _differs(before: Meeting, after: Sitting) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in DIFFERENCES)


def _both(one: _Same, other: _Same) -> _Same:
    return lambda sitting, meeting: one(sitting, meeting) and other(sitting, meeting)


def _hour(sitting: Sitting, meeting: Meeting) -> bool:
    return sitting.day == meeting.day and sitting.start == meeting.start


def _room(sitting: Sitting, meeting: Meeting) -> bool:
    return sitting.venue == meeting.venue and sitting.virtual == meeting.virtual


def _business(sitting: Sitting, meeting: Meeting) -> bool:
    """The same parts of the text; where there are none, the same titles."""
    parts = [{e for segment in one.segments for e in segment.elements} for one in (sitting, meeting)]
    if any(parts):
        return parts[0] == parts[1]
    titles = [[" ".join(s.title.casefold().split()) for s in one.segments] for one in (sitting, meeting)]
    return bool(titles[0]) and titles[0] == titles[1]


def _time_of_day(sitting: Sitting, meeting: Meeting) -> bool:
    if not (sitting.start and meeting.start):
        return sitting.start is meeting.start
    return _local(sitting.start, sitting.zone) == _local(meeting.start, meeting.zone)


def _local(moment: datetime, zone: str) -> object:
    return moment.astimezone(ZoneInfo(zone)).time()


def _place(change: Change) -> tuple[object, ...]:
    one = change.sitting or change.meeting
    if one is None:
        raise ValueError("a change is of a meeting, of a sitting, or of both")
    start = (1, one.start.timestamp()) if one.start else (0, 0.0)
    return (one.day, start, one.venue, change.key)
