"""The outbox of a process: what waits for a person to send it, what is on its way, and what became of each address."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zerodraft.correspondence import actions, circulars, naming_out, permissions, queries
from zerodraft.correspondence.fragments import KIND
from zerodraft.correspondence.models import Circulation, Outgoing
from zerodraft.correspondence.showing import circulating as showing
from zerodraft.correspondence.views.outgoing import found
from zerodraft.live.views import ticket_answer
from zerodraft.moments import OFFERED_ZONES
from zerodraft.post import queries as mailings
from zerodraft.process.capacity import Capacity
from zerodraft.process.spreadsheets import as_csv
from zerodraft.process.views.visiting import visited
from zerodraft.record import queries as record

PAGE = 50
UNPROCESSABLE = 422
CONFLICT = 409
MOST_CHOSEN = 500
Act = Callable[[HttpRequest, Circulation, Capacity], str]


def circulation_of(request: HttpRequest, key: str, circulation: str) -> tuple[Circulation, Capacity]:
    """A circulation and the visitor's capacity; for the team of the process alone."""
    process, capacity = visited(request, key)
    if not rules.has_perm(permissions.WRITE, capacity, process):
        raise PermissionDenied
    one = queries.circulation(circulation)
    if one is None or one.letter.process_id != process.pk:
        raise Http404
    return one, capacity


