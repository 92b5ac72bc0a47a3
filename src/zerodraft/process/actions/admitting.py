"""Letting people into a process by one-time links."""

from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft.parties import actions as parties
from zerodraft.parties.queries import admissions_open
from zerodraft.process import purposes
from zerodraft.process.actions.participation import authorise, check_place
from zerodraft.process.actions.topics import topic_of
from zerodraft.process.core.roles import Right, Role
from zerodraft.process.models import Participation
from zerodraft.process.permissions import Place
from zerodraft.process.vouching import authority_of
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.parties.models import Admission
    from zerodraft.process.models import Process

LASTS = timedelta(days=14)
"""A link is printed, handed over and opened within a round and the week before it."""


@transaction.atomic
def admit_by_link(
    actor: Actor,
    process: "Process",
    *,
    role: Role,
    party: str = "",
    rights: Collection[Right] = (),
    name: str = "",
    email: str = "",
) -> tuple["Admission", str]:
    """Make a link that seats whoever opens it; gives the link, and the word of its address, which is nowhere kept.

    Raises PermissionDenied and CannotSeat as `participation.seat` does.
    """
    authorise(actor, Place(process.key, role, party))
    check_place(process, role, party, rights)
    gives = {
        "process": process.key,
        "role": role.value,
        "party": party,
        "rights": [right.value for right in Right if right in rights],
    }
    return parties.make_admission(
        actor,
        purpose=purposes.SEAT,
        lasts=LASTS,
        gives=gives,
        name=name,
        email=email,
        topic=topic_of(process),
        authority=authority_of(actor, process),
    )


@transaction.atomic
def link_for(actor: Actor, participation: Participation) -> tuple["Admission", str]:
    """Make a link that signs in somebody who is seated already, and nobody else.

    Raises PermissionDenied unless the actor may let people in and out wherever this person sits, in this process and in
    all others: nobody comes by such a link into a role that they could not have given. Older ones of theirs die.
    """
    topic = topic_of(participation.process)
    for older in admissions_open(purposes.RETURN, topic, participation.person):
        parties.withdraw_admission(actor, older)
    return parties.make_admission(
        actor,
        purpose=purposes.RETURN,
        lasts=LASTS,
        gives={"process": participation.process.key, "participation": participation.key},
        person=participation.person,
        topic=topic,
        authority=authority_of(actor, participation.process),
    )


def withdraw_link(actor: Actor, admission: "Admission") -> None:
    """Withdraw a link of this process. Raises PermissionDenied unless the actor could have made it."""
    if admission.purpose not in (purposes.SEAT, purposes.RETURN):
        raise PermissionDenied(_("This link is not one of a process."))
    parties.withdraw_admission(actor, admission)
