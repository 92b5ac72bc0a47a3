"""The screens of a meeting as pages: right when they load, live from then on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rules
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zerodraft import clock
from zerodraft.floor import accounting, offering, presenting, queries, values
from zerodraft.floor import permissions as floor_permissions
from zerodraft.floor.shown import ShownFloor
from zerodraft.live.queries import displays_of
from zerodraft.process.audience import Audience
from zerodraft.process.permissions import WIDEN
from zerodraft.record import queries as record
from zerodraft.screens import chairs_options, fragments, keeping, links, own, rooms
from zerodraft.screens import scope as scopes
from zerodraft.screens.links import business_of, screens_beside
from zerodraft.screens.scope import Scope
from zerodraft.screens.visiting import (
    CONSOLE,
    DESK,
    FLOOR,
    INTERPRETERS,
    LIGHT,
    ROOMS,
    SHOWN,
    WALL,
    WALLS,
    Visit,
    visit,
)

if TYPE_CHECKING:
    from zerodraft.programme.models import Meeting

LONGEST_TYPED = 120
"""As the desk's field holds it."""


@dataclass(frozen=True, slots=True)
class Live:
    """The live part of a page as it loads: the record row that it shows, its HTML, where tickets come from, its state."""

    seq: int
    html: str
    tickets: str
    shown: ShownFloor
    state: values.State


@never_cache
@require_safe
def wall(request: HttpRequest, key: str) -> HttpResponse:
    """The wall display, for somebody who is signed in; `?layout=` chooses another than that of who has the floor."""
    layout = layout_of(request, WALL)
    made = visit(request, key, WALL)
    if layout == ROOMS:
        return rooms_page(request, made.meeting, scopes.of_visitor(made.actor, made.meeting))
    return render(request, "screens/wall.html", _context(made, WALL, _live(made, layout)) | {"layout": layout})


@never_cache
@require_safe
def light(request: HttpRequest, key: str) -> HttpResponse:
    """The light on the rostrum, for somebody who is signed in."""
    made = visit(request, key, LIGHT)
    return render(request, "screens/light.html", _context(made, LIGHT, _live(made, LIGHT)))


@never_cache
@require_safe
def interpreters(request: HttpRequest, key: str) -> HttpResponse:
    """Who speaks and who will, with their statements, for interpreters and those who run the meeting."""
    made = visit(request, key, INTERPRETERS)
    context = _context(made, INTERPRETERS, _live(made, INTERPRETERS))
    return render(request, "screens/interpreters.html", context | {"back": reverse("meeting", args=[key])})


@never_cache
@require_safe
def console(request: HttpRequest, key: str) -> HttpResponse:
    """The chair's console."""
    made = visit(request, key, CONSOLE)
    live = _live(made, CONSOLE)
    more = {
        "guests": presenting.guests(),
        "turn": live.shown.turn,
        "rules_offered": offering.rule_sets(),
        "enforcements": offering.enforcements(),
        "categories": offering.categories(),
    }
    return render(request, "screens/console.html", _context(made, CONSOLE, live) | more)


@never_cache
@require_safe
def desk(request: HttpRequest, key: str) -> HttpResponse:
    """The conference officer's desk. `?list=` says which list is in hand; without it, the one that is taken up."""
    made = visit(request, key, DESK)
    live = _live(made, DESK)
    lists, wanted = live.shown.lists, request.GET.get("list", "")
    chosen = next((each for each in lists if each.key == wanted), None)
    in_hand = chosen or live.shown.current_list or next(iter(lists), None)
    more = {
        "in_hand": in_hand,
        "in_hand_audience": Audience(in_hand.audience).label if in_hand else "",
        "typed": request.GET.get("typed", "")[:LONGEST_TYPED],
        "may_widen": made.may(WIDEN),
        "audiences": Audience.choices,
        "languages": settings.LANGUAGES,
        "shown": list(SHOWN.items()),
        "displays": displays_of(fragments.topic(made.meeting.key)),
        **(keeping.of_list(made, in_hand, request.GET.get("speaks", "")) if in_hand else {}),
    }
    return render(request, "screens/desk.html", _context(made, DESK, live) | more)


@never_cache
@require_safe
def floor(request: HttpRequest, key: str) -> HttpResponse:
    """The meeting as its audience follows it; with the ways to ask for the floor for who may."""
    made = visit(request, key, FLOOR)
    live = _live(made, FLOOR)
    return render(request, "screens/floor.html", _context(made, FLOOR, live) | _own(made, live.state, live.shown))


