"""Through which every request to the API comes: who asks and how often, what is asked, and how the answer may be kept."""

import hashlib
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.api import bearer, rates
from zerodraft.api.problems import MEDIA, Problem, of_status
from zerodraft.process.asking import HEADER, PATTERN
from zerodraft.site.api import building, document

_WITH_BODY = ("POST", "PUT", "PATCH")
_JSON = ("application/json", "")
_CONVERTED = re.compile(r"<(?:\w+:)?(\w+)>")


class Gate(MiddlewareMixin):
    """Everything under the address of the API, and nothing else."""

    def process_request(self, request: HttpRequest) -> None:
        """Leave out cookies, so that no session speaks here; whoever asks with HEAD asks as with GET."""
        if not _is_for_it(request):
            return
        request.COOKIES = {}
        if request.method == "HEAD":
            request.method, request.asked_for_head = "GET", True  # type: ignore[attr-defined]

    def process_view(
        self, request: HttpRequest, _view: Callable[..., Any], _args: tuple[Any, ...], _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Find out who asks; refuse who asks too often, and what nobody can answer."""
        if not _is_for_it(request):
            return None
        try:
            found = _counted(request)
            _check(request)
        except Problem as problem:
            return problem.response()
        request.caller = found  # type: ignore[attr-defined]
        return None

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Tell a bare error as a problem; say by what an answer is known again, or that it has not changed."""
        if not _is_for_it(request) or not isinstance(response, HttpResponse):
            return response
        if response.status_code >= 400 and response["Content-Type"] != MEDIA:
            response = _told(response)
        patch_vary_headers(response, ["Authorization", "Accept-Language"])
        if request.method == "GET" and response.status_code == 200 and "Cache-Control" not in response:
            response = _known_again(request, response)
        if getattr(request, "asked_for_head", False):
            response["Content-Length"] = str(len(response.content))
            response.content = b""
        return response


def etag(content: bytes) -> str:
    """By what a content is known again."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def _known_again(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if "ETag" not in response:
        response["ETag"] = etag(response.content)
    response["Cache-Control"] = "private, no-cache"
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def _told(bare: HttpResponse) -> HttpResponse:
    """The problem that a bare error means."""
    problem = of_status(bare.status_code)
    problem.headers = {name: bare[name] for name in ("Allow", "Content-Language") if name in bare}
    if "GET" in problem.headers.get("Allow", ""):
        problem.headers["Allow"] += ", HEAD"
    told = problem.response()
    told["Content-Length"] = str(len(told.content))
    return told


def _is_for_it(request: HttpRequest) -> bool:
    return request.path_info.startswith(building.ROOT)


def _counted(request: HttpRequest) -> bearer.Caller:
    """Who asks; each request counts for its token, and what shows none that opens anything for its address."""
    now, address = clock.real_now(), f"at:{request.META.get('REMOTE_ADDR', '')}"
    try:
        found = bearer.identify(request)
    except Problem:
        rates.count(address, now)
        raise
    rates.count(found.token or address, now)
    return found


def _check(request: HttpRequest) -> None:
    """What every operation asks of a request; what is none is told by whoever finds out."""
    match = request.resolver_match
    path = "/" + _CONVERTED.sub(r"{\1}", match.route) if match else ""
    known = _queries().get((path, request.method or ""))
    if known is not None:
        _check_query(request, known)
        _check_body(request)
        _check_capacity(request)


def _check_query(request: HttpRequest, known: frozenset[str]) -> None:
    """A parameter that nobody reads is refused: whoever misspells one would else believe what they did not ask for."""
    unknown = sorted(set(request.GET) - known)
    if unknown:
        offered = ", ".join(sorted(known)) or "-"
        says = _("There is no such parameter here. There are: %(offered)s") % {"offered": offered}
        raise Problem("invalid", errors=[(f"query.{name[:60]}", says) for name in unknown[:20]])


def _check_body(request: HttpRequest) -> None:
    if request.method in _WITH_BODY and request.content_type not in _JSON and request.META.get("CONTENT_LENGTH"):
        raise Problem("media", _("Send JSON, as “Content-Type: application/json”."))


def _check_capacity(request: HttpRequest) -> None:
    """Also where nobody's capacity is asked for: what is no key would else seem to have been one."""
    given = request.headers.get(HEADER)
    if given is not None and not re.fullmatch(PATTERN, given):
        says = _("Send the key of a capacity that /api/v1/me gives.")
        raise Problem("invalid", errors=[(f"header.{HEADER}", says)])


@cache
def _queries() -> dict[tuple[str, str], frozenset[str]]:
    return document.queries(building.described())
