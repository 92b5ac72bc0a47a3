"""What acts, states and refusals of the floor are called, in the words of the page's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zerodraft.floor import verbs
from zerodraft.floor.core.clock import CannotKeepTime
from zerodraft.floor.core.hours import NoSuchHour
from zerodraft.floor.core.motions import CannotMove
from zerodraft.floor.core.points import CannotRule
from zerodraft.floor.core.replies import CannotReply
from zerodraft.floor.core.session import OutOfOrder, State
from zerodraft.floor.core.swaps import CannotSwap

_ACTS = {
    verbs.MEETING_CALLED.name: gettext_lazy("called the meeting to order"),
    verbs.MEETING_SUSPENDED.name: gettext_lazy("suspended the meeting"),
    verbs.MEETING_RESUMED.name: gettext_lazy("resumed the meeting"),
    verbs.MEETING_ADJOURNED.name: gettext_lazy("adjourned the meeting"),
    verbs.LIST_OPENED.name: gettext_lazy("opened the list"),
    verbs.LIST_CLOSED.name: gettext_lazy("closed the list"),
    verbs.LIST_TIMED.name: gettext_lazy("set the times of the list"),
    verbs.LIST_TAKEN_UP.name: gettext_lazy("turned to another list"),
    verbs.INSCRIPTION_MADE.name: gettext_lazy("inscribed a speaker"),
    verbs.INSCRIPTION_WITHDRAWN.name: gettext_lazy("withdrew an inscription"),
    verbs.INSCRIPTION_MOVED.name: gettext_lazy("moved a speaker"),
    verbs.INSCRIPTION_ABSENT.name: gettext_lazy("marked a speaker absent"),
    verbs.FLOOR_GIVEN.name: gettext_lazy("gave the floor"),
    verbs.CLOCK_STARTED.name: gettext_lazy("started the clock"),
    verbs.CLOCK_PAUSED.name: gettext_lazy("paused the clock"),
    verbs.CLOCK_RESUMED.name: gettext_lazy("resumed the clock"),
    verbs.CLOCK_NUDGED.name: gettext_lazy("changed the time allotted"),
    verbs.INTERVENTION_ENDED.name: gettext_lazy("ended the intervention"),
    verbs.RULES_CHOSEN.name: gettext_lazy("chose the rules of the meeting"),
    verbs.VOTING_BEGUN.name: gettext_lazy("began voting"),
    verbs.VOTING_ENDED.name: gettext_lazy("ended voting"),
    verbs.MEETING_LIMITED.name: gettext_lazy("changed a speaking limit"),
    verbs.ENFORCEMENT_SET.name: gettext_lazy("set what happens when time is up"),
    verbs.LIST_ARRANGED.name: gettext_lazy("set the order of the list"),
    verbs.LIST_BOUNDED.name: gettext_lazy("set the places of the list"),
    verbs.LOT_DRAWN.name: gettext_lazy("drew lots"),
    verbs.LIST_CARRIED_OVER.name: gettext_lazy("carried the list over"),
    verbs.LIST_INVITED_IN_WRITING.name: gettext_lazy("invited the rest in writing"),
    verbs.SWAP_MADE.name: gettext_lazy("swapped two places"),
    verbs.SPEAKER_REMINDED.name: gettext_lazy("asked the speaker to conclude"),
    verbs.TIME_YIELDED.name: gettext_lazy("gave yielded time"),
    verbs.REPLY_REQUESTED.name: gettext_lazy("wrote down a reply"),
    verbs.POINT_RAISED.name: gettext_lazy("heard a point of order"),
    verbs.POINT_RULED.name: gettext_lazy("ruled on a point of order"),
    verbs.POINT_APPEALED.name: gettext_lazy("heard an appeal"),
    verbs.POINT_SETTLED.name: gettext_lazy("settled an appeal"),
    verbs.MOTION_MADE.name: gettext_lazy("heard a motion"),
    verbs.MOTION_SPOKEN_TO.name: gettext_lazy("gave the floor on a motion"),
    verbs.MOTION_DECIDED.name: gettext_lazy("decided a motion"),
    verbs.ACT_UNDONE.name: gettext_lazy("undid the last act"),
}


def act(verb: str) -> str:
    """An act of chair or desk, as it is told afterwards: "gave the floor"."""
    return str(_ACTS.get(verb, verb))


def state(of: State) -> str:
    """Where a meeting stands."""
    return {
        State.NOT_BEGUN: _("Not begun"),
        State.IN_SESSION: _("In session"),
        State.VOTING: _("Voting"),
        State.SUSPENDED: _("Suspended"),
        State.ADJOURNED: _("Adjourned"),
    }[of]


def out_of_order(refused: OutOfOrder) -> str:
    """Why a meeting cannot do this now, and what can be done."""
    return {
        State.NOT_BEGUN: _("The meeting has not begun. Call it to order first."),
        State.IN_SESSION: _("The meeting is in session already."),
        State.VOTING: _("Voting has begun. Until it ends, only points of order on how it is taken are heard."),
        State.SUSPENDED: _("The meeting is suspended. Resume it first."),
        State.ADJOURNED: _("The meeting is adjourned. Undo the adjournment if it is to go on."),
    }[refused.state]


def cannot_keep_time(refused: CannotKeepTime) -> str:
    """Why a clock cannot do this now."""
    return {
        "started": _("The clock runs already."),
        "not-running": _("The clock does not run."),
        "not-paused": _("The clock is not paused."),
        "ended": _("This intervention is over."),
        "earlier": _("That is before the clock's last start or pause. Give a later time."),
        "no-limit": _("This speaker has no time limit, so there is nothing to add to or take from."),
    }[refused.code]


def cannot_swap(refused: CannotSwap) -> str:
    """Why two cannot change places."""
    return {
        "itself": _("Choose another speaker than yourself to change places with."),
        "other-list": _("You can change places with who waits on the same list only."),
        "asked-already": _("These two have a swap under way already."),
        "settled": _("This swap is settled already."),
        "not-agreed": _("The other delegation has not agreed yet."),
    }[refused.code]


def cannot_reply(refused: CannotReply) -> str:
    """Why a reply cannot be asked for, or not be given now."""
    return {
        "no-replies": _("The rules of this meeting know no right of reply."),
        "not-begun": _("The meeting has not begun. A reply is asked for once something was said."),
        "over": _(
            "The meeting is over, so a reply can no longer be asked for in it. Ask at the next one, or in writing."
        ),
        "no-more": _("This delegation has had, or asked for, all the replies that the rules give it."),
        "others-wait": _(
            "Speakers wait still, and replies come after them. Give the reply now all the same if the meeting wants it."
        ),
        "later-today": _(
            "Replies are given at the end of the day, and the process meets again today. Carry them over to that meeting, "
            "or give them now all the same."
        ),
    }[refused.code]


def cannot_rule(refused: CannotRule) -> str:
    """Why a point of order cannot go this way."""
    return {
        "under-way": _("A point of order is before the meeting. Rule on it first."),
        "not-raised": _("No point of order is before the meeting."),
        "ruled": _("This point of order was ruled on already."),
        "not-ruled": _("There is no ruling to appeal against."),
        "no-appeal": _("The rules of this meeting know no appeal against a ruling."),
        "too-late": _(
            "The meeting went on after the ruling. An appeal is put to the vote at once (rules 71 and 113), before anybody "
            "is given the floor. Undo what came after it if the appeal was overlooked."
        ),
        "not-appealed": _("There is no appeal to vote on."),
    }[refused.code]


def cannot_move(refused: CannotMove) -> str:
    """Why a motion cannot be made, spoken to or decided now."""
    return {
        "unknown": _("The rules of this meeting know no such motion."),
        "informal": _("Informal meetings have no motions. The chair may suspend or adjourn."),
        "not-on": _("The meeting is not in session."),
        "voting": _(
            "Voting has begun: only points of order on the way in which it is taken are heard (rules 88 and 128)."
        ),
        "same": _("That motion is before the meeting already."),
        "not-first": _("Another motion comes before this one. Decide that first."),
        "no-more": _("As many have spoken on this side as the rule allows."),
        "heard": _("This delegation has moved the motion, or spoken to it, already."),
        "settled": _("This motion is settled already."),
    }[refused.code]


def no_such_hour(refused: NoSuchHour, typed: str) -> str:
    """Why what was typed is no hour that the clocks show."""
    if refused.code == "skipped":
        return _("The clocks are set forward and never show %(hour)s on that day. Give another hour.") % {"hour": typed}
    return _("“%(hour)s” is no hour. Write it as 16:30, or 16:30:15.") % {"hour": typed}
