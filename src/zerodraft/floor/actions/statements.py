"""Statements as delegations hand them in, before they speak, or in writing after they were invited to."""

import unicodedata
from pathlib import PurePath

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.files import actions as files
from zerodraft.files import queries as originals
from zerodraft.files.opening.errors import UnreadableFile
from zerodraft.floor import counting, permissions, telling, verbs
from zerodraft.floor.actions.acts import CannotAct, new_key, topic_of
from zerodraft.floor.actions.inscribing import locked_inscription
from zerodraft.floor.models import Inscription, SpeakersList, Statement
from zerodraft.process.permissions import capacity_of
from zerodraft.record.actions import append
from zerodraft.record.core.verbs import Verb
from zerodraft.record.sealing import Actor

LONGEST_NAME = 200
OPEN = (
    Inscription.States.WAITING,
    Inscription.States.RESERVE,
    Inscription.States.SPEAKING,
    Inscription.States.IN_WRITING,
)
"""The states of an inscription in which its statement may be handed in, replaced or taken back."""


def hand_in(
    actor: Actor, inscription_key: str, content: bytes, name: str, *, check_against_delivery: bool
) -> Statement:
    """Hand in the file of a statement, by its delegation or by the desk; it takes the place of the one before.

    Raises PermissionDenied for another's, CannotAct once it was delivered and for a file that is no sound PDF or Word
    document of at most 5 MB, LookupError.
    """
    name = _as_file_name(name)
    with transaction.atomic():
        _open_for(actor, inscription_key)
    try:
        # Before anything is held: it may take seconds.
        words = counting.words_apart(content, name)
    except UnreadableFile as refused:
        raise CannotAct(str(refused)) from refused
    with transaction.atomic():
        found, held = _open_for(actor, inscription_key)
        try:
            original = files.keep(actor, content, counting.TYPES[PurePath(name).suffix.lower().removeprefix(".")])
        except files.Sealed as sealed:
            raise CannotAct(_("This file was sealed, and is not taken in again.")) from sealed
        return _put(actor, found, held, original.sha256, name, words, check=check_against_delivery)


@transaction.atomic
def submit(actor: Actor, inscription_key: str) -> Statement:
    """Have the file that was handed in before published as submitted in writing, after an invitation to do so.

    Raises CannotAct where there was no invitation, or no file; PermissionDenied, LookupError.
    """
    found, held = _open_for(actor, inscription_key)
    present = _present(found)
    if found.state != Inscription.States.IN_WRITING:
        raise CannotAct(_("Nobody has invited this statement in writing: it is published once it was delivered."))
    kept = originals.get(present.original)
    if kept is None or kept.sealed_at:
        raise CannotAct(_("This file was sealed, and is not taken in again."))
    if present.in_writing:
        return present
    check = present.check_against_delivery
    return _put(actor, found, held, present.original, present.name, present.words, check=check)


@transaction.atomic
def take_back(actor: Actor, inscription_key: str) -> Statement:
    """Take a statement back, until it was delivered. Raises CannotAct, PermissionDenied, LookupError."""
    found, held = _open_for(actor, inscription_key)
    present = _present(found)
    present.replaced_at = clock.now()
    present.save()
    _record(actor, verbs.STATEMENT_TAKEN_BACK, present, held)
    return present


def erase(subject: str) -> None:
    """Erase the file of a statement, and its name, keeping that it was handed in; for `record.sealing`."""
    found = Statement.objects.filter(key=subject).first()
    if found is None:
        raise LookupError(f"no statement has the key {subject}")
    files.erase(found.original)
    Statement.objects.filter(original=found.original).update(name="", words=None)


def _open_for(actor: Actor, inscription_key: str) -> tuple[Inscription, SpeakersList]:
    found, held = locked_inscription(inscription_key)
    if not rules.has_perm(permissions.HAND_IN, actor, found):
        raise PermissionDenied(_("You may hand in the statements of your own delegation only."))
    if found.state not in OPEN:
        raise CannotAct(telling.not_waiting(found))
    return found, held


def _present(found: Inscription) -> Statement:
    present = found.statements.filter(replaced_at=None).first()
    if present is None:
        raise CannotAct(_("No statement is handed in."))
    present.inscription = found
    return present


def _put(
    actor: Actor, found: Inscription, held: SpeakersList, original: str, name: str, words: int | None, *, check: bool
) -> Statement:
    now = clock.now()
    found.statements.filter(replaced_at=None).update(replaced_at=now)
    made = Statement.objects.create(
        inscription=found,
        key=new_key("statement"),
        original=original,
        name=name,
        words=words,
        check_against_delivery=check,
        in_writing=found.state == Inscription.States.IN_WRITING,
        uploaded_at=now,
        by=actor.key,
    )
    _record(
        actor,
        verbs.STATEMENT_HANDED_IN,
        made,
        held,
        sha256=original,
        inscription=found.key,
        **{"as": "in-writing" if made.in_writing else "for-delivery"},
    )
    return made


def _record(actor: Actor, verb: Verb, of: Statement, held: SpeakersList, **more: object) -> None:
    party = of.inscription.party
    append(
        verb.name,
        actor=actor.key,
        subject=of.key,
        on_behalf_of=party,
        topic=topic_of(held.floor.meeting.key),
        data={"role": capacity_of(actor).role.value, "party": party, **more},
    )


def _as_file_name(name: str) -> str:
    """The last part of a name, without what no file name shows; its ending stays, however long it is."""
    shown = "".join(each for each in name if unicodedata.category(each)[0] != "C")
    path = PurePath(" ".join(shown.replace("\\", "/").split()))
    return path.stem[: LONGEST_NAME - len(path.suffix[:20])] + path.suffix[:20]
