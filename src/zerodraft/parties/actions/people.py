"""Giving people access, ending it, and erasing who they were."""

import secrets

import rules
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.parties import permissions, verbs
from zerodraft.parties.actions.access import end_sessions
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.admissions import AddressTaken
from zerodraft.parties.models import Admission, Person, Token
from zerodraft.post.actions import forget
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

RELEASED = "released.invalid"
"""Where the address of somebody lies who has none any more: no mail leads there."""


@transaction.atomic
def admit_person(actor: Actor, *, email: str, name: str, password: str, is_secretariat: bool) -> Person:
    """Give a person access under a new stable key.

    Raises PermissionDenied unless the actor is of the secretariat, ValidationError (which names the field) for an address
    that is none or is somebody's already, for a missing name, and for a password that is too short.
    """
    if not rules.has_perm(permissions.ADMIT, actor):
        raise PermissionDenied(_("Only the secretariat may admit people."))
    return make_person(
        actor,
        name=name,
        email=email,
        password=password,
        is_secretariat=is_secretariat,
        vouched_by=INSTALLATION.key,
    )


def make_person(
    actor: Actor | None,
    *,
    name: str,
    email: str,
    password: str | None,
    is_secretariat: bool = False,
    vouched_by: str = "",
) -> Person:
    """Write a person under a new stable key, for an action that has asked who may; without an actor they act for themselves.

    Without a password they come in by links, until they set one. `vouched_by` says whose secretariat gave the address.
    Raises ValidationError, and AddressTaken when somebody else came by the same address at this very moment.
    """
    person = Person(
        key=f"person-{secrets.token_hex(6)}",
        email=email.strip().lower(),  # people are found by it whatever its case, so it is kept in one
        name=name.strip(),
        is_secretariat=is_secretariat,
        vouched_by=vouched_by,
    )
    if password is None:
        person.set_unusable_password()
    else:
        validate_password(password, person)
        person.set_password(password)
    person.full_clean()
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        raise AddressTaken(_("This address has an account here.")) from error
    role = "secretariat" if is_secretariat else "person"
    append(
        verbs.PERSON_ADMITTED.name,
        actor=actor.key if actor else person.key,
        subject=person.key,
        data={"role": role},
    )
    return person


@transaction.atomic
def end_access(actor: Actor, person: Person) -> None:
    """End somebody's membership of the secretariat; what they have elsewhere stays. Nobody ends their own.

    Raises PermissionDenied unless the actor is of the secretariat, ValueError for oneself.
    """
    if not rules.has_perm(permissions.ADMIT, actor):
        raise PermissionDenied(_("Only the secretariat may end a membership of it."))
    found = Person.objects.select_for_update().get(pk=person.pk)
    if found.key == actor.key:
        raise ValueError(_("Nobody ends their own membership: ask a colleague."))
    if found.is_secretariat:
        found.is_secretariat = False
        found.save()
        append(verbs.PERSON_ENDED.name, actor=actor.key, subject=found.key, data={"role": "secretariat"})


def erase(subject: str) -> None:
    """Erase a person's name and address and end their access, keeping the key; for `record.sealing`."""
    person = Person.objects.filter(key=subject).first()
    if person is None:
        raise LookupError(f"nobody has the key {subject}")
    links = Admission.objects.filter(Q(person=subject) | Q(used_by=subject) | Q(email=person.email))
    links.update(name="", email="")
    person.name, person.email = "", f"{person.key}@sealed.invalid"
    person.is_active, person.sealed_at = False, clock.now()
    person.set_unusable_password()
    person.save()
    forget(person.key)
    Token.objects.filter(person=person).update(name="")  # they open nothing any more: their person is not active
    end_sessions(person)  # a session notes the address that somebody signed in with


def release_address(by: str, person: Person) -> None:
    """Take an address that somebody only stated off them, for an action that gives it to whom a secretariat named it for.

    Their account stays, with what it may do; it just is not found by that address any more.
    """
    person.email = f"{person.key}@{RELEASED}"
    person.save()
    append(verbs.ADDRESS_RELEASED.name, actor=by, subject=person.key)
