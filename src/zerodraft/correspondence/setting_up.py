"""From what was read in a letter to a process with its round, officers, outline, limits, deadlines and programme."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.utils.text import slugify
from django.utils.translation import gettext as _

from zerodraft.parties.core.search import named
from zerodraft.parties.queries import register
from zerodraft.process import actions as process_actions
from zerodraft.process import queries as process_queries
from zerodraft.process.audience import Audience
from zerodraft.programme import actions as programme_actions
from zerodraft.programme.core.release import Segment, Sitting
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process

NIGHT, DAWN = "18:00", "06:00"
_LEADING = ("programme", "invitation", "notice")


class CannotSetUp(ValueError):
    """The reading lacks what a process needs, or the process is here already; the message says which."""


def set_up(actor: Actor, reading: dict[str, Any], audience: Audience) -> "Process":
    """Write everything that the reading states; the caller holds the transaction."""
    title = reading.get("process")
    if not title:
        raise CannotSetUp(_("The letter names no process."))
    if not reading["meetings"]:
        raise CannotSetUp(_("The letter announces no meeting."))
    key = slugify(title)[:80] or "process"
    if process_queries.by_key(key):
        raise CannotSetUp(_("The process “%(title)s” is here already.") % {"title": title})
    process = process_actions.open_process(actor, key=key, title=title, audience=audience)
    opened = process_actions.open_round(actor, process, reading["round"])
    for office, name, state in officers(reading):
        party = party_of(state, date.fromisoformat(reading["letters"][-1]["date"] or reading["meetings"][0]["date"]))
        process_actions.name_officer(actor, process, office=office, name=name, state=state or "", party=party)
    elements = [e for meeting in reading["meetings"] for segment in meeting["segments"] for e in segment["elements"]]
    process_actions.extend_outline(actor, process, elements)
    for limit in reading["time_limits"]:
        process_actions.set_limit(actor, opened, applies_to=limit["applies_to"], seconds=limit["seconds"])
    for deadline in reading["deadlines"]:
        _set_deadline(actor, opened, deadline)
    for sitting in sittings(reading):
        _schedule(actor, opened, sitting)
    return process


def officers(reading: dict[str, Any]) -> Iterator[tuple[str, str, str | None]]:
    """Office, name and State of those who sign the letters that lead the process; who only transmits is none of them."""
    for letter in reading["letters"]:
        if letter["kind"] in _LEADING and letter["office"]:
            for signatory in letter["signatories"]:
                yield letter["office"], signatory["name"], signatory["state"]


def sittings(reading: dict[str, Any]) -> Iterator[Sitting]:
    """The meetings of a reading; what is flagged as to be confirmed is tentative."""
    tentative = {flag["about"] for flag in reading["flags"] if flag["code"] in ("to-be-confirmed", "alternative-dates")}
    for meeting in reading["meetings"]:
        day = date.fromisoformat(meeting["date"])
        zone = meeting["zone"] or "UTC"
        yield Sitting(
            day=day,
            start=_moment(day, meeting["start"], zone),
            end=_moment(_last_day(day, meeting["start"], meeting["end"]), meeting["end"], zone),
            zone=zone,
            venue=meeting["venue"] or "",
            virtual=meeting["virtual"],
            tentative=meeting["date"] in tentative,
            segments=tuple(Segment(s["title"], tuple(s["elements"])) for s in meeting["segments"]),
            alternatives=tuple(date.fromisoformat(other) for other in meeting["alternatives"]),
        )


def party_of(name: str | None, on: date) -> str:
    """The stable id of the party that bore this name on that day, or ''."""
    if not name:
        return ""
    found = named(register(), name, on)
    return found.key if found else ""


def _schedule(actor: Actor, opened: Any, sitting: Sitting) -> None:
    try:
        programme_actions.schedule_meeting(actor, opened, sitting)
    except ValueError as error:
        raise CannotSetUp(f"{sitting.day.isoformat()}: {error}") from error


def _last_day(day: date, start: str | None, end: str | None) -> date:
    """A night meeting ends on the next day: from 21:00 to midnight, or to 01:00."""
    past_midnight = start and end and start >= NIGHT and end <= DAWN
    return day + timedelta(days=1) if past_midnight else day


def _set_deadline(actor: Actor, opened: Any, deadline: dict[str, Any]) -> None:
    day, _t, hour = deadline["at"].partition("T")
    on, zone = date.fromisoformat(day), deadline["zone"] or ""
    process_actions.set_deadline(
        actor,
        opened,
        matter=deadline["what"],
        on=on,
        at=_moment(on, hour or None, zone or "UTC"),
        zone=zone,
        to=deadline["to"] or "",
    )


def _moment(day: date, hour: str | None, zone: str) -> datetime | None:
    return datetime.combine(day, time.fromisoformat(hour), ZoneInfo(zone)) if hour else None
