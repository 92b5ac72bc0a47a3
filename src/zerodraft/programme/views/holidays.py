"""The holidays of duty stations: the data that ships, and what this installation says otherwise."""

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft import moments
from zerodraft.programme import actions, duty_stations, forms
from zerodraft.programme import permissions as own


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def holidays(request: HttpRequest) -> HttpResponse:
    """The days on which nobody meets, by duty station; the secretariat of the installation adds its own."""
    may = rules.has_perm(own.AMEND_HOLIDAYS, request.user)
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        try:
            messages.success(request, _amended(request))
        except ValueError as refused:
            messages.error(request, str(refused))
            return _page(request, may=may, status=422)
        return redirect("holidays")
    return _page(request, may=may)


def _page(request: HttpRequest, *, may: bool, status: int = 200) -> HttpResponse:
    amendments = {(each.station, each.day): each for each in duty_stations.amendments()}
    found = []
    for station in duty_stations.current():
        shipped = duty_stations.shipped()[station.key].holidays
        days = sorted({*shipped, *station.holidays})
        rows = [
            (
                day,
                station.holidays.get(day) or shipped.get(day, ""),
                day in station.holidays,
                amendments.get((station.key, day)),
            )
            for day in days
        ]
        found.append((station, duty_stations.name(station.key), rows))
    context = {
        "stations": found,
        "may": may,
        "chosen": {name: request.POST.get(name, "")[:200] for name in ("station", "day", "name")},
    }
    return render(request, "programme/holidays.html", context, status=status)


def _amended(request: HttpRequest) -> str:
    form = request.POST
    if form.get("act") == "withdraw":
        actions.withdraw_amendment(request.user, form.get("key", "")[:60])  # type: ignore[arg-type]
        return _("It was taken back.")
    day = forms.day_given(form.get("day", ""))
    name = form.get("name", "")
    if form.get("act") == "add" and not name.strip():
        raise ValueError(_("Write the name of the holiday."))
    actions.amend_holidays(request.user, station=form.get("station", ""), day=day, name=name)  # type: ignore[arg-type]
    if name.strip():
        return _("%(day)s is a holiday there now.") % {"day": moments.full_day(day)}
    return _("%(day)s is a working day there now.") % {"day": moments.full_day(day)}
