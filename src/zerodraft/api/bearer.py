"""Who asks: a person by a token that they made, or anybody. A session in a browser counts for nothing here.

So there is no cookie by which another site could have something done (CSRF), and a program asks as what it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from zerodraft.api.problems import Problem


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
        raise challenge(_("Send the token as “Authorization: Bearer …”."), "invalid_request")
    found = _FINDERS[0](token.strip()) if _FINDERS else None
    if found is None:
        raise challenge(_("No such token opens anything here: it may have expired or been withdrawn."), "invalid_token")
    return found


def caller(request: HttpRequest) -> Caller:
    """Who asks, after the gate has found out."""
    found = getattr(request, "caller", ANYBODY)
    return found if isinstance(found, Caller) else ANYBODY


def challenge(detail: str, error: str = "") -> Problem:
    """The problem of who asks without a token that opens this; `error` is the code of RFC 6750."""
    says = f'Bearer realm="zerodraft", error="{error}"' if error else 'Bearer realm="zerodraft"'
    return Problem("token", detail, headers={"WWW-Authenticate": says})
