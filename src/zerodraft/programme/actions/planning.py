"""Meetings of the working programme: put in, changed, taken out, put back; each act is kept, so that it can be undone."""

import secrets
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.process.actions import topic_of
from zerodraft.programme import permissions, queries, snapshot, verbs
from zerodraft.programme.actions.authorising import ChangedMeanwhile, authorise
from zerodraft.programme.actions.keeping import keep
from zerodraft.programme.core.release import Sitting
from zerodraft.programme.models import Meeting, Room, Segment
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Round

MOST_MEETINGS = 2_000
"""How many meetings the working programme of a process may hold."""

MOST_SEGMENTS = 40
LONGEST_TITLE = 300
LONGEST_ROOM = 200
MOST_ALTERNATIVES = 10


@transaction.atomic
def schedule_meeting(actor: Actor, in_round: "Round", sitting: Sitting) -> Meeting:
    """Put a meeting into the working programme, under a new stable key.

    Raises ValueError, with nothing written, for hours that cannot be, for what is no time zone, and for parts that the
    outline of the process lacks.
    """
    authorise(actor, permissions.PLAN, in_round.process)
    meeting = add(actor, in_round, sitting)
    keep(actor, in_round.process, [(meeting, None, planned(meeting))])
    return meeting


@transaction.atomic
def change_meeting(actor: Actor, meeting: Meeting, sitting: Sitting, *, seen: str | None = None) -> Meeting:
    """Set a meeting's hours, room and business anew; readers are told by the next release.

    `seen` is `queries.state_of_meeting` as the actor saw it; raises ChangedMeanwhile when the meeting is not that any
    more. Raises ValueError as `schedule_meeting` does, and for a meeting that was withdrawn.
    """
    authorise(actor, permissions.PLAN, meeting.round.process)
    check_seen(meeting, seen)
    if meeting.withdrawn_at:
        raise ValueError(_("This meeting was withdrawn; schedule a new one."))
    before = planned(meeting)
    fill(meeting, sitting)
    append_meeting(verbs.MEETING_CHANGED.name, actor, meeting, sitting)
    keep(actor, meeting.round.process, [(meeting, before, planned(meeting))])
    return meeting


@transaction.atomic
def withdraw_meeting(actor: Actor, meeting: Meeting, *, seen: str | None = None) -> None:
    """Take a meeting out of the working programme; the next release shows it as cancelled."""
    authorise(actor, permissions.PLAN, meeting.round.process)
    check_seen(meeting, seen)
    if meeting.withdrawn_at:
        raise ValueError(_("This meeting was withdrawn; schedule a new one."))
    before = planned(meeting)
    meeting.withdrawn_at = clock.now()
    meeting.save()
    append(
        verbs.MEETING_WITHDRAWN.name,
        actor=actor.key,
        subject=meeting.key,
        topic=topic_of(meeting.round.process),
    )
    keep(actor, meeting.round.process, [(meeting, before, None)])


@transaction.atomic
def reinstate_meeting(actor: Actor, meeting: Meeting, *, seen: str | None = None) -> Meeting:
    """Put a meeting that was withdrawn back as it was, under its key: the next release says that it is held after all."""
    authorise(actor, permissions.PLAN, meeting.round.process)
    check_seen(meeting, seen)
    if meeting.withdrawn_at is None:
        raise ValueError(_("This meeting stands in the working programme already."))
    meeting.withdrawn_at = None
    meeting.save()
    sitting = queries.as_planned(meeting)
    append_meeting(verbs.MEETING_REINSTATED.name, actor, meeting, sitting)
    keep(actor, meeting.round.process, [(meeting, None, planned(meeting))])
    return meeting


def planned(meeting: Meeting) -> dict[str, object]:
    """What is planned for a meeting now, as it is kept."""
    return snapshot.sitting_to_json(queries.as_planned(meeting))


