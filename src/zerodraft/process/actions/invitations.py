"""Naming people and parties for one thing: a meeting, a list, a letter."""

from typing import TYPE_CHECKING

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft.process import permissions, verbs
from zerodraft.process.actions.topics import topic_of
from zerodraft.process.models import Invitation
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process


@transaction.atomic
def invite(actor: Actor, process: "Process", *, subject: str, invited: str) -> Invitation:
    """Name a person or a party, by id, for the thing with the id `subject`; one named already stays so."""
    _authorise(actor, process)
    found, new = Invitation.objects.get_or_create(subject=subject, invited=invited, defaults={"process": process})
    if new:
        _append(verbs.INVITATION_MADE.name, actor, process, subject, invited)
    return found


@transaction.atomic
def uninvite(actor: Actor, process: "Process", *, subject: str, invited: str) -> None:
    """Take a name off a thing; one that is not on it changes nothing."""
    _authorise(actor, process)
    if Invitation.objects.filter(process=process, subject=subject, invited=invited).delete()[0]:
        _append(verbs.INVITATION_WITHDRAWN.name, actor, process, subject, invited)


def _append(verb: str, actor: Actor, process: "Process", subject: str, invited: str) -> None:
    append(verb, actor=actor.key, subject=invited, topic=topic_of(process), data={"thing": subject})


def _authorise(actor: Actor, process: "Process") -> None:
    if not rules.has_perm(permissions.INVITE, actor, process):
        raise PermissionDenied(_("Only the secretariat and the co-facilitators may invite by name."))
