"""Letters as people read them: the words on one side, the facts on the other."""

import rules
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from zerodraft.correspondence import permissions, presenting, queries
from zerodraft.correspondence.models import Letter
from zerodraft.files import queries as files
from zerodraft.record import queries as record
from zerodraft.record import sealing


def _visible(request: HttpRequest, key: str) -> Letter:
    """What a visitor may not see is not there for them."""
    found = queries.by_key(key)
    if found is None or not rules.has_perm(permissions.SEE, request.user, found):
        raise Http404
    return found


@require_safe
def letter(request: HttpRequest, key: str) -> HttpResponse:
    """A letter and what was read in it, every fact beside its words; a sealed one shows its tombstone."""
    found = _visible(request, key)
    context = {
        "letter": found,
        "seal": record.seal_of("letter", found.key),
        "may_seal": rules.has_perm(sealing.PERMISSION, request.user),
        "reading": None if found.sealed_at else presenting.reading(found.text, found.reading),
    }
    return render(request, "correspondence/letter.html", context)


@require_safe
def original(request: HttpRequest, key: str) -> HttpResponse:
    """The file as it came, to be saved, never shown by the browser as a page of ours."""
    found = _visible(request, key)
    if found.sealed_at:
        return render(request, "correspondence/letter.html", {"letter": found, "reading": None}, status=410)
    response = HttpResponse(files.read(found.original_id), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{found.key}{presenting.ending(found.file_name)}"'
    return response


@require_POST
def seal(request: HttpRequest, key: str) -> HttpResponse:
    """Ask that a letter be sealed, take the request back, or confirm another's."""
    found = _visible(request, key)
    if not request.user.is_authenticated:
        raise PermissionDenied
    act = request.POST.get("act")
    if act == "request":
        sealing.request_seal(request.user, kind="letter", subject=found.key, reason=request.POST.get("reason", ""))
    elif act == "withdraw":
        sealing.withdraw_seal(request.user, kind="letter", subject=found.key)
    elif act == "confirm":
        sealing.confirm_seal(request.user, kind="letter", subject=found.key)
    return redirect("letter", found.key)
