"""Whom a notice reaches, as the rooms that know people say.

A room registers what it knows when it starts: who stands behind a subject, and into which boxes the visitor of a page may
look.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.http import HttpRequest

from zerodraft.post.core.reader import Box, Reader

NOWHERE = ".invalid"
"""The end of an address that leads nowhere: RFC 2606."""


class Recipient(NamedTuple):
    """A person, by stable id, with the address to which messages go, and the language they read ('' where nobody knows)."""

    person: str
    email: str
    language: str = ""


Resolver = Callable[[str, str], Iterable[Recipient]]
"""(subject, within) to the people behind the subject; `within` says for what ('' for anything). None for a stranger."""

Boxes = Callable[[HttpRequest], Iterable[Box]]
"""The boxes into which the visitor of a page may look besides their own."""

_RESOLVERS: list[Resolver] = []
_BOXES: list[Boxes] = []


def register(resolver: Resolver) -> None:
    """Have a room asked who stands behind a subject."""
    if resolver not in _RESOLVERS:
        _RESOLVERS.append(resolver)


def register_boxes(boxes: Boxes) -> None:
    """Have a room asked in whose name the visitor of a page reads notices."""
    if boxes not in _BOXES:
        _BOXES.append(boxes)


def of(subject: str, within: str = "") -> list[Recipient]:
    """The people behind a subject who can be written to, each once, by id."""
    found = {one.person: one for resolve in _RESOLVERS for one in resolve(subject, within) if is_reachable(one)}
    return [found[key] for key in sorted(found)]


def is_reachable(recipient: Recipient) -> bool:
    """Whether there is an address, and it leads somewhere."""
    return "@" in recipient.email and not recipient.email.lower().endswith(NOWHERE)


def reader_of(request: HttpRequest) -> Reader:
    """Whoever looks at a page, as a reader of notices; without a key when nobody is signed in."""
    person = request.user
    if not person.is_authenticated or not person.is_active:
        return Reader("")
    return Reader(person.key, tuple(box for boxes in _BOXES for box in boxes(request)))
