"""Lists of speakers: added, timed, opened, closed, taken up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import available_timezones

from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.floor import permissions, verbs
from zerodraft.floor.actions.acts import CannotAct, authorise, chairing, keeping, locked, new_key, topic_of
from zerodraft.floor.actions.inscribing import MOST_WAITING
from zerodraft.floor.actions.places import fill
from zerodraft.floor.core import window
from zerodraft.floor.models import Floor, SpeakersList
from zerodraft.floor.telling_delegations import tell_risen
from zerodraft.process.permissions import capacity_of
from zerodraft.programme import queries as programme
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

MOST_LISTS = 40
MOST_MINUTES = 24 * 60


@transaction.atomic
def prepare_lists(actor: Actor, meeting_key: str) -> list[SpeakersList]:
    """Add a list for each piece of the meeting's business, where it has none yet. Raises LookupError, CannotAct."""
    floor = locked(meeting_key)
    authorise(actor, permissions.KEEP_LIST, floor.meeting)
    if floor.lists.exists():
        return list(floor.lists.all())
    business = programme.business_of(floor.meeting)
    if not business:
        raise CannotAct(_("This meeting has no business announced yet. Add a list by its title."))
    return [_add(actor, floor, title=segment.title, parts=segment.elements) for segment in business]


@transaction.atomic
def add_list(actor: Actor, meeting_key: str, *, title: str, parts: Iterable[str] = ()) -> SpeakersList:
    """Add a list after those that are there. Raises LookupError, and CannotAct for a title that is missing or too long."""
    floor = locked(meeting_key)
    authorise(actor, permissions.KEEP_LIST, floor.meeting)
    title = " ".join(title.split())
    if not title:
        raise CannotAct(_("Give the list a title."))
    if len(title) > 300:
        raise CannotAct(_("The title of a list has at most 300 characters; this one has %(n)d.") % {"n": len(title)})
    if floor.lists.count() >= MOST_LISTS:
        raise CannotAct(_("A meeting has at most %(count)d lists.") % {"count": MOST_LISTS})
    return _add(actor, floor, title=title, parts=parts)


@dataclass(frozen=True, slots=True)
class Times:
    """When a list opens and closes by itself, and when the desk takes it over (aware; None: by hand, not at all).

    `minutes` is how long after the call to order it closes. `zone` is the zone in which its times are told; '' for that
    of the meeting.
    """

    opens: datetime | None = None
    closes: datetime | None = None
    desk: datetime | None = None
    minutes: int | None = None
    zone: str = ""


def set_times(actor: Actor, list_key: str, times: Times) -> None:
    """Set when a list opens and closes by itself. Raises CannotAct for times that cannot follow one another."""
    if times.opens and times.closes and times.closes <= times.opens:
        raise CannotAct(_("A list closes after it opens."))
    if times.desk and ((times.opens and times.desk <= times.opens) or (times.closes and times.desk >= times.closes)):
        raise CannotAct(_("The desk takes a list over after it opens and before it closes."))
    if times.minutes is not None and not 0 <= times.minutes <= MOST_MINUTES:
        raise CannotAct(_("A list closes at most %(count)d minutes after the start.") % {"count": MOST_MINUTES})
    if times.zone and times.zone not in available_timezones():
        raise CannotAct(_("No time zone is called “%(zone)s”.") % {"zone": times.zone[:60]})
    with keeping(actor, list_key, verbs.LIST_TIMED) as (doing, held):
        doing.memory.keep(held)
        held.opens_at, held.closes_at, held.desk_at = times.opens, times.closes, times.desk
        held.minutes, held.zone = times.minutes, times.zone
        doing.data = {
            "opens": times.opens.isoformat() if times.opens else None,
            "closes": times.closes.isoformat() if times.closes else None,
            "desk": times.desk.isoformat() if times.desk else None,
            "minutes": times.minutes,
        }


def set_bounds(actor: Actor, list_key: str, *, places: int | None, quota: int | None) -> None:
    """Set how many may speak from a list, and how often one delegation (None: no number).

    Who asks beyond the places goes to the waiting list; who waits there moves up when there is room. Raises CannotAct.
    """
    for number in (places, quota):
        if number is not None and not 1 <= number <= MOST_WAITING:
            raise CannotAct(_("Give a number from 1 to %(count)d, or none.") % {"count": MOST_WAITING})
    with keeping(actor, list_key, verbs.LIST_BOUNDED) as (doing, held):
        doing.memory.keep(held)
        held.places, held.quota = places, quota
        tell_risen(actor, fill(held, doing.memory))
        doing.data = {"places": places, "quota": quota}


def open_list(actor: Actor, list_key: str) -> None:
    """Open a list by hand, from now on. Raises CannotAct when it is open."""
    _by_hand(actor, list_key, opened=True)


def close_list(actor: Actor, list_key: str) -> None:
    """Close a list by hand, from now on (rule 73). Raises CannotAct when it is closed."""
    _by_hand(actor, list_key, opened=False)


def take_up(actor: Actor, meeting_key: str, list_key: str, *, seen: int) -> None:
    """Turn the meeting to a list: its speakers come next. Raises StaleState, CannotAct."""
    with chairing(actor, meeting_key, verbs.LIST_TAKEN_UP, seen=seen) as doing:
        held = doing.floor.lists.filter(key=list_key).first()
        if held is None:
            raise CannotAct(_("That list is not one of this meeting."))
        doing.floor.on_list = held
        doing.subject = held.key


def _by_hand(actor: Actor, list_key: str, *, opened: bool) -> None:
    with keeping(actor, list_key, verbs.LIST_OPENED if opened else verbs.LIST_CLOSED) as (doing, held):
        moment = clock.now()
        if window.at(held.window, moment).is_open is opened:
            raise CannotAct(_("The list is open already.") if opened else _("The list is closed already."))
        doing.memory.keep(held)
        held.hand_opened, held.hand_at = opened, moment


def _add(actor: Actor, floor: Floor, *, title: str, parts: Iterable[str]) -> SpeakersList:
    added = SpeakersList.objects.create(
        floor=floor,
        key=new_key("list"),
        position=floor.lists.count() + 1,
        title=title,
        parts=list(parts),
        audience=floor.meeting.audience,
        policies=list(floor.rule_set.order),
        quota=floor.rule_set.quota,
    )
    if floor.on_list is None:
        floor.on_list = added
        floor.save()
    append(
        verbs.LIST_ADDED.name,
        actor=actor.key,
        subject=added.key,
        topic=topic_of(floor.meeting.key),
        data={"role": capacity_of(actor).role.value, "parts": list(parts)},
    )
    return added
