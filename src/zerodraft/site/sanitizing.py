"""The character NUL, which no form of ours means and PostgreSQL does not store, in what a browser sends."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, QueryDict
from django.utils.deprecation import MiddlewareMixin

NUL = "\0"


class NoNul(MiddlewareMixin):
    """Takes it out of fields and queries, once for all pages; an address that holds one leads nowhere."""

    def process_view(
        self, request: HttpRequest, _view: Callable[..., Any], _args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        if any(NUL in value for value in kwargs.values() if isinstance(value, str)):
            raise Http404
        request.GET = _without(request.GET)
        request.POST = _without(request.POST)


def _without(fields: QueryDict) -> Any:
    if not any(NUL in name or any(NUL in value for value in values) for name, values in fields.lists()):
        return fields
    kept = QueryDict(mutable=True, encoding=fields.encoding)
    for name, values in fields.lists():
        for value in values:
            kept.appendlist(name.replace(NUL, ""), value.replace(NUL, ""))
    return kept
