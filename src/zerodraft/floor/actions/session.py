"""The session of a meeting: call to order, suspend, resume, adjourn."""

from datetime import datetime

from django.utils.translation import gettext as _

from zerodraft.floor import presence, verbs
from zerodraft.floor.actions import rules_of_procedure
from zerodraft.floor.actions.acts import CannotAct, Doing, chairing
from zerodraft.floor.actions.speaking import check_no_point, end_all
from zerodraft.floor.core import window
from zerodraft.record.sealing import Actor


def call_to_order(actor: Actor, meeting_key: str, *, seen: int, at: datetime | None = None) -> None:
    """Begin the meeting, by the rules as they are now, which it keeps. Raises StaleState, CannotAct."""
    with chairing(actor, meeting_key, verbs.MEETING_CALLED, seen=seen, at=at) as doing:
        rules_of_procedure.keep(doing.floor)
        doing.floor.session = doing.floor.session.call_to_order(doing.moment)


def suspend(
    actor: Actor, meeting_key: str, *, seen: int, until: datetime | None = None, at: datetime | None = None
) -> None:
    """Interrupt the meeting, until an hour if one is given; a clock that runs stands still. Raises StaleState, CannotAct."""
    with chairing(actor, meeting_key, verbs.MEETING_SUSPENDED, seen=seen, at=at) as doing:
        if until and until <= doing.moment:
            raise CannotAct(_("A meeting is suspended until a later time."))
        doing.floor.session = doing.floor.session.suspend(doing.moment, until)
        _pause_clock(doing)
        doing.data = {"until": until.isoformat() if until else None}


def resume(actor: Actor, meeting_key: str, *, seen: int, at: datetime | None = None) -> None:
    """Go on after a suspension; a clock that stood still is resumed by the chair. Raises StaleState, CannotAct."""
    with chairing(actor, meeting_key, verbs.MEETING_RESUMED, seen=seen, at=at) as doing:
        doing.floor.session = doing.floor.session.resume()


def begin_voting(actor: Actor, meeting_key: str, *, seen: int) -> None:
    """Announce that voting begins; until it ends, only points of order are heard (rules 88 and 128).

    Raises StaleState; CannotAct in an informal meeting, while somebody has the floor, and when a roll call found too few
    there.
    """
    with chairing(actor, meeting_key, verbs.VOTING_BEGUN, seen=seen) as doing:
        doing.floor.session = doing.floor.session.begin_voting()
        check_no_point(doing)
        if doing.floor.speaking:
            raise CannotAct(_("Somebody has the floor. End the intervention before voting begins."))
        found = presence.count(doing.floor)
        if found and not found.may_decide:
            raise CannotAct(
                _("%(present)d members are there and a decision needs %(needed)d. Call the roll again.")
                % {"present": found.present, "needed": found.decision}
            )


def end_voting(actor: Actor, meeting_key: str, *, seen: int) -> None:
    """Say that voting is over. Raises StaleState, CannotAct."""
    with chairing(actor, meeting_key, verbs.VOTING_ENDED, seen=seen) as doing:
        doing.floor.session = doing.floor.session.end_voting()
        check_no_point(doing)


def adjourn(actor: Actor, meeting_key: str, *, seen: int, at: datetime | None = None) -> None:
    """End the meeting, and with it an intervention under way and every list that is open. Raises StaleState, CannotAct."""
    with chairing(actor, meeting_key, verbs.MEETING_ADJOURNED, seen=seen, at=at) as doing:
        doing.floor.session = doing.floor.session.adjourn(doing.moment)
        end_all(doing)
        for held in doing.floor.lists.all():
            held.floor = doing.floor
            if window.at(held.window, doing.moment).is_open or held.opens_at or held.closes_at or held.desk_at:
                doing.memory.keep(held)
                held.opens_at = held.closes_at = held.desk_at = held.minutes = None
                held.hand_opened, held.hand_at = False, doing.moment
                held.save()


def _pause_clock(doing: Doing) -> None:
    under_way = doing.floor.speaking
    if under_way and under_way.clock.running:
        doing.memory.keep(under_way)
        under_way.clock = under_way.clock.pause(doing.moment)
        under_way.save()
