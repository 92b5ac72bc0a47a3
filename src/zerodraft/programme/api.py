"""Rounds, programmes of work and meetings for other programs: what was released; what is planned, for its planners."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import rules
from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from zerodraft.api.bearer import Scope
from zerodraft.api.paging import Numbered, Page, Paged, cut, page_of
from zerodraft.api.scoped import Scoped
from zerodraft.api.typed import Day
from zerodraft.process import queries as process
from zerodraft.process.api import Key
from zerodraft.process.asking import asked_for, visible
from zerodraft.process.permissions import is_of_team
from zerodraft.programme import permissions, queries, snapshot
from zerodraft.programme.core import changes as core
from zerodraft.programme.core.release import Meeting

if TYPE_CHECKING:
    from zerodraft.process.models import Round
    from zerodraft.programme.models import Release

router = Router(tags=["programme"], auth=Scoped(Scope.READ))

Number = Annotated[int, Path(ge=1, le=1_000_000)]


class LimitOut(Schema):
    """How long an intervention may be."""

    applies_to: str = Field(description="`all`, `groups`, `national`, `observers` or `stakeholders`.")
    seconds: int


class DeadlineOut(Schema):
    """By when something is due."""

    matter: str = Field(
        description="`proposals`, `comments`, `statements`, `inscription`, `registration` or `silence`."
    )
    on: date
    at: datetime | None = Field(description="The moment; null where no hour was given, and the day alone counts.")
    zone: str | None
    to: str


class RoundOut(Schema):
    """A round of a process, with its limits and deadlines."""

    number: int | None
    limits: list[LimitOut]
    deadlines: list[DeadlineOut]


class Rounds(Schema):
    """The rounds of a process: those of which meetings were released; for its team, all."""

    items: list[RoundOut]


class SegmentOut(Schema):
    """A piece of a meeting's business, and the parts of the outline that it takes up."""

    title: str
    elements: list[str]


class MeetingOut(Schema):
    """A meeting as it was announced, or is planned."""

    key: str
    day: date = Field(description="The date in `zone`.")
    start: datetime | None
    end: datetime | None
    zone: str
    venue: str = Field(description="The room as it was named; empty while there is none.")
    virtual: bool
    tentative: bool = Field(description="Whether something is still to be confirmed.")
    cancelled: bool
    sequence: int = Field(description="How many releases changed it.")
    segments: list[SegmentOut]
    alternatives: list[date]


class MeetingWhole(MeetingOut):
    """A meeting, and of which process it is."""

    process: str
    follows: bool = Field(description="Whether one may follow it: its floor and lists answer then.")


class Meetings(Paged):
    """A page of meetings, in order of time."""

    items: list[MeetingOut]


class ReleaseOut(Schema):
    """A numbered, immutable release of a programme."""

    number: int
    name: str
    at: datetime
    sha256: str = Field(description="Of what it says; the record holds the same.")


class ReleaseWhole(ReleaseOut):
    """A release with its meetings."""

    meetings: list[MeetingOut]


class Releases(Paged):
    """A page of releases, the newest first."""

    items: list[ReleaseOut]


class Working(Schema):
    """The programme as it is planned now."""

    state: str = Field(description="A hash of it: it changes with whatever is planned.")
    meetings: list[MeetingOut]


class ChangeOut(Schema):
    """What a later release says otherwise of a meeting."""

    kind: str = Field(description="`added`, `moved`, `changed`, `cancelled` or `restored`.")
    differs: list[str] = Field(description="The fields of the meeting that are different.")
    before: MeetingOut | None
    after: MeetingOut


class Changes(Schema):
    """What changed from one release to another."""

    since: int
    to: int
    changes: list[ChangeOut]


class Days(Page):
    """Which meetings are asked for: from a day on, up to and with another."""

    first: Day | None = Field(None, description="From this day on (2018-02-20).")
    last: Day | None = Field(None, description="Up to this day.")


class Since(Schema):
    """From which release on."""

    since: int | None = Field(None, ge=1, le=1_000_000, description="A release's number; the one before by default.")


@router.get("/processes/{key}/rounds", response=Rounds, summary="Rounds of a process")
def rounds(request: HttpRequest, key: Key) -> dict[str, object]:
    """The rounds of a process, each with its limits and deadlines, the newest first."""
    of, own = asked_for(request, key)
    found = process.rounds_of(of) if is_of_team(own, of) else queries.released_rounds(of)
    return {"items": [_round(one) for one in found]}


