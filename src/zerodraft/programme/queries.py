"""The readers of programmes of work."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Max

from zerodraft.prepared import Prepared
from zerodraft.process import queries as process_queries
from zerodraft.programme import snapshot
from zerodraft.programme.core import release as core
from zerodraft.programme.core.conflicts import Held
from zerodraft.programme.core.following import Following
from zerodraft.programme.models import Act, Expectation, Meeting, Release, Room
from zerodraft.record.core.chain import canonical_json

if TYPE_CHECKING:
    from zerodraft.process.models import Officer, Process, Round

MOST_ROOMS = 500
"""How many rooms are offered to choose from."""


def latest_release(process: "Process") -> Release | None:
    """The newest release of a process, or None when nothing was published yet."""
    return Release.objects.filter(process=process).order_by("-number").first()


def releases_of(process: "Process") -> list[Release]:
    """Every release of a process, the first first."""
    return list(Release.objects.filter(process=process).order_by("number"))


def meetings_of(process: "Process") -> list[Meeting]:
    """Every meeting that was ever in the working programme of a process, in order of time."""
    return list(Meeting.objects.filter(round__process=process).select_related("round__process", "room"))


def meeting_keys(process_key: str) -> list[str]:
    """The keys of the same, for the process with that key."""
    return list(Meeting.objects.filter(round__process__key=process_key).values_list("key", flat=True))


def released_meetings(process: "Process") -> tuple[core.Meeting, ...]:
    """The meetings of the newest release, in order; none before the first."""
    newest = latest_release(process)
    return snapshot.from_json(newest.meetings) if newest else ()


def announced(process: "Process") -> list[tuple[Meeting, core.Meeting]]:
    """The same, each behind its row, which says whose it is; those that the release cancels are among them."""
    rows = {row.key: row for row in meetings_of(process)}
    return [(rows[meeting.key], meeting) for meeting in released_meetings(process)]


def released_meeting(process: "Process", key: str) -> core.Meeting | None:
    """One meeting of the newest release."""
    return next((meeting for meeting in released_meetings(process) if meeting.key == key), None)


def released_round(process: "Process") -> "Round | None":
    """The newest round that the newest release holds a meeting of, else the newest of all; its limits and deadlines at hand.

    A round that is only planned yet is nobody's but its planners'.
    """
    keys = [meeting.key for meeting in released_meetings(process) if not meeting.cancelled]
    of_release = process.rounds.filter(meetings__key__in=keys) if keys else process.rounds
    return of_release.prefetch_related("limits", "deadlines").order_by("-id").first()


def released_rounds(process: "Process") -> "list[Round]":
    """The rounds of which the newest release holds a meeting, the newest first; their limits and deadlines at hand."""
    keys = [meeting.key for meeting in released_meetings(process) if not meeting.cancelled]
    return list(process_queries.rounds_of(process).filter(meetings__key__in=keys).distinct()) if keys else []


def announced_rounds(process: "Process") -> set[int | None]:
    """The numbers of these rounds, and of the one that pages call the present."""
    return {each.number for each in (*released_rounds(process), released_round(process)) if each}


def last_end_for(person: str) -> datetime | None:
    """When the last meeting ends of the current rounds in which somebody takes part; None where none is planned.

    A meeting without an end is taken to last until its day is over everywhere.
    """
    rounds = [found for of in process_queries.processes_of(person) if (found := process_queries.current_round(of))]
    ends = [
        row.end or datetime.combine(row.day + timedelta(days=1), time(12), UTC)
        for row in Meeting.objects.filter(round__in=rounds, withdrawn_at=None)
    ]
    return max(ends, default=None)


def working_programme(process: "Process") -> tuple[core.Meeting, ...]:
    """The meetings as they are planned now, in order, with a fixed number of queries."""
    rows = (
        Meeting.objects.filter(round__process=process, withdrawn_at=None)
        .select_related("room")
        .prefetch_related("segments__parts")
    )
    return core.in_order(as_value(row) for row in rows)


def planned_in(of: "Round") -> tuple[core.Meeting, ...]:
    """The meetings of one round as they are planned now, in order."""
    keys = keys_of_round(of)
    return tuple(meeting for meeting in working_programme(of.process) if meeting.key in keys)


def rounds_with_meetings(process: "Process") -> list[int]:
    """The numbers of the rounds that have meetings, the newest first."""
    rows = Meeting.objects.filter(round__process=process, withdrawn_at=None).order_by("-round__number")
    return [number for number in rows.values_list("round__number", flat=True).distinct() if number]


def next_round_number(process: "Process") -> int:
    """One more than the highest number of a round."""
    highest = process.rounds.aggregate(highest=Max("number"))["highest"]
    return int(highest or 0) + 1


def held_around(process: "Process", own: Sequence[core.Meeting]) -> list[Held]:
    """These meetings of a process, and those of all other processes on the same days and beside them."""
    if not own:
        return []
    near = (min(each.day for each in own) - timedelta(days=1), max(each.day for each in own) + timedelta(days=1))
    others = (
        Meeting.objects.filter(day__range=near, withdrawn_at=None)
        .exclude(round__process=process)
        .select_related("room", "round__process")
        .prefetch_related("segments__parts", "round__process__officers")
    )
    officers = frozenset(officer_id(officer) for officer in process.officers.all())
    return [
        *(Held(meeting, process.key, officers) for meeting in own),
        *(
            Held(
                as_value(row),
                row.round.process.key,
                frozenset(officer_id(officer) for officer in row.round.process.officers.all()),
            )
            for row in others
        ),
    ]


def officer_id(officer: "Officer") -> str:
    """By what an officer is known in every process: the name as letters print it, and the State."""
    state = officer.party or officer.state
    return f"{' '.join(officer.name.casefold().split())}|{state.casefold()}" if officer.name else officer.key


def withdrawn_meetings(process: "Process") -> list[Meeting]:
    """The meetings that were taken out of the working programme, the latest first."""
    rows = Meeting.objects.filter(round__process=process, withdrawn_at__isnull=False)
    return list(rows.select_related("room", "round").prefetch_related("segments__parts").order_by("-withdrawn_at"))


def acts_of(process: "Process", most: int) -> list[Act]:
    """The newest acts on the working programme, the newest first, with what they changed and what undid them."""
    rows = Act.objects.filter(process=process).select_related("undoes").order_by("-number")
    return list(rows.prefetch_related("edits__meeting", "undone_by")[:most])


def expectations(process: "Process") -> list[Expectation]:
    """What was said of speakers at the meetings of a process."""
    return list(Expectation.objects.filter(meeting__round__process=process).select_related("meeting"))


def rounds_of_meetings(process: "Process") -> dict[str, int]:
    """The ids of the rounds of a process's meetings, by the meetings' keys."""
    return dict(Meeting.objects.filter(round__process=process).values_list("key", "round_id"))


def room_names() -> list[str]:
    """Every room that was ever named, by name."""
    return list(Room.objects.values_list("name", flat=True)[:MOST_ROOMS])


def business_of(meeting: Meeting) -> tuple[core.Segment, ...]:
    """The pieces of business of a meeting of the working programme, in order."""
    return as_value(meeting).segments


def as_planned(meeting: Meeting) -> core.Meeting:
    """What is planned for a meeting of the working programme now, also for one that was withdrawn."""
    fresh = Meeting.objects.select_related("room").prefetch_related("segments__parts").get(pk=meeting.pk)
    return as_value(fresh)


def state_of_meeting(meeting: Meeting) -> str:
    """A hash of what is planned for a meeting: a form carries it, to say which state its user saw."""
    return state_of_sitting(as_planned(meeting), withdrawn=meeting.withdrawn_at is not None)


def state_of_sitting(sitting: core.Sitting, *, withdrawn: bool = False) -> str:
    """The same of what is planned for it, where that is at hand."""
    planned = {"planned": snapshot.sitting_to_json(sitting), "withdrawn": withdrawn}
    return hashlib.sha256(canonical_json(planned)).hexdigest()


def state_of(process: "Process") -> str:
    """A hash of the working programme: a form carries it, to say which state its user saw."""
    return state_of_programme(working_programme(process))


def state_of_programme(planned: Iterable[core.Meeting]) -> str:
    """The same of the meetings that are planned, where they are at hand."""
    return hashlib.sha256(canonical_json(snapshot.to_json(planned))).hexdigest()


def release_of(process: "Process", number: int) -> Release | None:
    """The release of that number."""
    return Release.objects.filter(process=process, number=number).first()


def releases_before(process: "Process", number: int | None, most: int) -> list[Release]:
    """The releases of a process with a lower number than that, the newest first, at most so many; without their meetings."""
    return [each for each in named_releases(process) if number is None or each.number < number][:most]


def named_releases(process: "Process") -> list[Release]:
    """Every release of a process without its meetings, the newest first: to choose from."""
    return list(Release.objects.filter(process=process).order_by("-number").defer("meetings"))


def newest_releases(process: "Process", most: int) -> list[Release]:
    """The newest releases of a process, at most so many, newest first."""
    return list(Release.objects.filter(process=process).order_by("-number")[:most])


def keys_of_round(in_round: "Round") -> frozenset[str]:
    """The keys of the meetings of one round."""
    return frozenset(Meeting.objects.filter(round=in_round).values_list("key", flat=True))


def meeting_by_key(key: str) -> Meeting | None:
    """The meeting of the working programme under that key."""
    return _meetings.first(key)


_meetings = Prepared(
    lambda key: Meeting.objects.filter(key=key).select_related("round__process", "room").order_by(), str
)


def meets_later(meeting: Meeting) -> bool:
    """Whether the process meets again on the day of a meeting, after it."""
    later = Meeting.objects.filter(round__process=meeting.round.process, day=meeting.day, withdrawn_at=None)
    return meeting.start is not None and later.filter(start__gt=meeting.start).exists()


def meetings_after(meeting: Meeting) -> list[Meeting]:
    """The meetings of the process that come after one as it is planned now, in order of time."""
    later = Meeting.objects.filter(round__process=meeting.round.process, withdrawn_at=None).exclude(pk=meeting.pk)
    found = later.filter(day__gte=meeting.day).select_related("round__process", "room").order_by("day", "start", "id")
    return [each for each in found if _comes_after(each, meeting)]


def following(meeting: Meeting) -> Following | None:
    """When and where the process meets next after a meeting, as released; None where no meeting is announced."""
    coming = (each for each in released_meetings(meeting.round.process) if not each.cancelled)
    found = next((each for each in coming if _comes_after(each, meeting)), None)
    if found is None:
        return None
    return Following(found.key, found.day, found.start, found.zone, found.venue, found.day == meeting.day)


def _comes_after(one: Meeting | core.Meeting, other: Meeting) -> bool:
    if one.day != other.day or one.start is None or other.start is None:
        return one.day > other.day
    return one.start > other.start


def meeting_to_change(key: str) -> Meeting | None:
    """The same, locked until the transaction ends."""
    return Meeting.objects.select_for_update(of=("self",)).select_related("round__process").filter(key=key).first()


def as_value(row: Meeting) -> core.Meeting:
    """What is planned for a meeting, its room and segments being at hand."""
    segments = (
        core.Segment(segment.title, tuple(part.element for part in sorted(segment.parts.all(), key=lambda p: p.pk)))
        for segment in row.segments.all()
    )
    return core.Meeting(
        key=row.key,
        day=row.day,
        start=row.start,
        end=row.end,
        zone=row.zone,
        venue=row.room.name if row.room else "",
        virtual=row.virtual,
        tentative=row.tentative,
        segments=tuple(segments),
        alternatives=tuple(date.fromisoformat(day) for day in row.alternatives),
    )
