"""What the forms of a working programme send, brought into values. What cannot be read is named field by field."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple, Unpack
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import QueryDict
from django.utils.translation import gettext as _

from zerodraft import moments
from zerodraft.programme import presenting
from zerodraft.programme.core import hours
from zerodraft.programme.core.release import Segment, Sitting

if TYPE_CHECKING:
    from zerodraft.process.models import Process

PIECES = 40
"""How many pieces of business a form is read for."""

ALTERNATIVES = 3
"""How many alternative dates a form has."""

LONGEST_NIGHT = timedelta(hours=12)
"""An end by the clock before the start is on the next day, when the meeting lasts no longer than this."""

Given = TypeVarTuple("Given")
Read = TypeVar("Read")

EARLIEST, LATEST = date(1945, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of business as a form shows it: its number on the page, its title, the chosen parts."""

    number: int
    title: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it was filled in: its fields as text, pieces of business, and what cannot be read, by field.

    `sitting` is what it says, where all of it can be read; `remarks` say what it was taken for where that is not plain.
    """

    fields: Mapping[str, str]
    pieces: tuple[Piece, ...]
    alternatives: tuple[str, ...] = ()
    faults: Mapping[str, str] | None = None
    sitting: Sitting | None = None
    remarks: tuple[str, ...] = ()


class _Unreadable(ValueError):
    def __init__(self, field: str, says: str) -> None:
        super().__init__(says)
        self.field = field


def of_sitting(sitting: Sitting) -> Filled:
    """The form that says what is planned."""
    zone = ZoneInfo(sitting.zone)
    fields = {
        "day": sitting.day.isoformat(),
        "start": f"{sitting.start.astimezone(zone):%H:%M}" if sitting.start else "",
        "end": f"{sitting.end.astimezone(zone):%H:%M}" if sitting.end else "",
        "zone": sitting.zone,
        "room": sitting.venue,
        "virtual": "on" if sitting.virtual else "",
        "tentative": "on" if sitting.tentative else "",
    }
    pieces = tuple(Piece(number, one.title, one.elements) for number, one in enumerate(sitting.segments, start=1))
    return Filled(fields, pieces, tuple(day.isoformat() for day in sitting.alternatives))


def read(form: QueryDict, of: "Process") -> Filled:
    """What was filled in. Every field that cannot be read is among the faults, with its cure."""
    names = ("day", "start", "end", "zone", "room", "virtual", "tentative")
    fields = {name: " ".join(form.get(name, "")[:400].split()) for name in names}
    pieces = _pieces(form)
    alternatives = tuple(given for n in range(ALTERNATIVES) if (given := form.get(f"alternative-{n}", "")[:20].strip()))
    faults: dict[str, str] = {}
    remarks: list[str] = []

    day = _tried(faults, _day, "day", fields["day"])
    zone = _tried(faults, _zone, fields["zone"])
    start = _tried(faults, _time, "start", fields["start"])
    end = _tried(faults, _time, "end", fields["end"])
    others = [_tried(faults, _day, "alternatives", given) for given in alternatives]
    segments = [_tried(faults, _segment, piece, {part.element for part in of.outline.all()}) for piece in pieces]
    if fields["end"] and not fields["start"]:
        faults["start"] = _("A meeting with an end has a start. Write the hour at which it begins.")
    if faults or day is None or zone is None:
        return Filled(fields, pieces, alternatives, faults)
    try:
        began, ended = _hours(day, start, end, zone, remarks)
    except _Unreadable as error:
        return Filled(fields, pieces, alternatives, {error.field: str(error)})
    sitting = Sitting(
        day=day,
        start=began,
        end=ended,
        zone=zone,
        venue=fields["room"],
        virtual=bool(fields["virtual"]),
        tentative=bool(fields["tentative"]),
        segments=tuple(one for one in segments if one),
        alternatives=tuple(one for one in others if one),
    )
    return Filled(fields, pieces, alternatives, None, sitting, tuple(remarks))


def day_given(text: str) -> date:
    """A day as a form sends it. Raises ValueError with the cure."""
    return _day("day", text.strip())


def _tried(faults: dict[str, str], reads: Callable[[Unpack[Given]], Read], *given: *Given) -> Read | None:
    """What is read of a field; what cannot be goes among the faults."""
    try:
        return reads(*given)
    except _Unreadable as error:
        faults[error.field] = str(error)
        return None


def _pieces(form: QueryDict) -> tuple[Piece, ...]:
    """Pieces in the order of their numbers as given, those that say nothing left out."""
    found: list[tuple[int, int, Piece]] = []
    for number in range(1, PIECES + 1):
        title = " ".join(form.get(f"title-{number}", "")[:1000].split())
        parts = tuple(form.getlist(f"parts-{number}")[:300])
        if title or parts:
            order = form.get(f"order-{number}", "")
            place = int(order) if re.fullmatch(r"[0-9]{1,3}", order) else number
            found.append((place, number, Piece(number, title, parts)))
    ordered = sorted(found, key=lambda each: each[:2])
    return tuple(Piece(place, piece.title, piece.parts) for place, (_p, _n, piece) in enumerate(ordered, start=1))


def _segment(piece: Piece, outline: set[str]) -> Segment:
    unknown = sorted(set(piece.parts) - outline)
    if unknown:
        raise _Unreadable(
            f"piece-{piece.number}",
            _("The outline of the process has no %(parts)s. Choose parts that it has.") % {"parts": unknown[0][:60]},
        )
    title = piece.title or "; ".join(presenting.parts_in_words(piece.parts))
    if len(title) > 300:
        raise _Unreadable(f"piece-{piece.number}", _("This has more than 300 characters. Shorten it."))
    return Segment(title, piece.parts)


def _day(field: str, text: str) -> date:
    try:
        found = datetime.strptime(text, "%Y-%m-%d").date() if text.isascii() else None  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        found = None
    if found is None:
        raise _Unreadable(field, _("“%(text)s” is no day. Write it as 2026-02-20.") % {"text": text[:30]})
    if not EARLIEST <= found <= LATEST:
        raise _Unreadable(field, _("This day is too far away. Correct the year."))
    return found


def _time(field: str, text: str) -> time | None:
    if not text:
        return None
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9](:00)?", text):
        raise _Unreadable(field, _("“%(text)s” is no hour. Write it as 15:00.") % {"text": text[:30]})
    return time.fromisoformat(text)


def _zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise _Unreadable(
            "zone",
            _("“%(zone)s” is no time zone. Choose one from the list, as America/New_York.") % {"zone": text[:60]},
        ) from error


def _hours(
    day: date, start: time | None, end: time | None, zone: str, remarks: list[str]
) -> tuple[datetime | None, datetime | None]:
    if start is None:
        return None, None
    began = _placed(day, start, zone, remarks)
    if end is None:
        return began, None
    ended = _placed(day if end > start else day + timedelta(days=1), end, zone, remarks)
    if ended <= began or (end <= start and ended - began > LONGEST_NIGHT):
        raise _Unreadable("end", _("The meeting would end before it starts. Correct one of the hours."))
    if end < start:
        remarks.append(_("The meeting ends at %(hour)s of the next day.") % {"hour": f"{end:%H:%M}"})
    return began, ended


def _placed(day: date, hour: time, zone: str, remarks: list[str]) -> datetime:
    found = hours.placed(day, hour, zone)
    words = {"hour": f"{hour:%H:%M}", "city": moments.city(zone), "day": moments.full_day(day)}
    if found.oddity is hours.Oddity.SKIPPED:
        taken = moments.hour(found.at.astimezone(ZoneInfo(zone)))
        remarks.append(
            _(
                "Clocks in %(city)s skip %(hour)s on %(day)s; it was taken for %(taken)s. Correct it if that is not meant."
            )
            % {**words, "taken": taken}
        )
    elif found.oddity is hours.Oddity.TWICE:
        remarks.append(
            _("Clocks in %(city)s show %(hour)s twice on %(day)s; the first was taken. Another hour would be safer.")
            % words
        )
    return found.at
