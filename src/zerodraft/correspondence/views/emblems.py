"""The emblems of a process: added, looked at, withdrawn, by its team."""

from typing import TYPE_CHECKING

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zerodraft.correspondence import actions, permissions, queries
from zerodraft.correspondence.actions.emblems import BOX, LONGEST_WORDS
from zerodraft.files import actions as files_actions
from zerodraft.files import queries as files
from zerodraft.files.opening import pictures
from zerodraft.files.opening.errors import UnreadableFile
from zerodraft.process.capacity import Capacity
from zerodraft.process.views.visiting import visited

if TYPE_CHECKING:
    from zerodraft.process.models import Process

UNPROCESSABLE = 422


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def emblems(request: HttpRequest, key: str) -> HttpResponse:
    """The emblems that letterheads may have; posting adds one, or withdraws one."""
    process, capacity = _written(request, key)
    words, refused = "", ""
    if request.method == "POST":
        words = request.POST.get("words", "")
        try:
            messages.success(request, _act(request, process, capacity))
            return redirect("emblems", process.key)
        except (actions.CannotCompose, UnreadableFile, files_actions.Sealed) as error:
            refused = str(error)
    context = {
        "process": process,
        "emblems": queries.emblems_of(process),
        "words": words,
        "refused": refused,
        "longest": LONGEST_WORDS,
    }
    return render(request, "correspondence/emblems.html", context, status=UNPROCESSABLE if refused else 200)


@never_cache
@require_safe
def picture(request: HttpRequest, key: str, emblem: str) -> HttpResponse:
    """An emblem as it was drawn anew: a picture and nothing else."""
    process, _capacity = _written(request, key)
    found = queries.emblem(process, emblem)
    if found is None or found.original.sealed_at:
        raise Http404
    return HttpResponse(files.read(found.original_id), content_type=found.original.media_type)


def _act(request: HttpRequest, process: "Process", capacity: Capacity) -> str:
    if request.POST.get("act") == "withdraw":
        found = queries.emblem(process, request.POST.get("emblem", ""))
        if found is None:
            raise actions.CannotCompose(_("There is no such emblem."))
        actions.withdraw_emblem(capacity, found)
        return _("The emblem is offered no more. Letters that have it keep it.")
    upload = request.FILES.get("picture")
    if upload is None:
        raise actions.CannotCompose(_("Choose a picture, as PNG or JPEG."))
    drawn = pictures.redrawn(upload.read(pictures.LARGEST + 1), BOX)
    actions.keep_emblem(capacity, process, picture=drawn, words=request.POST.get("words", ""))
    return _("The emblem can be chosen in the editor now, for each letterhead.")


def _written(request: HttpRequest, key: str) -> tuple["Process", Capacity]:
    process, capacity = visited(request, key)
    if not rules.has_perm(permissions.WRITE, capacity, process):
        raise PermissionDenied
    return process, capacity
