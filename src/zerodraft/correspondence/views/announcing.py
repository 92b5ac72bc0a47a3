"""The page on which the team looks at what a release changes, and tells it, or not, or begins the letter that says it."""

from typing import TYPE_CHECKING

import rules
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft import clock
from zerodraft.correspondence import actions, announced, composing, naming_out, permissions, queries
from zerodraft.correspondence.announced import Proposal
from zerodraft.parties import queries as parties
from zerodraft.process.capacity import Capacity
from zerodraft.process.views.visiting import visited
from zerodraft.programme import releasing

if TYPE_CHECKING:
    from zerodraft.process.models import Process


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def announcement(request: HttpRequest, key: str) -> HttpResponse:
    """What is to be told of a process, for its team."""
    process, capacity = visited(request, key)
    if request.method == "POST":
        return _act(request, process, capacity)
    if not rules.has_perm(permissions.WRITE, capacity, process):
        raise Http404
    found = announced.proposal(process)
    context = {"process": process, "proposal": found, **(_shown(found, capacity) if found else {})}
    return render(request, "correspondence/announcement.html", context)


def _act(request: HttpRequest, process: "Process", capacity: Capacity) -> HttpResponse:
    given = request.POST.get("number", "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
    act = request.POST.get("act", "")
    try:
        if act == "tell":
            made = actions.tell_of_changes(capacity, process, number=number)
            messages.success(request, _("They were told of release %(number)d.") % {"number": made.number})
        elif act == "leave":
            actions.leave_untold(capacity, process, number=number)
            messages.success(request, _("Nobody is told of this release by itself."))
        elif act == "letter":
            language = request.POST.get("language", "")
            begun = actions.begin_letter_of_change(capacity, process, language=language)
            return redirect("letter-out-edit", process.key, begun.key)
        else:
            raise Http404
    except (actions.CannotAnnounce, actions.CannotCompose) as refused:
        messages.error(request, str(refused))
    return redirect("announcement", process.key)


def _shown(found: Proposal, capacity: Capacity) -> dict[str, object]:
    moment, language = clock.now(), get_language() or "en"
    known = parties.register()
    names = {
        subject: parties.party_name(subject, moment.date(), language, known) or _person_name(subject)
        for subject in found.news.own
    }
    concerned = [
        (shown, sorted(names[subject] for subject, theirs in found.news.own.items() if change in theirs))
        for change, shown in zip(found.news.changes, releasing.shown(found.news.changes, moment), strict=True)
    ]
    decided = found.decided
    return {
        "changes": releasing.shown(found.news.changes, moment),
        "concerned": [(shown, theirs) for shown, theirs in concerned if theirs],
        "participants": len(announced.everybody(found.process)),
        "may_tell": rules.has_perm(permissions.ANNOUNCE, capacity, found.process),
        "decided": decided,
        "decided_by": _person_name(decided.by) if decided else "",
        "further_to": queries.last_announcing(found.process),
        "languages": [
            (code, naming_out.LANGUAGES[code]) for template, code in composing.shipped() if template == "change"
        ],
    }


def _person_name(key: str) -> str:
    person = parties.by_key(key)
    return person.name if person else _("Somebody")
