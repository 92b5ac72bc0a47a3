"""The desk's acts as forms send them: each takes who acts, the list and the form, acts, and says what was done."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft.floor import forms, requests, telling
from zerodraft.floor.actions import (
    arranging,
    carrying,
    inscriptions,
    lists,
    releasing,
    replying,
    roll,
    swapping,
    walls,
)
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.models import Inscription

if TYPE_CHECKING:
    from zerodraft.floor.models import SpeakersList
    from zerodraft.programme.models import Meeting
    from zerodraft.record.sealing import Actor

Desk = Callable[["Actor", "SpeakersList", QueryDict], str]

MOST_PRESENT = 400


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
    made = inscriptions.inscribe_at_desk(actor, held.key, requests.of_party(forms.party(form, on), on))
    if made.state == Inscription.States.RESERVE:
        return _("The list is full: %(name)s is on the waiting list.") % {"name": telling.speaker(made)}
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


def _bounds(actor: "Actor", held: "SpeakersList", form: QueryDict) -> str:
    lists.set_bounds(actor, held.key, places=forms.number(form, "places"), quota=forms.number(form, "quota"))
    return _("The places of the list are set.")


def _policies(actor: "Actor", held: "SpeakersList", form: QueryDict) -> str:
    arranging.arrange(actor, held.key, [name for name in form.getlist("policy") if name])
    return _("The order of the list is set.")


def _lot(actor: "Actor", held: "SpeakersList", form: QueryDict) -> str:
    seed = arranging.draw_lot(actor, held.key, forms.text(form, "seed"))
    return _("The lots are drawn with the seed “%(seed)s”.") % {"seed": seed}


def _swap(actor: "Actor", held: "SpeakersList", form: QueryDict) -> str:
    made = swapping.make(actor, held.key, forms.text(form, "swap"))
    return _("%(one)s and %(other)s have changed places.") % {
        "one": telling.speaker(made.asker),
        "other": telling.speaker(made.partner),
    }


def _carry(actor: "Actor", held: "SpeakersList", form: QueryDict) -> str:
    moved = carrying.carry_over(actor, held.key, forms.text(form, "meeting"))
    said = ngettext(
        "%(count)d speaker is carried over, and told.", "%(count)d speakers are carried over, and told.", len(moved)
    ) % {"count": len(moved)}
    beyond = sum(each.state == Inscription.States.RESERVE for each in moved)
    if not beyond:
        return said
    full = ngettext(
        "The list there has no place left for %(count)d of them, who is on its waiting list.",
        "The list there has no place left for %(count)d of them, who are on its waiting list.",
        beyond,
    ) % {"count": beyond}
    return f"{said} {full}"


def _in_writing(actor: "Actor", held: "SpeakersList", _form: QueryDict) -> str:
    asked = carrying.invite_in_writing(actor, held.key)
    return ngettext(
        "%(count)d speaker is invited to hand in the statement in writing.",
        "%(count)d speakers are invited to hand in their statements in writing.",
        len(asked),
    ) % {"count": len(asked)}


def _speaker(actor: "Actor", _held: "SpeakersList", form: QueryDict) -> str:
    found = inscriptions.change_speaker(actor, forms.text(form, "inscription"), forms.speaks(form))
    return _("It is noted who speaks for %(name)s.") % {"name": telling.speaker(found)}


def _reply(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    made = replying.request_at_desk(
        actor, meeting.key, forms.party(form, meeting.day), within=forms.ticked(form, "within")
    )
    return _("%(name)s asks to reply.") % {"name": telling.speaker(made)}


def _roll(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    roll.call_roll(actor, meeting.key, form.getlist("present")[:MOST_PRESENT])
    return _("The roll is called.")


def _present(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    is_present = forms.answer(form, "is_present")
    roll.note(actor, meeting.key, forms.party(form, meeting.day), is_present=is_present)
    return _("It is noted that they are there.") if is_present else _("It is noted that they left.")


def _message(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    walls.show_message(actor, meeting.key, forms.text(form, "message"))
    return _("The walls show the message.") if forms.text(form, "message") else _("The message is gone.")


def _blank(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    dark = forms.answer(form, "dark")
    walls.blank(actor, meeting.key, dark=dark)
    return _("The walls are dark.") if dark else _("The walls are lit.")


def _fairness(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    released = forms.answer(form, "released")
    releasing.release_fairness(actor, meeting.key, released=released)
    return (
        _("All who follow the meeting see these pictures.") if released else _("The officers alone see these pictures.")
    )


MEETING_ACTS: "Mapping[str, Callable[[Actor, Meeting, QueryDict], str]]" = {
    "reply": _reply,
    "roll": _roll,
    "present": _present,
    "message": _message,
    "blank": _blank,
    "fairness": _fairness,
}
"""Every act of the desk on a meeting by its name in addresses."""

ACTS: Mapping[str, Desk] = {
    "open": _open,
    "close": _close,
    "times": _times,
    "desk": _inscribe,
    "withdraw": _withdraw,
    "move": _move,
    "absent": _absent,
    "bounds": _bounds,
    "policies": _policies,
    "lot": _lot,
    "swap": _swap,
    "carry": _carry,
    "in-writing": _in_writing,
    "speaker": _speaker,
}
"""Every act of the desk on a list by its name in addresses."""