@never_cache
@require_safe
def own_part(request: HttpRequest, key: str) -> HttpResponse:
    """What a delegate sees of their own, alone: the page fetches it when something changed. Nothing for who only reads."""
    made = visit(request, key, FLOOR)
    state = scopes.narrowed(fragments.now(made.meeting.key), scopes.of_visitor(made.actor, made.meeting))
    context = _own(made, state, presenting.floor(state))
    return render(request, "screens/_own.html", context) if context["own"] else HttpResponse(status=204)


@never_cache
@require_safe
def options(request: HttpRequest, key: str) -> HttpResponse:
    """What the chair could do about the end of the list. `?keep=` says after which place the rest would be moved."""
    made = visit(request, key, DESK)
    keep = request.GET.get("keep", "")
    state = queries.state(made.meeting.key, clock.now())
    context = {
        "process": made.meeting.round.process,
        "meeting": made.meeting,
        "business": business_of(made.meeting),
        "options": chairs_options.of(state, int(keep) if keep.isascii() and keep.isdigit() and len(keep) < 5 else None),
        "moment": clock.now(),
    }
    return render(request, "screens/options.html", context)


@never_cache
@require_safe
def printed(request: HttpRequest, key: str, list_key: str) -> HttpResponse:
    """One list, for paper."""
    made = visit(request, key, FLOOR)
    shown = presenting.floor(queries.state(made.meeting.key, clock.now()))
    held = queries.list_by_key(list_key)
    found = next((each for each in shown.lists if each.key == list_key), None)
    if found is None or not rules.has_perm(floor_permissions.SEE_LIST, made.actor, held):
        raise Http404
    keeps = made.may(floor_permissions.KEEP_LIST)
    context = {
        "process": made.meeting.round.process,
        "meeting": made.meeting,
        "list": found,
        "moment": clock.now(),
        "back": links.desk_of(held) if held and keeps else reverse("screen-floor", args=[made.meeting.key]),
        "keeps": keeps,
    }
    return render(request, "screens/print.html", context)


@never_cache
@require_safe
def spoken(request: HttpRequest, key: str) -> HttpResponse:
    """The account of a meeting: when it was on, and who spoke for how long. It can be printed."""
    made = visit(request, key, FLOOR)
    state = queries.state(made.meeting.key, clock.now())
    shown = presenting.floor(state)
    context = {
        "meeting": made.meeting,
        "business": business_of(made.meeting),
        "floor": shown,
        "account": accounting.account(state),
        "moment": clock.now(),
    }
    return render(request, "screens/spoken.html", context)


def _own(made: Visit, state: values.State, shown: ShownFloor) -> dict[str, object]:
    return {
        "meeting": made.meeting,
        "shown": shown,
        "own": own.of(made, state, shown),
        "back": reverse("screen-floor", args=[made.meeting.key]),
        "ranks": offering.ranks_by(state.rules),
        "genders": offering.genders(),
        "languages": offering.languages(),
    }


def layout_of(request: HttpRequest, admitted: str) -> str:
    """The layout that a wall's address names; else the one for which it was admitted. Only walls have another."""
    wanted = request.GET.get("layout", "")
    return wanted if wanted in WALLS and admitted in WALLS else admitted


def rooms_page(request: HttpRequest, meeting: "Meeting", scope: Scope) -> HttpResponse:
    """All rooms of the day side by side. The page asks for itself anew, since it shows many meetings, each a little."""
    day, of_day = rooms.of_day(meeting, scope, clock.now())
    context = {"meeting": meeting, "business": meeting.round.process.title, "day": day, "rooms": of_day}
    return render(request, "screens/rooms.html", context)


def live_part(meeting_key: str, screen: str, scope: Scope, tickets: str) -> Live:
    """A fragment for a page that loads. The row is read last: no snapshot older than what is shown may follow it."""
    drawn = fragments.draw(fragments.now(meeting_key), screen, scope)
    head = record.head()
    return Live(head.seq if head else 0, drawn.html, tickets, drawn.shown, drawn.state)


def _live(made: Visit, screen: str) -> Live:
    tickets = reverse("screen-ticket", args=[made.meeting.key, screen])
    return live_part(made.meeting.key, screen, scopes.of_visitor(made.actor, made.meeting), tickets)


def _context(made: Visit, screen: str, live: Live) -> dict[str, object]:
    here = reverse(f"screen-{screen}", args=[made.meeting.key])
    return {
        "process": made.meeting.round.process,
        "meeting": made.meeting,
        "business": business_of(made.meeting),
        "audience": Audience(made.meeting.audience).label,
        "screen": screen,
        "beside": [link for link in screens_beside(made.meeting, made.actor) if link.address != here],
        "live": live,
    }
