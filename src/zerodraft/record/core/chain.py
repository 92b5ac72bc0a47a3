"""The hash chain: each row of the record is sealed to the one before it.

Format 1: the hash of a row is SHA-256 over the 64 hexadecimal digits of the previous hash, a line feed, and the row as
canonical JSON. Canonical JSON here is UTF-8, keys sorted by code point, no white space between tokens, and only strings,
integers, booleans, null, lists and objects: no fractions, which languages print differently.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

FORMAT = 1
GENESIS = "0" * 64

_CANNOT_HOLD = "the record holds strings, integers, booleans, null, lists and objects; not {kind} at {place}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the record. Times are aware; `actor`, `on_behalf_of`, `subject` and `topic` are stable ids, or ''."""

    seq: int
    at: datetime
    real_at: datetime
    verb: str
    actor: str
    on_behalf_of: str
    subject: str
    topic: str
    data: dict[str, object]
    format: int = FORMAT

    def hash_after(self, previous: str) -> str:
        """The 64 hexadecimal digits that seal this row to the row whose hash is `previous`."""
        body = canonical_json(
            {
                "actor": self.actor,
                "at": instant(self.at),
                "data": self.data,
                "format": self.format,
                "on_behalf_of": self.on_behalf_of,
                "real_at": instant(self.real_at),
                "seq": self.seq,
                "subject": self.subject,
                "topic": self.topic,
                "verb": self.verb,
            }
        )
        return hashlib.sha256(previous.encode() + b"\n" + body).hexdigest()


@dataclass(frozen=True, slots=True)
class Link:
    """A row as it is stored: the entry, and the two hashes that stand beside it."""

    entry: Entry
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain does not hold: the row's number, and why."""

    seq: int
    why: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ends: the number and hash of its last row (0 and `GENESIS` when it is empty)."""

    seq: int = 0
    hash: str = GENESIS


class Unreadable(ValueError):
    """What is stored where the next row should be can no longer be read as one."""


def instant(moment: datetime) -> str:
    """A moment as it stands in canonical JSON: UTC, always six digits of a second, `Z`."""
    if moment.tzinfo is None:
        raise ValueError("a moment in the record needs its zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical_json(value: object) -> bytes:
    """The one spelling of `value` that is hashed. Raises TypeError, naming the place, for what the record cannot hold."""
    _check(value, "$")
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _check(value: object, place: str) -> None:
    if value is None or isinstance(value, str | int):
        return
    if isinstance(value, list):
        for index, item in enumerate(value):
            _check(item, f"{place}[{index}]")
        return
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(_CANNOT_HOLD.format(kind=f"the key {key!r}", place=place))
            _check(item, f"{place}.{key}")
        return
    raise TypeError(_CANNOT_HOLD.format(kind=type(value).__name__, place=place))


def walk(links: Iterable[Link], head: Head) -> Break | None:
    """Follow a chain from its first row; give the first link that is broken, or None when it holds to `head`.

    Found are: a row changed, put in, taken out or moved, what is no row any more (`links` raises Unreadable there), and a
    chain that ends before or after the head says.
    """
    last = Head()
    try:
        for link in links:
            entry = link.entry
            if entry.seq != last.seq + 1:
                return Break(last.seq + 1, f"row {last.seq + 1} is missing: row {entry.seq} follows row {last.seq}")
            if link.previous != last.hash:
                return Break(entry.seq, f"row {entry.seq} does not continue row {last.seq}")
            if not _is_as_written(link):
                return Break(entry.seq, f"row {entry.seq} is not what was written")
            last = Head(entry.seq, link.hash)
    except Unreadable:
        return Break(last.seq + 1, f"row {last.seq + 1} cannot be read")
    if last != head:
        return Break(min(last.seq, head.seq) + 1, f"the record ends at row {last.seq}, its head says row {head.seq}")
    return None


def _is_as_written(link: Link) -> bool:
    try:
        return link.entry.hash_after(link.previous) == link.hash
    except TypeError:
        return False  # its data holds what no row can hold
