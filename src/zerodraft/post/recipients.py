"""Whom a notice reaches, as the rooms that know people say.

A room registers what it knows when it starts: who stands behind a subject, and into which boxes the visitor of a page may
look.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
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

OfEach = Callable[[Collection[str], str], Mapping[str, Iterable[Recipient]]]
"""The same of many subjects at once, by subject; strangers may be left out."""

Boxes = Callable[[HttpRequest], Iterable[Box]]
"""The boxes into which the visitor of a page may look besides their own."""

_RESOLVERS: list[Resolver] = []
_OF_EACH: dict[Resolver, OfEach] = {}
_BOXES: list[Boxes] = []


def register(resolver: Resolver, of_each: OfEach | None = None) -> None:
    """Have a room asked who stands behind a subject; `of_each` answers for many in a few queries."""
    if resolver not in _RESOLVERS:
        _RESOLVERS.append(resolver)
    if of_each:
        _OF_EACH[resolver] = of_each


def register_boxes(boxes: Boxes) -> None:
    """Have a room asked in whose name the visitor of a page reads notices."""
    if boxes not in _BOXES:
        _BOXES.append(boxes)


def of(subject: str, within: str = "") -> list[Recipient]:
    """The people behind a subject who can be written to, each once, by id."""
    found = {one.person: one for resolve in _RESOLVERS for one in resolve(subject, within) if is_reachable(one)}
    return [found[key] for key in sorted(found)]


def of_each(subjects: Collection[str], within: str = "") -> dict[str, list[Recipient]]:
    """The same of many subjects, by subject."""
    found: dict[str, dict[str, Recipient]] = {subject: {} for subject in subjects}
    for resolve in _RESOLVERS:
        at_once = _OF_EACH.get(resolve)
        known = at_once(subjects, within) if at_once else {each: resolve(each, within) for each in subjects}
        for subject, people in known.items():
            found[subject] |= {one.person: one for one in people if is_reachable(one)}
    return {subject: [people[key] for key in sorted(people)] for subject, people in found.items()}


def is_reachable(recipient: Recipient) -> bool:
    """Whether there is an address, and it leads somewhere."""
    return "@" in recipient.email and not recipient.email.lower().endswith(NOWHERE)


def reader_of(request: HttpRequest) -> Reader:
    """Whoever looks at a page, as a reader of notices; without a key when nobody is signed in."""
    person = request.user
    if not person.is_authenticated or not person.is_active:
        return Reader("")
    return Reader(person.key, tuple(box for boxes in _BOXES for box in boxes(request)))
