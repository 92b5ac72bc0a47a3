"""The programme as people read it: the table, a meeting, a calendar."""

from typing import TYPE_CHECKING

import rules
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zerodraft import clock
from zerodraft.process import adopted as rules_adopted
from zerodraft.process import naming_rules, permissions
from zerodraft.process import queries as process
from zerodraft.process.acting import acting
from zerodraft.process.audience import Audience
from zerodraft.programme import beside, elsewhere, feeds, particulars, presenting, queries, releasing
from zerodraft.programme import permissions as own
from zerodraft.programme.core import table, today
from zerodraft.programme.views.finding import visible

if TYPE_CHECKING:
    from zerodraft.process.models import Process

RELEASES = 50
"""How many releases the page of changes tells of."""


@require_safe
def programme(request: HttpRequest, key: str) -> HttpResponse:
    """The programme of work of one process."""
    return programme_page(request, visible(request, process.by_key(key)))


def programme_page(request: HttpRequest, of: "Process") -> HttpResponse:
    """The page of a programme, which is also the front page where there is one public process."""
    release = queries.latest_release(of)
    meetings = beside.as_held(queries.released_meetings(of))
    moment = clock.now()
    current = queries.released_round(of)
    context = {
        "process": of,
        "round": current,
        "release": release,
        "officers": particulars.officers(of, moment),
        "limits": particulars.limits(current),
        "deadlines": particulars.deadlines(current),
        "rules": naming_rules.title_name(rules_adopted.rules_of(of).rules),
        "table": presenting.table(table.lay_out(meetings), moment),
        "today": presenting.today(today.at(meetings, moment), moment),
        "state_names": presenting.state_names(),
        "beside": beside.links(of, acting(request, of)),
        "waiting": beside.waiting(of, acting(request, of)),
        "readers": elsewhere.asked(request, meetings),
        "may_publish": rules.has_perm(own.PUBLISH, acting(request, of), of),
        "moment": moment,
    }
    return render(request, "programme/programme.html", context)


@require_safe
def meeting(request: HttpRequest, key: str) -> HttpResponse:
    """One meeting, as the newest release has it."""
    row = queries.meeting_by_key(key)
    of = visible(request, row.round.process if row else None)
    meetings = beside.as_held(queries.released_meetings(of))
    moment = clock.now()
    place = next((i for i, one in enumerate(meetings) if one.key == key), None)
    if place is None:
        raise Http404
    current = row.round if row else None
    coming_next = today.at(meetings, moment).next
    shown = [presenting.meeting(one, moment, coming_next) for one in meetings]
    context = {
        "process": of,
        "planned": row,
        "may_widen": rules.has_perm(permissions.WIDEN, acting(request, of), row),
        "audiences": Audience.choices,
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
    of = visible(request, process.by_key(key))
    release = queries.latest_release(of)
    if release is None:
        raise Http404
    feed = feeds.calendar(of.title, release, queries.released_meetings(of))
    response = HttpResponse(feed, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{of.key}.ics"'
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def changes(request: HttpRequest, key: str) -> HttpResponse:
    """What changed from release to release, the newest first."""
    of = visible(request, process.by_key(key))
    shown = releasing.history(queries.newest_releases(of, RELEASES + 1), clock.now())
    context = {
        "process": of,
        "releases": shown if len(shown) <= RELEASES else shown[:RELEASES],
        "waiting": beside.waiting(of, acting(request, of)),
    }
    return render(request, "programme/changes.html", context)


@require_safe
def changes_between(request: HttpRequest, key: str) -> HttpResponse:
    """What changed from one release to any later one; those who ask for neither are shown the first and the newest."""
    of = visible(request, process.by_key(key))
    listed = queries.named_releases(of)
    context: dict[str, object] = {"process": of, "releases": listed}
    if not listed:
        return render(request, "programme/between.html", context)
    chosen = [request.GET.get("from") or str(listed[-1].number), request.GET.get("to") or str(listed[0].number)]
    known = {str(each.number): each.number for each in listed}
    if lacking := [number for number in chosen if number not in known]:
        context["refused"] = _("There is no release %(number)s. Choose two of these.") % {"number": lacking[0][:20]}
        return render(request, "programme/between.html", context, status=404)
    earlier, later = sorted(known[number] for number in chosen)
    context |= {"from": earlier, "to": later, "changes": releasing.between(of, earlier, later, clock.now())}
    return render(request, "programme/between.html", context)
