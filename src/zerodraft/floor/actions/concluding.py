"""What a chair does as a speaker's time runs out: an appeal to conclude, which is written down, and time that is yielded.

Nobody is cut off: who overran by how much, and who was asked to conclude, is there to be compared (equal treatment).
"""

from datetime import timedelta

from django.utils.translation import gettext as _

from zerodraft.floor import verbs
from zerodraft.floor.actions.acts import CannotAct, chairing
from zerodraft.floor.actions.speaking import (
    MILLISECOND,
    check_no_point,
    end_under_way,
    given_to,
    require_session,
    under_way_now,
)
from zerodraft.floor.models import Intervention
from zerodraft.floor.requests import Request, checked
from zerodraft.record.sealing import Actor


def remind(actor: Actor, meeting_key: str, *, seen: int) -> None:
    """Ask whoever has the floor to conclude. Raises StaleState, CannotAct when nobody has it, or the clock has not begun."""
    with chairing(actor, meeting_key, verbs.SPEAKER_REMINDED, seen=seen) as doing:
        under_way = under_way_now(doing)
        if under_way.started_at is None:
            raise CannotAct(_("The speaker has not begun. Start the clock first."))
        doing.memory.keep(under_way)
        under_way.reminders += 1
        under_way.save()
        doing.subject = under_way.key
        doing.data = {
            "used": under_way.clock.elapsed(doing.moment) // MILLISECOND,
            "over": under_way.clock.overtime(doing.moment) // MILLISECOND,
        }


def yield_time(actor: Actor, meeting_key: str, party: str, *, seen: int) -> Intervention:
    """Let whoever has the floor yield the rest of their time to another party, which has it at once.

    Raises StaleState; CannotAct when no time is left, or there is no limit; CannotInscribe for who does not take part.
    """
    with chairing(actor, meeting_key, verbs.TIME_YIELDED, seen=seen) as doing:
        require_session(doing)
        check_no_point(doing)
        under_way = under_way_now(doing)
        left = under_way.clock.left(doing.moment)
        if left is None or left < timedelta(seconds=1):
            raise CannotAct(_("This speaker has no time left that could be yielded."))
        meeting = doing.floor.meeting
        checked(Request(party), meeting.round.process, meeting.day)
        if party == (under_way.inscription.party if under_way.inscription else under_way.party):
            raise CannotAct(_("Time is yielded to another party."))
        end_under_way(doing)
        given = given_to(doing, left, party=party, kind=Intervention.Kinds.YIELDED)
        doing.subject, doing.on_behalf_of = given.key, party
        doing.data |= {"party": party}
        return given
