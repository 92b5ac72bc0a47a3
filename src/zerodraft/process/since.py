"""What changed in a process in a stretch of time, for somebody's eyes. Each room tells what it knows when it is asked.

The same pieces stand on the page of what changed since one looked, and in the feeds of the process.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zerodraft.process.models import Process

MOST = 50
"""How many pieces of one kind are told of; they are the newest."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose eyes (`visitor`, as permissions take them) look at what of a process, from `since` to `until` (aware)."""

    process: "Process"
    visitor: Any
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that changed, in the words of the active language. `key` never changes: "release-3", "letter-out-ab12"."""

    key: str
    at: datetime
    title: str
    text: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What one room tells, the newest first."""

    kind: str
    name: str
    pieces: tuple[Piece, ...]


Reader = Callable[[Asked], Iterable[Piece]]
"""What a room tells; it gives nothing that the visitor may not see."""


@dataclass(frozen=True, slots=True)
class _Known:
    kind: str
    name: Callable[[], str]
    read: Reader
    lasts: bool
    rank: int


_KNOWN: dict[str, _Known] = {}


def register(kind: str, name: Callable[[], str], read: Reader, *, lasts: bool = True, rank: int = 50) -> None:
    """Have a room asked what changed, under the heading `name()`; the lower its rank, the further up it stands.

    What does not last, as a list that closes soon, stands in no feed. A kind belongs to one room.
    """
    if kind in _KNOWN and _KNOWN[kind].read is not read:
        raise ValueError(f"two rooms tell of {kind}")
    _KNOWN[kind] = _Known(kind, name, read, lasts, rank)


def sections(asked: Asked) -> list[Section]:
    """What changed, by kind, in the order of their ranks; kinds of which there is nothing are left out."""
    ranked = sorted(_KNOWN.values(), key=lambda known: (known.rank, known.kind))
    found = [Section(known.kind, known.name(), _newest(known.read(asked))) for known in ranked]
    return [section for section in found if section.pieces]


def lasting(asked: Asked) -> tuple[Piece, ...]:
    """What changed and stays so, of all kinds, the newest first."""
    return _newest(piece for known in _KNOWN.values() if known.lasts for piece in known.read(asked))


def _newest(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(sorted(pieces, key=lambda piece: (piece.at, piece.key), reverse=True)[:MOST])
