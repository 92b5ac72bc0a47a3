"""Letters as people read them: the words on one side, the facts on the other."""

import rules
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from zerodraft.correspondence import permissions, presenting, queries
from zerodraft.correspondence.archive import archive_of, sees
from zerodraft.correspondence.models import Letter
from zerodraft.correspondence.showing import archive as showing
from zerodraft.correspondence.views.questions import asked_about
from zerodraft.correspondence.views.sealing import decide, state_of
from zerodraft.files import queries as files
from zerodraft.process import permissions as process
from zerodraft.process.acting import acting
from zerodraft.process.audience import Audience


def _visible(request: HttpRequest, key: str) -> Letter:
    """What a visitor may not see is not there for them."""
    found = queries.by_key(key)
    if found is None or not rules.has_perm(permissions.SEE, _visitor(request, found), found):
        raise Http404
    return found


def _visitor(request: HttpRequest, found: Letter) -> object:
    """Who looks: in the capacity they act in where the letter belongs to a process."""
    return acting(request, found.process) if found.process else request.user


# A letter may be sealed: no cache is to hold its words after that.
@never_cache
@require_safe
def letter(request: HttpRequest, key: str) -> HttpResponse:
    """A letter and what was read in it, every fact beside its words; a sealed one shows its tombstone."""
    return _page(request, _visible(request, key))


@never_cache
@require_safe
def original(request: HttpRequest, key: str) -> HttpResponse:
    """The file as it came, to be saved, never shown by the browser as a page of ours."""
    found = _visible(request, key)
    if found.sealed_at:
        return _page(request, found, status=410)
    if not found.original_id:
        raise Http404
    response = HttpResponse(files.read(found.original_id), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{found.key}{presenting.ending(found.file_name)}"'
    return response


@require_POST
def seal(request: HttpRequest, key: str) -> HttpResponse:
    """Ask that a letter be sealed, take the request back, or confirm another's; the letter's page says what came of it."""
    found = _visible(request, key)
    decide(request, kind="letter", subject=found.key)
    return redirect("letter", found.key)


def _page(request: HttpRequest, found: Letter, status: int = 200) -> HttpResponse:
    entry = queries.entry_of(found)
    visitor = _visitor(request, found)
    seen = archive_of(found.process, lambda other: sees(visitor, other)) if entry and found.process else None
    context = {
        "letter": found,
        "process": found.process,
        "reading": None if found.sealed_at else presenting.reading(found.text, found.reading),
        "was_corrected": any(found.changes.get(name) for name in ("corrected", "struck", "added")),
        "entry": entry,
        **asked_about(entry, found.process, visitor),
        "related": showing.related(seen, found.key) if seen else (),
        "said": showing.said_of(seen, found.key) if seen else [],
        "may_widen": not found.sealed_at and rules.has_perm(process.WIDEN, visitor, found),
        "audiences": Audience.choices,
        "may_review": rules.has_perm(permissions.REVIEW, request.user),
        "seal_address": reverse("letter-seal", args=[found.key]),
        **state_of(request, kind="letter", subject=found.key),
    }
    return render(request, "correspondence/letter.html", context, status=status)
