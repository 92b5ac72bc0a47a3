"""Who is expected at a meeting, and how full it will be: the form, and what closing the list would do."""

import re
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft import clock
from zerodraft.process import queries as process_queries
from zerodraft.programme import actions, presenting, queries
from zerodraft.programme.actions.expecting import CATEGORIES
from zerodraft.programme.foreseeing import Forecasts
from zerodraft.programme.views.finding import planned

if TYPE_CHECKING:
    from zerodraft.process.models import Process
    from zerodraft.programme.models import Meeting


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def expect(request: HttpRequest, key: str, meeting: str) -> HttpResponse:
    """Who is expected at a meeting, to change; `close` in the address asks what closing the list at so many would do."""
    of, actor = planned(request, key)
    row = queries.meeting_by_key(meeting)
    if row is None or row.round.process_id != of.pk:
        raise Http404
    if request.method != "POST":
        return _page(request, of, row)
    try:
        if request.POST.get("act") == "forget":
            actions.expect_speakers(actor, row, None)
        else:
            actions.expect_speakers(actor, row, _counts(request.POST), _own_limits(request.POST, of, row))
    except ValueError as refused:
        messages.error(request, str(refused))
        return _page(request, of, row, status=422)
    messages.success(request, _("The forecast goes by that now."))
    return redirect("meeting-speakers", of.key, row.key)


def _page(request: HttpRequest, of: "Process", row: "Meeting", *, status: int = 200) -> HttpResponse:
    forecasts, value = Forecasts(of), queries.as_planned(row)
    close = request.GET.get("close", "")
    closed = [int(close)] if re.fullmatch(r"[0-9]{1,3}", close) else []
    expected = forecasts.expected(value)
    given = request.POST if status != 200 else None
    fields = [
        {
            "category": each.category,
            "name": process_queries.speakers_name(each.category),
            "count": given.get(f"count-{each.category}", "") if given else str(each.count),
            "minutes": given.get(f"minutes-{each.category}", "") if given else _of_minutes(each.allotted),
        }
        for each in expected.speakers
    ]
    context = {
        "process": of,
        "planned": row,
        "meeting": presenting.meeting(value, clock.now()),
        "fields": fields,
        "expected": expected,
        "fullness": forecasts.of(value, closed),
        "room": forecasts.room(value),
        "close": close if closed else "",
        "moment": clock.now(),
    }
    return render(request, "programme/expect.html", context, status=status)


def _counts(form: QueryDict) -> dict[str, int]:
    found = {}
    for category in CATEGORIES:
        text = form.get(f"count-{category}", "").strip()
        if text and not re.fullmatch(r"[0-9]{1,3}", text):
            name = process_queries.speakers_name(category)
            raise ValueError(
                _("%(name)s: “%(text)s” is no number. Write one up to 500.") % {"name": name, "text": text[:20]}
            )
        found[category] = int(text or 0)
    return found


def _limits(form: QueryDict) -> dict[str, int]:
    found = {}
    for category in CATEGORIES:
        text = form.get(f"minutes-{category}", "").strip().replace(",", ".")
        if not text:
            continue
        if not re.fullmatch(r"[0-9]{1,2}(\.[0-9]{1,2})?", text):
            name = process_queries.speakers_name(category)
            raise ValueError(
                _("%(name)s: “%(text)s” is no limit. Write minutes, as 3.") % {"name": name, "text": text[:20]}
            )
        found[category] = round(float(text) * 60)
    return found


def _own_limits(form: QueryDict, of: "Process", row: "Meeting") -> dict[str, int]:
    """The limits that are not those of the round."""
    usual = Forecasts(of).limits_of(queries.as_planned(row))
    return {category: seconds for category, seconds in _limits(form).items() if seconds != usual[category]}


def _of_minutes(seconds: float | None) -> str:
    return f"{seconds / 60:.2f}".rstrip("0").rstrip(".") if seconds else ""
