"""Displays in rooms: they follow a meeting by a token of their own, until the desk revokes it."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from zerodraft.floor import permissions as floor_permissions
from zerodraft.floor import queries
from zerodraft.live import actions as live_actions
from zerodraft.live import queries as live
from zerodraft.live.views import ticket_answer
from zerodraft.programme import queries as programme
from zerodraft.screens import fragments, scope
from zerodraft.screens.links import business_of
from zerodraft.screens.views.pages import layout_of, live_part, rooms_page
from zerodraft.screens.views.statements import saved
from zerodraft.screens.visiting import DESK, INTERPRETERS, LIGHT, ROOMS, SHOWN, WALL, WALLS, visit

if TYPE_CHECKING:
    from zerodraft.live.models import Display
    from zerodraft.programme.models import Meeting


PAGES = {LIGHT: "screens/light.html", INTERPRETERS: "screens/interpreters.html"}


@never_cache
@require_safe
def wall(request: HttpRequest, token: str) -> HttpResponse:
    """A display of a room, without sign-in. Everything else about it is as for those who follow the meeting."""
    display, meeting = admitted(token)
    language, layout = language_of(request), layout_of(request, display.view)
    tickets = f"{reverse('display-ticket', args=[token])}?{urlencode(_asked(language, layout))}"
    with translation.override(language):
        if layout == ROOMS:
            return rooms_page(request, meeting, scope.of_meeting(meeting))
        context = {
            "meeting": meeting,
            "business": business_of(meeting),
            "layout": layout,
            "live": live_part(meeting.key, _screen(layout), scope.of_meeting(meeting), tickets),
        }
        return render(request, PAGES.get(layout, "screens/wall.html"), context)


@require_safe
def ticket(request: HttpRequest, token: str) -> HttpResponse:
    """A ticket for a display that was admitted, and not revoked since."""
    display, meeting = admitted(token)
    layout = layout_of(request, display.view)
    if layout == ROOMS:
        raise Http404
    view = fragments.view(_screen(layout), scope.of_meeting(meeting))
    return ticket_answer(display.topic, view, display.key, language=language_of(request))


@never_cache
@require_safe
def statement(_request: HttpRequest, token: str, key: str) -> HttpResponse:
    """The file of a statement of this meeting, for the display in an interpreters' booth."""
    display, meeting = admitted(token)
    found = queries.statement_by_key(key)
    if display.view != INTERPRETERS or found is None or found.inscription.on_list.floor.meeting.pk != meeting.pk:
        raise Http404
    if not scope.of_meeting(meeting).reaches(str(found.inscription.on_list.audience)):
        raise Http404
    return saved(found)


@never_cache
@require_POST
def admit(request: HttpRequest, key: str) -> HttpResponse:
    """Make the address of a display; it is shown on the page that answers, and never again."""
    made = visit(request, key, DESK)
    language = request.POST.get("language") or get_language() or settings.LANGUAGE_CODE
    if language not in dict(settings.LANGUAGES):
        messages.error(request, _("Choose the language of the display from those that are offered."))
        return redirect("screen-desk", made.meeting.key)
    layout = request.POST.get("shows", WALL)
    if layout not in SHOWN:
        messages.error(request, _("Choose what the display shows from what is offered."))
        return redirect("screen-desk", made.meeting.key)
    try:
        display, token = live_actions.admit_display(
            made.actor,
            permission=floor_permissions.KEEP_LIST,
            regarding=made.meeting,
            topic=fragments.topic(made.meeting.key),
            view=layout,
            label=request.POST.get("label", ""),
        )
    except ValueError as refused:
        messages.error(request, str(refused))
        return redirect("screen-desk", made.meeting.key)
    base = settings.CONFIG.public_url.rstrip("/") or request.build_absolute_uri("/").rstrip("/")
    address = f"{base}{reverse('display-wall', args=[token])}?{urlencode(_asked(language, layout))}"
    code = segno.make(address, micro=False).svg_inline(scale=6, border=2)
    context = {
        "process": made.meeting.round.process,
        "meeting": made.meeting,
        "display": display,
        "address": address,
        "code": mark_safe(code),  # noqa: S308 (drawn from an address of our own)
    }
    return render(request, "screens/display.html", context)


@never_cache
@require_POST
def revoke(request: HttpRequest, key: str, display: str) -> HttpResponse:
    """Let a display follow no longer."""
    made = visit(request, key, DESK)
    try:
        live_actions.revoke_display(
            made.actor,
            permission=floor_permissions.KEEP_LIST,
            regarding=made.meeting,
            topic=fragments.topic(made.meeting.key),
            key=display,
        )
    except LookupError as gone:
        raise Http404 from gone
    messages.success(request, _("The display is revoked."))
    return redirect("screen-desk", made.meeting.key)


def _screen(layout: str) -> str:
    """The fragment of a display: in a booth nobody is signed in, so files are opened by the display's own address."""
    return fragments.BOOTH if layout == INTERPRETERS else layout


def _asked(language: str, layout: str) -> dict[str, str]:
    """What stands behind the address of a display."""
    return {"language": language} | ({"layout": layout} if layout != WALL and layout in WALLS else {})


def admitted(token: str) -> "tuple[Display, Meeting]":
    """The display that holds a token, and its meeting. Raises Http404 for a token that was revoked, or never given out."""
    display = live.display_of(token)
    meeting = programme.meeting_by_key(display.topic.removeprefix(f"{fragments.KIND}:")) if display else None
    if display is None or meeting is None:
        raise Http404
    return display, meeting


def language_of(request: HttpRequest) -> str:
    """The language that a display's address names; else that of the browser, as everywhere."""
    wanted = request.GET.get("language", "")
    return wanted if wanted in dict(settings.LANGUAGES) else get_language() or settings.LANGUAGE_CODE
