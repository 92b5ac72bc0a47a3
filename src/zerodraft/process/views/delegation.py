"""The people of one party: as its focal point admits and removes them, and as the secretariat does for it."""

from typing import TYPE_CHECKING, Any

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from zerodraft import clock
from zerodraft.parties import queries as parties
from zerodraft.parties import sheets
from zerodraft.parties.core.party import UnknownParty
from zerodraft.process import actions, permissions, presenting, purposes, queries
from zerodraft.process.capacity import Capacity
from zerodraft.process.core.places import role_for
from zerodraft.process.core.roles import FOR_A_PARTY, Right, Role
from zerodraft.process.permissions import Place
from zerodraft.process.views.visiting import for_secretariat, visited

if TYPE_CHECKING:
    from zerodraft.process.models import Participation, Process


@never_cache
@require_safe
def own_delegation(request: HttpRequest, key: str) -> HttpResponse:
    """The people of the party for which the visitor acts."""
    process, capacity = visited(request, key)
    if capacity.role not in FOR_A_PARTY:
        raise Http404
    return _page(request, process, capacity, capacity.party, capacity.role)


@never_cache
@require_safe
def delegation(request: HttpRequest, key: str, party: str) -> HttpResponse:
    """The people of any party, for the secretariat."""
    process, capacity = for_secretariat(request, key)
    try:
        role = role_for(parties.register(), party, clock.now().date())
    except UnknownParty as error:
        raise Http404 from error
    return _page(request, process, capacity, party, role)


@never_cache
@require_POST
def admit(request: HttpRequest, key: str, party: str) -> HttpResponse:
    """Make a link for a colleague with the rights that were ticked; it is shown once."""
    process, capacity = visited(request, key)
    back = _address(process, capacity, party)
    role = _role(request.POST.get("role", Role.DELEGATE.value))
    try:
        made, token = actions.admit_by_link(
            capacity,
            process,
            role=role,
            party=party,
            rights=_ticked(request),
            name=request.POST.get("name", "").strip()[:150],
        )
    except actions.CannotSeat as refused:
        messages.error(request, str(refused))
        return redirect(back)
    context = {"process": process, "sheets": [sheets.sheet(request, made, token)], "back": back}
    return render(request, "parties/sheets.html", context)


@never_cache
@require_POST
def person(request: HttpRequest, key: str, participation: str) -> HttpResponse:
    """Change what somebody may do, remove them, or make a link by which they come back."""
    process, capacity = visited(request, key)
    found = queries.participation_by_key(participation)
    if found is None or found.process_id != process.pk or not rules.has_perm(permissions.ADMIT, capacity, found.place):
        raise Http404
    act, back = request.POST.get("act"), _address(process, capacity, found.party)
    try:
        if act == "link":
            return _link(request, process, capacity, found, back)
        messages.success(request, _carry_out(request, capacity, found, act))
    except (actions.CannotSeat, PermissionDenied) as refused:
        messages.error(request, str(refused))
    return redirect(back)


@require_POST
def withdraw(request: HttpRequest, key: str, link: str) -> HttpResponse:
    """Withdraw a link that nobody has used."""
    process, capacity = visited(request, key)
    found = parties.admission_by_key(link)
    if found is None or found.purpose != purposes.SEAT or found.gives["process"] != process.key:
        raise Http404
    actions.withdraw_link(capacity, found)
    messages.success(request, _("The link is withdrawn."))
    return redirect(_address(process, capacity, found.gives["party"]))


def _carry_out(request: HttpRequest, capacity: Capacity, found: "Participation", act: str | None) -> str:
    name = {"name": parties.name_of(found.person)}
    if act == "rights":
        actions.change_rights(capacity, found, _ticked(request))
        return _("What %(name)s may do is changed.") % name
    if act == "end":
        if found.person == capacity.key:
            raise actions.CannotSeat(_("Nobody removes themselves: ask a colleague or the secretariat."))
        actions.end_participation(capacity, found)
        return _("%(name)s takes part no more.") % name
    raise actions.CannotSeat(_("Choose what to do: change what they may do, remove them, or make a link."))


def _link(
    request: HttpRequest, process: "Process", capacity: Capacity, found: "Participation", back: str
) -> HttpResponse:
    made, token = actions.link_for(capacity, found)
    sheet = sheets.sheet(request, made, token, parties.name_of(found.person))
    return render(request, "parties/sheets.html", {"process": process, "sheets": [sheet], "back": back})


def _page(request: HttpRequest, process: "Process", capacity: Capacity, party: str, role: Role) -> HttpResponse:
    may_admit = rules.has_perm(permissions.ADMIT, capacity, Place(process.key, role, party))
    rows, on = queries.participations(process, party), clock.now().date()
    context: dict[str, Any] = {
        "process": process,
        "party": party,
        "role": role.value,
        "name": presenting.party_name(party),
        "people": [
            (one, may_admit and one.person != capacity.key, may_admit and purposes.may_let_back(capacity, one.person))
            for one in presenting.shown_people(rows)
        ],
        "links": presenting.shown_links(process, party) if may_admit else [],
        "rights": presenting.rights_to_give((Right.INSCRIBE,)),
        "may_admit": may_admit,
        "left": queries.parties_that_left(process, on).get(party),
        "me": capacity.key,
        "is_own": capacity.party == party,
        "may_note": rules.has_perm(permissions.SEAT, capacity, process),
        "chaired": [presenting.party_name(group) for group in parties.groups_chaired_by(party, on)],
        "designated": [
            (one, presenting.party_name(one.group))
            for one in queries.designations(process)
            if one.party == party and (one.end is None or one.end > on)
        ],
    }
    return render(request, "process/delegation.html", context)


def _address(process: "Process", capacity: Capacity, party: str) -> str:
    if capacity.role in FOR_A_PARTY:
        return reverse("delegation", args=[process.key])
    if not party:
        return reverse("participants", args=[process.key])
    return reverse("delegation-of", args=[process.key, party])


def _role(code: str) -> Role:
    return Role.OBSERVER if code == Role.OBSERVER.value else Role.DELEGATE


def _ticked(request: HttpRequest) -> tuple[Right, ...]:
    ticked = request.POST.getlist("rights")
    return tuple(right for right in Right if right.value in ticked)
