"""What every act on an inscription shares: whose it is, making one, finding one that waits, and what is recorded of it."""

from dataclasses import asdict

import rules
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.floor import permissions, rights, telling, verbs
from zerodraft.floor.actions import places
from zerodraft.floor.actions.acts import CannotAct, locked_list, new_key, topic_of
from zerodraft.floor.actions.places import LIVE
from zerodraft.floor.core import window
from zerodraft.floor.models import Inscription, SpeakersList
from zerodraft.floor.requests import CannotInscribe, Request, Speaks, checked, sorted_by
from zerodraft.process.permissions import capacity_of
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

MOST_WAITING = 400
"""How many can wait on one list: twice the membership."""


def place_of(made: Inscription) -> int | None:
    """The place of one that waits, as the list stands now: 1 is next. None for one on the waiting list."""
    return place_on(SpeakersList.objects.get(pk=made.on_list_id), made)


def place_on(held: SpeakersList, made: Inscription) -> int | None:
    """The place of one on a list; None for one on its waiting list."""
    return held.order.index(made.key) + 1 if made.key in held.order else None


def authorise_party(actor: Actor, held: SpeakersList, party: str) -> None:
    """Raise PermissionDenied unless the actor may inscribe for this very party on this list."""
    capacity = capacity_of(actor)
    if not rules.has_perm(permissions.INSCRIBE, actor, held) or capacity.party != party:
        raise PermissionDenied(_("You may inscribe your own delegation only, and only if its focal point lets you."))


def made_on(held: SpeakersList, request: Request, *, at_desk: bool) -> Inscription:
    """A new inscription, at its place. Saves it, not the list. Raises CannotInscribe."""
    meeting = held.floor.meeting
    category = checked(request, meeting.round.process, meeting.day)
    if request.capacity == Inscription.Capacities.GROUP:
        refused = rights.group_refusal(held.floor.rule_set, request.party, request.group, meeting.day)
        if refused:
            raise CannotInscribe(refused)
        same = held.inscriptions.filter(group=request.group, state__in=LIVE).first()
        if same:
            raise CannotInscribe(telling.already_waiting(same, held))
    if len(held.order) + len(held.reserve) >= MOST_WAITING:
        raise CannotInscribe(_("The list is full: %(count)d wait on it.") % {"count": MOST_WAITING})
    by = sorted_by(request, held.floor.rule_set, category, meeting.day)
    held.requests += 1
    made = Inscription(
        on_list=held,
        key=new_key("inscription"),
        party=request.party,
        capacity=request.capacity,
        group=request.group,
        joint=sorted(set(request.joint) - {request.party}),
        aligned=sorted(set(request.aligned)),
        dissenting=sorted(set(request.dissenting)),
        category=by.category.value,
        standing=int(by.standing),
        region=by.region,
        request=held.requests,
        requested_at=clock.now(),
        at_desk=at_desk,
    )
    set_speaker(made, request.speaks)
    places.enter(held, made)
    made.save()
    return made


def live(held: SpeakersList, request: Request) -> Inscription | None:
    """The inscription that such a request has already."""
    return held.inscriptions.filter(
        party=request.party, capacity=request.capacity, group=request.group, state__in=LIVE
    ).first()


def check_open(held: SpeakersList) -> None:
    """Raise CannotAct unless delegations may inscribe themselves at this moment."""
    moment = clock.now()
    openness = window.at(held.window, moment)
    if not openness.is_open:
        raise CannotAct(telling.not_open(openness, held, moment))


def locked_inscription(inscription_key: str) -> tuple[Inscription, SpeakersList]:
    """An inscription and its list, held until the transaction ends. Raises LookupError."""
    found = Inscription.objects.filter(key=inscription_key).select_related("on_list").first()
    if found is None:
        raise LookupError(inscription_key)
    held = locked_list(found.on_list.key)
    found = Inscription.objects.get(pk=found.pk)
    if found.on_list_id != held.pk:
        # It was carried over to another list between the two readings.
        return locked_inscription(inscription_key)
    found.on_list = held
    return found, held


def waiting(held: SpeakersList, inscription_key: str) -> Inscription:
    """One that waits on this list, or on its waiting list. Raises CannotAct."""
    found = held.inscriptions.filter(key=inscription_key).first()
    if found is None:
        raise CannotAct(_("That speaker is not on this list."))
    found.on_list = held
    check_waiting(found)
    return found


def check_waiting(found: Inscription) -> None:
    """Raise CannotAct, with the reason, for one that does not wait any more."""
    if found.state not in {Inscription.States.WAITING, Inscription.States.RESERVE}:
        raise CannotAct(telling.not_waiting(found))


def check_on_order(held: SpeakersList, *keys: str) -> None:
    """Raise CannotAct for one that is on the waiting list only."""
    if any(key not in held.order for key in keys):
        raise CannotAct(_("That speaker is on the waiting list. Give the list more places first."))


def facts(made: Inscription, held: SpeakersList) -> dict[str, object]:
    """What the record holds of an inscription."""
    return {
        "list": held.key,
        "party": made.party,
        "capacity": made.capacity,
        "group": made.group or None,
        "joint": made.joint or None,
    }


def record(actor: Actor, verb: str, made: Inscription, held: SpeakersList, **more: object) -> None:
    """Write an act of a delegation on its own inscription into the record."""
    data = facts(made, held) | more | {"role": capacity_of(actor).role.value}
    if verb == verbs.INSCRIPTION_MADE.name:
        data["place"] = place_on(held, made)
    else:
        del data["joint"]
    append(
        verb,
        actor=actor.key,
        subject=made.key,
        on_behalf_of=made.party,
        topic=topic_of(held.floor.meeting.key),
        data=data,
    )


def set_speaker(found: Inscription, speaks: Speaks) -> None:
    """Write down who will speak, and how. Saves nothing."""
    given = asdict(speaks)
    found.speaker = " ".join(given.pop("name").split())
    for name, value in given.items():
        setattr(found, name, value)
