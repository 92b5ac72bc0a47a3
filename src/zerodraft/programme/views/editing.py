"""The forms by which a meeting is planned and changed."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft import clock
from zerodraft.process import queries as process_queries
from zerodraft.process.capacity import Capacity
from zerodraft.programme import actions, duty_stations, forms, presenting, queries
from zerodraft.programme.core.release import Sitting
from zerodraft.programme.core.table import PartOfDay
from zerodraft.programme.core.timetable import moved
from zerodraft.programme.forms import Filled, Piece
from zerodraft.programme.views.finding import planned

if TYPE_CHECKING:
    from zerodraft.process.models import Process, Round
    from zerodraft.programme.models import Meeting

EMPTY = 2
"""How many empty pieces of business a form offers after those that are filled in."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_meeting(request: HttpRequest, key: str) -> HttpResponse:
    """A new meeting of the newest round; the address may say in which place of the timetable."""
    of, actor = planned(request, key)
    in_round = process_queries.current_round(of)
    if in_round is None:
        messages.error(request, _("This process has no round yet. Begin one, then plan its meetings."))
        return redirect("working", of.key)
    if request.method != "POST":
        return _page(request, of, None, _proposed(request, of))
    filled = forms.read(request.POST, of)
    return _saved(request, of, actor, filled, in_round=in_round)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit_meeting(request: HttpRequest, key: str, meeting: str) -> HttpResponse:
    """A meeting of the working programme, to change."""
    of, actor = planned(request, key)
    row = queries.meeting_by_key(meeting)
    if row is None or row.round.process_id != of.pk:
        raise Http404
    if request.method != "POST":
        return _page(request, of, row, forms.of_sitting(queries.as_planned(row)))
    return _saved(request, of, actor, forms.read(request.POST, of), row=row)


def _saved(
    request: HttpRequest,
    of: "Process",
    actor: Capacity,
    filled: Filled,
    *,
    row: "Meeting | None" = None,
    in_round: "Round | None" = None,
) -> HttpResponse:
    if filled.sitting is None:
        return _page(request, of, row, filled, status=422)
    try:
        if row is not None:
            actions.change_meeting(actor, row, filled.sitting, seen=request.POST.get("seen", ""))
        elif in_round is not None:
            row = actions.schedule_meeting(actor, in_round, filled.sitting)
    except actions.ChangedMeanwhile:
        return _page(request, of, row, filled, stale=True, status=409)
    except ValueError as refused:
        return _page(request, of, row, filled, refused=str(refused), status=422)
    messages.success(request, _("“%(title)s” is planned so.") % {"title": presenting.title(filled.sitting)})
    for remark in filled.remarks:
        messages.warning(request, remark)
    back = reverse("working", args=[of.key])
    return redirect(f"{back}?from={filled.sitting.day.isoformat()}#{row.key}" if row else back)


def _page(
    request: HttpRequest,
    of: "Process",
    row: "Meeting | None",
    filled: Filled,
    *,
    refused: str = "",
    stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    moment = clock.now()
    last = len(filled.pieces)
    pieces = [*filled.pieces, *(Piece(last + number) for number in range(1, EMPTY + 1))]
    alternatives = [*filled.alternatives, "", "", ""][: forms.ALTERNATIVES]
    parts = [(part.element, process_queries.part_name(part.element)) for part in of.outline.all()]
    context = {
        "process": of,
        "planned": row,
        "now": presenting.meeting(queries.as_planned(row), moment) if row else None,
        "withdrawn": bool(row and row.withdrawn_at),
        "seen": queries.state_of_meeting(row) if row else "",
        "filled": filled,
        "faults": filled.faults or {},
        "pieces": pieces[: forms.PIECES],
        "alternatives": list(enumerate(alternatives)),
        "parts": parts,
        "rooms": queries.room_names(),
        "zones": _zones(of),
        "refused": refused,
        "stale": stale,
        "moment": moment,
    }
    return render(request, "programme/edit.html", context, status=status)


def _zones(of: "Process") -> list[str]:
    """The zones of the process's own meetings and of all duty stations, the process's first."""
    used = [row.zone for row in queries.meetings_of(of)]
    return list(dict.fromkeys([*used, *(station.zone for station in duty_stations.current())]))


def _proposed(request: HttpRequest, of: "Process") -> Filled:
    """A new meeting as the timetable proposes it: the place that was chosen there, or a morning."""
    zone = next(iter(_zones(of)), "UTC")
    try:
        day = forms.day_given(request.GET.get("day", ""))
    except ValueError:
        day = clock.now().astimezone(ZoneInfo(zone)).date()
    part = request.GET.get("part", "")
    chosen = PartOfDay(part) if part in set(PartOfDay) else PartOfDay.MORNING
    windows = next((each.interpretation for each in duty_stations.current() if each.zone == zone), ())
    empty = Sitting(day=day, start=None, end=None, zone=zone)
    return forms.of_sitting(moved(empty, day, chosen, request.GET.get("room", "")[:200], windows))
