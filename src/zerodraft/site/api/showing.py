"""The OpenAPI document as the page of the reference shows it: subjects, operations, and the shapes that they speak of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zerodraft.api.problems import KINDS
from zerodraft.api.scoped import SCHEME

_REF = "#/components/schemas/"
HEADER = "header"
Words = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it is code."""


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field of a shape, or a parameter: its name, what it holds, and what that is; `shape` is the name of its shape."""

    name: str
    holds: str
    says: Words
    shape: str = ""
    required: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class ShownShape:
    """A shape of values."""

    name: str
    says: Words
    fields: tuple[ShownField, ...]


@dataclass(frozen=True, slots=True)
class ShownOperation:
    """Something that can be asked: by which method and address, with what, and what is answered.

    `scope` is that of a token that opens it; `needs_token` says that without one there is no answer. `headers` are the names
    of those that it reads.
    """

    key: str
    method: str
    path: str
    title: str
    says: Words
    scope: str
    needs_token: bool
    parameters: tuple[ShownField, ...]
    headers: tuple[str, ...]
    takes: str
    gives: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The whole of it: what it is, what its headers say, subject by subject, the shapes, and the kinds of problems (code,
    status, title).
    """

    about: tuple[Words, ...]
    headers: tuple[ShownField, ...]
    subjects: tuple[tuple[str, tuple[ShownOperation, ...]], ...]
    shapes: tuple[ShownShape, ...]
    problems: tuple[tuple[str, int, str], ...]


def reference(document: Mapping[str, Any]) -> Reference:
    """The document for the page; titles of problems are in the page's language."""
    subjects: dict[str, list[ShownOperation]] = {}
    headers: dict[str, ShownField] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            headers |= {each.name: each for each in _parameters(operation) if each.where == HEADER}
            subjects.setdefault(operation["tags"][0], []).append(_operation(path, method, operation))
    return Reference(
        about=tuple(words(part) for part in document["info"]["description"].split("\n\n")),
        headers=tuple(field for _name, field in sorted(headers.items())),
        subjects=tuple((name, tuple(found)) for name, found in sorted(subjects.items())),
        shapes=_shapes(document),
        problems=tuple((code, int(kind.status), str(kind.title)) for code, kind in KINDS.items()),
    )


def words(text: str) -> Words:
    """A text of the document in pieces: what stands between backticks is code."""
    pieces = " ".join(text.split()).split("`")
    return tuple((piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece)


def _operation(path: str, method: str, operation: Mapping[str, Any]) -> ShownOperation:
    allowed = operation["security"]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    given = operation["responses"][200].get("content", {})
    return ShownOperation(
        key=operation["operationId"],
        method=method.upper(),
        path=path,
        title=operation["summary"],
        says=words(operation.get("description", "")),
        scope=next((scopes[SCHEME][0] for scopes in allowed if SCHEME in scopes), ""),
        needs_token={} not in allowed,
        parameters=tuple(each for each in _parameters(operation) if each.where != HEADER),
        headers=tuple(each.name for each in _parameters(operation) if each.where == HEADER),
        takes=_named(body),
        gives=_named(given.get("application/json", {}).get("schema", {})),
    )


def _parameters(operation: Mapping[str, Any]) -> list[ShownField]:
    return [
        ShownField(
            each["name"],
            _holds(each["schema"]),
            words(each.get("description", "")),
            required=each["required"],
            where=each["in"],
        )
        for each in operation.get("parameters", ())
    ]


def _shapes(document: Mapping[str, Any]) -> tuple[ShownShape, ...]:
    """The shapes that operations take and give, and those within them, by name; not those of queries."""
    known, wanted, seen = document["components"]["schemas"], ["ProblemOut"], set()
    for methods in document["paths"].values():
        for operation in methods.values():
            found = _operation("", "", operation)
            wanted += [name for name in (found.takes, found.gives) if name]
    while wanted:
        name = wanted.pop()
        if name not in seen:
            seen.add(name)
            wanted += [field.shape for field in _shape(name, known[name]).fields if field.shape]
    return tuple(_shape(name, known[name]) for name in sorted(seen))


def _shape(name: str, schema: Mapping[str, Any]) -> ShownShape:
    needed = schema.get("required", ())
    fields = tuple(
        ShownField(field, _holds(of), words(of.get("description", "")), _named(of), required=field in needed)
        for field, of in schema.get("properties", {}).items()
    )
    return ShownShape(name, words(schema.get("description", "")), fields)


def _named(schema: Mapping[str, Any]) -> str:
    """The shape that a schema speaks of, by name: its own, or that of its items; '' for none."""
    for each in (schema, schema.get("items", {}), *schema.get("anyOf", ())):
        if "$ref" in each:
            return str(each["$ref"]).removeprefix(_REF)
    return ""


def _holds(schema: Mapping[str, Any]) -> str:
    """What a schema holds, in one line: `string (date) or null`."""
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_holds(each) for each in schema["anyOf"]))
    if "$ref" in schema:
        return _named(schema)
    if "enum" in schema:
        return " | ".join(str(value) or "''" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_holds(schema.get('items', {}))}"
    kind = schema.get("format")
    shown = str(schema.get("type", "any"))
    return f"{shown} ({kind})" if kind else shown
