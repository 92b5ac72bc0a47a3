"""The register of parties for other programs: who is what on a day, under which names, and who belongs to which group."""

from datetime import date
from typing import Annotated, Literal

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from zerodraft import clock
from zerodraft.api.bearer import Scope
from zerodraft.api.paging import Page, Paged, cut
from zerodraft.api.scoped import Scoped
from zerodraft.api.typed import Day
from zerodraft.parties import queries
from zerodraft.parties.core.groups import members_on, memberships_of
from zerodraft.parties.core.names import NamelessParty, name_on
from zerodraft.parties.core.party import Kind, Language, Party, Register, Role, valid_on

router = Router(tags=["parties"], auth=Scoped(Scope.READ))

Id = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
"""The stable id of a party or a group."""


class PartyOut(Schema):
    """Who takes part on a day: a State, an observer, an organization or a group."""

    key: str = Field(description="Minted once, never read for meaning.")
    kind: str
    name: str = Field(description="The short name of that day, in English.")


class PartyWhole(PartyOut):
    """A party with its names in the six languages, and the groups to which it belongs on that day."""

    names: dict[str, str] = Field(description="Short names by language.")
    formal: dict[str, str] = Field(description="Formal names by language, as far as the register has them.")
    member_of: list[str]
    observer_in: list[str]
    chairs: list[str] = Field(description="The groups that it chairs.")


class Parties(Paged):
    """A page of the register on a day, by id."""

    items: list[PartyOut]


class On(Schema):
    """On which day."""

    on: Day | None = Field(None, description="The day (2018-02-20); by default today, by the installation's clock.")


class Which(Page):
    """Which parties, on which day."""

    on: Day | None = Field(None, description="The day (2018-02-20); by default today, by the installation's clock.")
    kind: Literal[tuple(kind.value for kind in Kind)] | None = Field(None, description="Of this kind only.")  # type: ignore[valid-type]


class Members(Page):
    """Which members, on which day."""

    on: Day | None = Field(None, description="The day (2018-02-20); by default today, by the installation's clock.")
    role: Literal["member", "observer"] = "member"


@router.get("/parties", response=Parties, summary="The register of parties")
def parties(request: HttpRequest, asked: Query[Which]) -> dict[str, object]:
    """Who takes part on a day, by id."""
    known, on = queries.register(), _day(asked.on)
    found = known.present(on, *([Kind(asked.kind)] if asked.kind else []))
    return _page(found, on, asked)


@router.get("/parties/{key}", response=PartyWhole, summary="A party")
def party(request: HttpRequest, key: Id, asked: Query[On]) -> dict[str, object]:
    """One party on a day: its names, its groups, and those that it chairs."""
    known, on = queries.register(), _day(asked.on)
    of = _party(known, key, on)
    rows = valid_on(of.names, on)
    groups = memberships_of(known, key, on)
    return _listed(of, on) | {
        "names": {row.language.value: row.short for row in rows},
        "formal": {row.language.value: row.formal for row in rows if row.formal},
        "member_of": [each.group for each in groups if each.role is Role.MEMBER],
        "observer_in": [each.group for each in groups if each.role is Role.OBSERVER],
        "chairs": queries.groups_chaired_by(key, on),
    }


@router.get("/parties/{key}/members", response=Parties, summary="Members of a group")
def members(request: HttpRequest, key: Id, asked: Query[Members]) -> dict[str, object]:
    """Who belongs to a group on a day, as a member or as an observer, by id; nobody to a party that is no group."""
    known, on = queries.register(), _day(asked.on)
    _party(known, key, on)
    return _page(members_on(known, key, on, Role(asked.role)), on, asked)


def _day(asked: date | None) -> date:
    return asked or clock.now().date()


def _party(known: Register, key: str, on: date) -> Party:
    found = known.parties.get(key)
    if found is None or found.kind_on(on) is None:
        raise Http404
    return found


def _page(found: tuple[Party, ...], on: date, asked: Page) -> dict[str, object]:
    items, following = cut(found, lambda one: one.key, asked)
    return {"items": [_listed(one, on) for one in items], "next": following}


def _listed(of: Party, on: date) -> dict[str, object]:
    try:
        name = name_on(of, on, Language.EN)
    except NamelessParty:
        name = ""
    kind = of.kind_on(on)
    return {"key": of.key, "kind": kind.value if kind else "", "name": name}
