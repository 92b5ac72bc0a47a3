"""Telling everybody of a change of programme, and those whose meetings it changes; or deciding to tell nobody."""

from typing import TYPE_CHECKING

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import announced, permissions, queries, telling_changes, verbs
from zerodraft.correspondence.actions.composing import begin
from zerodraft.correspondence.announced import Proposal
from zerodraft.correspondence.models import Announcement, Outgoing
from zerodraft.post.actions import notify
from zerodraft.post.core.matter import Matter
from zerodraft.process import queries as process_queries
from zerodraft.process.actions import topic_of
from zerodraft.programme.core.changes import Change
from zerodraft.record.actions import append
from zerodraft.record.core.verbs import Verb
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process

Decision = Announcement.Decision


class CannotAnnounce(ValueError):
    """The act is not possible as things stand; the message says why, and what to do. Nothing was sent."""


@transaction.atomic
def tell_of_changes(actor: Actor, process: "Process", *, number: int) -> Announcement:
    """Give everybody who takes part the notice that the programme changed, and those concerned their own: once for release
    `number`, which the actor has seen. What was sent cannot be called back.

    Raises PermissionDenied, CannotAnnounce when there is a newer release, when somebody was quicker, or nothing to tell.
    """
    found = _locked(actor, process, number)
    if found.decided and found.decided.is_told:
        raise CannotAnnounce(_("Somebody else has told them of release %(number)d already.") % {"number": number})
    to = announced.everybody(found.process)
    notify(actor, telling_changes.general(found), to=to, within=topic_of(found.process), by_email=True)
    for change in found.news.changes:
        theirs = [subject for subject, own in found.news.own.items() if change in own]
        notify(actor, _own(found, change), to=theirs, within=topic_of(found.process), by_email=True)
    made = _decide(actor, found, Decision.TOLD, participants=len(to), concerned=len(found.news.own))
    _append(verbs.CHANGES_TOLD, actor, found, {"participants": len(to), "concerned": len(found.news.own)})
    return made


@transaction.atomic
def leave_untold(actor: Actor, process: "Process", *, number: int) -> Announcement:
    """Decide to send nothing of release `number` by itself; its changes are told with those of the next. Raises as
    `tell_of_changes` does.
    """
    found = _locked(actor, process, number)
    if found.decided:
        raise CannotAnnounce(_("It was decided of release %(number)d already.") % {"number": number})
    made = _decide(actor, found, Decision.LEFT)
    _append(verbs.CHANGES_LEFT, actor, found, {})
    return made


def begin_letter_of_change(actor: Actor, process: "Process", *, language: str) -> Outgoing:
    """Begin the letter that says what changed, further to the last letter that announced the programme, to those to whom
    that one went. Raises as `begin` does.
    """
    last = queries.last_announcing(process)
    return begin(actor, process, template="change", language=language, refers=[last] if last else [])


def _locked(actor: Actor, process: "Process", number: int) -> Proposal:
    """What is to be told, with the process held until the transaction ends: of two officers one goes first."""
    if not rules.has_perm(permissions.ANNOUNCE, actor, process):
        raise PermissionDenied(_("Only the secretariat and conference officers tell of changes of the programme."))
    held = process_queries.to_change(process.key)
    found = announced.proposal(held) if held else None
    if found and found.release.number != number:
        raise CannotAnnounce(
            _("Release %(number)d was published meanwhile. Look at what changed in all, then decide again.")
            % {"number": found.release.number}
        )
    if found is None or not found.news.changes:
        raise CannotAnnounce(_("Nothing has changed since the programme was last announced."))
    return found


def _decide(
    actor: Actor, found: Proposal, decision: Decision, *, participants: int = 0, concerned: int = 0
) -> Announcement:
    made, _new = Announcement.objects.update_or_create(
        process=found.process,
        number=found.release.number,
        defaults={
            "since": found.since.number,
            "decision": decision,
            "by": actor.key,
            "at": clock.now(),
            "participants": participants,
            "concerned": concerned,
        },
    )
    return made


def _append(verb: Verb, actor: Actor, found: Proposal, more: dict[str, int]) -> None:
    topic = topic_of(found.process)
    data = {"number": found.release.number, "since": found.since.number, **more}
    append(verb.name, actor=actor.key, subject=topic, topic=topic, data=data)


def _own(found: Proposal, change: Change) -> Matter:
    """One notice for each meeting: it leads to that meeting's page."""
    return Matter(
        telling_changes.OWN,
        f"meeting:{change.after.key}",
        f"own-change:{found.release.number}:{change.after.key}",
        {**telling_changes.between(found), "meeting": change.after.key},
        reverse("meeting", args=[change.after.key]),
        is_addressed=True,
    )
