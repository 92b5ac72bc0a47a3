"""Spill-over: what is left of a list moves with its order to another meeting, or is asked for in writing."""

from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft.floor import verbs
from zerodraft.floor.actions import places
from zerodraft.floor.actions.acts import CannotAct, Doing, keeping, locked, new_key, topic_of
from zerodraft.floor.actions.places import LIVE
from zerodraft.floor.core import order
from zerodraft.floor.core.order import Placed
from zerodraft.floor.core.session import State
from zerodraft.floor.models import Floor, Inscription, SpeakersList
from zerodraft.floor.telling_delegations import CARRIED, IN_WRITING, tell
from zerodraft.record.sealing import Actor

WAITS = (Inscription.States.WAITING, Inscription.States.RESERVE)


def carry_over(actor: Actor, list_key: str, to_meeting: str) -> list[Inscription]:
    """Move all who wait on a list to another meeting of the process, in their order, before those who wait there.

    There they stand on the list of the same title, which is made when it is not there; those for whom it has no place left
    head its waiting list, in their order. Who waits on that list already for the same is not moved twice: it keeps its place
    there. Those who are moved are told where they stand. Raises CannotAct when nobody
    waits, and for a meeting that is over, or of another process; LookupError.
    """
    with transaction.atomic():
        here = SpeakersList.objects.filter(key=list_key).values_list("floor__meeting__key", flat=True).first()
        if here is None:
            raise LookupError(list_key)
        # Both floors are held, always in the same order, so that two that carry to each other do not wait for ever.
        floors = {key: locked(key) for key in sorted({here, to_meeting})}
        with keeping(actor, list_key, verbs.LIST_CARRIED_OVER) as (doing, held):
            target = floors[to_meeting]
            _check_target(doing.floor, target)
            leaving = _all_waiting(held)
            there = _list_there(held, target)
            _keep(doing, leaving)
            room = places.room(there)
            moved = [each for each in leaving if _move(each, held, there)]
            held.order, held.reserve = [], []
            seated, beyond = order.seated([each.key for each in moved], room)
            for each in moved:
                each.state = Inscription.States.RESERVE if each.key in beyond else Inscription.States.WAITING
                each.save()
            there.order = order.carried(seated, there.order, announced=places.is_announced(there))
            there.reserve = [*beyond, *there.reserve]
            there.save()
            places.lapse(held, leaving, doing.memory)
            for each in moved:
                tell(actor, CARRIED, each, once=f"{each.key}:{doing.number}")
            # By its subject the row wakes the screens of the meeting there, as its topic does here; so does its undoing.
            doing.subject = topic_of(to_meeting)
            doing.data = {"from": held.key, "to": to_meeting, "inscriptions": [each.key for each in leaving]}
            return moved


def invite_in_writing(actor: Actor, list_key: str) -> list[Inscription]:
    """Invite all who wait on a list to hand in their statements in writing: they are recorded as submitted, not delivered.

    Raises CannotAct when nobody waits; LookupError.
    """
    with keeping(actor, list_key, verbs.LIST_INVITED_IN_WRITING) as (doing, held):
        leaving = _all_waiting(held)
        _keep(doing, leaving)
        for each in leaving:
            each.on_list = held
            each.state = Inscription.States.IN_WRITING
            each.save()
            tell(actor, IN_WRITING, each, once=f"{each.key}:{doing.number}")
        held.order, held.reserve = [], []
        places.lapse(held, leaving, doing.memory)
        doing.data = {"inscriptions": [each.key for each in leaving]}
        return leaving


def _all_waiting(held: SpeakersList) -> list[Inscription]:
    keys = [*held.order, *held.reserve]
    found = {each.key: each for each in held.inscriptions.filter(key__in=keys, state__in=WAITS)}
    if not found:
        raise CannotAct(_("Nobody waits on this list."))
    return [found[key] for key in keys if key in found]


def _check_target(here: Floor, there: Floor) -> None:
    if there.pk == here.pk:
        raise CannotAct(_("Choose another meeting than this one."))
    if there.meeting.round.process.pk != here.meeting.round.process.pk:
        raise CannotAct(_("Choose a meeting of the same process."))
    if there.state == State.ADJOURNED.value:
        raise CannotAct(_("That meeting is over. Choose a later one."))


def _list_there(held: SpeakersList, target: Floor) -> SpeakersList:
    same = target.lists.filter(kind=held.kind)
    if held.kind != SpeakersList.Kinds.REPLIES:
        same = same.filter(title=held.title)
    there = same.first()
    if there is None:
        there = SpeakersList.objects.create(
            floor=target,
            key=new_key("list"),
            position=target.lists.count() + 1,
            kind=held.kind,
            title=held.title,
            parts=held.parts,
            audience=held.audience,
            policies=held.policies,
            quota=held.quota,
        )
        if target.on_list is None and held.kind == SpeakersList.Kinds.SPEAKERS:
            target.on_list = there
            target.save()
    there.floor = target
    return there


def _keep(doing: Doing, leaving: list[Inscription]) -> None:
    """Remember where they stood, so that undoing, from the end, puts the first back first and the others behind it."""
    for each in reversed(leaving):
        doing.memory.keep(each, 0)


def _move(found: Inscription, held: SpeakersList, there: SpeakersList) -> bool:
    """Move one to the list there, unsaved; False for one that waits there already, and keeps the place that it has."""
    same = there.inscriptions.filter(capacity=found.capacity, group=found.group, state__in=LIVE)
    # A group waits once, whoever speaks for it.
    known = same.exists() if found.group else same.filter(party=found.party).exists()
    if known:
        found.state = Inscription.States.WITHDRAWN
        found.save()
        return False
    there.requests += 1
    found.on_list, found.request = there, there.requests
    found.placed, found.placed_by = Placed.CARRIED.value, held.key
    return True
