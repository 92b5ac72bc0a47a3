"""The only writers of programmes of work."""

import secrets
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.process.actions import topic_of
from zerodraft.programme import permissions, queries, snapshot, verbs
from zerodraft.programme.core.release import Sitting, next_release
from zerodraft.programme.models import Meeting, Release, Room, Segment
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process, Round


LONGEST_NAME = 120
"""How many characters the name of a release may have."""


class ChangedMeanwhile(ValueError):
    """The working programme is not what the actor saw when they decided; nothing was written."""


@transaction.atomic
def schedule_meeting(actor: Actor, in_round: "Round", sitting: Sitting) -> Meeting:
    """Put a meeting into the working programme, under a new stable key.

    Raises ValueError, with nothing written, for hours that cannot be, for what is no time zone, and for parts that the
    outline of the process lacks.
    """
    _authorise(actor, permissions.PLAN, in_round.process)
    meeting = Meeting(round=in_round, key=f"meeting-{secrets.token_hex(6)}")
    _fill(meeting, sitting)
    _append(verbs.MEETING_SCHEDULED.name, actor, meeting, sitting)
    return meeting


@transaction.atomic
def change_meeting(actor: Actor, meeting: Meeting, sitting: Sitting) -> Meeting:
    """Set a meeting's hours, room and business anew; readers are told by the next release.

    Raises ValueError as `schedule_meeting` does, and for a meeting that was withdrawn.
    """
    _authorise(actor, permissions.PLAN, meeting.round.process)
    _check_standing(meeting)
    _fill(meeting, sitting)
    _append(verbs.MEETING_CHANGED.name, actor, meeting, sitting)
    return meeting


@transaction.atomic
def withdraw_meeting(actor: Actor, meeting: Meeting) -> None:
    """Take a meeting out of the working programme; the next release shows it as cancelled."""
    _authorise(actor, permissions.PLAN, meeting.round.process)
    _check_standing(meeting)
    meeting.withdrawn_at = clock.now()
    meeting.save()
    append(
        verbs.MEETING_WITHDRAWN.name,
        actor=actor.key,
        subject=meeting.key,
        topic=topic_of(meeting.round.process),
    )


@transaction.atomic
def publish_release(actor: Actor, process: "Process", *, seen: str | None = None, name: str = "") -> Release:
    """Publish the working programme as the next release. When nothing changed, the last release is given back as it is.

    `name` is what people call it, as "Round 1, as announced"; '' for none. Raises ValueError for a name that another
    release of the process has, or of more than `LONGEST_NAME` characters. `seen` is `queries.state_of` as the actor saw it; raises ChangedMeanwhile when the programme is not that any more.
    """
    _authorise(actor, permissions.PUBLISH, process)
    if seen is not None and seen != queries.state_of(process):
        raise ChangedMeanwhile(
            _("The working programme was changed meanwhile. Look at the changes again, then publish.")
        )
    last = queries.latest_release(process)
    before = snapshot.from_json(last.meetings) if last else ()
    meetings = snapshot.to_json(next_release(before, queries.working_programme(process)))
    if last and last.meetings == meetings:
        return last
    name = _name_of_release(process, name)
    content = snapshot.content(meetings, name)
    number = last.number + 1 if last else 1
    release = Release.objects.create(
        process=process, number=number, name=name, at=clock.now(), meetings=meetings, sha256=content
    )
    append(
        verbs.RELEASE_PUBLISHED.name,
        actor=actor.key,
        subject=topic_of(process),
        topic=topic_of(process),
        data={"number": number, "content": content},
    )
    return release


def _name_of_release(process: "Process", name: str) -> str:
    name = " ".join(name.split())
    if len(name) > LONGEST_NAME:
        raise ValueError(
            _("The name of a release has at most %(most)d characters. Shorten it.") % {"most": LONGEST_NAME}
        )
    if name and (other := Release.objects.filter(process=process, name__iexact=name).first()):
        raise ValueError(
            _("Release %(number)d is called “%(name)s” already. Choose another name.")
            % {"number": other.number, "name": other.name}
        )
    return name


def _fill(meeting: Meeting, sitting: Sitting) -> None:
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


def _check_standing(meeting: Meeting) -> None:
    if meeting.withdrawn_at:
        raise ValueError(_("This meeting was withdrawn; schedule a new one."))


def _check(sitting: Sitting, outline: set[str]) -> None:
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
    lacking = sorted({element for business in sitting.segments for element in business.elements} - outline)
    if lacking:
        raise ValueError(_("The outline of the process has no %(parts)s.") % {"parts": ", ".join(lacking)})


def _append(verb: str, actor: Actor, meeting: Meeting, sitting: Sitting) -> None:
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


def _authorise(actor: Actor, permission: str, process: "Process") -> None:
    if not rules.has_perm(permission, actor, process):
        raise PermissionDenied(_("Only the secretariat may plan and publish the programme of work."))
