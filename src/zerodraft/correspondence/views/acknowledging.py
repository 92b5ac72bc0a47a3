"""Receipt of a letter: a delegation acknowledges it, and the team sees who has."""

from collections.abc import Iterator

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from zerodraft.correspondence import actions, naming_out, permissions
from zerodraft.correspondence.models import Outgoing
from zerodraft.correspondence.showing import acknowledging as showing
from zerodraft.correspondence.views.outgoing import found
from zerodraft.process import spreadsheets

COLUMNS = ("party", "name", "acknowledged", "by")


@require_POST
def acknowledge(request: HttpRequest, key: str, letter: str) -> HttpResponse:
    """Acknowledge receipt of a letter for the party for which the visitor acts."""
    one, capacity = found(request, key, letter)
    try:
        actions.acknowledge(capacity, one)
    except actions.CannotCompose as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Receipt is acknowledged. Only the team sees which delegations have done so."))
    return redirect("letter-out", key, one.key)


@never_cache
@require_safe
def acknowledgements(request: HttpRequest, key: str, letter: str) -> HttpResponse:
    """Who acknowledged a released letter, and who did not."""
    one = _of_team(request, key, letter)
    rows = showing.receipts(one)
    context = {
        "process": one.process,
        "letter": one,
        "title": naming_out.title_of(one),
        "rows": rows,
        "received": sum(bool(row.at) for row in rows),
    }
    return render(request, "correspondence/acknowledgements.html", context)


@never_cache
@require_safe
def as_csv(request: HttpRequest, key: str, letter: str) -> HttpResponse:
    """The same as CSV: UTF-8 with a byte order mark, a line for each party, moments in UTC."""
    one = _of_team(request, key, letter)
    response = HttpResponse(
        "\ufeff" + spreadsheets.as_csv(COLUMNS, _lines(one)), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{one.key}-acknowledgements.csv"'
    return response


def _lines(one: Outgoing) -> Iterator[tuple[str, ...]]:
    for row in showing.receipts(one):
        at = f"{row.at:%Y-%m-%dT%H:%M:%SZ}" if row.at else ""
        yield row.party, row.name, at, row.by


def _of_team(request: HttpRequest, key: str, letter: str) -> Outgoing:
    one, capacity = found(request, key, letter)
    if not rules.has_perm(permissions.WRITE, capacity, one):
        raise PermissionDenied
    if one.state != Outgoing.State.RELEASED:
        raise Http404
    return one
