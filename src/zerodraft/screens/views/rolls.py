"""The roll of a meeting: who is there, ticked off one by one, against the quorum."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zerodraft.floor import presence, presenting
from zerodraft.parties.core.order import collation_key
from zerodraft.screens.links import business_of
from zerodraft.screens.visiting import DESK, visit


@never_cache
@require_safe
def roll(request: HttpRequest, key: str) -> HttpResponse:
    """All members of the meeting in alphabetical order, those ticked who were there at the last count."""
    made = visit(request, key, DESK)
    called, named = presence.roll(made.meeting), presenting.names_of(made.meeting.day)
    members = [(party, named(party), party in called.present) for party in called.members]
    context = {
        "process": made.meeting.round.process,
        "meeting": made.meeting,
        "business": business_of(made.meeting),
        "members": sorted(members, key=lambda each: (collation_key(each[1]), each[0])),
        "present": len(called.present),
        "roll": called,
    }
    return render(request, "screens/roll.html", context)
