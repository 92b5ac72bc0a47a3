"""A letter comes in: uploaded, pasted, or none at all; and the list of those that came."""

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zerodraft.correspondence import actions, naming, permissions, queries
from zerodraft.files.actions import Sealed
from zerodraft.files.opening.bounds import MAX_FILE_BYTES, MEGABYTE
from zerodraft.record.sealing import Actor

PAGE = 50
MOST_PASTED = 100_000
"""Characters; the longest letters have a tenth of this."""


class CannotTakeIn(ValueError):
    """There is nothing to keep, or too much; the message says what to do."""


@never_cache
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """The letters that came in, newest first."""
    if not rules.has_perm(permissions.LIST, request.user):
        raise PermissionDenied
    page = Paginator(queries.newest_first(), PAGE).get_page(request.GET.get("page"))
    rows = [(letter, naming.state(letter.state)) for letter in page]
    return render(request, "correspondence/letters.html", {"page": page, "rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Take in a letter; its review opens."""
    if not rules.has_perm(permissions.RECEIVE, request.user):
        raise PermissionDenied
    refused = ""
    if request.method == "POST":
        try:
            return _take_in(request)
        except (CannotTakeIn, Sealed) as error:
            refused = _why(error)
    context = {"refused": refused, "pasted": request.POST.get("text", "")[:MOST_PASTED], "most_pasted": MOST_PASTED}
    return render(request, "correspondence/new.html", context, status=422 if refused else 200)


def _take_in(request: HttpRequest) -> HttpResponse:
    if request.POST.get("way") == "none":
        begun = actions.begin_without_letter(_person(request))
        return redirect("letter-review", begun.key)
    content, name, media_type = _given(request)
    known = queries.by_content(content)
    if known:
        messages.info(request, _("This file came in before. Here is the letter."))
        return redirect("letter" if known.confirmed_at else "letter-review", known.key)
    received = actions.receive_letter(_person(request), content=content, file_name=name, media_type=media_type)
    return redirect("letter-review", received.key)


def _given(request: HttpRequest) -> tuple[bytes, str, str]:
    """The bytes that were given, under which name, and of which type."""
    file = request.FILES.get("file")
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if request.POST.get("way") == "text":
        if not text.strip():
            raise CannotTakeIn(_("No words were pasted: paste the letter into the field."))
        if len(text) > MOST_PASTED:
            raise CannotTakeIn(
                _("The text has more than %(most)d characters; save it as a file, and upload that.")
                % {"most": MOST_PASTED}
            )
        return text.encode(), "pasted.txt", "text/plain"
    if not isinstance(file, UploadedFile):
        raise CannotTakeIn(_("No file was chosen: choose one, or paste the text."))
    if not file.size:
        raise CannotTakeIn(_("The file is empty: save or download it again."))
    if file.size > MAX_FILE_BYTES:
        raise CannotTakeIn(
            _("The file has more than %(most)d MB; send the letter without its pictures or annexes.")
            % {"most": MAX_FILE_BYTES // MEGABYTE}
        )
    return file.read(), (file.name or "")[:255], (file.content_type or "")[:120]


def _why(error: ValueError) -> str:
    if isinstance(error, Sealed):
        return _("This file was sealed by two persons of the secretariat; it is not taken in again.")
    return str(error)


def _person(request: HttpRequest) -> Actor:
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user
