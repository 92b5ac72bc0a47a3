"""What a letter was at each revision, and what differs between two of them."""

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft.correspondence import actions, composing, naming_out, permissions
from zerodraft.correspondence.models import Outgoing, Version
from zerodraft.correspondence.showing import versions as showing_versions
from zerodraft.correspondence.views.outgoing import found
from zerodraft.parties import queries as people
from zerodraft.process.capacity import Capacity

PAGE = 50


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def versions(request: HttpRequest, key: str, letter: str) -> HttpResponse:
    """The versions of a letter, the newest first; posting takes the letter back to one of them."""
    one, capacity = found(request, key, letter)
    if not rules.has_perm(permissions.WRITE, capacity, one):
        raise PermissionDenied
    if request.method == "POST":
        return _restore(request, one, capacity)
    page = Paginator(one.versions.all(), PAGE).get_page(request.GET.get("page"))
    names = people.names_of({version.person for version in page})
    before, after = _chosen(request, one)
    context = {
        "process": one.process,
        "letter": one,
        "title": naming_out.title_of(one),
        "page": page,
        "rows": [(version, names[version.person]) for version in page],
        "before": before,
        "after": after,
        "differences": showing_versions.differences(before, after) if before and after else [],
        "editable": one.state == Outgoing.State.PREPARATION,
    }
    return render(request, "correspondence/versions.html", context)


def _restore(request: HttpRequest, one: Outgoing, capacity: Capacity) -> HttpResponse:
    given = request.POST.get("version", ""), request.POST.get("revision", "")
    try:
        version, revision = (int(number[:9]) for number in given)
        actions.restore(capacity, one, revision=revision, version=version)
        messages.success(request, _("The letter stands again as in version %(number)d.") % {"number": version})
    except (actions.CannotCompose, *composing.REFUSALS) as refused:
        messages.error(request, str(refused))
    except ValueError:
        messages.error(request, _("There is no such version of this letter."))
    return redirect("letter-out-versions", one.process.key, one.key)


def _chosen(request: HttpRequest, one: Outgoing) -> tuple[Version | None, Version | None]:
    """The two versions to compare: those asked for, else the last two."""
    asked = request.GET.get("before", ""), request.GET.get("after", "")
    if all(number.isdecimal() and len(number) < 9 for number in asked):
        wanted = sorted(int(number) for number in asked)
    else:
        wanted = [one.revision - 1, one.revision]
    rows = {version.revision: version for version in one.versions.filter(revision__in=wanted)}
    return rows.get(wanted[0]), rows.get(wanted[1])
