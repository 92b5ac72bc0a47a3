"""The desk of the working programme: the timetable, moving in it, taking out, putting back, undoing, publishing."""

from datetime import date
from typing import TYPE_CHECKING

import rules
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from zerodraft import clock, moments
from zerodraft.process.capacity import Capacity
from zerodraft.programme import (
    actions,
    beside,
    desking,
    duty_stations,
    elsewhere,
    forms,
    presenting,
    queries,
    releasing,
    warning,
)
from zerodraft.programme import permissions as own
from zerodraft.programme.core import stations, timetable
from zerodraft.programme.core.table import PartOfDay
from zerodraft.programme.views.finding import planned

if TYPE_CHECKING:
    from zerodraft.process.models import Process
    from zerodraft.programme.models import Meeting


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def working(request: HttpRequest, key: str) -> HttpResponse:
    """The working programme beside the newest release; posting publishes the next one."""
    of, actor = planned(request, key)
    if request.method == "POST":
        return _publish(request, of, actor)
    return _working_page(request, of, actor)


@never_cache
@require_POST
def act(request: HttpRequest, key: str, act: str) -> HttpResponse:
    """Something done to a meeting, or undone; what is refused says why, and is told on the same page."""
    of, actor = planned(request, key)
    done = {"move": _move, "withdraw": _withdraw, "reinstate": _reinstate, "undo": _undo}.get(act)
    if done is None:
        raise Http404
    back = reverse("working", args=[of.key])
    try:
        messages.success(request, done(request, of, actor))
    except ValueError as refused:
        messages.error(request, str(refused))
    about = request.POST.get("meeting", "") or request.POST.get("moving", "").partition(":")[0]
    row = queries.meeting_by_key(about)
    return redirect(f"{back}?from={row.day.isoformat()}#{row.key}" if row else back)


def _start(request: HttpRequest) -> date | None:
    try:
        return forms.day_given(request.GET.get("from", ""))
    except ValueError:
        return None


def _working_page(
    request: HttpRequest, of: "Process", actor: Capacity, *, name: str = "", status: int = 200
) -> HttpResponse:
    moment = clock.now()
    release = queries.latest_release(of)
    meetings = queries.working_programme(of)
    against = warning.shown(of, meetings, actor)
    context = {
        "process": of,
        "name": name,
        "release": release,
        "next_number": release.number + 1 if release else 1,
        "changes": releasing.pending(of, meetings, moment),
        "seen": queries.state_of_programme(meetings),
        "timetable": desking.timetable(of, meetings, warning.by_meeting(against), moment, _start(request)),
        "warnings": against[: warning.MOST],
        "warnings_left": max(len(against) - warning.MOST, 0),
        "taken_out": desking.taken_out(of, moment),
        "acts": desking.acts(of, moment),
        "waiting": beside.waiting(of, actor),
        "rooms": queries.room_names(),
        "may_amend_holidays": rules.has_perm(own.AMEND_HOLIDAYS, request.user),
        "readers": elsewhere.asked(request, meetings),
        "moment": moment,
    }
    return render(request, "programme/working.html", context, status=status)


def _publish(request: HttpRequest, of: "Process", actor: Capacity) -> HttpResponse:
    last = queries.latest_release(of)
    name = request.POST.get("name", "")
    try:
        release = actions.publish_release(actor, of, seen=request.POST.get("seen", ""), name=name)
    except ValueError as refused:
        messages.error(request, str(refused))
        return _working_page(request, of, actor, name=name, status=409)
    if last and release.number == last.number:
        messages.info(request, _("Nothing changed since release %(number)d; it stands.") % {"number": last.number})
    else:
        messages.success(request, _("Release %(number)d is published.") % {"number": release.number})
    return redirect("programme", of.key)


def _move(request: HttpRequest, of: "Process", actor: Capacity) -> str:
    form = request.POST
    key, _colon, seen = form.get("moving", "").partition(":")
    meeting = _meeting(of, key)
    day = forms.day_given(form.get("day", ""))
    if form.get("part") not in set(PartOfDay):
        raise ValueError(_("Choose morning, afternoon or evening."))
    part, venue = PartOfDay(form["part"]), " ".join(form.get("room", "").split())
    now = queries.as_planned(meeting)
    station = stations.by_zone(duty_stations.current()).get(now.zone)
    sitting = timetable.moved(now, day, part, venue, station.interpretation if station else ())
    words = {
        "title": presenting.title(now),
        "day": moments.full_day(day),
        "part": presenting.part_names()[str(part)],
        "room": desking.room_name(venue),
    }
    try:
        actions.change_meeting(actor, meeting, sitting, seen=seen)
    except actions.ChangedMeanwhile as changed:
        asked = _("You asked to move “%(title)s” to %(day)s, %(part)s, %(room)s.") % words
        raise ValueError(f"{changed} {asked}") from changed
    return _("“%(title)s” was moved: %(day)s, %(part)s, %(room)s.") % words


def _withdraw(request: HttpRequest, of: "Process", actor: Capacity) -> str:
    meeting = _meeting(of, request.POST.get("meeting", ""))
    actions.withdraw_meeting(actor, meeting, seen=request.POST.get("seen", ""))
    return _("“%(title)s” was taken out. The next release shows it as cancelled.") % _title(meeting)


def _reinstate(request: HttpRequest, of: "Process", actor: Capacity) -> str:
    meeting = _meeting(of, request.POST.get("meeting", ""))
    actions.reinstate_meeting(actor, meeting, seen=request.POST.get("seen", ""))
    return _("“%(title)s” was put back.") % _title(meeting)


def _undo(request: HttpRequest, of: "Process", actor: Capacity) -> str:
    number = request.POST.get("number", "")
    actions.undo(actor, of, int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0)
    return _("It was undone.")


def _title(meeting: "Meeting") -> dict[str, str]:
    return {"title": presenting.title(queries.as_planned(meeting))}


def _meeting(of: "Process", key: str) -> "Meeting":
    found = queries.meeting_by_key(key)
    if found is None or found.round.process_id != of.pk:
        raise ValueError(_("There is no such meeting in this programme."))
    return found
