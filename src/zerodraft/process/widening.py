"""Changing who may see a thing: one recorded act for everything that has an audience, in whatever room it lives.

A room registers its kind of thing when it starts. A thing says its audience by `audience` and its process by `process_key`,
as the permissions of this room ask.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft.process import permissions, verbs
from zerodraft.process.audience import Audience
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor


class Thing(Protocol):
    """Anything with an audience that is stored."""

    audience: str

    @property
    def process_key(self) -> str: ...

    def save(self, *, update_fields: list[str]) -> None: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """How things of a kind are found by their keys (None where there is none), under which topic the record files what
    happens to one, the address of the page that shows it, and the permission to see one.
    """

    find: Callable[[str], Any]
    topic: Callable[[Any], str]
    address: Callable[[Any], str]
    see: str


class CannotChange(ValueError):
    """The audience cannot be set so; the message says why."""


_KINDS: dict[str, Kind] = {}


def register(
    kind: str,
    *,
    find: Callable[[str], Any],
    topic: Callable[[Any], str],
    address: Callable[[Any], str],
    see: str = permissions.SEE,
) -> None:
    """Have the audience of things of this kind changed here. `find` locks the row that it gives."""
    _KINDS[kind] = Kind(find, topic, address, see)


def kind_of(kind: str) -> Kind:
    """A registered kind. Raises LookupError for one that no room registered."""
    return _KINDS[kind]


@transaction.atomic
def change_audience(actor: Actor, *, kind: str, key: str, audience: Audience) -> Thing:
    """Let more people see a thing, or fewer. The audience that it has already changes nothing.

    Raises LookupError for what is not there, PermissionDenied for who may not, CannotChange for what is sealed.
    """
    registered = kind_of(kind)
    thing: Thing | None = registered.find(key)
    if thing is None:
        raise LookupError(f"no {kind} has the key {key}")
    if not rules.has_perm(permissions.WIDEN, actor, thing):
        raise PermissionDenied(_("Only the secretariat and the co-facilitators may change who sees this."))
    if getattr(thing, "sealed_at", None):
        raise CannotChange(_("This was sealed; there is nothing left to be seen."))
    before = str(thing.audience)
    if before == audience:
        return thing
    thing.audience = str(audience)
    thing.save(update_fields=["audience"])
    data = {"kind": kind, "before": before, "after": str(audience)}
    append(verbs.AUDIENCE_CHANGED.name, actor=actor.key, subject=key, topic=registered.topic(thing), data=data)
    return thing
