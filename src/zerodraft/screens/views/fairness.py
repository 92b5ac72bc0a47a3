"""Pictures of how speaking time was shared, in a meeting and in a whole process."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import rules
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zerodraft import clock
from zerodraft.floor import permissions as floor_permissions
from zerodraft.floor import picturing, presenting, queries
from zerodraft.floor.core import fairness
from zerodraft.process import queries as process_queries
from zerodraft.process.acting import acting
from zerodraft.process.permissions import SEE
from zerodraft.programme import permissions as programme_permissions
from zerodraft.programme import queries as programme
from zerodraft.screens.links import business_of, sees_fairness
from zerodraft.screens.visiting import FLOOR, visit

if TYPE_CHECKING:
    from zerodraft.process.capacity import Capacity
    from zerodraft.process.models import Process
    from zerodraft.programme.models import Meeting


@never_cache
@require_safe
def of_meeting(request: HttpRequest, key: str) -> HttpResponse:
    """A meeting in pictures: for its officers, and for all who follow it once the desk has released them."""
    made = visit(request, key, FLOOR)
    if not sees_fairness(made.meeting, made.actor):
        raise Http404
    context = {
        "process": made.meeting.round.process,
        "meeting": made.meeting,
        "title": business_of(made.meeting),
        "keeps": made.may(floor_permissions.KEEP_LIST),
        "released": queries.is_fairness_released(key),
    }
    return render(request, "screens/fairness.html", context | _pictures([made.meeting]))


@never_cache
@require_safe
def of_process(request: HttpRequest, key: str) -> HttpResponse:
    """All meetings of a process in pictures, as far as this visitor may see those of each."""
    process = process_queries.by_key(key)
    if process is None:
        raise Http404
    actor = acting(request, process)
    seen = list(_seen(process, actor)) if rules.has_perm(SEE, actor, process) else []
    if not seen:
        raise Http404
    context = {"process": process, "meeting": None, "title": process.title}
    return render(request, "screens/fairness.html", context | _pictures(seen))


def _seen(process: "Process", actor: "Capacity") -> "Iterable[Meeting]":
    released = queries.with_fairness_released(process.key)
    for meeting in programme.meetings_of(process):
        if not rules.has_perm(programme_permissions.ATTEND, actor, meeting):
            continue
        if meeting.key in released or rules.has_perm(floor_permissions.KEEP_LIST, actor, meeting):
            yield meeting


def _pictures(meetings: "list[Meeting]") -> dict[str, object]:
    figures = fairness.of(queries.had([meeting.key for meeting in meetings]))
    return {
        "pictures": picturing.pictures(figures, max(meeting.day for meeting in meetings)),
        "count": figures.count,
        "time": presenting.length(figures.time),
        "meetings": len(meetings),
        "moment": clock.now(),
        "zone": meetings[-1].zone,
    }
