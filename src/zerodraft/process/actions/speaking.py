"""Who speaks for a group in a process, and which parties have left it."""

from datetime import date
from typing import TYPE_CHECKING

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from zerodraft.parties import queries as parties
from zerodraft.parties.core.party import Kind
from zerodraft.process import permissions, verbs
from zerodraft.process.actions.topics import topic_of
from zerodraft.process.models import Designation, Withdrawal
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process


@transaction.atomic
def designate(
    actor: Actor, process: "Process", *, group: str, party: str, start: date, end: date | None = None
) -> Designation:
    """Note that a group has designated a delegation to speak for it, from a day up to another, or with no end.

    Raises ValueError for days that are none, for what is no group or no party, and where it overlaps what is noted already.
    """
    _authorise(actor, process)
    _check_known(group, party)
    if parties.register().party(group).kind_on(start) not in (Kind.GROUP, Kind.ORGANIZATION):
        raise ValueError(_("Only a group or an organization designates somebody to speak for it."))
    if end is not None and end <= start:
        raise ValueError(_("A designation ends on a day after it begins."))
    meanwhile = Designation.objects.filter(Q(end=None) | Q(end__gt=start), process=process, group=group, party=party)
    if end is not None:
        meanwhile = meanwhile.filter(start__lt=end)
    if meanwhile.exists():
        raise ValueError(_("This delegation is designated for the group on some of these days already."))
    made = Designation.objects.create(process=process, group=group, party=party, start=start, end=end)
    data = {"group": group, "start": start.isoformat(), "end": end.isoformat() if end else None}
    append(verbs.DESIGNATION_MADE.name, actor=actor.key, subject=party, topic=topic_of(process), data=data)
    return made


@transaction.atomic
def end_designation(actor: Actor, designation: Designation, on: date) -> None:
    """From that day on the delegation speaks for the group no more. Raises ValueError for a day after it ended."""
    found = Designation.objects.select_for_update().select_related("process").get(pk=designation.pk)
    _authorise(actor, found.process)
    if found.end is not None and found.end <= on:
        raise ValueError(_("This designation ends before that day already."))
    found.end = max(on, found.start)
    if found.end == found.start:
        found.delete()
    else:
        found.save()
    append(
        verbs.DESIGNATION_ENDED.name,
        actor=actor.key,
        subject=found.party,
        topic=topic_of(found.process),
        data={"group": found.group, "on": on.isoformat()},
    )


@transaction.atomic
def note_leaving(actor: Actor, process: "Process", *, party: str, on: date) -> Withdrawal:
    """Note that a party left the process on a day. Raises ValueError when it is out already then, or is unknown."""
    _authorise(actor, process)
    _check_known(party)
    later = Withdrawal.objects.filter(Q(returned_on=None) | Q(returned_on__gt=on), process=process, party=party)
    if later.exists():
        raise ValueError(_("It is noted already that this party is out of the process on that day, or leaves later."))
    made = Withdrawal.objects.create(process=process, party=party, left_on=on)
    _append(verbs.PARTY_LEFT.name, actor, process, party, on)
    return made


@transaction.atomic
def note_return(actor: Actor, process: "Process", *, party: str, on: date) -> Withdrawal:
    """Note that a party came back on a day. Raises ValueError when it had not left before that day."""
    _authorise(actor, process)
    found = Withdrawal.objects.select_for_update().filter(process=process, party=party, returned_on=None).first()
    if found is None or on <= found.left_on:
        raise ValueError(_("This party had not left the process before that day."))
    found.returned_on = on
    found.save()
    _append(verbs.PARTY_RETURNED.name, actor, process, party, on)
    return found


def _check_known(*keys: str) -> None:
    known = parties.register().parties
    for key in keys:
        if key not in known:
            raise ValueError(_("There is no party with the key %(key)s.") % {"key": key})


def _append(verb: str, actor: Actor, process: "Process", party: str, on: date) -> None:
    append(verb, actor=actor.key, subject=party, topic=topic_of(process), data={"on": on.isoformat()})


def _authorise(actor: Actor, process: "Process") -> None:
    if not rules.has_perm(permissions.SEAT, actor, process):
        raise PermissionDenied(_("Only the secretariat may note who speaks for a group, and which parties have left."))
