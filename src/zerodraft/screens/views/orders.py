"""Why a list is in the order in which it is, for whoever may see it."""

import rules
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zerodraft import clock
from zerodraft.floor import explaining, presenting, queries
from zerodraft.floor import permissions as floor_permissions
from zerodraft.screens.visiting import FLOOR, visit


@never_cache
@require_safe
def order(request: HttpRequest, key: str, list_key: str) -> HttpResponse:
    """Every place on a list with its reason, the policies that it goes by, and its lot."""
    made = visit(request, key, FLOOR)
    state, held = queries.state(made.meeting.key, clock.now()), queries.list_by_key(list_key)
    listed = next((each for each in state.lists if each.key == list_key), None)
    if listed is None or not rules.has_perm(floor_permissions.SEE_LIST, made.actor, held):
        raise Http404
    shown = next(each for each in presenting.floor(state).lists if each.key == list_key)
    context = {
        "process": made.meeting.round.process,
        "meeting": made.meeting,
        "list": shown,
        "moment": clock.now(),
        "places": explaining.places(listed, state),
        "reserve": explaining.waits(listed, state),
        "lots": explaining.lots(listed, state) if listed.seed else [],
    }
    return render(request, "screens/order.html", context)
