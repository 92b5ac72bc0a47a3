"""Inscriptions: made by delegations and by the desk, withdrawn, moved, marked absent; and who will speak."""

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft.floor import permissions, telling, verbs
from zerodraft.floor.actions import places
from zerodraft.floor.actions.acts import CannotAct, keeping, locked_list, topic_of
from zerodraft.floor.actions.inscribing import (
    authorise_party,
    check_on_order,
    check_open,
    check_waiting,
    facts,
    live,
    locked_inscription,
    made_on,
    place_on,
    record,
    set_speaker,
    waiting,
)
from zerodraft.floor.actions.places import LIVE
from zerodraft.floor.core import order
from zerodraft.floor.core.order import Placed
from zerodraft.floor.models import Inscription, SpeakersList
from zerodraft.floor.requests import CannotInscribe, Request, Speaks, checked, may_speak_for
from zerodraft.floor.telling_delegations import tell_risen
from zerodraft.process.permissions import capacity_of
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor


@transaction.atomic
def inscribe(actor: Actor, list_key: str, request: Request) -> Inscription:
    """Inscribe the actor's own party. The same request twice is one inscription: the one that is there is given back.

    On a list that is full it goes to the waiting list. Raises PermissionDenied for another party's place, or a group that
    the party does not speak for; CannotAct when the list is not open at this moment; CannotInscribe for what cannot
    stand, also beyond the delegation's quota; LookupError for a list that is not there.
    """
    held = locked_list(list_key)
    authorise_party(actor, held, request.party)
    _check_kind(held)
    if not may_speak_for(held.floor.meeting.round.process, request, held.floor.meeting.day):
        raise PermissionDenied(_("Your delegation neither chairs this group nor was designated by it."))
    known = live(held, request)
    if known:
        return known
    check_open(held)
    _check_quota(held, request)
    made = made_on(held, request, at_desk=False)
    held.save()
    record(actor, verbs.INSCRIPTION_MADE.name, made, held, by="delegation")
    return made


@transaction.atomic
def withdraw(actor: Actor, inscription_key: str) -> Inscription:
    """Take the actor's own party off a list; what is withdrawn already stays so. Raises CannotAct once it has the floor."""
    found, held = locked_inscription(inscription_key)
    authorise_party(actor, held, found.party)
    if found.state == Inscription.States.WITHDRAWN:
        return found
    check_waiting(found)
    found.state = Inscription.States.WITHDRAWN
    found.save()
    tell_risen(actor, places.leave(held, found))
    record(actor, verbs.INSCRIPTION_WITHDRAWN.name, found, held, by="delegation")
    return found


@transaction.atomic
def change_speaker(actor: Actor, inscription_key: str, speaks: Speaks) -> Inscription:
    """Say who will speak, and how: by the party itself, or by the desk. A change of rank moves the place that rank gave.

    Raises PermissionDenied, CannotInscribe for what cannot be, and CannotAct once they have the floor.
    """
    found, held = locked_inscription(inscription_key)
    if not rules.has_perm(permissions.KEEP_LIST, actor, held):
        authorise_party(actor, held, found.party)
    check_waiting(found)
    process, on = held.floor.meeting.round.process, held.floor.meeting.day
    checked(Request(found.party, speaks=speaks), process, on)
    has_new_rank = found.rank != speaks.rank
    set_speaker(found, speaks)
    found.save()
    if has_new_rank:
        places.replace(held, found)
    append(
        verbs.SPEAKER_CHANGED.name,
        actor=actor.key,
        subject=found.key,
        on_behalf_of=found.party,
        topic=topic_of(held.floor.meeting.key),
        data={
            "role": capacity_of(actor).role.value,
            "party": found.party,
            "rank": found.rank or None,
            "place": held.order.index(found.key) + 1 if found.key in held.order else None,
        },
    )
    return found


def inscribe_at_desk(actor: Actor, list_key: str, request: Request) -> Inscription:
    """Inscribe any party, for a raised nameplate or one that never signs in; also while the list is closed.

    The desk is not bound by a delegation's quota, which it answers for. Raises CannotAct when it waits already, with its
    place.
    """
    with keeping(actor, list_key, verbs.INSCRIPTION_MADE) as (doing, held):
        _check_kind(held)
        known = live(held, request)
        if known:
            raise CannotAct(telling.already_waiting(known, held))
        made = made_on(held, request, at_desk=True)
        doing.memory.keep_new(made)
        doing.subject, doing.on_behalf_of = made.key, made.party
        doing.data = facts(made, held) | {"by": "desk", "place": place_on(held, made)}
        return made


def withdraw_at_desk(actor: Actor, list_key: str, inscription_key: str) -> Inscription:
    """Take any party off a list."""
    with keeping(actor, list_key, verbs.INSCRIPTION_WITHDRAWN) as (doing, held):
        found = waiting(held, inscription_key)
        doing.memory.keep(found, _index(held, found))
        found.state = Inscription.States.WITHDRAWN
        found.save()
        tell_risen(actor, places.leave(held, found, doing.memory))
        doing.subject, doing.on_behalf_of = found.key, found.party
        doing.data = facts(found, held) | {"by": "desk"}
        return found


def move(actor: Actor, list_key: str, inscription_key: str, *, before: str) -> Inscription:
    """Put one that waits before another, or at the end for ''. Raises CannotAct when either no longer waits."""
    with keeping(actor, list_key, verbs.INSCRIPTION_MOVED) as (doing, held):
        found = waiting(held, inscription_key)
        if before:
            waiting(held, before)
        check_on_order(held, found.key, before or found.key)
        doing.memory.keep(found, held.order.index(found.key))
        held.order = order.moved(held.order, found.key, before)
        found.placed, found.placed_by = Placed.HAND.value, ""
        found.save()
        doing.subject = found.key
        doing.data = {"place": held.order.index(found.key) + 1}
        return found


def mark_absent(actor: Actor, list_key: str, inscription_key: str) -> Inscription:
    """Say that a speaker who was called is not in the room: they fall to the end. Raises CannotAct if they do not wait."""
    with keeping(actor, list_key, verbs.INSCRIPTION_ABSENT) as (doing, held):
        found = waiting(held, inscription_key)
        check_on_order(held, found.key)
        doing.memory.keep(found, held.order.index(found.key))
        held.order = order.moved(held.order, found.key, "")
        found.placed, found.placed_by = Placed.ABSENT.value, ""
        found.absences += 1
        found.save()
        doing.subject = found.key
        return found


def erase_speaker(subject: str) -> None:
    """Erase who spoke for an inscription, keeping that it did; for `record.sealing`."""
    if not Inscription.objects.filter(key=subject).update(speaker="", gender="", first_time=False):
        raise LookupError(f"no inscription has the key {subject}")


def _check_kind(held: SpeakersList) -> None:
    if held.kind == SpeakersList.Kinds.REPLIES:
        raise CannotInscribe(_("This list is for the right of reply. Ask for a reply instead."))


def _check_quota(held: SpeakersList, request: Request) -> None:
    if held.quota is None or request.capacity != Inscription.Capacities.NATIONAL:
        return
    had = held.inscriptions.filter(
        party=request.party, capacity=request.capacity, state__in=(*LIVE, Inscription.States.SPOKEN)
    ).count()
    if had >= held.quota:
        raise CannotInscribe(
            _("Each delegation may speak %(count)d times on this list, and yours has its share. Ask the desk.")
            % {"count": held.quota}
        )


def _index(held: SpeakersList, found: Inscription) -> int:
    return list(held.order if found.key in held.order else held.reserve).index(found.key)
