"""Who asks: a person by a token that they made, or anybody. A session in a browser counts for nothing here.

So there is no cookie by which another site could have something done (CSRF), and a program asks as what it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security.http import HttpAuthBase

from zerodraft.api.problems import Problem

SCHEME = "token"
"""What the scheme is called in the OpenAPI document."""


class Scope(StrEnum):
    """What a token may be used for. It never lets its person do more than they may themselves."""

    READ = "read"
    LETTERS = "read-letters"
    RECORD = "read-record"
    INSCRIBE = "inscribe"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: a person (None for anybody), by which token, and for what it may be used."""

    person: Any = None
    token: str = ""
    scopes: frozenset[str] = frozenset()


ANYBODY = Caller()
_FINDERS: list[Callable[[str], Caller | None]] = []


def register(find: Callable[[str], Caller | None]) -> None:
    """Have `find` asked for who made a token, by the token; None where nobody did, or it opens nothing any more."""
    _FINDERS[:] = [find]


def identify(request: HttpRequest) -> Caller:
    """Who asks, by the header `Authorization: Bearer …`; anybody without one. Raises Problem for a token that is none."""
    given = request.headers.get("Authorization", "")
    if not given:
        return ANYBODY
    scheme, _space, token = given.partition(" ")
    if scheme.lower() != "bearer":
        raise _challenge(_("Send the token as “Authorization: Bearer …”."), "invalid_request")
    found = _FINDERS[0](token.strip()) if _FINDERS else None
    if found is None:
        raise _challenge(
            _("No such token opens anything here: it may have expired or been withdrawn."), "invalid_token"
        )
    return found


def caller(request: HttpRequest) -> Caller:
    """Who asks, after the gate has found out."""
    found = getattr(request, "caller", ANYBODY)
    return found if isinstance(found, Caller) else ANYBODY


class Scoped(HttpAuthBase):
    """What an operation asks of a token. Without one it gives what the public sees, unless it is `required`."""

    openapi_scheme = "bearer"

    def __init__(self, scope: Scope, *, required: bool = False) -> None:
        super().__init__()
        self.scope, self.required = scope, required

    def __call__(self, request: HttpRequest) -> Caller:
        """Who asks. Raises Problem for a token of another scope, or for none where one is required."""
        found = caller(request)
        if found.person is None:
            if self.required:
                raise _challenge(_("Ask with a token: “Authorization: Bearer …”."), "")
        elif self.scope not in found.scopes:
            raise Problem(
                "scope",
                _("This token was not made for “%(scope)s”. Make another one.") % {"scope": self.scope.value},
                headers={"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{self.scope.value}"'},
            )
        return found


def _challenge(detail: str, error: str) -> Problem:
    says = f'Bearer realm="zerodraft", error="{error}"' if error else 'Bearer realm="zerodraft"'
    return Problem("token", detail, headers={"WWW-Authenticate": says})
