"""In which capacity the visitor acts, for the masthead of the pages of a process."""

from typing import Any

import rules
from django import template

from zerodraft.process import permissions
from zerodraft.process.acting import acting, capacities
from zerodraft.process.core.roles import FOR_A_PARTY
from zerodraft.process.presenting import shown_capacity

register = template.Library()


@register.inclusion_tag("process/_capacity.html", takes_context=True)
def acting_in(context: dict[str, Any]) -> dict[str, Any]:
    """The capacity of the visitor in the page's process, and the way to another; nothing on a page of no process."""
    request: Any = context.get("request")
    process: Any = context.get("process")
    if request is None or not hasattr(process, "process_key"):
        return {"having": []}
    having = capacities(request, process)
    if not having:
        return {"having": []}
    capacity = acting(request, process)
    return {
        "process": process,
        "having": having,
        "capacity": shown_capacity(capacity),
        "is_for_party": capacity.role in FOR_A_PARTY,
        "may_seat": rules.has_perm(permissions.SEAT, capacity, process),
    }
