"""Whether a party is in the process, and for which groups it speaks: what the secretariat notes, with dates."""

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zerodraft import clock
from zerodraft.parties import queries as parties
from zerodraft.process import actions, queries, roster
from zerodraft.process.capacity import Capacity
from zerodraft.process.views.visiting import for_secretariat

if TYPE_CHECKING:
    from zerodraft.process.models import Process


@require_POST
def standing(request: HttpRequest, key: str, party: str) -> HttpResponse:
    """Note that the party left or came back, that a group has designated it, or that a designation has ended."""
    process, capacity = for_secretariat(request, key)
    if party not in parties.register().parties:
        raise Http404
    try:
        messages.success(request, _carry_out(capacity, process, party, request.POST))
    except ValueError as refused:
        messages.error(request, str(refused))
    return redirect("delegation-of", process.key, party)


def _carry_out(capacity: Capacity, process: "Process", party: str, given: QueryDict) -> str:
    act, on = given.get("act"), _day(given.get("on", "")) or clock.now().date()
    if act == "left":
        actions.note_leaving(capacity, process, party=party, on=on)
        return _("Noted that the party left. From that day on nobody acts for it here.")
    if act == "returned":
        actions.note_return(capacity, process, party=party, on=on)
        return _("Noted that the party came back.")
    if act == "designate":
        group = roster.find(parties.register(), given.get("group", "").strip()[:200], on)
        if group is None:
            raise ValueError(_("No group is called so, or more than one. Type its name as lists give it."))
        actions.designate(capacity, process, group=group, party=party, start=on, end=_day(given.get("end", "")))
        return _("Noted that the delegation may speak for the group.")
    if act == "end":
        found = next((one for one in queries.designations(process) if str(one.pk) == given.get("designation")), None)
        if found is None or found.party != party:
            raise ValueError(_("There is no such designation any more."))
        actions.end_designation(capacity, found, on)
        return _("Noted that the delegation speaks for the group no more.")
    raise ValueError(_("Choose what to note."))


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise ValueError(_("“%(text)s” is no day. Write it as 2018-02-20.") % {"text": text[:40]}) from error
