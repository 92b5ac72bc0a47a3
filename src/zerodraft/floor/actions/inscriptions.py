"""Inscriptions: made by delegations and by the desk, withdrawn, moved, marked absent."""

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.floor import permissions, telling, verbs
from zerodraft.floor.actions.acts import CannotAct, keeping, locked_list, new_key, topic_of
from zerodraft.floor.core import order, window
from zerodraft.floor.core.session import State
from zerodraft.floor.models import Inscription, SpeakersList
from zerodraft.floor.requests import CannotInscribe, Request, checked, may_speak_for
from zerodraft.process.permissions import capacity_of
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

MOST_WAITING = 400
"""How many can wait on one list: twice the membership."""


@transaction.atomic
def inscribe(actor: Actor, list_key: str, request: Request) -> Inscription:
    """Inscribe the actor's own party. The same request twice is one inscription: the one that is there is given back.

    Raises PermissionDenied for another party's place, or a group that the party does not speak for; CannotAct when the list
    is not open at this moment; CannotInscribe for what cannot stand; LookupError for a list that is not there.
    """
    held = locked_list(list_key)
    authorise_party(actor, held, request.party)
    if not may_speak_for(held.floor.meeting.round.process, request, held.floor.meeting.day):
        raise PermissionDenied(_("Your delegation neither chairs this group nor was designated by it."))
    known = _live(held, request)
    if known:
        return known
    _check_open(held)
    made = _made(held, request, at_desk=False)
    held.save()
    _record(actor, verbs.INSCRIPTION_MADE.name, made, held, by="delegation")
    return made


@transaction.atomic
def withdraw(actor: Actor, inscription_key: str) -> Inscription:
    """Take the actor's own party off a list; what is withdrawn already stays so. Raises CannotAct once it has the floor."""
    found, held = _locked(inscription_key)
    authorise_party(actor, held, found.party)
    if found.state == Inscription.States.WITHDRAWN:
        return found
    _check_waiting(found)
    found.state = Inscription.States.WITHDRAWN
    found.save()
    held.order = order.left(held.order, found.key)
    held.save()
    _record(actor, verbs.INSCRIPTION_WITHDRAWN.name, found, held, by="delegation")
    return found


def inscribe_at_desk(actor: Actor, list_key: str, request: Request) -> Inscription:
    """Inscribe any party, for a raised nameplate or one that never signs in; also while the list is closed.

    Raises CannotAct when it waits already, with its place.
    """
    with keeping(actor, list_key, verbs.INSCRIPTION_MADE) as (doing, held):
        known = _live(held, request)
        if known:
            raise CannotAct(telling.already_waiting(known, held))
        made = _made(held, request, at_desk=True)
        doing.memory.keep_new(made)
        doing.subject, doing.on_behalf_of = made.key, made.party
        doing.data = _facts(made, held) | {"by": "desk", "place": held.order.index(made.key) + 1}
        return made


def withdraw_at_desk(actor: Actor, list_key: str, inscription_key: str) -> Inscription:
    """Take any party off a list."""
    with keeping(actor, list_key, verbs.INSCRIPTION_WITHDRAWN) as (doing, held):
        found = _waiting(held, inscription_key)
        doing.memory.keep(found, held.order.index(found.key))
        found.state = Inscription.States.WITHDRAWN
        found.save()
        held.order = order.left(held.order, found.key)
        doing.subject, doing.on_behalf_of = found.key, found.party
        doing.data = _facts(found, held) | {"by": "desk"}
        return found


def move(actor: Actor, list_key: str, inscription_key: str, *, before: str) -> Inscription:
    """Put one that waits before another, or at the end for ''. Raises CannotAct when either no longer waits."""
    with keeping(actor, list_key, verbs.INSCRIPTION_MOVED) as (doing, held):
        found = _waiting(held, inscription_key)
        if before:
            _waiting(held, before)
        doing.memory.keep(found, held.order.index(found.key))
        held.order = order.moved(held.order, found.key, before)
        found.moved = True
        found.save()
        doing.subject = found.key
        doing.data = {"place": held.order.index(found.key) + 1}
        return found


