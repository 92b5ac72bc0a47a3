"""The register of a process, and beginning a letter in it."""

from typing import TYPE_CHECKING

import rules
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zerodraft.correspondence import actions, announced, archive, composing, naming_out, permissions, queries
from zerodraft.correspondence.models import Letter, Outgoing
from zerodraft.correspondence.showing import archive as showing
from zerodraft.correspondence.showing.register import address_of
from zerodraft.process.capacity import Capacity
from zerodraft.process.views.visiting import visited

if TYPE_CHECKING:
    from zerodraft.process.models import Process

PAGE = 50
"""Chains, or letters that are looked for."""


@never_cache
@require_safe
def register(request: HttpRequest, key: str) -> HttpResponse:
    """The letters of a process, in and out, as far as they are seen: in chains, or those that somebody looks for; for its
    team, those in the making too.
    """
    process, capacity = visited(request, key)
    writes = rules.has_perm(permissions.WRITE, capacity, process)
    seen = archive.archive_of(process, lambda one: archive.sees(capacity, one))
    wanted = showing.sought(request.GET)
    in_chains = not wanted.any and request.GET.get("by") != "number"
    chains = seen.chains if in_chains else [(key,) for key in showing.found(seen, wanted)]
    page = Paginator(chains, PAGE).get_page(request.GET.get("page"))
    drafts = queries.drafts_of(process) if writes else []
    context = {
        "process": process,
        "page": page,
        "chains": showing.chained(seen, list(page)),
        "in_chains": in_chains,
        "sought": wanted,
        "choices": showing.choices(seen, wanted),
        "any": bool(seen.letters),
        "drafts": [
            (one, naming_out.template_name(one.template), naming_out.state_name(one), naming_out.icon_of(one))
            for one in drafts
        ],
        "writes": writes,
        "waiting": list(announced.waiting_for(process, capacity)),
        "takes_part": rules.has_perm(permissions.TAKE_PART, capacity, process),
    }
    return render(request, "correspondence/register.html", context)


@never_cache
@require_safe
def by_number(request: HttpRequest, key: str, mark: str) -> HttpResponse:
    """The way to a letter by its number in the register, as "2018-7" or "G-2018-7"."""
    process, capacity = visited(request, key)
    entry = queries.numbered(process, mark)
    if entry is None or not archive.sees(capacity, entry):
        raise Http404
    return redirect(address_of(entry))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, key: str) -> HttpResponse:
    """Begin a letter: its kind and language, and what it encloses, corrects or recalls."""
    process, capacity = visited(request, key)
    if not rules.has_perm(permissions.WRITE, capacity, process):
        raise PermissionDenied
    refused = ""
    if request.method == "POST":
        try:
            begun = _begin(request, process, capacity)
        except actions.CannotCompose as error:
            refused = str(error)
        else:
            return redirect("letter-out-edit", process.key, begun.key)
    chosen = request.POST if request.method == "POST" else request.GET
    context = {
        "process": process,
        "refused": refused,
        "templates": [
            (f"{one}.{language}", naming_out.template_name(one), naming_out.LANGUAGES[language], language)
            for one, language in composing.shipped()
        ],
        "chosen": chosen.get("template", ""),
        "enclosable": _enclosable(process),
        "encloses": chosen.get("encloses", ""),
    }
    return render(request, "correspondence/begin.html", context, status=422 if refused else 200)


def _begin(request: HttpRequest, process: "Process", capacity: Capacity) -> Outgoing:
    form = request.POST
    template, _, language = form.get("template", "").partition(".")
    enclosed = form.get("encloses", "")
    ours, came = queries.outgoing(enclosed), queries.by_key(enclosed)
    return actions.begin(
        capacity,
        process,
        template=template,
        language=language,
        encloses=ours if template == "transmittal" else None,
        encloses_letter=came if template == "transmittal" else None,
        corrects=queries.outgoing(form.get("corrects", "")),
        recalls=queries.outgoing(form.get("recalls", "")),
    )


def _enclosable(process: "Process") -> list[tuple[str, str]]:
    """The letters that a cover can enclose, the newest first."""
    ours = Outgoing.objects.filter(process=process, encloses=None, encloses_letter=None)
    ours = ours.exclude(state=Outgoing.State.SET_ASIDE)
    found = [(one.key, f"{naming_out.title_of(one)} ({naming_out.state_name(one)})") for one in ours]
    came = Letter.objects.filter(process=process, sealed_at=None).exclude(original=None)
    return found + [(one.key, one.file_name) for one in came]