@router.get("/processes/{key}/programme", response=ReleaseWhole, summary="The programme of work")
def programme(request: HttpRequest, key: Key) -> dict[str, object]:
    """The newest release of a programme, with all its meetings; before the first release there is none (404)."""
    of, _own = asked_for(request, key)
    return _whole(queries.latest_release(of))


@router.get("/processes/{key}/programme/working", response=Working, summary="The working programme")
def working(request: HttpRequest, key: Key) -> dict[str, object]:
    """The programme as it is planned now, for those who plan it; for everybody else there is nothing here."""
    of, own = asked_for(request, key)
    if not rules.has_perm(permissions.PLAN, own, of):
        raise Http404
    planned = queries.working_programme(of)
    return {"state": queries.state_of_programme(planned), "meetings": _meetings(planned)}


@router.get("/processes/{key}/releases", response=Releases, summary="Releases of a programme")
def releases(request: HttpRequest, key: Key, asked: Query[Numbered]) -> dict[str, object]:
    """The releases of a programme, the newest first."""
    of, _own = asked_for(request, key)
    found = queries.releases_before(of, asked.number, asked.limit + 1)
    items, following = page_of(found, lambda one: one.number, asked)
    return {"items": [_release(one) for one in items], "next": following}


@router.get("/processes/{key}/releases/{number}", response=ReleaseWhole, summary="A release")
def release(request: HttpRequest, key: Key, number: Number) -> dict[str, object]:
    """One release, with all its meetings."""
    of, _own = asked_for(request, key)
    return _whole(queries.release_of(of, number))


@router.get("/processes/{key}/releases/{number}/changes", response=Changes, summary="What a release changed")
def changes(request: HttpRequest, key: Key, number: Number, asked: Query[Since]) -> dict[str, object]:
    """What changed up to a release since an earlier one, in any order of the two."""
    of, _own = asked_for(request, key)
    since = number - 1 if asked.since is None else asked.since
    earlier, later = sorted((since, number))
    before, after = (queries.release_of(of, each) if each else None for each in (earlier, later))
    if after is None or (earlier and before is None):
        raise Http404
    found = core.changes(snapshot.from_json(before.meetings) if before else (), snapshot.from_json(after.meetings))
    return {"since": earlier, "to": later, "changes": [_change(one) for one in found]}


@router.get("/processes/{key}/meetings", response=Meetings, summary="Meetings of a process")
def meetings(request: HttpRequest, key: Key, asked: Query[Days]) -> dict[str, object]:
    """The meetings of the newest release, those that it cancels among them, in order of time."""
    of, _own = asked_for(request, key)
    first, last = asked.first or date.min, asked.last or date.max
    found = [each for each in queries.released_meetings(of) if first <= each.day <= last]
    items, following = cut(found, place_of, asked)
    return {"items": _meetings(items), "next": following}


@router.get("/meetings/{key}", response=MeetingWhole, summary="A meeting")
def meeting(request: HttpRequest, key: Key) -> dict[str, object]:
    """One meeting, as the newest release has it."""
    row = queries.meeting_by_key(key)
    announced = queries.released_meeting(row.round.process, key) if row else None
    of, own = visible(request, row.round.process if row and announced else None)
    if announced is None:
        raise Http404
    follows = rules.has_perm(permissions.ATTEND, own, row)
    return _meetings([announced])[0] | {"process": of.key, "follows": follows}


def place_of(of: Meeting) -> str:
    """The place of a meeting in a programme, as text that sorts as `release.in_order` does."""
    hour = f"1{of.start.timestamp():014.0f}" if of.start else "0"
    return "\1".join((str(of.day), hour, of.venue, of.key))  # a mark below every letter: Room 1 before Room 10


def _round(of: "Round") -> dict[str, object]:
    return {
        "number": of.number,
        "limits": [{"applies_to": each.applies_to, "seconds": each.seconds} for each in of.limits.all()],
        "deadlines": [
            {"matter": each.matter, "on": each.on, "at": each.at, "zone": each.zone or None, "to": each.to}
            for each in of.deadlines.all()
        ],
    }


def _whole(of: "Release | None") -> dict[str, object]:
    if of is None:
        raise Http404
    return _release(of) | {"meetings": of.meetings}


def _release(of: "Release") -> dict[str, object]:
    return {"number": of.number, "name": of.name, "at": of.at, "sha256": of.sha256}


def _meetings(of: Iterable[Meeting]) -> list[dict[str, object]]:
    return snapshot.to_json(of)


def _change(of: core.Change) -> dict[str, object]:
    before = _meetings([of.before])[0] if of.before else None
    return {"kind": of.kind.value, "differs": list(of.differs), "before": before, "after": _meetings([of.after])[0]}
