"""The secretariat's own people, and oneself on another device."""

from datetime import timedelta

import rules
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from zerodraft import clock
from zerodraft.parties import actions, admissions, permissions, queries, sheets
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.models import Person

_MEMBERS_LINK = timedelta(days=7)
_DEVICE_LINK = timedelta(minutes=10)


def _member(request: HttpRequest) -> Person:
    person = request.user
    if not isinstance(person, Person) or not rules.has_perm(permissions.ADMIT, person):
        raise PermissionDenied
    return person


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """The members of the secretariat and the links to join it; POST makes a link, which is shown once."""
    member = _member(request)
    if request.method == "POST":
        name = request.POST.get("name", "").strip()[:150]
        made, token = actions.make_admission(
            member, purpose=admissions.SECRETARIAT, lasts=_MEMBERS_LINK, name=name, authority=INSTALLATION.key
        )
        context = {"sheets": [sheets.sheet(request, made, token)], "back": request.path}
        return render(request, "parties/sheets.html", context)
    links = queries.admissions_open(admissions.SECRETARIAT)
    context = {
        "members": queries.secretariat(),
        "links": [(link, clock.course().at(link.expires_at), link.standing(clock.real_now())) for link in links],
    }
    return render(request, "parties/people.html", context)


@require_POST
def end_membership(request: HttpRequest, key: str) -> HttpResponse:
    """End somebody's membership of the secretariat."""
    member, found = _member(request), queries.by_key(key)
    if found is None:
        raise Http404
    try:
        actions.end_access(member, found)
        messages.success(request, _("%(name)s is no longer of the secretariat.") % {"name": found})
    except ValueError as refused:
        messages.error(request, str(refused))
    return redirect("people")


@require_POST
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Withdraw a link to join the secretariat."""
    member, found = _member(request), queries.admission_by_key(key)
    if found is None or found.purpose != admissions.SECRETARIAT:
        raise Http404
    actions.withdraw_admission(member, found)
    messages.success(request, _("The link is withdrawn."))
    return redirect("people")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def device(request: HttpRequest) -> HttpResponse:
    """Oneself on another device: a link of ten minutes, made on POST and shown once."""
    if request.method != "POST":
        return render(request, "parties/device.html")
    person = request.user
    if not isinstance(person, Person):
        raise PermissionDenied
    made, token = actions.make_admission(
        person, purpose=admissions.DEVICE, lasts=_DEVICE_LINK, person=person.key, name=person.name
    )
    context = {"sheets": [sheets.sheet(request, made, token)], "back": request.path}
    return render(request, "parties/sheets.html", context)
