"""Speaking: giving the floor, and the clock of an intervention."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from zerodraft.floor import rights, telling, verbs
from zerodraft.floor.actions import inscribing, places, replying
from zerodraft.floor.actions.acts import CannotAct, Doing, StaleState, chairing, new_key
from zerodraft.floor.core import limits
from zerodraft.floor.core.clock import LONGEST, Clock
from zerodraft.floor.core.order import Category
from zerodraft.floor.core.session import OutOfOrder, State
from zerodraft.floor.models import Floor, Inscription, Intervention, SpeakersList
from zerodraft.floor.requests import Request, checked
from zerodraft.parties.core.capabilities import Use
from zerodraft.parties.core.party import Capability
from zerodraft.process import queries as process
from zerodraft.record.sealing import Actor

MILLISECOND = timedelta(milliseconds=1)
NUDGE = timedelta(seconds=10)


def give_floor(
    actor: Actor,
    meeting_key: str,
    inscription_key: str,
    *,
    seen: int,
    as_next: bool = False,
    early: bool = False,
    at: datetime | None = None,
) -> Intervention:
    """Give the floor to one who waits; whoever has it has ended. `early` grants a reply before its time has come.

    `as_next` says that the actor saw this one as next: if another has come before it, StaleState says so and nothing is
    done, so that nobody is skipped. Raises CannotAct unless the meeting is in session, and for one who does not wait.
    """
    with chairing(actor, meeting_key, verbs.FLOOR_GIVEN, seen=seen, at=at) as doing:
        require_session(doing)
        found = _on_this_floor(doing, inscription_key)
        held = found.on_list
        if as_next and held.order and held.order[0] != found.key:
            first = held.inscriptions.get(key=held.order[0])
            first.on_list = held
            raise StaleState(
                _("The next speaker is now %(name)s. Nothing was done; look again, and repeat if it is still right.")
                % {"name": telling.speaker(first)}
            )
        inscribing.check_waiting(found)
        inscribing.check_on_order(held, found.key)
        check_no_point(doing)
        is_reply = held.kind == SpeakersList.Kinds.REPLIES
        if is_reply:
            replying.check_grant(doing.floor, held, early=early)
        end_under_way(doing)
        doing.memory.keep(found, held.order.index(found.key))
        found.state = Inscription.States.SPEAKING
        found.save()
        places.leave(held, found, doing.memory)
        allotted = replying.allotted(held, found) if is_reply else limit_of(doing.floor, Category(found.category))
        kind = Intervention.Kinds.REPLY if is_reply else Intervention.Kinds.STATEMENT
        given = given_to(doing, allotted, inscription=found, kind=kind)
        doing.floor.on_list = held
        doing.subject, doing.on_behalf_of = given.key, found.party
        doing.data |= {"inscription": found.key, "party": found.party, "group": found.group or None}
        return given


def give_floor_to_guest(
    actor: Actor,
    meeting_key: str,
    *,
    guest: str,
    name: str = "",
    seconds: int | None = None,
    seen: int,
    at: datetime | None = None,
) -> Intervention:
    """Give the floor to somebody who is on no list: the chair, the Secretariat (rule 70), a briefer.

    `seconds` is None for no clock. Raises StaleState; CannotAct unless the meeting is in session, and for a guest, a name
    or a length that cannot be.
    """
    name = " ".join(name.split())
    if guest not in Intervention.Guests.values:
        raise CannotAct(_("Choose who speaks: the chair, the Secretariat or a briefer."))
    if len(name) > 200:
        raise CannotAct(_("A name has at most 200 characters."))
    if seconds is not None and not 0 < seconds <= LONGEST.total_seconds():
        raise CannotAct(_("Give a time limit between one second and four hours, or none."))
    with chairing(actor, meeting_key, verbs.FLOOR_GIVEN, seen=seen, at=at) as doing:
        require_session(doing)
        check_no_point(doing)
        end_under_way(doing)
        allotted = None if seconds is None else timedelta(seconds=seconds)
        given = given_to(doing, allotted, guest=guest, guest_name=name)
        doing.subject = given.key
        doing.data |= {"guest": guest}
        return given


def start_clock(actor: Actor, meeting_key: str, *, seen: int, at: datetime | None = None) -> None:
    """Start the clock of whoever has the floor. Raises StaleState, CannotAct."""
    with chairing(actor, meeting_key, verbs.CLOCK_STARTED, seen=seen, at=at) as doing:
        require_session(doing)
        _change_clock(doing, lambda now: now.start(doing.moment))


def pause_clock(actor: Actor, meeting_key: str, *, seen: int, at: datetime | None = None) -> None:
    """Stop the clock for a while. Raises StaleState, CannotAct."""
    with chairing(actor, meeting_key, verbs.CLOCK_PAUSED, seen=seen, at=at) as doing:
        _change_clock(doing, lambda now: now.pause(doing.moment))


def resume_clock(actor: Actor, meeting_key: str, *, seen: int, at: datetime | None = None) -> None:
    """Let the clock go on. Raises StaleState, CannotAct."""
    with chairing(actor, meeting_key, verbs.CLOCK_RESUMED, seen=seen, at=at) as doing:
        require_session(doing)
        _change_clock(doing, lambda now: now.resume(doing.moment))


def nudge_clock(actor: Actor, meeting_key: str, *, more: bool, seen: int) -> None:
    """Allot ten seconds more, or less. Raises StaleState, CannotAct."""
    with chairing(actor, meeting_key, verbs.CLOCK_NUDGED, seen=seen) as doing:
        nudged = _change_clock(doing, lambda now: now.nudge(NUDGE if more else -NUDGE))
        doing.data = {"seconds": (nudged.allotted or timedelta()) // timedelta(seconds=1)}


def end_intervention(actor: Actor, meeting_key: str, *, seen: int, at: datetime | None = None) -> None:
    """End the intervention under way, and give nobody the floor yet. Raises StaleState, CannotAct when nobody has it."""
    with chairing(actor, meeting_key, verbs.INTERVENTION_ENDED, seen=seen, at=at) as doing:
        under_way = under_way_now(doing)
        end_under_way(doing)
        doing.subject = under_way.key
        doing.data = {
            "used": under_way.clock.elapsed(doing.moment) // MILLISECOND,
            "over": under_way.clock.overtime(doing.moment) // MILLISECOND,
        }


def erase_guest(subject: str) -> None:
    """Erase the name of a guest who spoke, keeping that they did; for `record.sealing`."""
    if not Intervention.objects.filter(key=subject).exclude(guest="").update(guest_name=""):
        raise LookupError(f"no guest spoke under the key {subject}")


def end_under_way(doing: Doing) -> None:
    """End whoever has the floor, as a part of another act; nothing when nobody has."""
    under_way = doing.floor.speaking
    if under_way is None:
        return
    doing.memory.keep(under_way)
    under_way.clock = under_way.clock.end(doing.moment)
    under_way.save()
    if under_way.inscription:
        doing.memory.keep(under_way.inscription)
        under_way.inscription.state = Inscription.States.SPOKEN
        under_way.inscription.save()
    doing.floor.speaking = None


def end_all(doing: Doing) -> None:
    """End whoever has the floor, and whoever was interrupted by a point of order: for the end of a meeting."""
    interrupted = doing.floor.point.interrupted if doing.floor.point else None
    end_under_way(doing)
    doing.floor.point = None
    if interrupted and interrupted.ended_at is None:
        doing.floor.speaking = interrupted
        end_under_way(doing)


def limit_of(floor: Floor, category: Category) -> timedelta | None:
    """How long one of a category may speak in a meeting as it stands: by its own limits, the round's, the rules'."""
    return limits.limit_for(
        category, floor.limits, process.limit_seconds(floor.meeting.round_id), floor.rule_set.limits
    )


def check_no_point(doing: Doing) -> None:
    """Raise CannotAct while a point of order is before the meeting: it is ruled on first (rules 71 and 113)."""
    if doing.floor.point_id:
        raise CannotAct(_("A point of order is before the meeting. Rule on it first."))


def check_right(doing: Doing, party: str, capability: Capability, *, within: bool = False) -> None:
    """Raise CannotAct for a party without this right in a formal meeting, CannotInscribe for who does not take part.

    `within` is what the chair says of a right that is bound to a matter, or to a group: that this is within its bounds.
    """
    meeting = doing.floor.meeting
    checked(Request(party), meeting.round.process, meeting.day)
    refused = rights.refusal(doing.floor.rule_set, party, capability, meeting.day, Use(within=within))
    if refused:
        raise CannotAct(refused)


def given_to(doing: Doing, allotted: timedelta | None, **whom: object) -> Intervention:
    given = Intervention(
        floor=doing.floor, key=new_key("intervention"), given_at=doing.moment, entered_later=doing.later, **whom
    )
    given.clock = Clock(allotted)
    given.save()
    doing.memory.keep_new(given)
    doing.floor.speaking = given
    doing.data = {"seconds": None if allotted is None else allotted // timedelta(seconds=1)}
    return given


def _change_clock(doing: Doing, change: Callable[[Clock], Clock]) -> Clock:
    under_way = under_way_now(doing)
    doing.memory.keep(under_way)
    under_way.clock = change(under_way.clock)
    under_way.save()
    doing.subject = under_way.key
    return under_way.clock


def under_way_now(doing: Doing) -> Intervention:
    if doing.floor.speaking is None:
        raise CannotAct(_("Nobody has the floor."))
    return doing.floor.speaking


def _on_this_floor(doing: Doing, inscription_key: str) -> Inscription:
    found = (
        Inscription.objects.filter(key=inscription_key, on_list__floor=doing.floor).select_related("on_list").first()
    )
    if found is None:
        raise CannotAct(_("That speaker is on no list of this meeting."))
    found.on_list.floor = doing.floor
    return found


def require_session(doing: Doing) -> None:
    if doing.floor.session.state is not State.IN_SESSION:
        raise OutOfOrder(doing.floor.session.state)
