"""The chair's acts as forms send them: each takes who acts, the meeting and the form, acts, and says what was done."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext as _

from zerodraft.floor import forms, naming
from zerodraft.floor.actions import lists, session, speaking, undoing
from zerodraft.floor.actions.acts import CannotAct

if TYPE_CHECKING:
    from zerodraft.programme.models import Meeting
    from zerodraft.record.sealing import Actor

Chair = Callable[["Actor", "Meeting", QueryDict], str]


def _plain(act: Callable[..., object], said: Callable[[], str]) -> Chair:
    """An act that needs nothing but what was seen, and when it occurred if it is entered later."""

    def do(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
        turn, _key = forms.seen(form)
        act(actor, meeting.key, seen=turn, at=forms.occurred(form, meeting.zone))
        return said()

    return do


def _suspend(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, _key = forms.seen(form)
    until, at = forms.until(form, meeting.zone), forms.occurred(form, meeting.zone)
    session.suspend(actor, meeting.key, seen=turn, until=until, at=at)
    return _("The meeting is suspended.")


def _next(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, key = forms.seen(form)
    if not key:
        raise CannotAct(_("Nobody is next on this list."))
    speaking.give_floor(actor, meeting.key, key, seen=turn, as_next=True, at=forms.occurred(form, meeting.zone))
    return _("The floor is given.")


def _give(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, key = forms.seen(form)
    speaking.give_floor(actor, meeting.key, key, seen=turn, at=forms.occurred(form, meeting.zone))
    return _("The floor is given.")


def _guest(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, _key = forms.seen(form)
    speaking.give_floor_to_guest(
        actor,
        meeting.key,
        guest=forms.text(form, "guest"),
        name=forms.text(form, "name"),
        seconds=forms.limit(form),
        seen=turn,
        at=forms.occurred(form, meeting.zone),
    )
    return _("The floor is given.")


def _more(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, _key = forms.seen(form)
    speaking.nudge_clock(actor, meeting.key, more=True, seen=turn)
    return _("Ten seconds more.")


def _less(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, _key = forms.seen(form)
    speaking.nudge_clock(actor, meeting.key, more=False, seen=turn)
    return _("Ten seconds less.")


def _take_up(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, key = forms.seen(form)
    lists.take_up(actor, meeting.key, key, seen=turn)
    return _("The list is taken up.")


def undo(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    """Undo the act that the form names by its number."""
    number = forms.text(form, "act")
    if not number.isascii() or not number.isdigit() or len(number) > 9:
        raise CannotAct(_("There is nothing to undo."))
    undone = undoing.undo(actor, meeting.key, int(number))
    return _("Undone: %(act)s.") % {"act": naming.act(undone.verb)}


ACTS: Mapping[str, Chair] = {
    "call-to-order": _plain(session.call_to_order, lambda: _("The meeting is called to order.")),
    "suspend": _suspend,
    "resume": _plain(session.resume, lambda: _("The meeting is resumed.")),
    "adjourn": _plain(session.adjourn, lambda: _("The meeting is adjourned.")),
    "next": _next,
    "give": _give,
    "guest": _guest,
    "start": _plain(speaking.start_clock, lambda: _("The clock runs.")),
    "pause": _plain(speaking.pause_clock, lambda: _("The clock is paused.")),
    "go-on": _plain(speaking.resume_clock, lambda: _("The clock runs.")),
    "more": _more,
    "less": _less,
    "end": _plain(speaking.end_intervention, lambda: _("The intervention is over.")),
    "take-up": _take_up,
}
"""Every act of the chair by its name in addresses."""
