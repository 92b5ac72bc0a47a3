"""What a notice is about: codes, ids, numbers and moments, never words. Words are made for each reader in their language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from zerodraft.record.core.verbs import is_id

LONGEST_ADDRESS = 300

_CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")
_PATH = re.compile(r"/(?!/)[!-\[\]-~]*")
"""A path on this site: ASCII that can be seen, no backslash, and no second slash, which would name another host."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is told: a `kind` for which a room has words, its `params`, and the topic that it is about.

    `once` is a stable id of the occasion: whoever was told of it is not told again. `address` is a path on this site to go
    to, `due` a moment by which something is to be done. Where the words name whom they are for, it `is_addressed`: each
    notice then has its addressee among its params, as `to`.
    """

    kind: str
    topic: str
    once: str
    params: Mapping[str, object] = field(default_factory=dict)
    address: str = ""
    due: datetime | None = None
    is_addressed: bool = False

    def check(self) -> None:
        """Raise ValueError, naming the kind and the field, for what cannot stand in a notice."""
        if not _CODE.fullmatch(self.kind):
            raise ValueError(f"{self.kind!r} is no code for a kind of notice")
        for name, identity in (("topic", self.topic), ("once", self.once)):
            if not is_id(identity):
                raise ValueError(f"{self.kind}: {name} must be a stable id, not {identity!r}")
        for name, value in self.params.items():
            if not _fits(value):
                raise ValueError(f"{self.kind}: {name} must be ids, numbers or moments, not {value!r}")
        if self.address and (len(self.address) > LONGEST_ADDRESS or not _PATH.fullmatch(self.address)):
            raise ValueError(f"{self.kind}: the address must be a path on this site, not {self.address!r}")
        if self.due is not None and self.due.tzinfo is None:
            raise ValueError(f"{self.kind}: due must be a moment with its zone")


def _fits(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(_fits(item) for item in value)
    if isinstance(value, str):
        return is_id(value) or _is_moment(value)
    return value is None or isinstance(value, int)


def _is_moment(value: str) -> bool:
    for kind in (date, datetime):
        try:
            kind.fromisoformat(value)
        except ValueError:
            continue
        return True
    return False
