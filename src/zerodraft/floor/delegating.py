"""A delegation's acts as forms send them."""

from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext as _

from zerodraft.floor import forms
from zerodraft.floor.actions import inscriptions
from zerodraft.floor.models import Inscription
from zerodraft.process.permissions import capacity_of

if TYPE_CHECKING:
    from zerodraft.floor.models import SpeakersList
    from zerodraft.record.sealing import Actor


def inscribe(actor: "Actor", held: "SpeakersList", form: QueryDict) -> str:
    """Inscribe the delegation for which somebody acts, and say its place."""
    made = inscriptions.inscribe(actor, held.key, forms.request(form, capacity_of(actor).party))
    if made.state == Inscription.States.SPEAKING:
        return _("You have the floor.")
    place = inscriptions.place_of(made)
    return _("You are on the list, as number %(place)d.") % {"place": place}


def withdraw(actor: "Actor", found: Inscription) -> str:
    """Withdraw the delegation's own inscription."""
    inscriptions.withdraw(actor, found.key)
    return _("Your inscription is withdrawn.")
