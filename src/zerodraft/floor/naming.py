"""What acts, states and refusals of the floor are called, in the words of the page's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zerodraft.floor import verbs
from zerodraft.floor.core.clock import CannotKeepTime
from zerodraft.floor.core.hours import NoSuchHour
from zerodraft.floor.core.session import OutOfOrder, State

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
        State.SUSPENDED: _("Suspended"),
        State.ADJOURNED: _("Adjourned"),
    }[of]


def out_of_order(refused: OutOfOrder) -> str:
    """Why a meeting cannot do this now, and what can be done."""
    return {
        State.NOT_BEGUN: _("The meeting has not begun. Call it to order first."),
        State.IN_SESSION: _("The meeting is in session already."),
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


def no_such_hour(refused: NoSuchHour, typed: str) -> str:
    """Why what was typed is no hour that the clocks show."""
    if refused.code == "skipped":
        return _("The clocks are set forward and never show %(hour)s on that day. Give another hour.") % {"hour": typed}
    return _("“%(hour)s” is no hour. Write it as 16:30, or 16:30:15.") % {"hour": typed}
