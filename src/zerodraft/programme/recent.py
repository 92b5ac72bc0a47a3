"""What changed of a programme in a stretch of time: its releases, and the limits and deadlines of rounds they announce."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import rules
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft import moments
from zerodraft.process import queries as process
from zerodraft.process import verbs
from zerodraft.process.permissions import SEE
from zerodraft.process.since import MOST, Asked, Piece
from zerodraft.process.topics import topic_of_key
from zerodraft.programme import permissions, presenting, queries, releasing
from zerodraft.programme.releasing import ShownChange, ShownRelease
from zerodraft.record import queries as record

if TYPE_CHECKING:
    from zerodraft.process.models import Process
    from zerodraft.record.models import Row

MOST_CHANGES = 12
"""How many changes of one release are named; its page has all."""

_SET = (verbs.LIMIT_SET, verbs.DEADLINE_SET, verbs.DEADLINE_CHANGED, verbs.DEADLINE_WITHDRAWN)


def releases(asked: Asked) -> Iterator[Piece]:
    """The releases of the stretch of time, each with what it changed of the one before it."""
    if not rules.has_perm(SEE, asked.visitor, asked.process):
        return
    found = queries.newest_releases(asked.process, MOST + 1)
    wanted = [each for each in found if asked.since < each.at <= asked.until]
    last_wanted = found[: found.index(wanted[-1]) + 2] if wanted else []
    for shown in releasing.history(last_wanted, asked.until):
        if shown.release in wanted:
            yield _release(asked.process, shown)


def terms(asked: Asked) -> Iterator[Piece]:
    """Limits and deadlines that were set or changed. Those of a round that is only planned yet are for its planners."""
    if not rules.has_perm(SEE, asked.visitor, asked.process):
        return
    rows = record.happened(
        topic_of_key(asked.process.key), [verb.name for verb in _SET], asked.since, asked.until, MOST
    )
    if not rows:
        return
    rounds = queries.announced_rounds(asked.process)
    plans = rules.has_perm(permissions.PLAN, asked.visitor, asked.process)
    zones = {
        (each.number, due.matter): due.zone
        for each in asked.process.rounds.prefetch_related("deadlines")
        for due in each.deadlines.all()
    }
    for row in rows:
        if plans or row.data.get("round") in rounds:
            yield _term(asked.process, row, zones.get((row.data.get("round"), row.data.get("matter")), "") or "UTC")


def _release(of: "Process", shown: ShownRelease) -> Piece:
    release = shown.release
    number = {"number": release.number}
    title = _("Programme of work, release %(number)d") % number
    lines = [_line(change) for change in shown.changes[:MOST_CHANGES]]
    left = len(shown.changes) - len(lines)
    if left:
        lines.append(ngettext("And %(count)d more.", "And %(count)d more.", left) % {"count": left})
    if not lines:
        lines = [ngettext("%(count)d meeting", "%(count)d meetings", shown.count) % {"count": shown.count}]
    address = f"{reverse('changes', args=[of.key])}#release-{release.number}"
    return Piece(
        f"release-{release.number}",
        release.at,
        f"{title}: {release.name}" if release.name else title,
        "\n".join(lines),
        address,
    )


def _line(change: ShownChange) -> str:
    words = {"kind": change.kind_name, "title": change.after.title, "when": _when(change.after)}
    first = _("%(kind)s: %(title)s, %(when)s") % words
    return " · ".join((first, *change.details))


def _when(meeting: presenting.ShownMeeting) -> str:
    if meeting.start is None:
        return moments.full_day(meeting.day)
    return f"{moments.spoken(meeting.start)} ({moments.city(meeting.zone)})"


def _term(of: "Process", row: "Row", zone: str) -> Piece:
    address = reverse("programme", args=[of.key])
    key = f"record-{row.seq}"
    if row.verb == verbs.LIMIT_SET.name:
        words = {
            "who": process.speakers_name(row.data["applies_to"]),
            "length": process.duration(row.data["seconds"]),
        }
        return Piece(key, row.at, _("Time limit: %(who)s, %(length)s") % words, address=address)
    matter = process.matter_name(row.data["matter"])
    if row.verb == verbs.DEADLINE_WITHDRAWN.name:
        return Piece(key, row.at, _("%(matter)s: nothing is due any more") % {"matter": matter}, address=address)
    at = row.data.get("at")
    if at:
        when = moments.spoken(datetime.fromisoformat(at).astimezone(ZoneInfo(zone)))
        when = f"{when} ({moments.city(zone)})"
    else:
        when = moments.full_day(date.fromisoformat(row.data["on"]))
    return Piece(key, row.at, _("%(matter)s: due %(when)s") % {"matter": matter, "when": when}, address=address)
