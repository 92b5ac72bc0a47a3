"""Who takes part, as the secretariat sees it: everybody, by role and by party."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zerodraft import clock
from zerodraft.parties import queries as parties
from zerodraft.parties import sheets
from zerodraft.process import actions, presenting, purposes, queries, roster
from zerodraft.process.capacity import Capacity
from zerodraft.process.core.roles import FOR_A_PARTY, Right, Role
from zerodraft.process.views.visiting import for_secretariat
from zerodraft.process.vouching import authorities_over

if TYPE_CHECKING:
    from zerodraft.parties.models import Admission
    from zerodraft.process.models import Process


@never_cache
@require_safe
def participants(request: HttpRequest, key: str) -> HttpResponse:
    """Everybody who takes part: the team by role, then the delegations and observers, which can be searched."""
    process, _capacity = for_secretariat(request, key)
    return _page(request, process)


@never_cache
@require_http_methods(["POST"])
def admit(request: HttpRequest, key: str) -> HttpResponse:
    """Seat somebody who has an account by their address, or make a link for somebody new, which is shown once."""
    process, capacity = for_secretariat(request, key)
    given = request.POST
    try:
        role = Role(given.get("role", ""))
        party = _party(given.get("party", ""), role)
        rights = tuple(Right) if role in FOR_A_PARTY else ()
        return _seat_or_link(request, process, capacity, role, party, rights)
    except (ValueError, actions.CannotSeat) as refused:
        messages.error(request, str(refused) if isinstance(refused, actions.CannotSeat) else _("Choose a role."))
        return _page(request, process, status=400)


def _seat_or_link(
    request: HttpRequest, process: "Process", capacity: Capacity, role: Role, party: str, rights: tuple[Right, ...]
) -> HttpResponse:
    name, email = request.POST.get("name", "").strip()[:150], request.POST.get("email", "").strip()[:254]
    known = parties.by_vouched_email(email, authorities_over(process)) if email else None
    if known is not None:
        seat = actions.seat(capacity, process, person=known.key, role=role, party=party, rights=rights)
        if not known.has_usable_password() and purposes.may_let_back(capacity, known.key):
            return _sheet(request, process, *actions.link_for(capacity, seat), name=str(known))
        messages.success(
            request,
            _("%(name)s, who has an account with this address, is seated and signs in as before.") % {"name": known},
        )
        return redirect("participants", process.key)
    link = actions.admit_by_link(capacity, process, role=role, party=party, rights=rights, name=name, email=email)
    return _sheet(request, process, *link)


def _sheet(request: HttpRequest, process: "Process", made: "Admission", token: str, name: str = "") -> HttpResponse:
    context = {
        "process": process,
        "sheets": [sheets.sheet(request, made, token, name)],
        "back": request.path.removesuffix("admit/"),
    }
    return render(request, "parties/sheets.html", context)


def _party(typed: str, role: Role) -> str:
    """The party that was typed or chosen; '' where the role has none. Raises CannotSeat for what names none."""
    if role not in FOR_A_PARTY:
        return ""
    found = roster.find(parties.register(), typed.strip()[:200], clock.now().date())
    if found is None:
        raise actions.CannotSeat(
            _("“%(typed)s” names no party, or more than one. Type its name as lists give it.") % {"typed": typed[:200]}
        )
    return found


def _page(request: HttpRequest, process: "Process", status: int = 200) -> HttpResponse:
    wanted = request.GET.get("q", "").strip()[:100]
    shown = roster.lay_out(process, wanted, lacking=request.GET.get("only") == "lacking")
    context = {
        "process": process,
        "team": shown.team,
        "delegations": shown.delegations,
        "count": shown.count,
        "with_focal_point": shown.with_focal_point,
        "q": wanted,
        "only": request.GET.get("only", ""),
        "roles": [(role.value, queries.role_name(role)) for role in Role if role is not Role.PUBLIC],
        "links": presenting.shown_links(process, party=""),
        "given": request.POST,
    }
    return render(request, "process/participants.html", context, status=status)
