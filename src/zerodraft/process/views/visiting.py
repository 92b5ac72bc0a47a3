"""Which process a page is about, and in what capacity its visitor acts there."""

from typing import TYPE_CHECKING

import rules
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from zerodraft.process import permissions, queries
from zerodraft.process.acting import acting
from zerodraft.process.capacity import Capacity

if TYPE_CHECKING:
    from zerodraft.process.models import Process


def visited(request: HttpRequest, key: str) -> tuple["Process", Capacity]:
    """The process and the visitor's capacity in it; what a visitor may not see is not there for them."""
    found = queries.by_key(key)
    if found is None:
        raise Http404
    capacity = acting(request, found)
    if not rules.has_perm(permissions.SEE, capacity, found):
        raise Http404
    return found, capacity


def for_secretariat(request: HttpRequest, key: str) -> tuple["Process", Capacity]:
    """The same, for pages of the secretariat of the process alone."""
    found, capacity = visited(request, key)
    if not rules.has_perm(permissions.SEAT, capacity, found):
        raise PermissionDenied
    return found, capacity
