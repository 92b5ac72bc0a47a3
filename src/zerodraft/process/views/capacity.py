"""Choosing in which capacity one acts."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft.process.acting import acting, capacities, choose
from zerodraft.process.presenting import shown_capacity
from zerodraft.process.views.visiting import visited


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def capacity(request: HttpRequest, key: str) -> HttpResponse:
    """The capacities of the visitor in a process; POST acts in another from now on."""
    process, _acting = visited(request, key)
    having = capacities(request, process)
    if not having:
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
