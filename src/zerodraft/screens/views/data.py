"""What scripts and other programs read of a meeting: its floor, and the parties that an officer types."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zerodraft import clock
from zerodraft.floor import as_values, queries
from zerodraft.screens import index
from zerodraft.screens import scope as scopes
from zerodraft.screens.visiting import DESK, FLOOR, visit


@never_cache
@require_safe
def floor_json(request: HttpRequest, key: str) -> HttpResponse:
    """The floor of a meeting as values, for whoever may follow it (docs/api.md)."""
    made = visit(request, key, FLOOR)
    state = queries.state(key, clock.now())
    return JsonResponse(as_values.floor(scopes.narrowed(state, scopes.of_visitor(made.actor, made.meeting))))


@never_cache
@require_safe
def parties_json(request: HttpRequest, key: str) -> HttpResponse:
    """Every party of the meeting's day with all that it may be called, for the desk's suggestions."""
    made = visit(request, key, DESK)
    return JsonResponse({"parties": index.parties(made.meeting.day)})
