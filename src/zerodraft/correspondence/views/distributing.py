"""The distribution lists that the secretariat of a process keeps."""

from typing import TYPE_CHECKING, Any

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft import clock
from zerodraft.correspondence import actions, distributing, permissions, queries
from zerodraft.correspondence.core.distribution import Extra
from zerodraft.correspondence.models import DistributionList
from zerodraft.parties import presenting_mailboxes
from zerodraft.parties import queries as parties
from zerodraft.parties.core.search import names_on
from zerodraft.parties.core.spelling import folded
from zerodraft.post.core.addresses import BadAddress, normal
from zerodraft.process.capacity import Capacity
from zerodraft.process.views.visiting import visited

if TYPE_CHECKING:
    from zerodraft.process.models import Process

UNPROCESSABLE = 422
LONGEST = 500_000
"""Characters of a list as it is typed."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lists(request: HttpRequest, key: str) -> HttpResponse:
    """The lists of a process; POST makes another."""
    process, capacity = _kept(request, key)
    if request.method == "POST":
        return _keep(request, process, capacity, None)
    return _page(request, process, None, {})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: str, known: str) -> HttpResponse:
    """One list; POST gives it other members, or takes it away."""
    process, capacity = _kept(request, key)
    found = queries.distribution_list(known)
    if found is None or found.process_id != process.pk:
        raise Http404
    if request.method != "POST":
        return _page(request, process, found, _as_typed(found))
    if request.POST.get("act") == "remove":
        actions.remove_list(capacity, found)
        messages.success(request, _("The list is taken away."))
        return redirect("distribution-lists", key)
    return _keep(request, process, capacity, found)


def _kept(request: HttpRequest, key: str) -> tuple["Process", Capacity]:
    process, capacity = visited(request, key)
    if not rules.has_perm(permissions.KEEP_LISTS, capacity, process):
        raise PermissionDenied
    return process, capacity


def _keep(request: HttpRequest, process: "Process", capacity: Capacity, known: DistributionList | None) -> HttpResponse:
    given = {name: request.POST.get(name, "")[:LONGEST] for name in ("name", "parties", "extras")}
    try:
        made = actions.keep_list(
            capacity,
            process,
            name=given["name"],
            members=_parties(given["parties"]),
            extras=_extras(given["extras"]),
            known=known,
        )
    except actions.CannotCompose as refused:
        return _page(request, process, known, given, why=str(refused))
    messages.success(request, _("The list %(name)s is kept.") % {"name": made.name})
    return redirect("distribution-lists", process.key)


def _parties(typed: str) -> list[str]:
    """The parties of the lines, by key or by name. Raises CannotCirculate, which names the line."""
    register, on = parties.register(), clock.now().date()
    names, found = names_on(register, on), []
    for number, line in enumerate(typed.splitlines(), start=1):
        written = line.strip()
        if not written:
            continue
        bearers = frozenset({written}) if written in register.parties else names.get(folded(written), frozenset())
        if len(bearers) != 1:
            says = presenting_mailboxes.problem("several" if bearers else "party")
            raise actions.CannotCirculate(_("Parties, line %(number)d: %(says)s") % {"number": number, "says": says})
        found.append(next(iter(bearers)))
    return found


def _extras(typed: str) -> list[Extra]:
    """The addresses of the lines: an address, a comma or a semicolon, and what it is called. Raises CannotCirculate."""
    found = []
    for number, line in enumerate(typed.splitlines(), start=1):
        address, _sign, label = line.replace(";", ",").replace("\t", ",").partition(",")
        if not line.strip():
            continue
        try:
            found.append(Extra(normal(address), " ".join(label.split())))
        except BadAddress as bad:
            says = presenting_mailboxes.problem(bad.code)
            raise actions.CannotCirculate(
                _("Addresses, line %(number)d: %(says)s") % {"number": number, "says": says}
            ) from bad
    return found


def _as_typed(known: DistributionList) -> dict[str, str]:
    on, register = clock.now().date(), parties.register()
    names = (parties.party_name(key, on, "en", register) or key for key in known.parties)
    extras = (f"{one['address']}, {one['label']}" if one["label"] else one["address"] for one in known.extras)
    return {"name": known.name, "parties": "\n".join(names), "extras": "\n".join(extras)}


def _page(
    request: HttpRequest,
    process: "Process",
    known: DistributionList | None,
    given: dict[str, str],
    *,
    why: str = "",
) -> HttpResponse:
    context: dict[str, Any] = {
        "process": process,
        "known": known,
        "given": given,
        "why": why,
        "lists": [(one, len(one.parties), len(one.extras)) for one in distributing.named_lists(process)],
    }
    return render(request, "correspondence/distribution_lists.html", context, status=UNPROCESSABLE if why else 200)
