"""From a letter that is worded to one that is released: prepared, approved, signed, released by another person."""

from collections.abc import Callable
from typing import Any, cast

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft.correspondence import actions, composing, naming_out, permissions, queries, signing
from zerodraft.correspondence.actions.releasing import NotAsGiven, behind_cover, rendered
from zerodraft.correspondence.composing.letters import being_composed
from zerodraft.correspondence.composing.reading_back import compared, is_read
from zerodraft.correspondence.core.composing.read_back import Difference
from zerodraft.correspondence.core.composing.storing import to_json
from zerodraft.correspondence.core.composing.values import Person
from zerodraft.correspondence.models import Entry, Kept, Outgoing
from zerodraft.correspondence.showing import signing as showing_signing
from zerodraft.correspondence.views.outgoing import found, refusal
from zerodraft.files.actions import Sealed
from zerodraft.files.opening.bounds import MAX_FILE_BYTES, MEGABYTE
from zerodraft.parties import queries as people
from zerodraft.process.audience import Audience
from zerodraft.process.capacity import Capacity
from zerodraft.typeset import UnprintableCharacters

UNPROCESSABLE = 422
Act = Callable[[HttpRequest, Outgoing, Capacity], str]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, key: str, letter: str) -> HttpResponse:
    """Who approves, what will be kept and circulated; every step by its button."""
    one, capacity = found(request, key, letter)
    if not rules.has_perm(permissions.WRITE, capacity, one):
        raise PermissionDenied
    if one.sealed_at:
        return redirect("letter-out", key, one.key)
    if request.method != "POST":
        return _page(request, one, capacity)
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        return _page(request, one, capacity, why=_("Choose what to do."))
    try:
        said = act(request, one, capacity)
    except NotAsGiven as refused:
        return _page(request, one, capacity, why=str(refused), differences=refused.differences)
    except (actions.CannotCompose, Sealed, UnprintableCharacters, *composing.REFUSALS) as refused:
        return _page(request, one, capacity, why=refusal(refused))
    messages.success(request, said)
    after = queries.outgoing(one.key)
    done = after is not None and after.state in (Outgoing.State.RELEASED, Outgoing.State.SET_ASIDE)
    return redirect("letter-out" if done else "letter-out-release", one.process.key, one.key)


def _prepare(request: HttpRequest, one: Outgoing, capacity: Capacity) -> str:
    places = (request.POST.get(f"signs.{place}", "") for place in range(10))
    actions.prepare(capacity, one, revision=_revision(request), signing=[person for person in places if person])
    return _("The letter is prepared. It waits for those who sign it.")


def _reopen(_request: HttpRequest, one: Outgoing, capacity: Capacity) -> str:
    actions.reopen(capacity, one)
    return _("The letter is in preparation again. No approval stands.")


def _approve(request: HttpRequest, one: Outgoing, capacity: Capacity) -> str:
    actions.approve(capacity, one, revision=_revision(request))
    return _("The letter is approved.")


def _withdraw(_request: HttpRequest, one: Outgoing, capacity: Capacity) -> str:
    actions.withdraw_approval(capacity, one)
    return _("The approval is taken back.")


def _deputy(request: HttpRequest, one: Outgoing, capacity: Capacity) -> str:
    place = actions.name_deputy(capacity, one, deputy=request.POST.get("deputy", "")[:100])
    return _("The deputy is named.") if place.deputy else _("There is no deputy any more.")


