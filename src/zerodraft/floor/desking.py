"""The desk's acts as forms send them: each takes who acts, the list and the form, acts, and says what was done."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext as _

from zerodraft.floor import forms, requests, telling
from zerodraft.floor.actions import inscriptions, lists
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.finding import found_by

if TYPE_CHECKING:
    from zerodraft.floor.models import SpeakersList
    from zerodraft.programme.models import Meeting
    from zerodraft.record.sealing import Actor

Desk = Callable[["Actor", "SpeakersList", QueryDict], str]


def add(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    """Add a list by its title; without one, a list for each piece of the meeting's business."""
    title = forms.text(form, "title")
    if not title and form.get("from") == "business":
        lists.prepare_lists(actor, meeting.key)
        return _("There is a list for each piece of the meeting's business.")
    lists.add_list(actor, meeting.key, title=title)
    return _("The list is added.")


def _open(actor: "Actor", held: "SpeakersList", _form: QueryDict) -> str:
    lists.open_list(actor, held.key)
    return _("The list is open.")


def _close(actor: "Actor", held: "SpeakersList", _form: QueryDict) -> str:
    lists.close_list(actor, held.key)
    return _("The list is closed.")


def _times(actor: "Actor", held: "SpeakersList", form: QueryDict) -> str:
    lists.set_times(actor, held.key, forms.times(form, held.zone or held.floor.meeting.zone))
    return _("The times of the list are set.")


def _inscribe(actor: "Actor", held: "SpeakersList", form: QueryDict) -> str:
    """Inscribe the party chosen from the suggestions, or the one that fits what was typed."""
    on = held.floor.meeting.day
    party = forms.text(form, "party") or found_by(forms.text(form, "typed"), on)
    made = inscriptions.inscribe_at_desk(actor, held.key, requests.of_party(party, on))
    return _("%(name)s is inscribed.") % {"name": telling.speaker(made)}


def _withdraw(actor: "Actor", held: "SpeakersList", form: QueryDict) -> str:
    found = inscriptions.withdraw_at_desk(actor, held.key, forms.text(form, "inscription"))
    return _("%(name)s is off the list.") % {"name": telling.speaker(found)}


def _move(actor: "Actor", held: "SpeakersList", form: QueryDict) -> str:
    """Move one before another: `move` holds both keys, the second empty for the end."""
    key, colon, before = forms.text(form, "move").partition(":")
    if not colon:
        raise CannotAct(_("Say before whom the speaker is to be put."))
    found = inscriptions.move(actor, held.key, key, before=before)
    return _("%(name)s is moved.") % {"name": telling.speaker(found)}


def _absent(actor: "Actor", held: "SpeakersList", form: QueryDict) -> str:
    found = inscriptions.mark_absent(actor, held.key, forms.text(form, "inscription"))
    return _("%(name)s is marked absent and stands at the end.") % {"name": telling.speaker(found)}


ACTS: Mapping[str, Desk] = {
    "open": _open,
    "close": _close,
    "times": _times,
    "desk": _inscribe,
    "withdraw": _withdraw,
    "move": _move,
    "absent": _absent,
}
"""Every act of the desk on a list by its name in addresses."""
