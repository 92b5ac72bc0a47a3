"""The front door, and what answers when nothing else does."""

import rules
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zerodraft import __version__
from zerodraft.parties import queries as people
from zerodraft.parties.permissions import is_secretariat
from zerodraft.process import queries as process
from zerodraft.process.acting import acting
from zerodraft.process.permissions import SEE
from zerodraft.programme import presenting
from zerodraft.programme.views import programme_page


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The programme of the one process that the visitor finds here; a list when there are several; else an explanation."""
    person = request.user
    if person.is_authenticated:
        found = process.seen_by(person.key, is_secretariat=is_secretariat(person))
    else:
        found = process.public()
    found = [one for one in found if rules.has_perm(SEE, acting(request, one), one)]
    if len(found) == 1:
        return programme_page(request, found[0])
    if not found and not people.secretariat():
        return render(request, "site/first_run.html")
    own = {one.pk for one in process.processes_of(person.key)} if person.is_authenticated else set()
    return render(request, "site/front.html", {"processes": [(one, one.pk in own) for one in found]})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What these pages are, and how to read them."""
    names = presenting.state_names()
    says = {
        "next": _("The meeting, or meetings, that begin next."),
        "now": _("On at this moment."),
        "over": _("Has ended."),
        "cancelled": _("Was announced, and will not be held."),
    }
    states = [(state, names[state], meaning) for state, meaning in says.items()]
    states.append(("tentative", _("To be confirmed"), _("The letter itself leaves date, hour, room or business open.")))
    return render(request, "site/about.html", {"states": states})


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Whether the server answers and reaches its database; for those who watch over it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok", "version": __version__})


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Browsers ask here before they have read any page."""
    return HttpResponsePermanentRedirect(static("site/icon.svg"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing here, or nothing that this visitor may see: both look the same."""
    return render(request, "site/not_found.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The visitor may be here, but may not do this; the exception says why."""
    return render(request, "site/forbidden.html", {"why": str(exception)}, status=403)