@never_cache
@require_safe
def outbox(request: HttpRequest, key: str) -> HttpResponse:
    """Every circulation of a process, the newest first; those that wait for a person before them."""
    process, capacity = visited(request, key)
    if not rules.has_perm(permissions.WRITE, capacity, process):
        raise PermissionDenied
    every = queries.circulations_of(process)
    page = Paginator(every.exclude(state=Circulation.State.PROPOSED), PAGE).get_page(request.GET.get("page"))
    context = {
        "process": process,
        "waiting": showing.rows(every.filter(state=Circulation.State.PROPOSED)),
        "rows": showing.rows(page),
        "page": page,
        "keeps_lists": rules.has_perm(permissions.KEEP_LISTS, capacity, process),
    }
    return render(request, "correspondence/outbox.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, key: str, letter: str) -> HttpResponse:
    """Propose that a released letter be circulated: to whom, with which files and words, and not before when."""
    one, capacity = found(request, key, letter)
    if not rules.has_perm(permissions.WRITE, capacity, one):
        raise PermissionDenied
    refused = ""
    if request.method == "POST":
        try:
            made = _propose(request, one, capacity)
        except actions.CannotCompose as error:
            refused = str(error)
        else:
            messages.success(request, _("The circulation waits for another person to send it."))
            return redirect("circulation", key, made.key)
    sent = request.POST if request.method == "POST" else None
    usual = [form for form, is_usual in circulars.offered(one) if is_usual]
    chosen = sent.getlist("form") if sent else usual
    context = {
        "process": one.process,
        "letter": one,
        "title": naming_out.title_of(one),
        "released": one.state == Outgoing.State.RELEASED and not one.sealed_at,
        "refused": refused,
        "lists": showing.offered(one.process, sent.getlist("list") if sent else []),
        "forms": [(form, naming_out.form_name(form), form in chosen) for form, _usual in circulars.offered(one)],
        "with_words": sent is None or "words" in sent,
        "given": sent or {},
        "zones": OFFERED_ZONES,
    }
    return render(request, "correspondence/circulate.html", context, status=UNPROCESSABLE if refused else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def circulation(request: HttpRequest, key: str, circulation: str) -> HttpResponse:
    """One circulation: who proposed and sent it, how far it is, what became of each address; every act by its button."""
    one, capacity = circulation_of(request, key, circulation)
    if request.method != "POST":
        return _page(request, one, capacity)
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        return _page(request, one, capacity, why=_("Choose what to do."), status=UNPROCESSABLE)
    try:
        said = act(request, one, capacity)
    except actions.CannotCompose as refused:
        return _page(request, one, capacity, why=str(refused), status=CONFLICT)
    messages.success(request, said)
    return redirect("circulation", key, one.key)


@never_cache
@require_safe
def addresses(request: HttpRequest, key: str, circulation: str) -> HttpResponse:
    """Every address of a circulation and what became of it, as a table."""
    one, _capacity = circulation_of(request, key, circulation)
    mailing = mailings.mailing_by_key(one.mailing) if one.mailing else None
    if mailing is None:
        raise Http404
    heads = (_("Party"), _("Address"), _("How it stands"), _("Since"), _("Attempts"), _("Answer of the mail server"))
    rows = showing.shown_dispatches(mailings.dispatches_of(mailing).iterator(chunk_size=2_000))
    cells = ((row.name, row.address, row.state, row.at, row.attempts, row.answer) for row in rows)
    response = HttpResponse("\ufeff" + as_csv(heads, cells), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{one.key}.csv"'
    return response


@require_safe
def ticket(request: HttpRequest, key: str, circulation: str) -> HttpResponse:
    """A ticket to follow how far a circulation is."""
    one, capacity = circulation_of(request, key, circulation)
    if not one.mailing:
        raise Http404
    return ticket_answer(f"{KIND}:{one.mailing}", "progress", capacity.key)


def _propose(request: HttpRequest, one: Outgoing, capacity: Capacity) -> Circulation:
    form = request.POST
    not_before, zone = _moment(form.get("day", ""), form.get("hour", ""), form.get("zone", ""))
    return actions.propose_circulation(
        capacity,
        one,
        lists=form.getlist("list")[:100],
        forms=form.getlist("form")[:10],
        note=form.get("note", ""),
        with_words="words" in form,
        not_before=not_before,
        zone=zone,
    )


def _moment(day: str, hour: str, zone: str) -> tuple[datetime | None, str]:
    """The moment of a day and an hour by the clock of a zone; None when nothing was given. Raises CannotCirculate."""
    day, hour, zone = day.strip(), hour.strip(), zone.strip()[:60]
    if not day and not hour:
        return None, ""
    try:
        local = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise actions.CannotCirculate(
            _("Give day, hour and time zone of the moment before which nothing is sent, as 2018-02-20, 10:00, UTC.")
        ) from error
    moment = local.astimezone(UTC)
    if moment.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise actions.CannotCirculate(
            _("There is no such hour on that day in this zone: clocks are put forward. Choose another hour.")
        )
    return moment, zone


def _send(_request: HttpRequest, one: Circulation, capacity: Capacity) -> str:
    sent = actions.send_circulation(capacity, one)
    return _("It is sent; nothing goes out before its moment.") if sent.not_before else _("It is on its way.")


def _drop(_request: HttpRequest, one: Circulation, capacity: Capacity) -> str:
    actions.drop_circulation(capacity, one)
    return _("It is not sent.")


def _hold(_request: HttpRequest, one: Circulation, capacity: Capacity) -> str:
    actions.hold_circulation(capacity, one)
    return _("Nothing more of it goes out for now.")


def _go_on(_request: HttpRequest, one: Circulation, capacity: Capacity) -> str:
    actions.go_on_circulating(capacity, one)
    return _("It goes on.")


def _cancel(_request: HttpRequest, one: Circulation, capacity: Capacity) -> str:
    count = actions.cancel_circulation(capacity, one)
    words = ngettext(
        "It does not go to %(count)d address any more.", "It does not go to %(count)d addresses any more.", count
    )
    return words % {"count": count}


def _again(request: HttpRequest, one: Circulation, capacity: Capacity) -> str:
    count = actions.send_again(capacity, one, _chosen(request))
    words = ngettext("It goes to %(count)d address again.", "It goes to %(count)d addresses again.", count)
    return words % {"count": count}


def _arrived(request: HttpRequest, one: Circulation, capacity: Capacity) -> str:
    count = actions.note_arrived(capacity, one, _chosen(request))
    words = ngettext("Noted of %(count)d address.", "Noted of %(count)d addresses.", count)
    return words % {"count": count}


ACTS: dict[str, Act] = {
    "send": _send,
    "drop": _drop,
    "hold": _hold,
    "go-on": _go_on,
    "cancel": _cancel,
    "again": _again,
    "arrived": _arrived,
}


def _chosen(request: HttpRequest) -> list[str]:
    chosen = [key[:40] for key in request.POST.getlist("dispatch")[:MOST_CHOSEN]]
    if not chosen:
        raise actions.CannotCirculate(_("Choose the addresses for which this holds."))
    return chosen


def _page(
    request: HttpRequest, one: Circulation, capacity: Capacity, *, why: str = "", status: int = 200
) -> HttpResponse:
    one = queries.circulation(one.key) or one
    context: dict[str, Any] = {
        "process": one.letter.process,
        "letter": one.letter,
        "circulation": one,
        "title": naming_out.title_of(one.letter),
        "why": why,
        "proposal": showing.proposal(one),
        "may_send": rules.has_perm(permissions.CIRCULATE, capacity, one),
        "may_hold": rules.has_perm(permissions.HOLD, capacity, one),
        "proposed_it": one.proposed_by == capacity.key,
    }
    mailing = mailings.mailing_by_key(one.mailing) if one.mailing else None
    if mailing:
        wanted = request.GET.get("state", "")
        wanted = wanted if wanted in showing.STATES else ""
        page = Paginator(mailings.dispatches_of(mailing, [wanted] if wanted else ()), PAGE)
        shown = page.get_page(request.GET.get("page"))
        context |= {
            "mailing": mailing,
            "progress": showing.progress(mailing),
            "wanted": wanted,
            "page": shown,
            "dispatches": showing.shown_dispatches(shown),
            "not_reached": showing.not_reached(one),
        }
        head = record.head()  # after what the page shows: the stream gives nothing older
        context["seq"] = head.seq if head else 0
    else:
        context["reach"] = showing.reach(one)
    return render(request, "correspondence/circulation.html", context, status=status)
