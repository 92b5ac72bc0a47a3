"""The chair's acts as forms send them: each takes who acts, the meeting and the form, acts, and says what was done."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext as _

from zerodraft.floor import forms, naming
from zerodraft.floor.actions import concluding, lists, moving, pointing, session, speaking, undoing
from zerodraft.floor.actions import rules_of_procedure as rules
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.core.points import Stage

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


def _give_early(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, key = forms.seen(form)
    speaking.give_floor(actor, meeting.key, key, seen=turn, early=True)
    return _("The floor is given.")


def _yield(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, _key = forms.seen(form)
    concluding.yield_time(actor, meeting.key, forms.party(form, meeting.day), seen=turn)
    return _("The time left is yielded.")


def _now(act: Callable[..., object], said: Callable[[], str]) -> Chair:
    """An act that needs nothing but what was seen, and is never entered later."""

    def do(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
        turn, _key = forms.seen(form)
        act(actor, meeting.key, seen=turn)
        return said()

    return do


def _limit(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, _key = forms.seen(form)
    rules.set_limit(actor, meeting.key, applies_to=forms.text(form, "applies_to"), seconds=forms.limit(form), seen=turn)
    return _("The limit holds from the next speaker on.")


def _enforcement(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, _key = forms.seen(form)
    rules.set_enforcement(actor, meeting.key, forms.text(form, "mode"), seen=turn)
    return _("It is set what happens when the time is up.")


def _rules(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, _key = forms.seen(form)
    rules.choose_rules(actor, meeting.key, forms.text(form, "rules"), seen=turn)
    return _("The rules of the meeting are chosen.")


def _point(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, _key = forms.seen(form)
    pointing.raise_point(
        actor, meeting.key, forms.party(form, meeting.day), seen=turn, within=forms.ticked(form, "within")
    )
    return _("The point of order is heard.")


def _ruling(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, _key = forms.seen(form)
    upheld = forms.answer(form, "upheld")
    pointing.rule(actor, meeting.key, upheld=upheld, seen=turn)
    return _("The point of order is upheld.") if upheld else _("The point of order is rejected.")


def _appeal(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, _key = forms.seen(form)
    pointing.appeal(actor, meeting.key, forms.party(form, meeting.day), seen=turn)
    return _("The appeal is before the meeting. It is put to the vote at once.")


def _appeal_outcome(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, _key = forms.seen(form)
    overruling, upholding = forms.number(form, "overruling"), forms.number(form, "upholding")
    if overruling is None or upholding is None:
        raise CannotAct(_("Give the numbers of votes."))
    settled = pointing.settle_appeal(actor, meeting.key, overruling=overruling, upholding=upholding, seen=turn)
    return _("The ruling is overruled.") if settled.stage == Stage.OVERRULED else _("The ruling stands.")


def _motion(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, _key = forms.seen(form)
    moving.move(
        actor,
        meeting.key,
        forms.text(form, "motion"),
        forms.party(form, meeting.day),
        seen=turn,
        within=forms.ticked(form, "within"),
    )
    return _("The motion is before the meeting.")


def _motion_speaker(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, key = forms.seen(form)
    moving.speak_to(
        actor,
        meeting.key,
        key,
        forms.party(form, meeting.day),
        side=forms.text(form, "side"),
        seen=turn,
        within=forms.ticked(form, "within"),
    )
    return _("The floor is given.")


def _motion_outcome(actor: "Actor", meeting: "Meeting", form: QueryDict) -> str:
    turn, key = forms.seen(form)
    votes = forms.votes(form, "in_favour", "against", "abstaining")
    moving.decide(actor, meeting.key, key, outcome=forms.text(form, "outcome"), votes=votes, seen=turn)
    return _("The motion is decided.")


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
    "give-early": _give_early,
    "yield": _yield,
    "remind": _now(concluding.remind, lambda: _("It is noted that the speaker was asked to conclude.")),
    "begin-voting": _now(session.begin_voting, lambda: _("Voting has begun.")),
    "end-voting": _now(session.end_voting, lambda: _("Voting is over.")),
    "limit": _limit,
    "enforcement": _enforcement,
    "rules": _rules,
    "point": _point,
    "ruling": _ruling,
    "appeal": _appeal,
    "appeal-outcome": _appeal_outcome,
    "motion": _motion,
    "motion-speaker": _motion_speaker,
    "motion-outcome": _motion_outcome,
}
"""Every act of the chair by its name in addresses."""
