"""Seating people in roles, changing what they may do for a party, and ending it. It holds from the next request on."""

import secrets
from collections.abc import Collection
from typing import TYPE_CHECKING

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.parties import queries as parties
from zerodraft.parties.actions import start_afresh
from zerodraft.process import permissions, queries, verbs
from zerodraft.process.actions.topics import topic_of
from zerodraft.process.core import roles
from zerodraft.process.core.roles import Right, Role
from zerodraft.process.models import Participation
from zerodraft.process.permissions import Place
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process


class CannotSeat(ValueError):
    """Nobody can be seated so; the message says why, and what to do."""


@transaction.atomic
def seat(
    actor: Actor, process: "Process", *, person: str, role: Role, party: str = "", rights: Collection[Right] = ()
) -> Participation:
    """Seat a person in a role, for a party where the role has one, with what they may do in its name.

    Somebody who sits there already stays as they are. Raises PermissionDenied unless the actor may let people in there,
    CannotSeat for a person who is nobody, and for a role and a party that do not go together.
    """
    authorise(actor, Place(process.key, role, party))
    return seated(actor.key, process, person=person, role=role, party=party, rights=rights)


def seated(
    by: str, process: "Process", *, person: str, role: Role, party: str, rights: Collection[Right]
) -> Participation:
    """Seat somebody, for an action that has asked who may; `by` is the id of who let them in.

    Whoever gains by it a place that is not their own party's signs in anew: what was opened for less ends.
    """
    check_place(process, role, party, rights)
    known = parties.by_key(person)
    if known is None:
        raise CannotSeat(_("There is nobody with the key %(key)s.") % {"key": person})
    place = {"process": process, "person": person, "role": role.value, "party": party}
    found = Participation.objects.select_for_update().filter(**place, ended_at=None).first()
    if found:
        return found
    if _gains(process, person, role, party):
        start_afresh(by, known)
    made = Participation.objects.create(
        **place, key=f"participation-{secrets.token_hex(6)}", since=clock.now(), **_as_columns(rights)
    )
    _append(verbs.PARTICIPATION_BEGUN.name, by, made, role=role.value, party=party or None, rights=_codes(rights))
    return made


def _gains(process: "Process", person: str, role: Role, party: str) -> bool:
    """Whether a seat is more than those who let this person in so far may have been able to give."""
    places = queries.places_of(person)
    same = any(place.process_key == process.key and place.party == party for place in places)
    return roles.is_of_team(role) or (bool(places) and not same)


def check_place(process: "Process", role: Role, party: str, rights: Collection[Right]) -> None:
    """Whether a role, a party and rights go together. Raises CannotSeat, which says what does not."""
    if role is Role.PUBLIC:
        raise CannotSeat(_("The public has no seat."))
    if role not in roles.FOR_A_PARTY:
        if party or rights:
            raise CannotSeat(
                _("Somebody in this role acts for no party. Leave the party and what may be done for it out.")
            )
        return
    if not party:
        raise CannotSeat(_("Somebody in this role acts for a party. Say for which."))
    if party not in parties.register().parties:
        raise CannotSeat(_("There is no party with the key %(key)s.") % {"key": party})
    if party in queries.parties_that_left(process, clock.now().date()):
        raise CannotSeat(_("This party has left the process. Note its return first."))


@transaction.atomic
def change_rights(actor: Actor, participation: Participation, rights: Collection[Right]) -> Participation:
    """Set what somebody may do in their party's name. Raises PermissionDenied, and CannotSeat for one that has ended."""
    found = Participation.objects.select_for_update().select_related("process").get(pk=participation.pk)
    authorise(actor, found.place)
    if found.ended_at:
        raise CannotSeat(_("This person takes part no more. Admit them anew."))
    check_place(found.process, Role(found.role), found.party, rights)
    if found.rights != frozenset(rights):
        for column, value in _as_columns(rights).items():
            setattr(found, column, value)
        found.save()
        _append(verbs.RIGHTS_CHANGED.name, actor.key, found, rights=_codes(rights))
    return found


@transaction.atomic
def end_participation(actor: Actor, participation: Participation) -> None:
    """End somebody's role; it stays as history. One that has ended stays as it is."""
    found = Participation.objects.select_for_update().select_related("process").get(pk=participation.pk)
    authorise(actor, found.place)
    if found.ended_at:
        return
    found.ended_at = clock.now()
    found.save()
    _append(verbs.PARTICIPATION_ENDED.name, actor.key, found, role=found.role, party=found.party or None)


def authorise(actor: Actor, place: Place) -> None:
    """Raises PermissionDenied unless the actor may let people in there, and out."""
    if not rules.has_perm(permissions.ADMIT, actor, place):
        raise PermissionDenied(
            _("Only the secretariat, and for its own party a focal point, may let people in and out.")
        )


def _as_columns(rights: Collection[Right]) -> dict[str, bool]:
    return {f"may_{right.value}": right in rights for right in Right}


def _codes(rights: Collection[Right]) -> list[str]:
    return [right.value for right in Right if right in rights]


def _append(verb: str, by: str, found: Participation, **data: object) -> None:
    append(
        verb,
        actor=by,
        subject=found.person,
        on_behalf_of=found.party,
        topic=topic_of(found.process),
        data={"participation": found.key, **data},
    )
