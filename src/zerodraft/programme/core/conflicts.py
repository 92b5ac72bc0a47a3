"""What stands against a programme: rooms and officers taken twice, days and hours that are none for meetings.

These are warnings, and forbid nothing: people who plan know what the data does not. Meetings without hours are compared
with no other, since nobody knows yet when they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from zerodraft.programme.core import hours, today
from zerodraft.programme.core.release import Meeting
from zerodraft.programme.core.stations import Station

MOST_OTHERS = 5
"""How many other meetings, and how many free rooms, one warning names."""


class Kind(StrEnum):
    """What a warning is about."""

    ROOM = "room"
    OFFICER = "officer"
    PARALLEL = "parallel"
    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    SERVICES = "services"
    TWICE = "twice"
    CLOCKS = "clocks"


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting, the process that holds it, and who leads that, by any stable ids."""

    meeting: Meeting
    process: str
    officers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Caution:
    """What stands against one meeting, and what would cure it.

    `others` are the meetings it collides with, by key, the first `MOST_OTHERS`; `count` is how many there are. `officers`
    are whom it is about; `name` is the holiday. Cures, where known: `rooms` that are free then, the next working `day`, the
    `hours` in which interpreters serve.
    """

    kind: Kind
    meeting: str
    others: tuple[str, ...] = ()
    count: int = 0
    officers: tuple[str, ...] = ()
    name: str = ""
    rooms: tuple[str, ...] = ()
    day: date | None = None
    hours: tuple[tuple[time, time], ...] = ()


def warnings(
    held: Iterable[Held], stations: Mapping[str, Station], rooms: Sequence[str] = (), *, about: str | None = None
) -> tuple[Caution, ...]:
    """What stands against meetings, in the order in which they begin; with `about`, against those of that process.

    `stations` are by zone; `rooms` are all that are known, to name those that are free.
    """
    timed = sorted((each for each in held if not each.meeting.cancelled), key=_place)
    found: list[Caution] = []
    for each, others in _with_those_at_once(timed):
        if about is None or each.process == about:
            found += _collisions(each, others, rooms)
            found += _of_day(each.meeting, stations)
    return tuple(found)


def _place(held: Held) -> tuple[datetime, str]:
    return today.begins(held.meeting), held.meeting.key


def _with_those_at_once(ordered: Sequence[Held]) -> Iterable[tuple[Held, list[Held]]]:
    """Each with all others that are on at any moment at which it is; `ordered` by beginning."""
    at_once: list[list[Held]] = [[] for _each in ordered]
    on: list[tuple[datetime, int]] = []
    for number, each in enumerate(ordered):
        if each.meeting.start is None:
            continue
        begins = today.begins(each.meeting)
        on = [(ends, other) for ends, other in on if ends > begins]
        for _ends, other in on:
            at_once[number].append(ordered[other])
            at_once[other].append(each)
        on.append((today.ends(each.meeting), number))
    return zip(ordered, at_once, strict=True)


def _collisions(each: Held, others: list[Held], rooms: Sequence[str]) -> list[Caution]:
    if not others:
        return []
    key, venue = each.meeting.key, _folded(each.meeting.venue)
    same_room = [other for other in others if venue and _folded(other.meeting.venue) == venue]
    same_process = [other for other in others if other.process == each.process]
    found = []
    if same_room:
        taken = {_folded(other.meeting.venue) for other in others} | {venue}
        free = tuple(room for room in rooms if _folded(room) not in taken)[:MOST_OTHERS]
        found.append(Caution(Kind.ROOM, key, *_named(same_room), rooms=free))
    shared = {person for other in others if other.process != each.process for person in other.officers & each.officers}
    busy = [other for other in others if other.process != each.process and other.officers & each.officers]
    if each.officers and _as_many_at_once(each, same_process, len(each.officers)):
        shared |= each.officers
        busy += same_process
    if busy:
        found.append(Caution(Kind.OFFICER, key, *_named(busy), officers=tuple(sorted(shared))))
    if same_process:
        found.append(Caution(Kind.PARALLEL, key, *_named(same_process)))
    return found


def _named(others: list[Held]) -> tuple[tuple[str, ...], int]:
    keys = tuple(other.meeting.key for other in others)
    return keys[:MOST_OTHERS], len(keys)


def _as_many_at_once(each: Held, others: list[Held], many: int) -> bool:
    """Whether so many of the others are on together at some moment of a meeting: too many for who leads it besides."""
    begun = today.begins(each.meeting)
    return any(
        sum(today.begins(other.meeting) <= start < today.ends(other.meeting) for other in others) >= many
        for start in dict.fromkeys(max(today.begins(other.meeting), begun) for other in others)
    )


def _of_day(meeting: Meeting, stations: Mapping[str, Station]) -> list[Caution]:
    station = stations.get(meeting.zone) or Station("", meeting.zone)
    found = []
    if meeting.day in station.holidays:
        later = station.next_working_day(meeting.day)
        found.append(Caution(Kind.HOLIDAY, meeting.key, name=station.holidays[meeting.day], day=later))
    if station.is_weekend(meeting.day):
        found.append(Caution(Kind.WEEKEND, meeting.key, day=station.next_working_day(meeting.day)))
    if meeting.start is None:
        return found
    zone = ZoneInfo(meeting.zone)
    start, end = meeting.start.astimezone(zone), meeting.end.astimezone(zone) if meeting.end else None
    if station.interpretation and not any(_served(start, end, window) for window in station.interpretation):
        found.append(Caution(Kind.SERVICES, meeting.key, hours=station.interpretation))
    if hours.oddity(start) is hours.Oddity.TWICE or (end and hours.oddity(end) is hours.Oddity.TWICE):
        found.append(Caution(Kind.TWICE, meeting.key))
    elif end and start.utcoffset() != end.utcoffset():
        found.append(Caution(Kind.CLOCKS, meeting.key))
    return found


def _served(start: datetime, end: datetime | None, window: tuple[time, time]) -> bool:
    last = end or start + timedelta(minutes=1)
    return last.date() == start.date() and window[0] <= start.time() and last.time() <= window[1]


def _folded(room: str) -> str:
    return " ".join(room.casefold().split())
