"""The register of parties in the browser: who was what on a day, and what is corrected, with dates."""

from collections.abc import Callable
from datetime import date

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zerodraft import clock
from zerodraft.parties import actions, permissions, presenting, queries
from zerodraft.parties.core.party import Kind, Language, Register, Role
from zerodraft.parties.core.search import named, suggest
from zerodraft.parties.models import Person


@require_safe
def parties(request: HttpRequest) -> HttpResponse:
    """The parties of a day by kind, or those that fit what was typed."""
    on = _day(request.GET.get("on", "")) or clock.now().date()
    typed = request.GET.get("q", "").strip()[:100]
    context = {
        "on": on,
        "q": typed,
        "kinds": presenting.listed(queries.register(), on, get_language() or "en", typed),
        "may_correct": rules.has_perm(permissions.CORRECT, request.user),
        "may_keep_mailboxes": rules.has_perm(permissions.KEEP_MAILBOXES, request.user),
        "kinds_to_add": [(kind.value, presenting.kind_name(kind)) for kind in Kind],
    }
    return render(request, "parties/register.html", context)


@require_safe
def party(request: HttpRequest, key: str) -> HttpResponse:
    """One party: its names, its groups or members, who chairs it, and what was corrected."""
    register = queries.register()
    if key not in register.parties:
        raise Http404
    on = _day(request.GET.get("on", "")) or clock.now().date()
    context = {
        "on": on,
        "party": presenting.shown_party(register, key, on, get_language() or "en"),
        "corrections": presenting.shown_corrections(register, queries.corrections_of(key), on, get_language() or "en"),
        "may_correct": rules.has_perm(permissions.CORRECT, request.user),
        "languages": [(language.value, presenting.language_name(language)) for language in Language],
    }
    return render(request, "parties/party.html", context)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Add a party or group that the register lacks."""
    person = _corrector(request)
    try:
        made = actions.add_party(
            person,
            kind=_choice(Kind, request.POST.get("kind", "")),
            short=request.POST.get("short", ""),
            brief=request.POST.get("brief", ""),
            **_period(request.POST),
        )
    except actions.CannotCorrect as refused:
        messages.error(request, str(refused))
        return redirect("parties")
    messages.success(request, _("%(name)s is in the register.") % {"name": made.short})
    return redirect("party", made.party)


@require_POST
def correct(request: HttpRequest, key: str) -> HttpResponse:
    """Note a name, a membership or a chair of a party, for a time."""
    person = _corrector(request)
    acts: dict[str, Callable[[Person, str, QueryDict], object]] = {
        "name": _name,
        "membership": _membership,
        "chair": _chair,
    }
    act = acts.get(request.POST.get("act", ""))
    if key not in queries.register().parties or act is None:
        raise Http404
    try:
        act(person, key, request.POST)
        messages.success(request, _("Noted. It can be undone below."))
    except actions.CannotCorrect as refused:
        messages.error(request, str(refused))
    return redirect("party", key)


@require_POST
def undo(request: HttpRequest, key: str) -> HttpResponse:
    """Undo a correction, by a new act."""
    person, found = _corrector(request), queries.correction_by_key(key)
    if found is None:
        raise Http404
    try:
        actions.undo_correction(person, found)
        messages.success(request, _("Undone: the register says again what it said before."))
    except actions.CannotCorrect as refused:
        messages.error(request, str(refused))
    there = found.group or found.party
    return redirect("party", there) if there in queries.register().parties else redirect("parties")


def _name(person: Person, key: str, given: QueryDict) -> None:
    actions.name_party(
        person,
        party=key,
        language=_choice(Language, given.get("language", "")),
        short=given.get("short", ""),
        formal=given.get("formal", ""),
        **_period(given),
    )


def _membership(person: Person, key: str, given: QueryDict) -> None:
    other = _found(given.get("other", ""))
    group, member = (key, other) if given.get("side") == "member" else (other, key)
    role = None if given.get("role") == "none" else _choice(Role, given.get("role", ""))
    actions.set_membership(person, group=group, party=member, role=role, **_period(given))


def _chair(person: Person, key: str, given: QueryDict) -> None:
    typed = given.get("other", "").strip()
    actions.set_chair(person, group=key, party=_found(typed) if typed else "", **_period(given))


def _corrector(request: HttpRequest) -> Person:
    person = request.user
    if not isinstance(person, Person) or not rules.has_perm(permissions.CORRECT, person):
        raise PermissionDenied(_("Only the secretariat and conference officers may correct the register."))
    return person


def _found(typed: str) -> str:
    register, on = queries.register(), clock.now().date()
    typed = typed.strip()[:200]
    if typed in register.parties:
        return typed
    return _by_name(register, typed, on)


def _by_name(register: Register, typed: str, on: date) -> str:
    bearer = named(register, typed, on)
    fitting = [bearer.key] if bearer else [one.key for one in suggest(register, typed, on, limit=2)]
    if len(fitting) != 1:
        raise actions.CannotCorrect(
            _("“%(typed)s” names no party, or more than one. Type its name as lists give it.") % {"typed": typed}
        )
    return fitting[0]


def _period(given: QueryDict) -> dict[str, date | None]:
    found: dict[str, date | None] = {}
    for column in ("start", "end"):
        text = given.get(column, "").strip()
        found[column] = _day(text)
        if text and found[column] is None:
            raise actions.CannotCorrect(_("“%(text)s” is no day. Write it as 2018-02-20.") % {"text": text[:40]})
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _choice(choices: type, code: str):  # type: ignore[no-untyped-def]
    try:
        return choices(code)
    except ValueError as error:
        raise actions.CannotCorrect(_("Choose one of what is offered.")) from error
