"""The record as the secretariat reads it."""

import rules
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zerodraft.record import queries, sealing, verbs

PAGE = 50


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """What happened, newest first."""
    if not rules.has_perm(sealing.PERMISSION, request.user):
        raise PermissionDenied
    page = Paginator(queries.rows_newest_first(), PAGE).get_page(request.GET.get("page"))
    says = {verb.name: _(verb.says) for verb in verbs.registered()}
    context = {"page": page, "rows": [(row, says.get(row.verb, row.verb)) for row in page], "head": queries.head()}
    return render(request, "record/record.html", context)
