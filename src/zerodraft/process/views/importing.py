"""Importing the focal points of delegations from a list: shown row by row first, written only when confirmed."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft.parties import sheets
from zerodraft.process import decoding, presenting
from zerodraft.process.actions import importing
from zerodraft.process.core import focal_points
from zerodraft.process.core.focal_points import Row, Unreadable
from zerodraft.process.spreadsheets import as_csv
from zerodraft.process.views.visiting import for_secretariat

if TYPE_CHECKING:
    from zerodraft.process.models import Process

MAX_BYTES = 256 * 1024
"""A list of a thousand focal points has less than half of this."""


class Refused(ValueError):
    """What was sent cannot be read as a list; the message says why, and what to do."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def import_focal_points(request: HttpRequest, key: str) -> HttpResponse:
    """A list to upload or paste; what would be written, row by row; and, once confirmed, the links."""
    process, capacity = for_secretariat(request, key)
    if request.method != "POST":
        return render(request, "process/import.html", {"process": process})
    try:
        text, encoding = _sent(request)
        rows = _rows(text)
    except Refused as refused:
        messages.error(request, str(refused))
        context = {"process": process, "pasted": request.POST.get("pasted", "")[:MAX_BYTES]}
        return render(request, "process/import.html", context, status=400)
    if "confirm" not in request.POST:
        return _preview(request, process, text, encoding, rows)
    try:
        taken = importing.import_focal_points(capacity, process, rows, request.POST.get("shown", ""))
    except importing.Changed as changed:
        said = _(
            "If you pressed twice, all was taken over the first time: make the links anew on the page of participants."
        )
        messages.error(request, f"{changed} {said}")
        return _preview(request, process, text, encoding, rows, status=409)
    return _result(request, process, taken)


def _sent(request: HttpRequest) -> tuple[str, str]:
    """The words that were sent, and the encoding in which a file was read ('' for pasted words)."""
    file = request.FILES.get("file")
    if file is None:
        pasted = request.POST.get("pasted", "")
        if len(pasted) > MAX_BYTES:
            raise Refused(_("The list is too long. Send it in parts of at most a thousand rows."))
        return pasted, request.POST.get("encoding", "")[:20]
    if file.size is None or file.size > MAX_BYTES:
        raise Refused(_("The file is larger than 256 kB. Send a table with the columns party, name and e-mail alone."))
    try:
        return decoding.decode(file.read())
    except decoding.NotText as error:
        raise Refused(_("The file is no text. Save the table as CSV, best in UTF-8, and send that.")) from error


def _rows(text: str) -> list[Row]:
    try:
        return focal_points.read_rows(text)
    except Unreadable as error:
        raise Refused(presenting.unreadable_list(error)) from error


def _preview(
    request: HttpRequest, process: "Process", text: str, encoding: str, rows: list[Row], status: int = 200
) -> HttpResponse:
    entries = importing.assess(process, rows)
    good = sum(entry.is_good for entry in entries)
    context = {
        "process": process,
        "entries": presenting.shown_entries(entries),
        "good": good,
        "done": sum(entry.is_done for entry in entries),
        "bad": sum(bool(entry.problems) for entry in entries),
        "all": len(entries),
        "pasted": text,
        "encoding": encoding,
        "shown": importing.fingerprint(entries),
    }
    return render(request, "process/import_preview.html", context, status=status)


def _result(request: HttpRequest, process: "Process", taken: list[importing.Taken]) -> HttpResponse:
    linked = [
        (one, sheets.sheet(request, *one.link, name=one.name), presenting.party_name(one.participation.party))
        for one in taken
        if one.link
    ]
    context = {
        "process": process,
        "count": len(taken),
        "sheets": [sheet for _one, sheet, _party in linked],
        "without": [(one.name, presenting.party_name(one.participation.party)) for one in taken if not one.link],
        "csv": _as_csv([(party, one.name, one.email, sheet.address) for one, sheet, party in linked]),
    }
    return render(request, "process/imported.html", context)


def _as_csv(rows: list[tuple[str, str, str, str]]) -> str:
    """The links as a table to copy into a program that writes letters."""
    return as_csv((_("Party"), _("Name"), _("E-mail address"), _("Link")), rows)


@never_cache
@require_http_methods(["POST"])
def new_links(request: HttpRequest, key: str) -> HttpResponse:
    """New links for every focal point who has never come in."""
    process, capacity = for_secretariat(request, key)
    taken = importing.links_for_those_not_in(capacity, process)
    if not taken:
        messages.info(request, _("Every focal point has come in already, or signs in with an account."))
        return redirect("participants", process.key)
    return _result(request, process, taken)


@never_cache
@require_http_methods(["POST"])
def links_file(request: HttpRequest, key: str) -> HttpResponse:
    """The table of links that the page holds, as a file; the words of links are kept nowhere, so the page sends them."""
    process, _capacity = for_secretariat(request, key)
    table = request.POST.get("csv", "")[: 4 * MAX_BYTES]
    response = HttpResponse("\ufeff" + table, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{process.key[:60]}-links.csv"'
    return response
