"""A new round, from an earlier one or from a pattern: looked at with what stands against it, then begun."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft import clock
from zerodraft.process import queries as process_queries
from zerodraft.programme import actions, duty_stations, forms, presenting, queries, round_patterns, warning
from zerodraft.programme.core import patterns, stations
from zerodraft.programme.core.release import Meeting, Sitting
from zerodraft.programme.core.stations import Station
from zerodraft.programme.views.finding import planned

if TYPE_CHECKING:
    from zerodraft.process.models import Process


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A round as it was asked for: its number, its meetings, and its limits in seconds by category."""

    number: int
    sittings: tuple[Sitting, ...]
    limits: dict[str, int]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin_round(request: HttpRequest, key: str) -> HttpResponse:
    """Choose from what a round is to be made and when it begins, look at it, and begin it."""
    of, actor = planned(request, key)
    asked = request.POST if request.method == "POST" else request.GET
    proposal, refused = None, ""
    if "first" in asked:
        try:
            proposal = _proposal(asked, of)
            if request.method == "POST":
                actions.begin_round(actor, of, proposal.number, proposal.sittings, proposal.limits)
                messages.success(request, _("Round %(number)d is planned.") % {"number": proposal.number})
                return redirect("working", of.key)
        except ValueError as error:
            refused = str(error)
    moment = clock.now()
    sources = [
        (f"round-{number}", _("As round %(number)d") % {"number": number})
        for number in queries.rounds_with_meetings(of)
    ]
    sources += [(f"pattern-{each}", round_patterns.name(each)) for each in round_patterns.shipped()]
    as_meetings = _as_meetings(proposal) if proposal else ()
    context = {
        "process": of,
        "sources": sources,
        "stations": [(station.key, duty_stations.name(station.key)) for station in duty_stations.current()],
        "number": asked.get("number", "")[:4] or str(queries.next_round_number(of)),
        "first": asked.get("first", "")[:10],
        "source": asked.get("source", "")[:60] or (sources[0][0] if sources else ""),
        "station": asked.get("station", "")[:60] or _usual_station(of),
        "refused": refused,
        "proposal": [
            (presenting.meeting(each, moment), against) for each, against in warning.of_proposed(of, as_meetings, actor)
        ],
        "moment": moment,
    }
    return render(request, "programme/round.html", context, status=422 if refused else 200)


def _proposal(form: QueryDict, of: "Process") -> _Proposal:
    number = form.get("number", "")
    if not re.fullmatch(r"[0-9]{1,3}", number):
        raise ValueError(_("“%(text)s” is no number of a round. Write one from 1 to 999.") % {"text": number[:20]})
    first = forms.day_given(form.get("first", ""))
    kind, _dash, key = form.get("source", "").partition("-")
    if kind == "round" and re.fullmatch(r"[0-9]{1,3}", key) and int(key) in queries.rounds_with_meetings(of):
        earlier = process_queries.round_of(of, int(key))
        sittings = patterns.after_round(queries.planned_in(earlier) if earlier else (), first)
        limits = process_queries.limit_seconds(earlier.pk) if earlier else {}
    elif kind == "pattern" and key in round_patterns.shipped():
        sittings = patterns.after_pattern(round_patterns.shipped()[key], first, _station(form))
        current = process_queries.current_round(of)
        limits = process_queries.limit_seconds(current.pk) if current else {}
    else:
        raise ValueError(_("Choose an earlier round or a pattern."))
    _check_days(sittings)
    return _Proposal(int(number), sittings, dict(limits))


def _check_days(sittings: tuple[Sitting, ...]) -> None:
    last = max((each.day for each in sittings), default=date.min)
    if last > forms.LATEST:
        raise ValueError(_("This day is too far away. Correct the year."))


def _station(form: QueryDict) -> Station:
    known = {station.key: station for station in duty_stations.current()}
    found = known.get(form.get("station", ""))
    if found is None:
        raise ValueError(_("There is no such duty station."))
    return found


def _usual_station(of: "Process") -> str:
    """Where the process met last."""
    known = stations.by_zone(duty_stations.current())
    return next((known[row.zone].key for row in reversed(queries.meetings_of(of)) if row.zone in known), "")


def _as_meetings(proposal: _Proposal) -> tuple[Meeting, ...]:
    return tuple(
        Meeting(
            key=f"proposed-{number}",
            day=each.day,
            start=each.start,
            end=each.end,
            zone=each.zone,
            venue=each.venue,
            virtual=each.virtual,
            tentative=each.tentative,
            segments=each.segments,
        )
        for number, each in enumerate(proposal.sittings)
    )
