"""The only writers of correspondence."""

import hashlib
import secrets
from typing import TYPE_CHECKING, Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import permissions, setting_up, verbs
from zerodraft.correspondence.models import Letter
from zerodraft.correspondence.reading import read_bytes
from zerodraft.files import actions as files
from zerodraft.process.actions import topic_of
from zerodraft.process.audience import Audience
from zerodraft.record.actions import append
from zerodraft.record.core.chain import canonical_json
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process


class AlreadyConfirmed(ValueError):
    """The letter's reading was confirmed before; it is not set up twice."""


@transaction.atomic
def receive_letter(actor: Actor, *, content: bytes, file_name: str, media_type: str) -> Letter:
    """Keep an original and read it.

    Raises one of `reading.REFUSALS`, or `files.Sealed` for what was sealed before, and then keeps nothing.
    """
    _authorise(actor, permissions.RECEIVE)
    document, reading = read_bytes(content, file_name)
    original = files.keep(actor, content, media_type)
    letter = Letter.objects.create(
        key=f"letter-{secrets.token_hex(6)}",
        original_id=original.sha256,
        file_name=file_name,
        text=document.text,
        reading=reading.as_json(),
        received_at=clock.now(),
    )
    append(
        verbs.LETTER_RECEIVED.name,
        actor=actor.key,
        subject=letter.key,
        data={"original": original.sha256, "reading": _hash(letter.reading)},
    )
    return letter


@transaction.atomic
def confirm_reading(actor: Actor, letter: Letter, *, audience: Audience) -> "Process":
    """Make process, round, officers, outline, limits, deadlines and the working programme of what was read, all or nothing.

    Raises AlreadyConfirmed the second time, and `setting_up.CannotSetUp` when the letter names no process or no meeting,
    was sealed, or sets a meeting at hours that cannot be.
    """
    _authorise(actor, permissions.CONFIRM)
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.confirmed_at:
        raise AlreadyConfirmed(_("This reading was confirmed before."))
    if letter.sealed_at:
        raise setting_up.CannotSetUp(_("This letter was sealed; nothing of it is left to set up."))
    process = setting_up.set_up(actor, letter.reading, audience)
    letter.process_id, letter.audience, letter.confirmed_at = process.pk, audience, clock.now()
    letter.save()
    append(
        verbs.READING_CONFIRMED.name,
        actor=actor.key,
        subject=topic_of(process),
        topic=topic_of(process),
        data={"letter": letter.key, "reading": _hash(letter.reading)},
    )
    return process


def erase(subject: str) -> None:
    """Erase a letter's original, its name, text and reading, keeping key and hash; for `record.sealing`."""
    letter = Letter.objects.filter(key=subject).first()
    if letter is None:
        raise LookupError(f"no letter has the key {subject}")
    files.erase(letter.original_id)
    Letter.objects.filter(original_id=letter.original_id).update(
        file_name="", text="", reading={}, sealed_at=clock.now()
    )


def _hash(reading: dict[str, Any]) -> str:
    return hashlib.sha256(canonical_json(reading)).hexdigest()


def _authorise(actor: Actor, permission: str) -> None:
    if not rules.has_perm(permission, actor):
        raise PermissionDenied(_("Only the secretariat may take in and confirm letters."))
