"""The programme as people read it: the table, a meeting, a calendar."""

from typing import TYPE_CHECKING

import rules
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from zerodraft import clock
from zerodraft.process import permissions
from zerodraft.process import queries as process
from zerodraft.process.acting import acting
from zerodraft.programme import beside, feeds, particulars, presenting, queries
from zerodraft.programme.core import table, today

if TYPE_CHECKING:
    from zerodraft.process.models import Process


def _visible(request: HttpRequest, found: "Process | None") -> "Process":
    """What a visitor may not see is not there for them."""
    if found is None or not rules.has_perm(permissions.SEE, acting(request, found), found):
        raise Http404
    return found


@require_safe
def programme(request: HttpRequest, key: str) -> HttpResponse:
    """The programme of work of one process."""
    return programme_page(request, _visible(request, process.by_key(key)))


def programme_page(request: HttpRequest, of: "Process") -> HttpResponse:
    """The page of a programme, which is also the front page where there is one public process."""
    release = queries.latest_release(of)
    meetings = queries.released_meetings(of)
    moment = clock.now()
    current = process.current_round(of)
    context = {
        "process": of,
        "round": current,
        "release": release,
        "officers": particulars.officers(of, moment),
        "limits": particulars.limits(current),
        "deadlines": particulars.deadlines(current),
        "table": presenting.table(table.lay_out(meetings), moment),
        "today": presenting.today(today.at(meetings, moment), moment),
        "state_names": presenting.state_names(),
        "beside": beside.links(of, acting(request, of)),
        "moment": moment,
    }
    return render(request, "programme/programme.html", context)


@require_safe
def meeting(request: HttpRequest, key: str) -> HttpResponse:
    """One meeting, as the newest release has it."""
    row = queries.meeting_by_key(key)
    of = _visible(request, row.round.process if row else None)
    meetings = queries.released_meetings(of)
    moment = clock.now()
    place = next((i for i, one in enumerate(meetings) if one.key == key), None)
    if place is None:
        raise Http404
    current = process.current_round(of)
    coming_next = today.at(meetings, moment).next
    shown = [presenting.meeting(one, moment, coming_next) for one in meetings]
    context = {
        "process": of,
        "round": current,
        "release": queries.latest_release(of),
        "limits": particulars.limits(current),
        "meeting": shown[place],
        "previous": shown[place - 1] if place else None,
        "following": shown[place + 1] if place + 1 < len(shown) else None,
        "beside": beside.links_of_meeting(row, acting(request, of)) if row else [],
        "moment": moment,
    }
    return render(request, "programme/meeting.html", context)


@require_safe
def calendar(request: HttpRequest, key: str) -> HttpResponse:
    """The newest release as an iCalendar feed."""
    of = _visible(request, process.by_key(key))
    release = queries.latest_release(of)
    if release is None:
        raise Http404
    feed = feeds.calendar(of.title, release, queries.released_meetings(of))
    response = HttpResponse(feed, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{of.key}.ics"'
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response