def add(actor: Actor, in_round: "Round", sitting: Sitting) -> Meeting:
    """The row of a new meeting and its row of the record, for an action that asked already whether its actor may."""
    if Meeting.objects.filter(round__process=in_round.process).count() >= MOST_MEETINGS:
        raise ValueError(_("A process has at most %(most)d meetings.") % {"most": MOST_MEETINGS})
    meeting = Meeting(round=in_round, key=f"meeting-{secrets.token_hex(6)}")
    fill(meeting, sitting)
    append_meeting(verbs.MEETING_SCHEDULED.name, actor, meeting, sitting)
    return meeting


def fill(meeting: Meeting, sitting: Sitting) -> None:
    """Give a row what is announced of a sitting. Raises ValueError for what cannot be."""
    parts = {part.element: part for part in meeting.round.process.outline.all()}
    _check(sitting, set(parts))
    meeting.day, meeting.start, meeting.end, meeting.zone = sitting.day, sitting.start, sitting.end, sitting.zone
    meeting.room = Room.objects.get_or_create(name=sitting.venue)[0] if sitting.venue else None
    meeting.virtual, meeting.tentative = sitting.virtual, sitting.tentative
    meeting.alternatives = [day.isoformat() for day in sitting.alternatives]
    meeting.save()
    meeting.segments.all().delete()
    for position, business in enumerate(sitting.segments, start=1):
        segment = Segment.objects.create(meeting=meeting, position=position, title=business.title)
        segment.parts.set([parts[element] for element in business.elements])


def check_seen(meeting: Meeting, seen: str | None) -> None:
    """Raises ChangedMeanwhile when a meeting is not what its actor saw; the row is locked until the transaction ends."""
    if seen is None:
        return
    row = queries.meeting_to_change(meeting.key)
    if row is None or queries.state_of_meeting(row) != seen:
        raise ChangedMeanwhile(
            _("This meeting was changed meanwhile. Look at what it says now, then decide again. Nothing was changed.")
        )
    meeting.withdrawn_at = row.withdrawn_at


def append_meeting(verb: str, actor: Actor, meeting: Meeting, sitting: Sitting) -> None:
    """The row of the record that says when a meeting is, and what it takes up."""
    append(
        verb,
        actor=actor.key,
        subject=meeting.key,
        topic=topic_of(meeting.round.process),
        data={
            "day": sitting.day.isoformat(),
            "start": sitting.start.isoformat() if sitting.start else None,
            "end": sitting.end.isoformat() if sitting.end else None,
            "parts": [element for business in sitting.segments for element in business.elements],
        },
    )


def _check(sitting: Sitting, outline: set[str]) -> None:
    _check_hours(sitting)
    _check_bounds(sitting)
    lacking = sorted({element for business in sitting.segments for element in business.elements} - outline)
    if lacking:
        raise ValueError(_("The outline of the process has no %(parts)s.") % {"parts": ", ".join(lacking)})


def _check_hours(sitting: Sitting) -> None:
    try:
        zone = ZoneInfo(sitting.zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(_("“%(zone)s” is no time zone.") % {"zone": sitting.zone}) from error
    if sitting.end and not sitting.start:
        raise ValueError(_("A meeting with an end has a start."))
    if sitting.start and sitting.end and sitting.end.timestamp() <= sitting.start.timestamp():
        raise ValueError(_("A meeting ends after it starts."))
    if sitting.start and sitting.start.astimezone(zone).date() != sitting.day:
        raise ValueError(_("A meeting starts on its own day, in its own zone."))


def _check_bounds(sitting: Sitting) -> None:
    if len(sitting.segments) > MOST_SEGMENTS:
        raise ValueError(_("A meeting has at most %(most)d pieces of business.") % {"most": MOST_SEGMENTS})
    if any(len(business.title) > LONGEST_TITLE for business in sitting.segments):
        raise ValueError(_("A piece of business has at most %(most)d characters.") % {"most": LONGEST_TITLE})
    if len(sitting.venue) > LONGEST_ROOM:
        raise ValueError(_("The name of a room has at most %(most)d characters.") % {"most": LONGEST_ROOM})
    if len(sitting.alternatives) > MOST_ALTERNATIVES:
        raise ValueError(_("A meeting has at most %(most)d alternative dates.") % {"most": MOST_ALTERNATIVES})
