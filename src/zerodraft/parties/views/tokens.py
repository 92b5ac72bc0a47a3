"""One's own tokens, for programs that ask in one's name: to make, to look through, to withdraw."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from zerodraft import clock
from zerodraft.api.bearer import Scope
from zerodraft.parties import actions, queries
from zerodraft.parties.models import Person, Token

SHOWN = 50
UNPROCESSABLE = 422
_LASTS = (30, 90, 365)
"""For how many days a token is offered."""


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """One's tokens, and a form to make one; the one that POST makes is shown once, and never again."""
    person = _person(request)
    context: dict[str, object] = {"typed": request.POST, "chosen": request.POST.getlist("scopes")}
    if request.method == "POST":
        try:
            made, word = actions.make_token(
                person,
                name=request.POST.get("name", ""),
                scopes=request.POST.getlist("scopes"),
                days=_days(request.POST.get("days", "")),
            )
        except actions.CannotMake as refused:
            context["refused"] = str(refused)
        else:
            return render(request, "parties/token.html", {"token": made, "word": word, "scopes": _named(made.scopes)})
    now = clock.real_now()
    context |= {
        "tokens": [_shown(one, now) for one in queries.tokens_of(person, SHOWN)],
        "scopes": [(scope.value, scope_name(scope)) for scope in Scope],
        "lasts": _LASTS,
    }
    return render(request, "parties/tokens.html", context, status=UNPROCESSABLE if "refused" in context else 200)


@require_POST
@login_required
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Withdraw a token of one's own; another person's is not there."""
    person, found = _person(request), queries.token_by_key(key)
    if found is None or found.person_id != person.pk:
        raise Http404
    actions.withdraw_token(person, found)
    messages.success(request, _("The token is withdrawn. It opens nothing any more."))
    return redirect("tokens")


def scope_name(scope: Scope) -> str:
    """For what a token of this scope may be used, in words."""
    return {
        Scope.READ: _("Read processes, programmes, meetings and parties, as I see them"),
        Scope.LETTERS: _("Read letters, as I see them"),
        Scope.RECORD: _("Read the record, if I may"),
        Scope.INSCRIBE: _("Inscribe my delegation on speakers’ lists, and withdraw it"),
    }[scope]


def _named(scopes: Iterable[str]) -> list[str]:
    return [scope_name(Scope(scope)) for scope in scopes]


def _shown(of: Token, now: datetime) -> dict[str, object]:
    course = clock.course()
    used = course.at(datetime.combine(of.used_on, time(12), UTC)).date() if of.used_on else None
    return {
        "token": of,
        "scopes": _named(of.scopes),
        "opens": of.opens(now),
        "until": course.at(of.expires_at),
        "used": used,
    }


def _person(request: HttpRequest) -> Person:
    person = request.user
    if not isinstance(person, Person):
        raise PermissionDenied
    return person


def _days(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 0
