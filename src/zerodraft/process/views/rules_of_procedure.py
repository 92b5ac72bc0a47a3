"""The rules of procedure of a process, in words; for the secretariat, adopting others: shown first, then confirmed."""

from typing import TYPE_CHECKING

import rules as permitted
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zerodraft.process import actions, forms, naming_rules, permissions
from zerodraft.process import adopted as rules_adopted
from zerodraft.process import presenting_rules as presenting
from zerodraft.process.capacity import Capacity
from zerodraft.process.core.rule_set import BadRuleSet, RuleSet, as_toml
from zerodraft.process.rule_books import INFORMAL, shipped, text_of
from zerodraft.process.views.visiting import visited

if TYPE_CHECKING:
    from zerodraft.process.models import Process


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest, key: str) -> HttpResponse:
    """The rules by which a process runs, and all that it ran by; posting shows others, or adopts them."""
    process, capacity = visited(request, key)
    may_adopt = permitted.has_perm(permissions.SET_UP, capacity, process)
    if request.method != "POST":
        return _page(request, process, may_adopt=may_adopt)
    if not may_adopt:
        raise PermissionDenied
    try:
        if "mend" in request.POST:
            return _page(request, process, may_adopt=True)
        seen, given = forms.seen(request.POST), forms.rules_given(request.POST)
        if "confirm" not in request.POST:
            return _preview(request, process, given, seen)
        return _adopt(request, process, capacity, given, seen)
    except (forms.CannotRead, actions.CannotAdopt, BadRuleSet) as refused:
        return _page(request, process, may_adopt=True, refused=str(refused))


@never_cache
@require_safe
def rules_numbered(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One version of the rules of a process, as it was adopted."""
    process, _capacity = visited(request, key)
    found = rules_adopted.rules_numbered(process, number)
    if found is None:
        raise Http404
    context = {"process": process, "adopted": found, "shown": presenting.shown(found.rules)}
    return render(request, "process/rules_version.html", context)


def _adopt(request: HttpRequest, process: "Process", capacity: Capacity, given: RuleSet, seen: int) -> HttpResponse:
    adopted = actions.adopt_rules(capacity, process, given, seen=seen)
    says = {"title": naming_rules.title_name(given), "number": adopted.number}
    messages.success(request, _("%(title)s: these rules hold now, as version %(number)d.") % says)
    return redirect("rules", process.key)


def _preview(request: HttpRequest, process: "Process", given: RuleSet, seen: int) -> HttpResponse:
    actions.check_rules(given)
    present = rules_adopted.rules_of(process)
    book = shipped().get(given.key)
    context = {
        "process": process,
        "present": present,
        "next_number": present.number + 1,
        "seen": seen,
        "chosen": given.key,
        "toml": request.POST.get("toml"),
        "shown": presenting.shown(given),
        "differences": presenting.differences(present.rules, given),
        "holds_already": bool(present.number) and present.rules == given,
        "bears_name_of": naming_rules.title_name(book) if book and book != given and given.key != "custom" else "",
    }
    return render(request, "process/rules_preview.html", context)


def _page(request: HttpRequest, process: "Process", *, may_adopt: bool, refused: str = "") -> HttpResponse:
    present = rules_adopted.rules_of(process)
    own = text_of("custom") if not present.number else as_toml(present.rules)
    context = {
        "process": process,
        "adopted": present,
        "shown": presenting.shown(present.rules),
        "versions": presenting.versions(rules_adopted.all_rules_of(process), shipped()[INFORMAL]),
        "may_adopt": may_adopt,
        "books": [(key, naming_rules.title_name(book), book) for key, book in shipped().items() if key != "custom"],
        "toml": request.POST.get("toml", own),
        "refused": refused,
    }
    return render(request, "process/rules.html", context, status=400 if refused else 200)
