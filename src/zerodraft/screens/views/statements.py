"""Statements: the page on which one is handed in, its file, and those of a meeting."""

from pathlib import PurePath
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import rules
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zerodraft import clock
from zerodraft.files import queries as files
from zerodraft.files.opening.bounds import MEGABYTE
from zerodraft.floor import permissions, presenting, queries, stating, telling
from zerodraft.floor.actions import statements as actions
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.core.statements import Standing
from zerodraft.floor.counting import MOST_BYTES, TYPES
from zerodraft.process.acting import acting
from zerodraft.screens.links import business_of
from zerodraft.screens.visiting import FLOOR, visit

if TYPE_CHECKING:
    from zerodraft.floor.models import Inscription, Statement
    from zerodraft.process.capacity import Capacity

UNPROCESSABLE, GONE = 422, 410


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: HttpRequest, key: str) -> HttpResponse:
    """Hand in the statement of an inscription, replace it, take it back; what will happen with it is said here."""
    found, actor = _inscription(request, key)
    refused = ""
    if request.method == "POST":
        try:
            messages.success(request, _carry_out(request, actor, found.key))
            return redirect("statement", found.key)
        except CannotAct as error:
            refused = str(error)
    meeting = found.on_list.floor.meeting
    present = queries.statement_of(found.key)
    on = presenting.names_of(meeting.day)
    context = {
        "process": meeting.round.process,
        "meeting": meeting,
        "business": business_of(meeting),
        "name": telling.speaker(found),
        "inscription": found,
        "is_open": found.state in actions.OPEN,
        "is_invited": found.state == found.States.IN_WRITING,
        "present": stating.statement(queries.as_handed_in(present), ZoneInfo(meeting.zone), on) if present else None,
        "refused": refused,
    }
    return render(request, "screens/statement.html", context, status=UNPROCESSABLE if refused else 200)


@never_cache
@require_safe
def statement_file(request: HttpRequest, key: str) -> HttpResponse:
    """The file of a statement, for whoever may open it as it stands now; for all others it is not there."""
    found = queries.statement_by_key(key)
    if found is None:
        raise Http404
    actor = acting(request, found.inscription.on_list.floor.meeting.round.process)
    if not rules.has_perm(permissions.OPEN_STATEMENT, actor, found):
        raise Http404
    return saved(found)


@never_cache
@require_safe
def statements(request: HttpRequest, key: str) -> HttpResponse:
    """The statements of a meeting that this visitor may open. It can be printed."""
    made = visit(request, key, FLOOR)
    open_to = [
        each
        for each in queries.statements_in(made.meeting)
        if rules.has_perm(permissions.OPEN_STATEMENT, made.actor, each)
    ]
    zone, on = ZoneInfo(made.meeting.zone), presenting.names_of(made.meeting.day)
    shown = [stating.statement(queries.as_handed_in(each), zone, on) for each in open_to]
    own = [
        each
        for each in queries.inscriptions_of(made.meeting, made.actor.party)
        if rules.has_perm(permissions.HAND_IN, made.actor, each)
    ]
    context = {
        "process": made.meeting.round.process,
        "meeting": made.meeting,
        "business": business_of(made.meeting),
        "own": [(each.key, telling.speaker(each), each.on_list.name, each.get_state_display()) for each in own],
        "statements": shown,
        "has_embargoed": any(each.standing == Standing.EMBARGOED.value for each in shown),
        "moment": clock.now(),
    }
    return render(request, "screens/statements.html", context)


def saved(found: "Statement") -> HttpResponse:
    """The file as it came, to be saved; never shown by the browser as a page of ours, and never run."""
    original = files.get(found.original)
    if original is None or original.sealed_at:
        return HttpResponse(_("This statement was sealed."), status=GONE, content_type="text/plain; charset=utf-8")
    media_type = TYPES[PurePath(found.name).suffix.lower().removeprefix(".")]
    response = HttpResponse(files.read(found.original), content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _inscription(request: HttpRequest, key: str) -> "tuple[Inscription, Capacity]":
    found = queries.inscription_by_key(key)
    if found is None:
        raise Http404
    actor = acting(request, found.on_list.floor.meeting.round.process)
    if not rules.has_perm(permissions.HAND_IN, actor, found):
        raise Http404
    return found, actor


def _carry_out(request: HttpRequest, actor: "Capacity", key: str) -> str:
    act = request.POST.get("act", "")
    if act == "take-back":
        actions.take_back(actor, key)
        return _("Your statement is taken back. Nobody can open it any more.")
    if act == "submit":
        actions.submit(actor, key)
        return _("Your statement is submitted in writing.")
    content, name = _given(request)
    check = request.POST.get("check") == "yes"
    made = actions.hand_in(actor, key, content, name, check_against_delivery=check)
    return _("“%(name)s” is handed in.") % {"name": made.name}


def _given(request: HttpRequest) -> tuple[bytes, str]:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise CannotAct(_("No file was chosen: choose a PDF or a Word document (.docx)."))
    if (file.size or 0) > MOST_BYTES:
        raise CannotAct(
            _("%(name)s has more than %(most)d MB; send it without its pictures.")
            % {"name": (file.name or "")[:60], "most": MOST_BYTES // MEGABYTE}
        )
    return file.read(), file.name or ""
