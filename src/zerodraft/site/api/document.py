"""The OpenAPI document: what every operation has in common is written into it once, here."""

from dataclasses import dataclass
from typing import Any

from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from zerodraft.api.problems import MEDIA
from zerodraft.api.scoped import SCHEME, Scoped
from zerodraft.process.asking import HEADER, PATTERN
from zerodraft.site.api.telling import ProblemOut

_ALWAYS = {
    400: "The request cannot be read.",
    401: "The token is missing, unknown, expired or withdrawn.",
    403: "The token was not made for this, or its person may not do it.",
    404: "There is nothing here, or nothing that you may see.",
    422: "Something in the request is wrong; `errors` says what, and where.",
    429: "Too many requests; `Retry-After` says how many seconds to wait.",
    500: "The server failed.",
}
_READING = {304: "Nothing has changed since the `ETag` that was sent as `If-None-Match`."}
_WRITING = {
    409: "The meeting, or its list, does not allow it now.",
    412: "It has changed since the `ETag` that was sent as `If-Match`; nothing was done.",
    413: "The request is too large.",
    415: "Only JSON is read here.",
}
_CAPACITY = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "description": "In which capacity to act, where the person has several: a key that `/api/v1/me` gives.",
    "schema": {"type": "string", "pattern": f"^{PATTERN}$"},
}
_IF_NONE_MATCH = {
    "in": "header",
    "name": "If-None-Match",
    "required": False,
    "description": "The `ETag` of an earlier answer: 304 while it still holds.",
    "schema": {"type": "string"},
}
_ETAG = {"description": "What changes with the content, for `If-None-Match`.", "schema": {"type": "string"}}
_CHALLENGE = {"description": "How to ask (RFC 6750).", "schema": {"type": "string"}}
_RETRY = {"description": "Seconds to wait.", "schema": {"type": "integer"}}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an operation asks of a token: its scope ('' for none), and whether there must be one."""

    scope: str = ""
    required: bool = False


def asked(operation: Operation, usual: object) -> Asked:
    """What an operation asks of a token: what it says itself, else what is `usual` among those beside it."""
    found = next((each for each in (*operation.auth_callbacks, usual) if isinstance(each, Scoped)), None)
    return Asked(found.scope.value, found.required) if found else Asked()


def completed(document: OpenAPISchema, scopes: dict[str, Asked]) -> OpenAPISchema:
    """The document with the problems of every operation, the headers of its answers, and who may ask."""
    components: dict[str, Any] = document.setdefault("components", {})
    problem = ProblemOut.model_json_schema(ref_template="#/components/schemas/{model}")
    components["schemas"] |= problem.pop("$defs", {}) | {"ProblemOut": problem}
    components["securitySchemes"] = {
        SCHEME: {"type": "http", "scheme": "bearer", "description": "A token that a person made on the page of tokens."}
    }
    for path in document["paths"].values():
        for method, operation in path.items():
            _complete(method, operation, scopes[operation["operationId"]])
    return document


def queries(document: OpenAPISchema) -> dict[tuple[str, str], frozenset[str]]:
    """The parameters that a query may have, by path and method (in capitals)."""
    return {
        (path, method.upper()): frozenset(
            each["name"] for each in operation.get("parameters", ()) if each["in"] == "query"
        )
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def _complete(method: str, operation: dict[str, Any], scope: Asked) -> None:
    answers = operation["responses"]
    for status, says in (_ALWAYS | (_READING if method == "get" else _WRITING)).items():
        answer: dict[str, Any] = {"description": says}
        if status >= 400:
            answer["content"] = {MEDIA: {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}
        answers.setdefault(status, answer)
    answers[401]["headers"] = {"WWW-Authenticate": _CHALLENGE}
    answers[429]["headers"] = {"Retry-After": _RETRY}
    if method == "get" and not operation.get("x-no-etag"):
        answers[200].setdefault("headers", {})["ETag"] = _ETAG
        operation["parameters"] = [*operation["parameters"], _IF_NONE_MATCH]
    operation["parameters"] = [*operation["parameters"], _CAPACITY]
    with_token = {SCHEME: [scope.scope]}
    operation["security"] = [with_token] if scope.required else [{}, with_token]
