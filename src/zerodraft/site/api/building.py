"""The API of one version, made of the rooms' routers; every error is told as problem details."""

from functools import cache
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from zerodraft import __version__
from zerodraft.api import registry
from zerodraft.api.problems import Problem, of_status
from zerodraft.site.api import document

ROOT = "/api/v1/"
_ABOUT = """The values of a negotiation for other programs: what its pages show, to whom they show it.

Without a token one is given what the public sees. With one (`Authorization: Bearer …`), what its person sees, as far as its
scopes go. Moments are in UTC, lengths in seconds unless the name says otherwise, parties and groups are the ids of the
register. What one may not see is not there: it answers 404."""


class Versioned(NinjaAPI):
    """The API with its document completed: the problems that any operation may answer, and by which token one asks."""

    def get_openapi_schema(self, **asked: Any) -> OpenAPISchema:
        """The OpenAPI document."""
        return document.completed(super().get_openapi_schema(**asked), self._scopes())

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """An operation is called what its function is called."""
        return operation.view_func.__name__

    def _scopes(self) -> "dict[str, document.Asked]":
        found = {}
        for router in registry.routers():
            for view in router.path_operations.values():
                for operation in view.operations:
                    found[self.get_openapi_operation_id(operation)] = document.asked(operation, router.auth)
        return found


@cache
def made() -> Versioned:
    """The API with every router, and what it says when something cannot be done."""
    api = Versioned(
        title="Zerodraft",
        version="1",
        description=_ABOUT,
        urls_namespace="api",
        openapi_url=None,
        docs_url=None,
        openapi_extra={"info": {"x-server-version": __version__}},
    )
    for router in registry.routers():
        api.add_router("", router)
    for error, handler in _HANDLERS.items():
        api.add_exception_handler(error, handler)
    return api


@cache
def described() -> OpenAPISchema:
    """The OpenAPI document, made once."""
    return made().get_openapi_schema(path_prefix=ROOT.lstrip("/"))


def _problem(_request: HttpRequest, error: Problem) -> HttpResponse:
    return error.response()


def _nothing(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return Problem("nothing").response()


def _forbidden(_request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return Problem("forbidden", str(error)).response()


def _too_big(_request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
    return Problem("large").response()


def _http(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return of_status(error.status_code).response()


def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [(_place(each["loc"]), str(each["msg"]).removeprefix("Value error, ")) for each in error.errors]
    said = _("Some fields are wrong; each is named under “errors”.")
    return Problem("invalid", said, errors=faults).response()


def _place(steps: "tuple[str | int, ...]") -> str:
    """Where a field stands, as whoever asks knows it: not by what our function calls the body."""
    where, *rest = steps
    return ".".join(str(step) for step in (where, *(rest[1:] if where == "body" else rest)))


_HANDLERS: dict[type[Exception], Any] = {
    Problem: _problem,
    Http404: _nothing,
    PermissionDenied: _forbidden,
    RequestDataTooBig: _too_big,
    HttpError: _http,
    ValidationError: _invalid,
}
