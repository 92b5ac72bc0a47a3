"""Letters come in, or a review begins without one; and one that is sealed is erased."""

import secrets
from collections.abc import Callable

from django.db import transaction

from zerodraft import clock
from zerodraft.correspondence import permissions, queries, verbs
from zerodraft.correspondence.actions.authority import authorise, hash_of
from zerodraft.correspondence.actions.erasing import erase_files, erase_questions
from zerodraft.correspondence.actions.registering import dated, enter, language_of
from zerodraft.correspondence.apart import Outcome, read_apart
from zerodraft.correspondence.core.review.changes import NOTHING_READ
from zerodraft.correspondence.models import Entry, Letter, Outgoing, Question
from zerodraft.files import actions as files
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor


def receive_letter(
    actor: Actor,
    *,
    content: bytes,
    file_name: str,
    media_type: str,
    read: Callable[[bytes, str], Outcome] = read_apart,
) -> Letter:
    """Keep an original and read it, in a process of its own. What cannot be read is kept too, and the letter says why.

    The same bytes again are the letter that is there. Raises `files.Sealed` for what was sealed before, and then keeps
    nothing.
    """
    authorise(actor, permissions.RECEIVE)
    known = queries.by_content(content)
    if known:
        return known
    # Reading takes seconds: it holds no transaction, which on SQLite would be everybody's.
    outcome = read(content, file_name)
    return _keep(actor, content, file_name[:255], media_type[:120], outcome)


@transaction.atomic
def begin_without_letter(actor: Actor) -> Letter:
    """Begin a review of nothing: the facts are put in by hand."""
    authorise(actor, permissions.RECEIVE)
    letter = Letter.objects.create(
        key=f"letter-{secrets.token_hex(6)}", reading=dict(NOTHING_READ), received_at=clock.now()
    )
    append(verbs.REVIEW_BEGUN.name, actor=actor.key, subject=letter.key)
    return letter


def erase(subject: str) -> None:
    """Erase a letter's original, its name, text, reading and changes, keeping key and hash; for `record.sealing`.

    The files of a cover that forwards it hold it too, and go with it.
    """
    letter = Letter.objects.filter(key=subject).first()
    if letter is None:
        raise LookupError(f"no letter has the key {subject}")
    same = Letter.objects.filter(pk=letter.pk)
    if letter.original_id:
        files.erase(letter.original_id)
        same = Letter.objects.filter(original_id=letter.original_id)
    erase_files(Outgoing.objects.filter(encloses_letter__in=same))
    erase_questions(Question.objects.filter(entry__letter__in=same))
    same.update(file_name="", text="", reading={}, changes={}, refusal="", sealed_at=clock.now())


@transaction.atomic
def _keep(actor: Actor, content: bytes, file_name: str, media_type: str, outcome: Outcome) -> Letter:
    original = files.keep(actor, content, media_type)
    known = queries.by_content(content)
    if known:
        return known
    letter = Letter.objects.create(
        key=f"letter-{secrets.token_hex(6)}",
        original_id=original.sha256,
        file_name=file_name,
        text=outcome.text,
        reading=outcome.reading,
        refusal=outcome.refusal,
        received_at=clock.now(),
    )
    mailed = file_name.lower().endswith(".eml")
    entry = enter(
        Entry.Direction.IN,
        at=letter.received_at,
        scope="",
        channel=Entry.Channel.EMAIL if mailed else Entry.Channel.SITE,
        language=language_of(letter.text),
        dated=dated(letter.reading),
        letter=letter,
    )
    data = {
        "original": original.sha256,
        "reading": hash_of(letter.reading),
        "number": entry.number,
        "year": entry.year,
        "channel": str(entry.channel),
    }
    append(verbs.LETTER_RECEIVED.name, actor=actor.key, subject=letter.key, data=data)
    return letter
