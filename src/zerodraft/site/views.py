"""The front door, and what answers when nothing else does."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zerodraft import __version__
from zerodraft.process import queries as process
from zerodraft.programme import presenting
from zerodraft.programme.views import programme_page


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The programme of the one public process; a list when there are several; an explanation when there is none."""
    public = process.public()
    if len(public) == 1:
        return programme_page(request, public[0])
    return render(request, "site/front.html", {"processes": public})


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
