"""Making a one-time link, opening it, withdrawing it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.parties import admissions, verbs
from zerodraft.parties.actions.access import withdraw
from zerodraft.parties.actions.people import make_person, release_address
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.models import Admission, Person
from zerodraft.parties.models.admission import Standing
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

LONGEST = timedelta(days=60)
"""However long a link is asked for, it dies after this."""


@dataclass(frozen=True, slots=True)
class Entering:
    """What somebody who opens a link says of themselves; a person who is signed in or known need say nothing."""

    name: str = ""
    email: str = ""
    password: str | None = None


def digest(token: str) -> str:
    """What is kept of the word in a link's address."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_admission(
    actor: Actor,
    *,
    purpose: str,
    lasts: timedelta,
    gives: dict[str, Any] | None = None,
    person: str = "",
    name: str = "",
    email: str = "",
    topic: str = "",
    authority: str = "",
) -> tuple[Admission, str]:
    """Make a one-time link; gives what is stored, and the word of its address, which is nowhere kept.

    `authority` says whose secretariat the actor makes it for, as an `Admission` holds it; '' when they are of none.
    Raises PermissionDenied unless the purpose lets the actor make it.
    """
    if not admissions.purpose_of(purpose).may_make(actor, gives or {}, person):
        raise PermissionDenied(_("You may not let anybody in by a link of this kind."))
    token, moment = secrets.token_urlsafe(24), clock.real_now()
    made = Admission.objects.create(
        key=f"admission-{secrets.token_hex(6)}",
        sha256=digest(token),
        purpose=purpose,
        gives=gives or {},
        topic=topic,
        person=person,
        name=name.strip(),
        email=email.strip().lower(),
        authority=authority,
        made_by=actor.key,
        made_at=moment,
        expires_at=moment + min(lasts, LONGEST),
    )
    data = {"purpose": purpose, "person": person or None}
    append(verbs.ADMISSION_MADE.name, actor=actor.key, subject=made.key, topic=topic, data=data)
    return made, token


@transaction.atomic
def make_set_up() -> str | None:
    """A new link for the first member of the secretariat, whose older ones die; None when there is a secretariat."""
    if Person.objects.filter(is_secretariat=True, is_active=True).exists():
        return None
    for older in Admission.objects.filter(purpose=admissions.SET_UP, used_at=None, withdrawn_at=None):
        withdraw(INSTALLATION.key, older)
    return make_admission(INSTALLATION, purpose=admissions.SET_UP, lasts=LONGEST, authority=INSTALLATION.key)[1]


@transaction.atomic
def enter(sha256: str, visitor: Person | None, entering: Entering) -> tuple[Person, str]:
    """Open a link: gives whoever is let in, and the address to go on to.

    That is the person for whom it was made; else the visitor who is signed in; else somebody new by the name and address
    they give. Raises Unusable, AddressTaken when the address is somebody's, and ValidationError, which names the field,
    for a name, an address or a password that cannot be; then the link stays as it was. An address that somebody only
    stated is nobody's to whom a secretariat gave it: they get it, and the other loses it.
    """
    found = Admission.objects.select_for_update().get(sha256=sha256)
    purpose, standing = admissions.purpose_of(found.purpose), found.standing(clock.real_now())
    if standing is not Standing.OPEN:
        raise admissions.Unusable(standing)
    offer = purpose.offer(found)
    person = _whoever_enters(found, visitor, entering)
    purpose.carry_out(found, person)
    found.used_at, found.used_by = clock.real_now(), person.key
    found.save()
    data = {"purpose": found.purpose, "person": person.key}
    append(verbs.ADMISSION_USED.name, actor=person.key, subject=found.key, topic=found.topic, data=data)
    return person, offer.onward


@transaction.atomic
def withdraw_admission(actor: Actor, admission: Admission) -> None:
    """Withdraw a link that nobody has used; one that is used or withdrawn stays as it is.

    Raises PermissionDenied unless the actor could have made it.
    """
    if not admissions.purpose_of(admission.purpose).may_make(actor, admission.gives, admission.person):
        raise PermissionDenied(_("You may not withdraw this link."))
    found = Admission.objects.select_for_update().get(pk=admission.pk)
    if not found.used_at and not found.withdrawn_at:
        withdraw(actor.key, found)


def _whoever_enters(found: Admission, visitor: Person | None, entering: Entering) -> Person:
    if found.person:
        known = Person.objects.filter(key=found.person, is_active=True).first()
        if known is None:
            raise admissions.Unusable("lapsed", _("Whoever this link was made for has no access any more."))
        return known
    if visitor is not None:
        _vouch(visitor, _vouched_by(found, visitor.email))
        return visitor
    vouched_by = _vouched_by(found, entering.email)
    holder = Person.objects.select_for_update().filter(email__iexact=entering.email.strip()).first()
    if holder is not None:
        if holder.vouched_by or not vouched_by:
            raise admissions.AddressTaken(_("This address has an account here."))
        release_address(found.made_by, holder)
    return make_person(
        None, name=entering.name, email=entering.email, password=entering.password, vouched_by=vouched_by
    )


def _vouched_by(found: Admission, email: str) -> str:
    """Who vouches for the address of somebody whom this link lets in: those who made it, if they gave that address.

    Who joins the installation's secretariat says their own: they may vouch for anybody's.
    """
    is_given = found.email == email.strip().lower() or admissions.purpose_of(found.purpose).needs_password
    return found.authority if is_given else ""


def _vouch(person: Person, vouched_by: str) -> None:
    if vouched_by and not person.vouched_by:
        person.vouched_by = vouched_by
        person.save()
