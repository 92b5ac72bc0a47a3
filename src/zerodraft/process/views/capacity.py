"""Choosing in which capacity one acts."""

import rules
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft.process import permissions, queries
from zerodraft.process.acting import acting, capacities, choose
from zerodraft.process.presenting import shown_capacity


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def capacity(request: HttpRequest, key: str) -> HttpResponse:
    """The capacities of the visitor in a process; POST acts in another from now on."""
    process = queries.by_key(key)
    having = capacities(request, process) if process else []
    # Asked of all of them: who acts in one that does not see the process must find the way to the others.
    if process is None or not any(rules.has_perm(permissions.SEE, one, process) for one in having):
        raise Http404
    if request.method == "POST":
        try:
            chosen = shown_capacity(choose(request, process, request.POST.get("participation", "")))
        except LookupError:
            messages.error(request, _("You have no such capacity any more. Choose one of these."))
            return redirect("capacity", process.key)
        said = _("%(role)s, %(party)s") % {"role": chosen.role, "party": chosen.party} if chosen.party else chosen.role
        messages.success(request, _("You now act as: %(capacity)s.") % {"capacity": said})
        return redirect("programme", process.key)
    current = acting(request, process)
    context = {
        "process": process,
        "choices": [(shown_capacity(one), one == current) for one in having],
    }
    return render(request, "process/capacity.html", context)
