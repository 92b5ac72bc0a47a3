"""What letters call a process and its officers, a language at a time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft.process import actions, permissions, queries
from zerodraft.process.core import naming
from zerodraft.process.views.visiting import visited

if TYPE_CHECKING:
    from zerodraft.process.models import Process

UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class _Box:
    """A box of the form: the officer whom it is about (name, '' for the process), its label, and what stands in it."""

    name: str
    about: str
    label: str
    text: str
    lines: bool
    refused: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def names(request: HttpRequest, key: str) -> HttpResponse:
    """The names in one language; posting says them."""
    process, capacity = visited(request, key)
    if not rules.has_perm(permissions.NAME, capacity, process):
        raise PermissionDenied
    asked = (request.POST if request.method == "POST" else request.GET).get("language", "")
    language = asked if asked in naming.LANGUAGES else "fr"
    said, refused = dict(queries.names_in(process, language)), {}
    if request.method == "POST":
        said = {place: request.POST.get(_box(*place), "")[:5000] for place in _places(process)}
        try:
            actions.say_names(capacity, process, language=asked, said=said)
        except actions.CannotName as error:
            refused = {(error.matter, error.officer): str(error)}
        else:
            messages.success(request, _("Letters in this language are filled in with these names."))
            return redirect(f"{reverse('process-names', args=[process.key])}?language={language}")
    context = {
        "process": process,
        "language": language,
        "direction": "rtl" if get_language_info(_django(language))["bidi"] else "ltr",
        "languages": [(code, get_language_info(_django(code))["name_local"]) for code in naming.LANGUAGES],
        "boxes": _boxes(process, said, refused),
        "refused": refused.get(("", ""), ""),
    }
    return render(request, "process/names.html", context, status=UNPROCESSABLE if refused else 200)


def _django(code: str) -> str:
    return {"zh": "zh-hans"}.get(code, code)


def _places(process: "Process") -> list[tuple[str, str]]:
    officers = process.officers.all()
    return [
        *((matter, "") for matter in naming.OF_PROCESS),
        *((matter, officer.key) for officer in officers for matter in naming.OF_OFFICER),
    ]


def _box(matter: str, officer: str) -> str:
    return f"{matter}.{officer}" if officer else matter


def _boxes(process: "Process", said: dict[tuple[str, str], str], refused: dict[tuple[str, str], str]) -> list[_Box]:
    labels = {
        naming.NAME: _("Name of the process, with its article"),
        naming.CAPACITY: _("In what capacity its officers write"),
        naming.LETTERHEAD: _("Letterhead, a line for each line"),
        naming.TITLES: _("Titles under the signature, one a line"),
    }
    about = {officer.key: officer.name or officer.office for officer in process.officers.all()}
    return [
        _Box(
            _box(*place),
            about.get(place[1], ""),
            labels[place[0]],
            said.get(place, ""),
            place[0] in naming.OF_OFFICER,
            refused.get(place, ""),
        )
        for place in _places(process)
    ]