def _scan(request: HttpRequest, one: Outgoing, capacity: Capacity) -> str:
    file = request.FILES.get("scan")
    if not isinstance(file, UploadedFile) or not file.size:
        raise actions.CannotCompose(_("No file was chosen: choose the PDF of the signed letter."))
    if file.size > MAX_FILE_BYTES:
        raise actions.CannotCompose(
            _("The scan has more than %(most)d MB; scan it with fewer dots to the inch.")
            % {"most": MAX_FILE_BYTES // MEGABYTE}
        )
    actions.attach_scan(capacity, one, revision=_revision(request), content=file.read())
    return _("The signed scan is attached.")


def _remove_scan(_request: HttpRequest, one: Outgoing, capacity: Capacity) -> str:
    actions.remove_scan(capacity, one)
    return _("The scan is taken off.")


def _set_aside(_request: HttpRequest, one: Outgoing, capacity: Capacity) -> str:
    actions.set_aside(capacity, one)
    return _("The letter is set aside. It can be taken up again.")


def _take_up(_request: HttpRequest, one: Outgoing, capacity: Capacity) -> str:
    actions.take_up(capacity, one)
    return _("The letter is in preparation again.")


def _check(_request: HttpRequest, one: Outgoing, _capacity: Capacity) -> str:
    if one.state != Outgoing.State.PREPARED:
        raise actions.CannotCompose(_("Only a prepared letter can be read back."))
    differences = compared(one, rendered(one))
    if differences:
        raise NotAsGiven(differences)
    return _("The letter was set and read back: it says what it was given, in every format.")


def _release(request: HttpRequest, one: Outgoing, capacity: Capacity) -> str:
    form = request.POST
    audience, channel = form.get("audience", ""), form.get("channel", "")
    if audience not in Audience.values or channel not in Entry.Channel.values:
        raise actions.CannotCompose(_("Say who may see the letter, and by what way it goes out."))
    entry = actions.release(
        capacity, one, revision=_revision(request), audience=Audience(audience), channel=Entry.Channel(channel)
    )
    return _("The letter is released as number %(number)s of the register.") % {"number": entry.mark}


ACTS: dict[str, Act] = {
    "prepare": _prepare,
    "reopen": _reopen,
    "approve": _approve,
    "withdraw": _withdraw,
    "deputy": _deputy,
    "scan": _scan,
    "remove-scan": _remove_scan,
    "set-aside": _set_aside,
    "take-up": _take_up,
    "check": _check,
    "release": _release,
}


def _revision(request: HttpRequest) -> int:
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0


def _may_release(one: Outgoing, capacity: Capacity) -> bool:
    return bool(rules.has_perm(permissions.RELEASE, capacity, one))


def _page(
    request: HttpRequest,
    one: Outgoing,
    capacity: Capacity,
    *,
    why: str = "",
    differences: tuple[Difference, ...] = (),
) -> HttpResponse:
    one = queries.outgoing(one.key) or one
    places = showing_signing.signatures(one)
    own = next((row for row in queries.signatures(one) if row.person == capacity.key), None)
    kept = queries.kept(one)
    context: dict[str, Any] = {
        "process": one.process,
        "letter": one,
        "title": naming_out.title_of(one),
        "state": naming_out.state_name(one),
        "icon": naming_out.icon_of(one),
        "why": why,
        "differences": [(naming_out.field_name(each.field), each) for each in differences],
        "signatures": places,
        "waiting": [each for each in places if not each.approved_by],
        "approves": rules.has_perm(permissions.APPROVE, capacity, one),
        "has_approved": any(each.by == capacity.key for each in queries.standing_approvals(one).values()),
        "own_place": own,
        "deputies": signing.may_deputize(one).items() if own else (),
        "may_release": _may_release(one, capacity),
        "prepared_by": people.name_of(one.prepared_by) if one.prepared_by else "",
        "prepared_it": bool(one.prepared_by) and one.prepared_by == capacity.key,
        "scan": kept.get(Kept.Form.SCAN),
        "as_one_file": bool(one.encloses or behind_cover(one)),
        "is_read": is_read(one.language),
        "audiences": Audience.choices,
        "channels": Entry.Channel.choices,
        "open_comments": one.comments.filter(resolved_at=None).count(),
        **_readiness(one),
    }
    return render(request, "correspondence/release.html", context, status=UNPROCESSABLE if why else 200)


def _readiness(one: Outgoing) -> dict[str, Any]:
    """What a letter in preparation lacks, and who would sign it; what changed in the process since it was prepared."""
    if one.state not in (Outgoing.State.PREPARATION, Outgoing.State.PREPARED):
        return {}
    try:
        now = being_composed(one)
        missing = now.missing()
    except composing.REFUSALS as error:
        return {"fault": str(error)}
    if one.state == Outgoing.State.PREPARED:
        frozen = one.frozen
        facts = to_json(now.facts)
        moved = [name for name in facts.keys() | frozen.keys() if facts.get(name) != frozen.get(name)]
        return {"moved": sorted(map(naming_out.field_name, moved))}
    signing_now = cast("tuple[Person, ...]", now.facts.get("signatories", ()))
    return {
        "missing": sorted({naming_out.field_name(each.field) for each in missing}),
        "proposed": showing_signing.proposed(one, (person.name for person in signing_now)),
    }
