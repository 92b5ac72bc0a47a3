"""Setting a process up: itself, its rounds, officers, outline, limits and deadlines."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.process import permissions, verbs
from zerodraft.process.actions.topics import topic_of
from zerodraft.process.audience import Audience
from zerodraft.process.core import outline
from zerodraft.process.models import Deadline, Naming, Officer, OutlinePart, Process, Round, SpeakingLimit
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor


@transaction.atomic
def open_process(actor: Actor, *, key: str, title: str, audience: Audience) -> Process:
    """Open a process under a stable key."""
    _authorise(actor, permissions.OPEN)
    process = Process.objects.create(key=key, title=title, audience=audience, opened_at=clock.now())
    append(
        verbs.PROCESS_OPENED.name,
        actor=actor.key,
        subject=topic_of(process),
        topic=topic_of(process),
        data={"audience": str(audience)},
    )
    return process


@transaction.atomic
def open_round(actor: Actor, process: Process, number: int | None) -> Round:
    """Open a round; `number` is None where the letter names none."""
    _authorise(actor, permissions.SET_UP, process)
    opened = Round.objects.create(process=process, number=number)
    _append(verbs.ROUND_OPENED.name, actor, process, {"number": number})
    return opened


@transaction.atomic
def name_officer(actor: Actor, process: Process, *, office: str, name: str, state: str, party: str = "") -> Officer:
    """Name an officer after those already named. `state` is as printed, `party` the stable id or ''."""
    _authorise(actor, permissions.SET_UP, process)
    officer = Officer.objects.create(
        process=process,
        key=f"officer-{secrets.token_hex(6)}",
        office=office,
        name=name,
        state=state,
        party=party,
        position=process.officers.count() + 1,
    )
    _append(verbs.OFFICER_NAMED.name, actor, process, {"officer": officer.key, "party": party or None})
    return officer


@transaction.atomic
def extend_outline(actor: Actor, process: Process, elements: Iterable[str]) -> list[OutlinePart]:
    """Add the parts that the outline lacks, in the order of a text. Raises ValueError for what is no part's id."""
    _authorise(actor, permissions.SET_UP, process)
    known = set(process.outline.values_list("element", flat=True))
    lacking = [element for element in outline.in_order(elements) if element not in known]
    added = [OutlinePart.objects.create(process=process, element=element) for element in lacking]
    if added:
        _append(verbs.OUTLINE_EXTENDED.name, actor, process, {"parts": lacking})
    return added


@transaction.atomic
def set_limit(actor: Actor, in_round: Round, *, applies_to: str, seconds: int) -> SpeakingLimit:
    """Set how many seconds an intervention of that category may last, for the round."""
    _authorise(actor, permissions.SET_UP, in_round.process)
    if seconds <= 0:
        raise ValueError(_("A speaking limit is a number of seconds above nought."))
    limit, _new = SpeakingLimit.objects.update_or_create(
        round=in_round, applies_to=SpeakingLimit.Category(applies_to), defaults={"seconds": seconds}
    )
    _append(
        verbs.LIMIT_SET.name,
        actor,
        in_round.process,
        {"round": in_round.number, "applies_to": applies_to, "seconds": seconds},
    )
    return limit


@transaction.atomic
def set_deadline(
    actor: Actor, in_round: Round, *, matter: str, on: date, at: datetime | None, zone: str, to: str
) -> Deadline:
    """Set a deadline: the day, and the moment (aware) where the letter gives an hour."""
    _authorise(actor, permissions.SET_UP, in_round.process)
    deadline = Deadline.objects.create(round=in_round, matter=Deadline.Matter(matter), on=on, at=at, zone=zone, to=to)
    _append(
        verbs.DEADLINE_SET.name,
        actor,
        in_round.process,
        {"round": in_round.number, "matter": matter, "on": on.isoformat(), "at": at.isoformat() if at else None},
    )
    return deadline


def erase_officer(subject: str) -> None:
    """Erase an officer's name, and what letters print of them, keeping office, State and key; for `record.sealing`."""
    if not Officer.objects.filter(key=subject).update(name=""):
        raise LookupError(f"no officer has the key {subject}")
    Naming.objects.filter(officer__key=subject).delete()


def _append(verb: str, actor: Actor, process: Process, data: dict[str, object]) -> None:
    append(verb, actor=actor.key, subject=topic_of(process), topic=topic_of(process), data=data)


def _authorise(actor: Actor, permission: str, process: Process | None = None) -> None:
    if not rules.has_perm(permission, actor, process):
        raise PermissionDenied(_("Only the secretariat may set up a process."))
