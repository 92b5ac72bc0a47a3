"""What a person changes of a reading. Every edit says from which revision it was made; one that comes late is refused."""

from collections.abc import Callable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import permissions, verbs
from zerodraft.correspondence.actions.authority import authorise
from zerodraft.correspondence.core.review import changes as core
from zerodraft.correspondence.core.review.changes import Changes, Reading
from zerodraft.correspondence.core.review.values import FIELDS, Typed, checked
from zerodraft.correspondence.models import Edit, Letter
from zerodraft.process import queries as process_queries
from zerodraft.programme import queries as programme_queries
from zerodraft.record.actions import append
from zerodraft.record.core.verbs import Verb
from zerodraft.record.sealing import Actor


class Stale(ValueError):
    """Somebody changed the review meanwhile; `edits` say who and what. Nothing was written."""

    def __init__(self, edits: list[Edit]) -> None:
        super().__init__(_("Somebody changed this review while you worked on it."))
        self.edits = edits


class Closed(ValueError):
    """The letter was confirmed or sealed: its facts are changed no more."""


def correct_fact(actor: Actor, letter: Letter, *, revision: int, key: str, typed: Mapping[str, Typed]) -> Letter:
    """Set a fact otherwise. Raises `values.Refused` for what cannot stand, `changes.UnknownFact`, Stale and Closed."""

    def change(reading: Reading, changes: Changes) -> tuple[str, Changes]:
        thing = core.things(reading, changes).get(key)
        if thing is None:
            raise core.UnknownFact(key)
        return key, core.correct(reading, changes, key, checked(thing.group, typed))

    return _edit(actor, letter, revision, verbs.REVIEW_CORRECTED, change)


def add_fact(actor: Actor, letter: Letter, *, revision: int, group: str, typed: Mapping[str, Typed]) -> Letter:
    """Add a fact. Raises as `correct_fact` does, and `changes.TooMany`."""

    def change(_reading: Reading, changes: Changes) -> tuple[str, Changes]:
        if group not in FIELDS:
            raise core.UnknownFact(group)
        return core.add(changes, group, checked(group, typed))

    return _edit(actor, letter, revision, verbs.REVIEW_ADDED, change)


def strike_fact(actor: Actor, letter: Letter, *, revision: int, key: str) -> Letter:
    """Say that a fact does not hold. Raises `changes.UnknownFact`, Stale and Closed."""
    return _edit(actor, letter, revision, verbs.REVIEW_STRUCK, lambda r, c: (key, core.strike(r, c, key)))


def undo(actor: Actor, letter: Letter, *, revision: int, key: str, name: str = "") -> Letter:
    """Take back the last thing done to a fact or flag, or the correction of one field. Raises as `strike_fact` does."""
    return _edit(actor, letter, revision, verbs.REVIEW_UNDONE, lambda r, c: (key, core.undo(r, c, key, name)))


def answer_flag(actor: Actor, letter: Letter, *, revision: int, flag: str, answer: str) -> Letter:
    """Answer a flag: `right` as read, or `corrected`. Raises as `strike_fact` does."""
    return _edit(
        actor,
        letter,
        revision,
        verbs.FLAG_ANSWERED,
        lambda r, c: (flag, core.answer(r, c, flag, answer)),
        answer=answer,
    )


def choose_process(actor: Actor, letter: Letter, *, revision: int, process: str) -> Letter:
    """Say by its key which process the letter is about, '' for a new one. Raises as `strike_fact` does."""
    if process and process_queries.by_key(process) is None:
        raise core.UnknownFact(process)
    return _edit(
        actor, letter, revision, verbs.REVIEW_BOUND, lambda _r, c: ("process", core.choose_process(c, process))
    )


def match_meeting(actor: Actor, letter: Letter, *, revision: int, key: str, meeting: str) -> Letter:
    """Say which meeting of the programme one of the letter's is, '' for a new one. Raises as `strike_fact` does."""
    if meeting and programme_queries.meeting_by_key(meeting) is None:
        raise core.UnknownFact(meeting)
    return _edit(actor, letter, revision, verbs.REVIEW_BOUND, lambda r, c: (key, core.match(r, c, key, meeting)))


@transaction.atomic
def _edit(
    actor: Actor,
    letter: Letter,
    revision: int,
    verb: Verb,
    change: Callable[[Reading, Changes], tuple[str, Changes]],
    **more: str,
) -> Letter:
    authorise(actor, permissions.REVIEW)
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.sealed_at:
        raise Closed(_("This letter was sealed; nothing of it is left to review."))
    if letter.confirmed_at:
        raise Closed(_("This letter was confirmed; its facts are changed by a later letter, or in the programme."))
    if revision != letter.revision:
        raise Stale(list(letter.edits.filter(revision__gt=revision)))
    key, changed = change(letter.reading, letter.changes)
    if changed == letter.changes:
        return letter
    fact = key.replace("/", "-").lower()
    letter.changes, letter.revision = changed, letter.revision + 1
    letter.save(update_fields=["changes", "revision"])
    Edit.objects.create(
        letter=letter, revision=letter.revision, person=actor.key, act=verb.name, fact=key, at=clock.now()
    )
    data = {"fact": fact, "revision": letter.revision, **more}
    append(verb.name, actor=actor.key, subject=letter.key, data=data)
    return letter
