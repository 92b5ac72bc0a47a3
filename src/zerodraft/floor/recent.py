"""Speakers' lists that opened in a stretch of time, or will close soon, as far as somebody sees them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import rules
from django.urls import reverse
from django.utils.translation import gettext as _

from zerodraft import moments
from zerodraft.floor import permissions, queries
from zerodraft.floor.core import window
from zerodraft.floor.models import SpeakersList
from zerodraft.process.since import Asked, Piece
from zerodraft.programme import queries as programme

SOON = timedelta(days=1)


def lists(asked: Asked) -> Iterator[Piece]:
    """The open lists of meetings that are announced: those that opened since, and those that close within a day."""
    announced = {one.key for one in programme.released_meetings(asked.process) if not one.cancelled}
    for held in queries.lists_to_come(announced):
        state = window.at(held.window, asked.until)
        if not state.is_open or state.since is None or not rules.has_perm(permissions.SEE_LIST, asked.visitor, held):
            continue
        closes = state.until if state.until and state.until - asked.until <= SOON else None
        if state.since > asked.since or closes:
            yield _piece(held, state.since, state.until)


def _piece(held: SpeakersList, since: datetime, until: datetime | None) -> Piece:
    meeting = held.floor.meeting
    zone = held.zone or meeting.zone
    if until:
        when = moments.spoken(until.astimezone(ZoneInfo(zone)))
        text = _("Delegations inscribe themselves until %(when)s.") % {"when": f"{when} ({moments.city(zone)})"}
    else:
        text = _("Delegations inscribe themselves; no hour is set at which it closes.")
    day = moments.full_day(meeting.day)
    title = _("List of speakers open: %(list)s, %(day)s") % {"list": held.name, "day": day}
    return Piece(held.key, since, title, text, reverse("screen-floor", args=[meeting.key]))
