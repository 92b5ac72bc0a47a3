"""Facts as they are stored: to and from plain JSON values, by the kind of their field."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from zerodraft.correspondence.core.composing.catalogue import FIELDS, Kind, NotAFact, check
from zerodraft.correspondence.core.composing.values import (
    Change,
    Draft,
    Fact,
    Facts,
    Letterhead,
    Limit,
    Moment,
    Person,
    Sitting,
)

_TYPES: dict[Kind, Any] = {
    Kind.TEXT: str,
    Kind.LINES: tuple[str, ...],
    Kind.ORDINAL: int,
    Kind.DATE: dt.date,
    Kind.DATES: tuple[dt.date, ...],
    Kind.MOMENT: Moment,
    Kind.DRAFT: Draft,
    Kind.HEADS: tuple[Letterhead, ...],
    Kind.PEOPLE: tuple[Person, ...],
    Kind.PROGRAMME: tuple[Sitting, ...],
    Kind.LIMITS: tuple[Limit, ...],
    Kind.CHANGES: tuple[Change, ...],
}


def to_json(facts: Facts) -> dict[str, Any]:
    """Facts as JSON values: dates in ISO 8601, pictures in base64."""
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(dict(facts)))
    return found


def from_json(stored: Mapping[str, Any]) -> dict[str, Fact]:
    """The facts again. Raises NotAFact for what no field holds."""
    return {name: fact_from_json(name, value) for name, value in stored.items()}


def fact_from_json(name: str, value: Any) -> Fact:
    """One fact of the field of this name. Raises NotAFact."""
    if name not in FIELDS:
        raise NotAFact(f"there is no fact {name!r}")
    try:
        fact: Fact = msgspec.convert(value, _TYPES[FIELDS[name].kind])
    except msgspec.ValidationError as error:
        raise NotAFact(f"{name}: {error}") from error
    check(name, fact)
    return fact
