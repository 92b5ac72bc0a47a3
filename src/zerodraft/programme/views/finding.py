"""The process that an address names, for whoever may see or plan it."""

from typing import TYPE_CHECKING

import rules
from django.http import Http404, HttpRequest

from zerodraft.process import permissions
from zerodraft.process import queries as process
from zerodraft.process.acting import acting
from zerodraft.process.capacity import Capacity
from zerodraft.programme import permissions as own

if TYPE_CHECKING:
    from zerodraft.process.models import Process


def visible(request: HttpRequest, found: "Process | None") -> "Process":
    """What a visitor may not see is not there for them."""
    if found is None or not rules.has_perm(permissions.SEE, acting(request, found), found):
        raise Http404
    return found


def planned(request: HttpRequest, key: str) -> "tuple[Process, Capacity]":
    """The process whose programme a visitor plans, and in which capacity; for everybody else there is nothing here."""
    of = visible(request, process.by_key(key))
    actor = acting(request, of)
    if not rules.has_perm(own.PLAN, actor, of):
        raise Http404
    return of, actor
