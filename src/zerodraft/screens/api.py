"""The floor of a meeting as it stands, for other programs."""

from datetime import datetime
from typing import Any

import rules
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from zerodraft import clock
from zerodraft.api.bearer import Scope
from zerodraft.api.scoped import Scoped
from zerodraft.floor import as_values, queries
from zerodraft.floor.api.values import ListOut, SpeakerOut
from zerodraft.process.api import Key
from zerodraft.process.asking import seeing
from zerodraft.programme import permissions
from zerodraft.programme import queries as programme
from zerodraft.screens import scope

router = Router(tags=["floor"], auth=Scoped(Scope.READ))


class SessionOut(Schema):
    """Whether a meeting is on."""

    state: str = Field(description="`not-begun`, `in-session`, `voting`, `suspended` or `adjourned`.")
    called: datetime | None
    suspended: datetime | None
    until: datetime | None
    adjourned: datetime | None


class InterventionOut(SpeakerOut):
    """Who has the floor, or had it. Lengths are in milliseconds; `used` and `over` count until the moment of the answer."""

    key: str
    kind: str = Field(description="`statement`, `reply`, `point-of-order`, `motion` or `yielded`.")
    given: datetime
    allotted: int | None = Field(description="null without a limit.")
    started: datetime | None
    paused: datetime | None
    ended: datetime | None
    used: int
    over: int
    reminders: int = Field(description="How often the chair asked the speaker to conclude.")
    entered_later: bool = Field(description="Whether its times were put in after an outage.")


class FloorOut(Schema):
    """The floor of a meeting at a moment, without the lists that one may not see."""

    format: int = Field(description="It grows when a field changes its meaning or goes.")
    meeting: str
    at: datetime = Field(description="The moment for which all this holds.")
    turn: int = Field(description="How many acts of the chair there were.")
    session: SessionOut
    on_list: str | None = Field(description="The list that is taken up.")
    speaking: InterventionOut | None
    lists: list[ListOut]
    spoken: list[InterventionOut] = Field(description="What is over, the oldest first, 200 at most.")
    rules: dict[str, Any] | None = Field(description="By which the meeting runs: `key`, `version`, `formal`.")
    limits: dict[str, int] = Field(description="The meeting's own limits in seconds, by category.")
    enforcement: str = Field(description="What happens when the time is up: `appeal`, `light`, `sound` or `room`.")
    point: dict[str, Any] | None = Field(description="The point of order before the meeting.")
    motions: list[dict[str, Any]] = Field(description="Those before the meeting, the first to be taken up first.")
    present: int | None = Field(description="How many members the last roll call found.")


@router.get(
    "/meetings/{key}/floor", response=FloorOut, openapi_extra={"x-no-etag": True}, summary="The floor of a meeting"
)
def floor(request: HttpRequest, response: HttpResponse, key: Key) -> dict[str, object]:
    """The floor as it stands. It counts until the moment of the answer, so nothing keeps it."""
    meeting = programme.meeting_by_key(key)
    if meeting is None:
        raise Http404
    own = seeing(request, meeting.round.process, lambda one: bool(rules.has_perm(permissions.ATTEND, one, meeting)))
    response["Cache-Control"] = "no-store"
    state = queries.state(key, clock.now())
    return as_values.floor(scope.narrowed(state, scope.of_visitor(own, meeting)))
