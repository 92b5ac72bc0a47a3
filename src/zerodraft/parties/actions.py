"""The only writers of people."""

import secrets

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.parties import permissions, verbs
from zerodraft.parties.models import Person
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor


@transaction.atomic
def admit_person(actor: Actor, *, email: str, name: str, password: str, is_secretariat: bool) -> Person:
    """Give a person access under a new stable key. Raises PermissionDenied unless the actor is of the secretariat."""
    if not rules.has_perm(permissions.ADMIT, actor):
        raise PermissionDenied(_("Only the secretariat may admit people."))
    person = Person(
        key=f"person-{secrets.token_hex(6)}",
        email=Person.objects.normalize_email(email),
        name=name,
        is_secretariat=is_secretariat,
    )
    person.set_password(password)
    person.save()
    role = "secretariat" if is_secretariat else "person"
    append(verbs.PERSON_ADMITTED.name, actor=actor.key, subject=person.key, data={"role": role})
    return person


def erase(subject: str) -> None:
    """Erase a person's name and address and end their access, keeping the key; for `record.sealing`."""
    person = Person.objects.get(key=subject)
    person.name, person.email = "", f"{person.key}@sealed.invalid"
    person.is_active, person.sealed_at = False, clock.now()
    person.set_unusable_password()
    person.save()
