"""What the links of this room are for: the first person, a further member of the secretariat, oneself on another device."""

from typing import Any

import rules
from django.urls import reverse
from django.utils.translation import gettext as _

from zerodraft.parties import admissions, permissions, queries, verbs
from zerodraft.parties.actions.access import start_afresh
from zerodraft.parties.actors import Installation
from zerodraft.parties.admissions import Offer, Purpose, Unusable
from zerodraft.parties.models import Admission, Person
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor


def register() -> None:
    """Tell the installation what this room's links are for; called once, when the room starts."""
    admissions.register(
        admissions.SET_UP,
        Purpose(lambda actor, *_: isinstance(actor, Installation), _set_up, _join_secretariat, needs_password=True),
    )
    admissions.register(
        admissions.SECRETARIAT, Purpose(_is_secretariat, _secretariat, _join_secretariat, needs_password=True)
    )
    admissions.register(admissions.DEVICE, Purpose(_is_oneself, _device, lambda *_: None))


def _is_secretariat(actor: Actor, _gives: dict[str, Any], _person: str) -> bool:
    return bool(rules.has_perm(permissions.ADMIT, actor))


def _is_oneself(actor: Actor, _gives: dict[str, Any], person: str) -> bool:
    return bool(person) and actor.key == person


def _set_up(_admission: Admission) -> Offer:
    if queries.secretariat():
        raise Unusable("lapsed", _("This installation has its secretariat already."))
    return Offer(_("Set up this installation"), ((_("You become"), _("The first member of the secretariat")),))


def _secretariat(admission: Admission) -> Offer:
    maker = queries.by_key(admission.made_by)
    if maker is None or not rules.has_perm(permissions.ADMIT, maker):
        raise Unusable("lapsed", _("Whoever made this link may not let anybody in any more."))
    particulars = ((_("You become"), _("A member of the secretariat")), (_("Let in by"), str(maker)))
    return Offer(_("Join the secretariat"), particulars, reverse("people"))


def _device(admission: Admission) -> Offer:
    return Offer(_("Sign in on this device"), ((_("As"), queries.name_of(admission.person)),))


def _join_secretariat(admission: Admission, person: Person) -> None:
    if not person.is_secretariat:
        person.is_secretariat = True
        person.save()
        start_afresh(admission.made_by, person)
        append(verbs.PERSON_ADMITTED.name, actor=admission.made_by, subject=person.key, data={"role": "secretariat"})
