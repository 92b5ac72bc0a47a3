"""The vocabulary of the record: what each verb says, and the only kinds of value its data may hold.

A row holds ids, hashes and numbers, never personal names, notes, drafts or the contents of files; what those are can be
erased later without breaking the chain. A verb therefore declares each field of its data with a kind, and a value that is
not of that kind is refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a field of a row's data may hold."""

    ID = "id"
    HASH = "hash"
    COUNT = "count"
    DATE = "date"
    INSTANT = "instant"
    CODE = "code"


# Any words can be spelt as one long number; a count has at most as many digits as every database can hold.
_UNCOUNTABLE = 2**63

_SHAPES = {
    Kind.ID: re.compile(r"[a-z0-9][a-z0-9:._-]{0,99}"),
    Kind.HASH: re.compile(r"[0-9a-f]{64}"),
    Kind.DATE: re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
    Kind.INSTANT: re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?", re.ASCII),
    Kind.CODE: re.compile(r"[a-z][a-z0-9-]{0,39}"),
}


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing that can happen. `name` is noun.participle ("file.kept"); `says` is one sentence for the documentation."""

    name: str
    says: str
    fields: Mapping[str, Kind] = field(default_factory=dict)

    def check(self, data: Mapping[str, object]) -> None:
        """Raise ValueError, naming verb and field, unless `data` holds just the declared fields (None: not known)."""
        surplus = set(data) - set(self.fields)
        if surplus:
            raise ValueError(f"{self.name}: no such field in the record: {', '.join(sorted(surplus))}")
        for name, kind in self.fields.items():
            value = data.get(name)
            if value is not None and not _fits(value, kind):
                raise ValueError(f"{self.name}: {name} must be of the kind {kind}, not {value!r}")


def is_id(value: str) -> bool:
    """Whether `value` can stand in the record as a stable id."""
    return _SHAPES[Kind.ID].fullmatch(value) is not None


def is_code(value: str) -> bool:
    """Whether `value` can stand in the record as a code."""
    return _SHAPES[Kind.CODE].fullmatch(value) is not None


def _fits(value: object, kind: Kind) -> bool:
    if isinstance(value, list):
        return all(_fits(item, kind) for item in value)
    if kind is Kind.COUNT:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _UNCOUNTABLE
    return isinstance(value, str) and _SHAPES[kind].fullmatch(value) is not None
