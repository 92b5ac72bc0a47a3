"""A delegation's acts as forms send them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext as _

from zerodraft.floor import forms, telling
from zerodraft.floor.actions import inscriptions, replying, swapping
from zerodraft.floor.actions.inscribing import place_of
from zerodraft.floor.models import Inscription
from zerodraft.process.permissions import capacity_of

if TYPE_CHECKING:
    from zerodraft.floor.models import SpeakersList
    from zerodraft.programme.models import Meeting
    from zerodraft.record.sealing import Actor


def inscribe(actor: "Actor", held: "SpeakersList", form: QueryDict) -> str:
    """Inscribe the delegation for which somebody acts, and say its place."""
    made = inscriptions.inscribe(actor, held.key, forms.request(form, capacity_of(actor).party, held.floor.meeting.day))
    if made.state == Inscription.States.SPEAKING:
        return _("You have the floor.")
    place = place_of(made)
    if place is None:
        return _("The list is full. You are on the waiting list, and move up when a place is free.")
    return _("You are on the list, as number %(place)d.") % {"place": place}


def withdraw(actor: "Actor", found: Inscription) -> str:
    """Withdraw the delegation's own inscription."""
    inscriptions.withdraw(actor, found.key)
    return _("Your inscription is withdrawn.")


def change_speaker(actor: "Actor", found: Inscription, form: QueryDict) -> str:
    """Say who will speak, in which language, and how long."""
    inscriptions.change_speaker(actor, found.key, forms.speaks(form))
    return _("It is noted who speaks for you.")


def reply(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    """Ask to reply."""
    made = replying.request_reply(actor, meeting.key, within=forms.ticked(form, "within"))
    place = place_of(made)
    return _("Your request to reply is noted, as number %(place)d.") % {"place": place or 0}


def ask_to_swap(actor: "Actor", found: Inscription, form: QueryDict) -> str:
    """Ask another delegation to change places."""
    swap = swapping.ask(actor, found.key, forms.text(form, "partner"))
    return _("%(name)s is asked to change places with you.") % {"name": telling.speaker(swap.partner)}


def _agree(actor: "Actor", key: str) -> str:
    swapping.agree(actor, key)
    return _("You agreed. The desk makes the swap.")


def _decline(actor: "Actor", key: str) -> str:
    swapping.decline(actor, key)
    return _("The swap is declined.")


def _take_back(actor: "Actor", key: str) -> str:
    swapping.take_back(actor, key)
    return _("You took the swap back.")


SWAP_ACTS: "Mapping[str, Callable[[Actor, str], str]]" = {
    "agree": _agree,
    "decline": _decline,
    "take-back": _take_back,
}
"""What a delegation, or the desk, can say to a swap, by its name in addresses."""
