"""What the planner's boxes begin with: slots, what is to be heard and how long it takes, and the present programme."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.text import slugify

from zerodraft.process import queries as process_queries
from zerodraft.process.core import outline
from zerodraft.programme import beside, presenting, queries
from zerodraft.programme.core import timetable, today
from zerodraft.programme.core.planning.showing import Row, item_line, one_line, slot_line
from zerodraft.programme.core.release import Meeting, Segment
from zerodraft.programme.core.stations import Station
from zerodraft.programme.foreseeing import Forecasts

if TYPE_CHECKING:
    from zerodraft.process.models import Process

BASES = ("outline", "remains", "round")
"""What a round can be made of: all parts of the outline, those that no meeting has had yet, the business of the round."""

MOST_DAYS = 60
MOST_ROOMS = 12
USUAL_MINUTES = 30
"""What a part takes of which nothing is known."""


def from_round(of: "Process", basis: str, moment: datetime) -> dict[str, str]:
    """The boxes with the meetings of the newest round as slots; of what remains, those that are not over."""
    meetings = _slots_of_round(of)
    if basis == "remains":
        meetings = [each for each in meetings if today.ends(each) > moment]
    zone = meetings[0].zone if meetings else ""
    rows = _rows(of, basis, moment)
    lines = [line for each in meetings if (line := _slot(each, zone))]
    return _boxes(rows, zone, lines) | {"present": _present(rows, meetings, zone)}


def from_days(
    of: "Process", basis: str, moment: datetime, days: tuple[date, int], station: Station, rooms: Sequence[str]
) -> dict[str, str]:
    """The boxes with slots on so many working days from a first one on, at the hours of a station, in each room."""
    first, count = days
    lines: list[str] = []
    day: date | None = first if station.works_on(first) else station.next_working_day(first)
    for _number in range(count):
        if day is None:
            break
        hours = station.interpretation or tuple(timetable.USUAL[part] for part in timetable.USUAL)[:2]
        lines += [slot_line(day, start, end, room) for start, end in hours for room in (rooms or [""])]
        day = station.next_working_day(day)
    return _boxes(_rows(of, basis, moment), station.zone, lines) | {"present": ""}


def matched(meetings: Iterable[Meeting]) -> dict[tuple[datetime, datetime, str], list[str]]:
    """The keys of meetings with hours by start, end and room: by these a slot is known as a meeting that stands already."""
    found: dict[tuple[datetime, datetime, str], list[str]] = {}
    for each in meetings:
        if each.start and each.end:
            found.setdefault((each.start, each.end, one_line(each.venue)), []).append(each.key)
    return found


def left_out(of: "Process") -> int:
    """How many meetings of the newest round are no slots: their hours are not known, or go on past midnight."""
    current = process_queries.current_round(of)
    meetings = queries.planned_in(current) if current else ()
    zone = next((each.zone for each in meetings if each.start and each.end), "UTC")
    return sum(not _slot(each, zone) for each in meetings)


def _boxes(rows: Iterable[Row], zone: str, slots: Iterable[str]) -> dict[str, str]:
    return {
        "zone": zone,
        "slots": "\n".join(slots),
        "items": "\n".join(map(item_line, rows)),
        "keep_order": "on",
        **dict.fromkeys(("alone", "together", "apart", "fixed", "unavailable"), ""),
    }


def _slots_of_round(of: "Process") -> list[Meeting]:
    current = process_queries.current_round(of)
    return [each for each in queries.planned_in(current) if each.start and each.end] if current else []


def _slot(meeting: Meeting, zone: str) -> str:
    """The line of a meeting; '' for one that goes on past midnight."""
    if meeting.start is None or meeting.end is None:
        return ""
    start, end = (each.astimezone(ZoneInfo(zone)) for each in (meeting.start, meeting.end))
    return slot_line(start.date(), start.time(), end.time(), meeting.venue) if start.date() == end.date() else ""


def _rows(of: "Process", basis: str, moment: datetime) -> list[Row]:
    minutes = _Minutes(of)
    if basis == "round":
        current = process_queries.current_round(of)
        meetings = queries.planned_in(current) if current else ()
        return _once(_of_segment(each, minutes) for meeting in meetings for each in meeting.segments)
    parts = outline.in_order(part.element for part in of.outline.all())
    if basis == "remains":
        over = [each for each in queries.working_programme(of) if today.ends(each) <= moment]
        had = {element for meeting in over for segment in meeting.segments for element in segment.elements}
        parts = [part for part in parts if part not in had]
    return [Row(part, process_queries.part_name(part), minutes.of((part,)), None, (part,)) for part in parts]


def _of_segment(segment: Segment, minutes: "_Minutes") -> Row:
    parts = segment.elements
    name = parts[0] if parts else slugify(segment.title)[:40] or "business"
    if len(parts) > 1:
        name = f"{parts[0]}-{parts[-1].rpartition('-')[2]}"
    title = segment.title or "; ".join(presenting.parts_in_words(parts))
    return Row(name, title, minutes.of(parts), None, parts)


def _once(rows: Iterable[Row]) -> list[Row]:
    """Rows with ids that are told apart."""
    found: dict[str, Row] = {}
    for row in rows:
        name, number = row.id, 2
        while name in found:
            name, number = f"{row.id}-{number}", number + 1
        found[name] = row._replace(id=name)
    return list(found.values())


def _present(rows: Iterable[Row], meetings: Sequence[Meeting], zone: str) -> str:
    """Where the present programme has each item: the first meeting that takes up a part of it, or has its title."""
    places: dict[str, Meeting] = {}
    titles: dict[str, Meeting] = {}
    for meeting in meetings:
        for segment in meeting.segments:
            titles.setdefault(one_line(segment.title), meeting)
            for element in segment.elements:
                places.setdefault(element, meeting)
    lines = []
    for row in rows:
        at = next((places[part] for part in row.parts if part in places), titles.get(one_line(row.title)))
        if at and at.start and _slot(at, zone):
            local = at.start.astimezone(ZoneInfo(zone))
            lines.append(" | ".join(filter(None, [row.id, f"{local:%Y-%m-%d %H:%M}", one_line(at.venue)])))
    return "\n".join(lines)


class _Minutes:
    """How long parts take: by who is expected at the meetings that have them, or by the length of those meetings."""

    def __init__(self, of: "Process") -> None:
        self._known: Mapping[str, float] = _shares(of)
        known = self._known.values()
        self._usual = sum(known) / len(known) if known else USUAL_MINUTES

    def of(self, parts: Sequence[str]) -> int:
        return max(round(sum(self._known.get(part, self._usual) for part in parts) or self._usual), 1)


def _shares(of: "Process") -> dict[str, float]:
    """The minutes of each part: those of its latest meeting, divided equally among the parts of that."""
    forecasts, pace = Forecasts(of), beside.spoken(of).pace
    found: dict[str, float] = {}
    for meeting in queries.working_programme(of):
        parts = [element for segment in meeting.segments for element in segment.elements]
        speakers = forecasts.expected(meeting).speakers
        seconds = sum(each.count * pace.turn(each.category, each.allotted) for each in speakers)
        if seconds:
            seconds += pace.opening.mean
        elif meeting.start and meeting.end:
            seconds = (meeting.end - meeting.start).total_seconds()
        found |= dict.fromkeys(parts, seconds / 60 / len(parts)) if seconds and parts else {}
    return found
