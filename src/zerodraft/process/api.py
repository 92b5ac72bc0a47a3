"""Processes for other programs, and in which capacities a token acts."""

from datetime import datetime
from typing import Annotated

import rules
from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from zerodraft import clock
from zerodraft.api.bearer import Scope, caller
from zerodraft.api.paging import Page, Paged, cut
from zerodraft.api.scoped import Scoped
from zerodraft.parties.permissions import is_secretariat
from zerodraft.process import adopted, permissions, queries
from zerodraft.process.asking import asked_for, capacities
from zerodraft.process.models import Process

router = Router(tags=["processes"], auth=Scoped(Scope.READ))

Key = Annotated[str, Path(pattern=r"^[a-zA-Z0-9_-]{1,80}$")]
"""The stable key of a thing, in an address."""


class CapacityOut(Schema):
    """A capacity in which a person may act in a process: send its key as `Zerodraft-Capacity`."""

    key: str = Field(description="The key of the participation.")
    process: str
    role: str = Field(description="`secretariat`, `co-facilitator`, `delegate`, `observer` and so on.")
    party: str | None = Field(description="For whom, by the id of the register; null for nobody.")
    rights: list[str] = Field(description="What they may do in its name: `inscribe`, `draft`, `submit`, `admit`.")


class Me(Schema):
    """Who asks."""

    person: str
    scopes: list[str] = Field(description="For what the token may be used.")
    secretariat: bool = Field(description="Whether the person is of the installation's own secretariat.")
    capacities: list[CapacityOut] = Field(description="The first one of a process is used where none is named.")


class OfficerOut(Schema):
    """Somebody who leads a process, as its letters print it."""

    office: str
    name: str
    state: str
    party: str | None


class ProcessOut(Schema):
    """One negotiation over months."""

    key: str
    title: str
    audience: str = Field(description="Who may see it: `team`, `invitees`, `delegations`, `observers` or `public`.")
    opened_at: datetime


class ProcessWhole(ProcessOut):
    """A process with who leads it, its outline, and by what rules it runs."""

    officers: list[OfficerOut]
    outline: list[str] = Field(description="The parts of what is negotiated: `preamble`, `objective-7`.")
    rules: str = Field(description="The key of its rules of procedure.")
    rules_version: int = Field(description="Which version of them it adopted; 0 where it adopted none.")


class Processes(Paged):
    """A page of processes, the oldest first."""

    items: list[ProcessOut]


@router.get("/me", response=Me, auth=Scoped(Scope.READ, required=True), summary="Who asks")
def me(request: HttpRequest) -> dict[str, object]:
    """Whose token this is, for what it may be used, and the capacities to choose from."""
    asking = caller(request)
    having = queries.capacities_everywhere(asking.person.key, clock.now())
    return {
        "person": asking.person.key,
        "scopes": sorted(asking.scopes),
        "secretariat": is_secretariat(asking.person),
        "capacities": [
            {
                "key": one.participation,
                "process": process,
                "role": one.role.value,
                "party": one.party or None,
                "rights": sorted(right.value for right in one.rights),
            }
            for process, own in sorted(having.items())
            for one in own
        ],
    }


@router.get("/processes", response=Processes, summary="Processes")
def processes(request: HttpRequest, asked: Query[Page]) -> dict[str, object]:
    """The processes that one may see."""
    person = caller(request).person
    found = queries.seen_by(person.key, is_secretariat=is_secretariat(person)) if person else queries.public()
    own = capacities(request)
    named = queries.invitations_to({one.key for one in found}) if person else {}
    for one in found:
        one.invited = named.get((one.key, one.key), frozenset())
    seen = [one for one in found if rules.has_perm(permissions.SEE, own.get(one.key, own[""]), one)]
    items, following = cut(seen, lambda one: f"{one.opened_at:%Y%m%d%H%M%S%f}{one.key}", asked)
    return {"items": [_process(one) for one in items], "next": following}


@router.get("/processes/{key}", response=ProcessWhole, summary="A process")
def process(request: HttpRequest, key: Key) -> dict[str, object]:
    """One process: who leads it, its outline, and by what rules it runs."""
    of, _own = asked_for(request, key)
    known = adopted.rules_of(of)
    officers = of.officers.all()
    return _process(of) | {
        "officers": [
            {"office": one.office, "name": one.name, "state": one.state, "party": one.party or None} for one in officers
        ],
        "outline": [part.element for part in of.outline.all()],
        "rules": known.rules.key,
        "rules_version": known.number,
    }


def _process(of: Process) -> dict[str, object]:
    return {"key": of.key, "title": of.title, "audience": of.audience, "opened_at": of.opened_at}
