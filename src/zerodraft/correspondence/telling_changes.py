"""What people are told of a change of programme, in the words of their language; times are those of each meeting's zone."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft import clock, moments
from zerodraft.correspondence.announced import Proposal
from zerodraft.floor import queries as floor
from zerodraft.parties import queries as parties
from zerodraft.post import wording
from zerodraft.post.core.matter import Matter
from zerodraft.process import queries as process_queries
from zerodraft.process.topics import topic_of_key
from zerodraft.programme import particulars, presenting, releasing, snapshot
from zerodraft.programme import queries as programme
from zerodraft.programme.core.changes import Change, Kind, changes
from zerodraft.programme.core.release import Meeting

if TYPE_CHECKING:
    from zerodraft.process.models import Process

GENERAL, OWN = "programme-changed", "own-meeting-changed"
MOST_LINES = 12
"""How many changes a notice names; the page to which it leads has all."""


def between(found: Proposal) -> dict[str, object]:
    """The two releases that a notice is about."""
    return {"process": found.process.key, "since": found.since.number, "number": found.release.number}


def general(found: Proposal) -> Matter:
    """What everybody is told, once for a release."""
    address = reverse("changes-between", args=[found.process.key])
    topic = topic_of_key(found.process.key)
    return Matter(
        GENERAL,
        topic,
        f"changes:{found.release.number}:{found.process.key}",
        between(found),
        f"{address}?from={found.since.number}&to={found.release.number}",
    )


def register() -> None:
    """Have the post know the words of these notices; called once, when the room starts."""
    wording.register(GENERAL, _general)
    wording.register(OWN, _own, urgent=True)


def line(change: Change) -> str:
    """A change in one line: "Moved: Objectives 1-6. Now …; before …"."""
    words = {
        "kind": releasing.kind_name(change.kind),
        "title": presenting.title(change.after),
        "now": whereabouts(change.after),
    }
    before = change.before
    if before is None or not set(change.differs) & {"day", "start", "end", "zone"}:
        first = _("%(kind)s: %(title)s, %(now)s.") % words
    else:
        first = _("%(kind)s: %(title)s. Now %(now)s; before %(before)s.") % {**words, "before": whereabouts(before)}
    more = releasing.details(before, change.after, clock.now()) if before and not change.after.cancelled else ()
    return " ".join([first, *(f"{detail}." for detail in more)])


def whereabouts(meeting: Meeting) -> str:
    """When and where a meeting is, by the clock of its zone: "Tuesday, 20 February 2018, 10:00–13:00 (New York), Room 4"."""
    zone = ZoneInfo(meeting.zone)
    hours = ""
    if meeting.start:
        hours = f", {moments.hour(meeting.start.astimezone(zone))}"
        hours += f"–{moments.hour(meeting.end.astimezone(zone))}" if meeting.end else ""
        hours += f" ({moments.city(meeting.zone)})"
    return f"{moments.full_day(meeting.day)}{hours}, {presenting.place(meeting)}"


def _found(params: Mapping[str, Any]) -> "tuple[Process, tuple[Change, ...]]":
    process = process_queries.by_key(str(params["process"]))
    releases = [programme.release_of(process, int(params[name])) for name in ("since", "number")] if process else []
    if process is None or None in releases:
        raise LookupError(params["process"])
    before, after = (snapshot.from_json(each.meetings) for each in releases if each)
    return process, changes(before, after)


def _general(params: Mapping[str, Any], _language: str) -> tuple[str, str]:
    process, found = _found(params)
    lines = [line(change) for change in found[:MOST_LINES]]
    left = len(found) - len(lines)
    if left:
        lines.append(ngettext("And %(count)d more.", "And %(count)d more.", left) % {"count": left})
    subject = _("%(process)s: the programme of work has changed") % {"process": process.title}
    return subject, "\n".join(lines)


def _own(params: Mapping[str, Any], _language: str) -> tuple[str, str]:
    process, found = _found(params)
    change = next((each for each in found if each.after.key == params["meeting"]), None)
    if change is None or change.before is None:
        raise LookupError(params["meeting"])
    subject = str(params["to"])
    name = particulars.state_name(subject, change.after.day) or parties.name_of(subject)
    texts = [presenting.title(change.after)]
    if change.kind is Kind.CANCELLED:
        texts.append(_("It was to be: %(when)s") % {"when": whereabouts(change.before)})
    else:
        texts.append(_("Now: %(when)s") % {"when": whereabouts(change.after)})
        texts.append(_("Before: %(when)s") % {"when": whereabouts(change.before)})
        in_its_room = replace(change.before, venue=change.after.venue, virtual=change.after.virtual)
        texts += releasing.details(in_its_room, change.after, clock.now())
        texts += _places(subject, change.after.key)
    texts.append(process.title)
    return _subject(change, name), "\n".join(texts)


def _subject(change: Change, name: str) -> str:
    before = change.before or change.after
    words = {
        "name": name,
        "now": _when(change.after),
        "before": _when(before),
        "place": presenting.place(change.after),
    }
    if change.kind is Kind.CANCELLED:
        return _("%(name)s: your meeting of %(before)s is cancelled") % words
    if change.kind is Kind.RESTORED:
        return _("%(name)s: your meeting is held after all: %(now)s") % words
    if change.kind is Kind.MOVED:
        return _("%(name)s: your meeting was moved to %(now)s") % words
    if "venue" in change.differs:
        return _("%(name)s: your meeting of %(now)s has another room: %(place)s") % words
    return _("%(name)s: your meeting of %(now)s has changed") % words


def _when(meeting: Meeting) -> str:
    if meeting.start is None:
        return moments.full_day(meeting.day)
    return moments.spoken(meeting.start.astimezone(ZoneInfo(meeting.zone)))


def _places(party: str, meeting: str) -> list[str]:
    """Where a party stands on the lists of the meeting: its place does not change with the meeting."""
    return [
        _("You stand on the list “%(list)s”, as number %(place)d.") % {"list": each.list_title, "place": each.place}
        for each in floor.places_of(party, [meeting])
        if each.state == "waiting" and each.place
    ]
