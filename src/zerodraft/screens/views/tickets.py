"""Tickets: who may follow which screen live is asked here, each time a page connects."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zerodraft.live import queries as live
from zerodraft.live.views import ticket_answer
from zerodraft.programme import queries as programme
from zerodraft.screens import fragments, scope
from zerodraft.screens.visiting import visit


@require_safe
def of_screen(request: HttpRequest, key: str, screen: str) -> HttpResponse:
    """A ticket for one screen of a meeting, for those who may see it."""
    made = visit(request, key, screen)
    view = fragments.view(screen, scope.of_visitor(made.actor, made.meeting))
    return ticket_answer(fragments.topic(made.meeting.key), view, made.actor.key)


@require_safe
def of_display(_request: HttpRequest, token: str) -> HttpResponse:
    """A ticket for a display that was admitted, and not revoked since."""
    display = live.display_of(token)
    meeting = programme.meeting_by_key(display.topic.removeprefix(f"{fragments.KIND}:")) if display else None
    if display is None or meeting is None:
        raise Http404
    return ticket_answer(display.topic, fragments.view(display.view, scope.of_meeting(meeting)), display.key)
