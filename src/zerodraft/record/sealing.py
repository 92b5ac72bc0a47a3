"""Erasing a content for good: two authorised persons, a tombstone, and a chain that still verifies.

A room that holds personal names, notes, drafts or files registers how it erases one of them. The record never held the
content itself, only its id and hash, so erasing it breaks no link.
"""

from collections.abc import Callable
from typing import Protocol

import rules
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.record import verbs
from zerodraft.record.actions import append
from zerodraft.record.models import Seal

PERMISSION = "record.seal"

_ERASERS: dict[str, Callable[[str], None]] = {}


class CannotSeal(ValueError):
    """The request cannot be made, withdrawn or confirmed as things stand; the message says why."""


class Actor(Protocol):
    """Whoever acts: a person or the installation itself, by a stable id."""

    @property
    def key(self) -> str: ...


def register(kind: str, erase: Callable[[str], None]) -> None:
    """Say how a content of this kind is erased.

    `erase` gets the subject's id, runs inside the transaction, and raises LookupError when there is no such content.
    """
    _ERASERS[kind] = erase


@transaction.atomic
def request_seal(actor: Actor, *, kind: str, subject: str, reason: str) -> Seal:
    """Ask that a content be sealed. Nothing is erased until another authorised person confirms.

    Raises PermissionDenied for a person who is not authorised, LookupError for a kind that no room registered, CannotSeal
    for a reason that is none of `Seal.Reason`.
    """
    _authorise(actor)
    if kind not in _ERASERS:
        raise LookupError(f"nothing of the kind {kind} can be sealed")
    if reason not in Seal.Reason.values:
        raise CannotSeal(_("Give one of the reasons for which a content may be sealed."))
    seal, new = Seal.objects.get_or_create(
        kind=kind,
        subject=subject,
        defaults={"reason": reason, "requested_by": actor.key, "requested_at": clock.now()},
    )
    if new:
        append(verbs.SEAL_REQUESTED.name, actor=actor.key, subject=subject, data={"kind": kind, "reason": seal.reason})
    return seal


@transaction.atomic
def withdraw_seal(actor: Actor, *, kind: str, subject: str) -> None:
    """Take back a request that nobody has confirmed yet. Raises CannotSeal when there is none."""
    _authorise(actor)
    seal = _asked(kind, subject)
    if seal.done:
        raise CannotSeal(_("This is sealed already; a seal cannot be undone."))
    seal.delete()
    append(verbs.SEAL_WITHDRAWN.name, actor=actor.key, subject=subject, data={"kind": kind})


@transaction.atomic
def confirm_seal(actor: Actor, *, kind: str, subject: str) -> Seal:
    """Confirm another person's request: the content is erased, the tombstone and the record stay.

    Raises PermissionDenied when the person is not authorised, or is the one who asked; CannotSeal when nobody asked.
    """
    _authorise(actor)
    seal = _asked(kind, subject)
    if seal.done:
        return seal
    if seal.requested_by == actor.key:
        raise PermissionDenied(_("Sealing takes two persons: somebody other than the one who asked must confirm."))
    _ERASERS[kind](subject)
    transaction.on_commit(_empty_log, robust=True)
    seal.confirmed_by, seal.confirmed_at = actor.key, clock.now()
    seal.save()
    append(
        verbs.CONTENT_SEALED.name,
        actor=actor.key,
        subject=subject,
        data={"kind": kind, "reason": seal.reason, "requested_by": seal.requested_by},
    )
    return seal


def _asked(kind: str, subject: str) -> Seal:
    seal = Seal.objects.select_for_update().filter(kind=kind, subject=subject).first()
    if seal is None:
        raise CannotSeal(_("Nobody has asked that this be sealed, or the request was withdrawn."))
    return seal


def _empty_log() -> None:
    """What was erased stands in SQLite's write-ahead log until that is taken into the database file and emptied."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _authorise(actor: Actor) -> None:
    if not rules.has_perm(PERMISSION, actor):
        raise PermissionDenied(_("Only the secretariat may seal a content."))
