"""What is said when something cannot be done: problem details (RFC 9457), one shape for every error."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpResponse, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEDIA = "application/problem+json"
KINDS_PAGE = "/api/#problem-"
"""Where the human page says what a kind of problem is; its address is the kind's name, as RFC 9457 asks."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its status, and its title in words."""

    status: HTTPStatus
    title: Promise | str


KINDS = {
    "malformed": Kind(HTTPStatus.BAD_REQUEST, _("The request cannot be read")),
    "token": Kind(HTTPStatus.UNAUTHORIZED, _("A token is needed that opens this")),
    "scope": Kind(HTTPStatus.FORBIDDEN, _("The token was not made for this")),
    "forbidden": Kind(HTTPStatus.FORBIDDEN, _("You may not do this")),
    "nothing": Kind(HTTPStatus.NOT_FOUND, _("There is nothing here for you")),
    "method": Kind(HTTPStatus.METHOD_NOT_ALLOWED, _("This cannot be done here")),
    "refused": Kind(HTTPStatus.CONFLICT, _("It cannot be done now")),
    "stale": Kind(HTTPStatus.PRECONDITION_FAILED, _("It has changed since you read it")),
    "large": Kind(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _("The request is too large")),
    "media": Kind(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, _("Only JSON is read here")),
    "invalid": Kind(HTTPStatus.UNPROCESSABLE_ENTITY, _("Something in the request is wrong")),
    "often": Kind(HTTPStatus.TOO_MANY_REQUESTS, _("Too many requests")),
    "failure": Kind(HTTPStatus.INTERNAL_SERVER_ERROR, _("The server failed")),
}
"""Every kind of problem, by its code."""

_BY_STATUS = {int(kind.status): code for code, kind in reversed(KINDS.items())}


class Problem(Exception):
    """Something cannot be done: the code of its kind, what happened, and which fields are wrong (place, what)."""

    def __init__(
        self,
        code: str,
        detail: str = "",
        *,
        errors: Iterable[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail or code)
        self.code, self.detail = code, detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})

    def response(self) -> HttpResponse:
        """The answer that says it; no cache keeps it."""
        kind = KINDS[self.code]
        body = {
            "type": KINDS_PAGE + self.code,
            "title": str(kind.title),
            "status": int(kind.status),
            "detail": self.detail or str(kind.title),
            "errors": [{"place": place, "says": says} for place, says in self.errors],
        }
        answer = JsonResponse(
            body, status=int(kind.status), content_type=MEDIA, json_dumps_params={"ensure_ascii": False}
        )
        answer["Cache-Control"] = "no-store"
        for name, value in self.headers.items():
            answer[name] = value
        return answer


def of_status(status: int) -> Problem:
    """The problem that a bare answer of this status means."""
    usual = "failure" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "malformed"
    return Problem(_BY_STATUS.get(status, usual))