def mark_absent(actor: Actor, list_key: str, inscription_key: str) -> Inscription:
    """Say that a speaker who was called is not in the room: they fall to the end. Raises CannotAct if they do not wait."""
    with keeping(actor, list_key, verbs.INSCRIPTION_ABSENT) as (doing, held):
        found = _waiting(held, inscription_key)
        doing.memory.keep(found, held.order.index(found.key))
        held.order = order.moved(held.order, found.key, "")
        found.moved, found.absences = True, found.absences + 1
        found.save()
        doing.subject = found.key
        return found


def place_of(made: Inscription) -> int:
    """The place of one that waits, as the list stands now: 1 is next."""
    return int(SpeakersList.objects.get(pk=made.on_list_id).order.index(made.key)) + 1


def authorise_party(actor: Actor, held: SpeakersList, party: str) -> None:
    """Raise PermissionDenied unless the actor may inscribe for this very party on this list."""
    capacity = capacity_of(actor)
    if not rules.has_perm(permissions.INSCRIBE, actor, held) or capacity.party != party:
        raise PermissionDenied(_("You may inscribe your own delegation only, and only if its focal point lets you."))


def _made(held: SpeakersList, request: Request, *, at_desk: bool) -> Inscription:
    meeting = held.floor.meeting
    category = checked(request, meeting.round.process, meeting.day)
    if request.capacity == Inscription.Capacities.GROUP:
        same = held.inscriptions.filter(group=request.group, state__in=("waiting", "speaking")).first()
        if same:
            raise CannotInscribe(telling.already_waiting(same, held))
    if len(held.order) >= MOST_WAITING:
        raise CannotInscribe(_("The list is full: %(count)d wait on it.") % {"count": MOST_WAITING})
    held.requests += 1
    made = Inscription.objects.create(
        on_list=held,
        key=new_key("inscription"),
        party=request.party,
        capacity=request.capacity,
        group=request.group,
        joint=sorted(set(request.joint) - {request.party}),
        category=category.value,
        request=held.requests,
        requested_at=clock.now(),
        at_desk=at_desk,
    )
    waiting = {each.key: each.entry for each in held.inscriptions.filter(key__in=held.order)}
    announced = held.floor.on_list_id == held.pk and held.floor.state != State.NOT_BEGUN.value
    place = order.place_of(made.entry, held.order, waiting, held.policies, announced=announced)
    held.order = order.entered(held.order, made.key, place)
    return made


def _live(held: SpeakersList, request: Request) -> Inscription | None:
    return held.inscriptions.filter(
        party=request.party, capacity=request.capacity, group=request.group, state__in=("waiting", "speaking")
    ).first()


def _check_open(held: SpeakersList) -> None:
    moment = clock.now()
    openness = window.at(held.window, moment)
    if not openness.is_open:
        raise CannotAct(telling.not_open(openness, held, moment))


def _locked(inscription_key: str) -> tuple[Inscription, SpeakersList]:
    found = Inscription.objects.filter(key=inscription_key).select_related("on_list").first()
    if found is None:
        raise LookupError(inscription_key)
    held = locked_list(found.on_list.key)
    found = Inscription.objects.get(pk=found.pk)
    found.on_list = held
    return found, held


def _waiting(held: SpeakersList, inscription_key: str) -> Inscription:
    found = held.inscriptions.filter(key=inscription_key).first()
    if found is None:
        raise CannotAct(_("That speaker is not on this list."))
    found.on_list = held
    _check_waiting(found)
    return found


def _check_waiting(found: Inscription) -> None:
    if found.state != Inscription.States.WAITING:
        raise CannotAct(telling.not_waiting(found))


def _facts(made: Inscription, held: SpeakersList) -> dict[str, object]:
    return {
        "list": held.key,
        "party": made.party,
        "capacity": made.capacity,
        "group": made.group or None,
        "joint": made.joint or None,
    }


def _record(actor: Actor, verb: str, made: Inscription, held: SpeakersList, *, by: str) -> None:
    facts = _facts(made, held) | {"by": by, "role": capacity_of(actor).role.value}
    if verb == verbs.INSCRIPTION_MADE.name:
        facts["place"] = held.order.index(made.key) + 1
    else:
        del facts["joint"]
    append(
        verb,
        actor=actor.key,
        subject=made.key,
        on_behalf_of=made.party,
        topic=topic_of(held.floor.meeting.key),
        data=facts,
    )
