"""The record for other programs, for whoever may read it: to follow it, and to check it for themselves."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import rules
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import Field

from zerodraft.api.bearer import Scope, caller
from zerodraft.api.paging import Numbered, Paged, page_of
from zerodraft.api.scoped import Scoped
from zerodraft.record import queries, sealing

if TYPE_CHECKING:
    from zerodraft.record.models import Row

router = Router(tags=["record"], auth=Scoped(Scope.RECORD, required=True))


class RowOut(Schema):
    """One thing that happened: ids, hashes and numbers, never a name. docs/record.md says how its hash is made."""

    seq: int
    format: int
    at: datetime = Field(description="By the installation's clock.")
    real_at: datetime = Field(description="In the world.")
    verb: str
    actor: str
    on_behalf_of: str
    subject: str
    topic: str
    data: dict[str, Any]
    previous: str = Field(description="The hash of the row before.")
    hash: str


class Rows(Paged):
    """A page of the record, the oldest first; `next` is null at its end, where one asks again later from the last `next`."""

    items: list[RowOut]


class HeadOut(Schema):
    """The newest row: whoever kept an earlier one can see that nothing before it was changed."""

    seq: int
    hash: str


@router.get("/record", response=Rows, summary="The record")
def record(request: HttpRequest, asked: Query[Numbered]) -> dict[str, object]:
    """What happened, row by row, the oldest first."""
    _check(request)
    found = queries.rows_after(asked.number or 0, asked.limit + 1)
    items, following = page_of(found, lambda row: row.seq, asked)
    return {"items": [_row(row) for row in items], "next": following}


@router.get("/record/head", response=HeadOut, summary="The newest row of the record")
def head(request: HttpRequest) -> dict[str, object]:
    """Number and hash of the newest row."""
    _check(request)
    newest = queries.head()
    return {"seq": newest.seq, "hash": newest.hash} if newest else {"seq": 0, "hash": ""}


def _check(request: HttpRequest) -> None:
    if not rules.has_perm(sealing.PERMISSION, caller(request).person):
        raise PermissionDenied(_("Only the secretariat may read the record."))


def _row(of: "Row") -> dict[str, object]:
    fields = ("seq", "format", "verb", "actor", "on_behalf_of", "subject", "topic", "data", "previous", "hash")
    return {name: getattr(of, name) for name in fields} | {"at": of.at.isoformat(), "real_at": of.real_at.isoformat()}
