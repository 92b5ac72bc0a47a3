"""The official addresses of parties: listed, added, withdrawn, and taken over from a list."""

import hashlib
from typing import Any

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zerodraft import clock
from zerodraft.files.opening import charset
from zerodraft.files.opening.errors import UnreadableFile
from zerodraft.parties import actions, permissions, presenting_mailboxes, queries
from zerodraft.parties.core import mailboxes as lists
from zerodraft.parties.core.search import named
from zerodraft.parties.models import Person
from zerodraft.post.core.addresses import BadAddress

MAX_BYTES = 800_000
UNPROCESSABLE = 422


def _keeper(request: HttpRequest) -> Person:
    person = request.user
    if not isinstance(person, Person) or not rules.has_perm(permissions.KEEP_MAILBOXES, person):
        raise PermissionDenied
    return person


@never_cache
@require_safe
def mailboxes(request: HttpRequest) -> HttpResponse:
    """Who is written to where, by party; and who has no address."""
    _keeper(request)
    on, language = clock.now().date(), get_language() or "en"
    typed = request.GET.get("q", "").strip()[:100]
    groups = presenting_mailboxes.listed(queries.register(), on, language, queries.mailboxes_of(), typed)
    context = {
        "q": typed,
        "kinds": groups,
        "addresses": sum(len(one.mailboxes) for _kind, rows in groups for one in rows),
        "without": sum(not one.mailboxes for _kind, rows in groups for one in rows),
    }
    return render(request, "parties/mailboxes.html", context)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Give a party an address."""
    person = _keeper(request)
    typed = request.POST.get("party", "").strip()[:200]
    register, on = queries.register(), clock.now().date()
    bearer = register.parties.get(typed) or named(register, typed, on)
    try:
        made = actions.add_mailbox(
            person, party=bearer.key if bearer else typed, address=request.POST.get("address", "")
        )
        messages.success(request, _("%(address)s is kept.") % {"address": made.address})
    except BadAddress as bad:
        messages.error(request, presenting_mailboxes.problem(bad.code))
    except actions.CannotKeep as refused:
        messages.error(request, str(refused))
    return redirect("mailboxes")


@require_POST
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Withdraw an address."""
    person, found = _keeper(request), queries.mailbox_by_key(key)
    if found is None:
        raise Http404
    actions.withdraw_mailbox(person, found)
    messages.success(request, _("Nothing is sent to %(address)s any more.") % {"address": found.address})
    return redirect("mailboxes")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: HttpRequest) -> HttpResponse:
    """A list to upload or paste; what would be written, line by line; taken over only once confirmed, all or nothing."""
    person = _keeper(request)
    if request.method != "POST":
        return render(request, "parties/mailboxes_import.html", {})
    try:
        text = _sent(request)
        known = {party: frozenset(one.address for one in boxes) for party, boxes in queries.mailboxes_of().items()}
        rows = lists.read(text, queries.register(), clock.now().date(), known)
    except lists.Unreadable as error:
        return _again(request, why=presenting_mailboxes.unreadable(error.code))
    except UnreadableFile:
        return _again(request, why=_("The file is no text. Save the table as CSV in UTF-8, and send that."))
    shown = hashlib.sha256(repr(rows).encode()).hexdigest()
    if "confirm" not in request.POST:
        return _preview(request, text, rows, shown)
    if request.POST.get("shown", "") != shown:
        return _preview(request, text, rows, shown, why=_("The addresses changed meanwhile; look at the list again."))
    try:
        count = actions.import_mailboxes(person, rows)
    except actions.CannotKeep as refused:
        return _preview(request, text, rows, shown, why=str(refused))
    words = ngettext("%(count)d address is new.", "%(count)d addresses are new.", count)
    messages.success(request, words % {"count": count})
    return redirect("mailboxes")


def _sent(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if file is None:
        return request.POST.get("pasted", "")[:MAX_BYTES]
    if not file.size or file.size > MAX_BYTES:
        raise lists.Unreadable("long" if file.size else "empty")
    return charset.decode(file.read())


def _again(request: HttpRequest, *, why: str) -> HttpResponse:
    context = {"why": why, "pasted": request.POST.get("pasted", "")[:MAX_BYTES]}
    return render(request, "parties/mailboxes_import.html", context, status=UNPROCESSABLE)


def _preview(request: HttpRequest, text: str, rows: list[lists.Row], shown: str, *, why: str = "") -> HttpResponse:
    bad = [row for row in rows if row.problem]
    context: dict[str, Any] = {
        "why": why,
        "pasted": text,
        "shown": shown,
        "bad": [(row, presenting_mailboxes.problem(row.problem)) for row in bad[:200]],
        "bad_count": len(bad),
        "new": [
            (row, queries.party_name(row.party, clock.now().date(), get_language() or "en", queries.register()))
            for row in rows[:200]
            if not row.problem and not row.is_known
        ],
        "new_count": sum(not row.problem and not row.is_known for row in rows),
        "known_count": sum(not row.problem and row.is_known for row in rows),
    }
    return render(request, "parties/mailboxes_import.html", context, status=UNPROCESSABLE if why else 200)
