"""Tickets: who may follow which screen live is asked here, each time a page connects."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zerodraft.live.views import ticket_answer
from zerodraft.screens import fragments, scope
from zerodraft.screens.visiting import visit


@require_safe
def of_screen(request: HttpRequest, key: str, screen: str) -> HttpResponse:
    """A ticket for one screen of a meeting, for those who may see it."""
    made = visit(request, key, screen)
    view = fragments.view(screen, scope.of_visitor(made.actor, made.meeting))
    return ticket_answer(fragments.topic(made.meeting.key), view, made.actor.key)
