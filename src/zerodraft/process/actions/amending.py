"""The only writers of deadlines that are set already."""

from datetime import date, datetime

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft.process import permissions, verbs
from zerodraft.process.actions.topics import topic_of
from zerodraft.process.models import Deadline
from zerodraft.record.actions import append
from zerodraft.record.core.verbs import Verb
from zerodraft.record.sealing import Actor


@transaction.atomic
def change_deadline(actor: Actor, deadline: Deadline, *, on: date, at: datetime | None, zone: str, to: str) -> Deadline:
    """Set a deadline for another day or moment, or another address; its matter stays."""
    _authorise(actor, deadline)
    deadline.on, deadline.at, deadline.zone, deadline.to = on, at, zone, to
    deadline.save()
    _append(verbs.DEADLINE_CHANGED, actor, deadline)
    return deadline


@transaction.atomic
def withdraw_deadline(actor: Actor, deadline: Deadline) -> None:
    """Take a deadline back: nothing is due any more."""
    _authorise(actor, deadline)
    _append(verbs.DEADLINE_WITHDRAWN, actor, deadline)
    deadline.delete()


def _append(verb: Verb, actor: Actor, deadline: Deadline) -> None:
    topic = topic_of(deadline.round.process)
    data = {
        "round": deadline.round.number,
        "matter": str(deadline.matter),
        "on": deadline.on.isoformat(),
        "at": deadline.at.isoformat() if deadline.at else None,
    }
    append(verb.name, actor=actor.key, subject=topic, topic=topic, data=data)


def _authorise(actor: Actor, deadline: Deadline) -> None:
    if not rules.has_perm(permissions.SET_UP, actor, deadline.round.process):
        raise PermissionDenied(_("Only the secretariat may set up a process."))
