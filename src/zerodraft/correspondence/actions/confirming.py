"""Confirming a letter: what holds after its review is set up, all or nothing."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import amending, comparing, permissions, queries, setting_up, verbs
from zerodraft.correspondence.actions.authority import authorise, hash_of
from zerodraft.correspondence.actions.registering import supersede
from zerodraft.correspondence.actions.reviewing import Stale
from zerodraft.correspondence.core.comparison.meetings import Kind
from zerodraft.correspondence.core.review import changes as core
from zerodraft.correspondence.core.review.proposal import proposal
from zerodraft.correspondence.models import Entry, Letter
from zerodraft.process import queries as process_queries
from zerodraft.process.actions import topic_of
from zerodraft.process.audience import Audience
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process, Round


class AlreadyConfirmed(ValueError):
    """The letter was confirmed before; it is not set up twice."""


class NotReady(ValueError):
    """Flags are not answered, or facts cannot stand as they are; the review page names them."""


class ChangedMeanwhile(ValueError):
    """The process is not what the person saw beside the letter; nothing was written."""


@transaction.atomic
def confirm_letter(
    actor: Actor, letter: Letter, *, revision: int, audience: Audience, seen: str | None = None
) -> "Process":
    """Set up what holds after the review, all or nothing: a new process with its programme, or what the letter changes of
    one that is there.

    `audience` is that of the letter, and of a process that is new; `seen` is `Comparison.seen`, or NEW, as the person saw
    it. Raises AlreadyConfirmed the second time, Stale when the review was changed since `revision`, ChangedMeanwhile when
    the process was changed since `seen`, NotReady while flags are unanswered, matches in doubt or facts at fault, and
    `setting_up.CannotSetUp` when a new process lacks a title or a meeting, the letter was sealed, or a meeting is set at
    hours that cannot be.
    """
    authorise(actor, permissions.CONFIRM)
    letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if letter.confirmed_at:
        raise AlreadyConfirmed(_("This letter was confirmed before."))
    if letter.sealed_at:
        raise setting_up.CannotSetUp(_("This letter was sealed; nothing of it is left to set up."))
    if revision != letter.revision:
        raise Stale(list(letter.edits.filter(revision__gt=revision)))
    _check(letter)
    process, in_round, changes_it = _write(actor, letter, audience, seen)
    _note_programme(letter, in_round, changes_it=changes_it)
    letter.process_id, letter.audience, letter.confirmed_at = process.pk, audience, clock.now()
    letter.save()
    append(
        verbs.READING_CONFIRMED.name,
        actor=actor.key,
        subject=topic_of(process),
        topic=topic_of(process),
        data={
            "letter": letter.key,
            "reading": hash_of({"reading": letter.reading, "changes": letter.changes}),
            "revision": letter.revision,
            "audience": str(audience),
        },
    )
    return process


def _note_programme(letter: Letter, in_round: "Round | None", *, changes_it: bool) -> None:
    """Enter of which round a letter set out the programme, and which earlier letters it changes in that."""
    entry = Entry.objects.filter(letter=letter).first()
    if entry is None or in_round is None:
        return
    entry.sets_out = in_round
    entry.save(update_fields=["sets_out"])
    if changes_it:
        supersede(entry, queries.setting_out(in_round))


def _write(
    actor: Actor, letter: Letter, audience: Audience, seen: str | None
) -> tuple["Process", "Round | None", bool]:
    """The process, the round whose programme the letter sets out, and whether it changes what stood there."""
    proposed = proposal(letter.reading, letter.changes)
    process = comparing.process_of(proposed.title, letter.changes)
    if process:
        process = process_queries.to_change(process.key)  # of two letters confirmed at once, the second waits
    comparison = comparing.compare(process, proposed, letter.changes) if process else None
    if seen is not None and seen != (comparison.seen if comparison else comparing.NEW):
        raise ChangedMeanwhile(
            _("The programme was changed meanwhile. Look at what the letter changes, and confirm again.")
        )
    if comparison is None:
        made = setting_up.set_up(actor, proposed, audience)
        return made, process_queries.current_round(made), False
    if comparison.doubtful:
        raise NotReady(_("Say first which meetings are meant: the page names those in doubt."))
    changes_it = any(change.kind in (Kind.MOVES, Kind.CHANGES, Kind.CANCELS) for change in comparison.changes)
    amending.amend(actor, comparison, proposed)
    about = process_queries.round_of(comparison.process, proposed.round)
    return comparison.process, about if proposed.sittings or changes_it else None, changes_it


def _check(letter: Letter) -> None:
    if core.unanswered(letter.reading, letter.changes):
        raise NotReady(_("Answer every flag first: a person decides on what was inferred or is doubtful."))
    for thing in core.things(letter.reading, letter.changes).values():
        if core.faults_of(thing):
            raise NotReady(_("Some facts cannot stand as they are: the page names them. Correct or strike them first."))
