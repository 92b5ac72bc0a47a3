"""What the one-time links of a process are for: a seat for whoever opens it, or the way back for somebody seated."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import rules
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.parties import admissions
from zerodraft.parties import queries as parties
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.admissions import Offer, Purpose, Unusable
from zerodraft.process import permissions, queries
from zerodraft.process.core.roles import Right, Role
from zerodraft.process.permissions import Place

if TYPE_CHECKING:
    from zerodraft.parties.models import Admission, Person

SEAT, RETURN = "seat", "return"


def register() -> None:
    """Tell the installation what this room's links are for; called once, when the room starts."""
    admissions.register(SEAT, Purpose(_may_seat, _seat_offered, _take_seat))
    admissions.register(RETURN, Purpose(_may_let_back, _return_offered, lambda *_: None))


def may_let_back(actor: object, person: str) -> bool:
    """Whether the actor could have let this person into everything that they have here."""
    found, places = parties.by_key(person), queries.places_of(person)
    if found is None or not found.is_active or found.is_secretariat:
        return False
    return bool(places) and all(rules.has_perm(permissions.ADMIT, actor, place) for place in places)


def _may_seat(actor: object, gives: dict[str, Any], _person: str) -> bool:
    return bool(rules.has_perm(permissions.ADMIT, actor, _place(gives)))


def _may_let_back(actor: object, _gives: dict[str, Any], person: str) -> bool:
    return may_let_back(actor, person)


def _place(gives: dict[str, Any]) -> Place:
    return Place(gives["process"], Role(gives["role"]), gives["party"])


def _seat_offered(admission: "Admission") -> Offer:
    from zerodraft.process.actions.participation import CannotSeat, check_place  # noqa: PLC0415 - actions make links

    gives, process = admission.gives, queries.by_key(admission.gives["process"])
    if process is None:
        raise Unusable("lapsed", _("The process of this link is not here any more."))
    role, rights = Role(gives["role"]), [Right(code) for code in gives["rights"]]
    try:
        check_place(process, role, gives["party"], rights)
    except CannotSeat as error:
        raise Unusable("lapsed", _("The party of this link has left the process.")) from error
    _check_maker(admission)
    particulars = [(_("Process"), process.title), (_("Your role"), queries.role_name(role))]
    if gives["party"]:
        particulars.append((_("For"), _name_of(gives["party"])))
    if rights:
        particulars.append((_("You may"), ", ".join(queries.right_name(right) for right in rights)))
    particulars.append((_("Let in by"), parties.name_of(admission.made_by)))
    title = _("Join the delegation") if role is Role.DELEGATE else _("Take your seat")
    return Offer(title, tuple(particulars), reverse("programme", args=[process.key]))


def _take_seat(admission: "Admission", person: "Person") -> None:
    from zerodraft.process.actions.participation import seated  # noqa: PLC0415 - actions make links

    gives, process = admission.gives, queries.by_key(admission.gives["process"])
    if process is None:
        raise Unusable("lapsed")
    seated(
        admission.made_by,
        process,
        person=person.key,
        role=Role(gives["role"]),
        party=gives["party"],
        rights=[Right(code) for code in gives["rights"]],
    )


def _return_offered(admission: "Admission") -> Offer:
    found = queries.participation_by_key(admission.gives["participation"])
    if found is None or found.ended_at:
        raise Unusable("lapsed", _("Whoever this link was made for takes part no more."))
    _check_maker(admission)
    particulars = [
        (_("Process"), found.process.title),
        (_("Your role"), queries.role_name(Role(found.role))),
    ]
    if found.party:
        particulars.append((_("For"), _name_of(found.party)))
    return Offer(_("Your way in"), tuple(particulars), reverse("programme", args=[found.process.key]))


def _check_maker(admission: "Admission") -> None:
    """A link is worth what its maker may do: it dies with their role."""
    may_make = admissions.purpose_of(admission.purpose).may_make
    if not any(may_make(actor, admission.gives, admission.person) for actor in _makers(admission)):
        raise Unusable("lapsed", _("Whoever made this link may not let anybody in any more."))


def _makers(admission: "Admission") -> Iterator[Any]:
    if admission.made_by == INSTALLATION.key:
        yield INSTALLATION
        return
    maker, process = parties.by_key(admission.made_by), queries.by_key(admission.gives["process"])
    if maker is not None and maker.is_active and process is not None:
        yield maker
        yield from queries.capacities_of(maker.key, process, clock.now())


def _name_of(party: str) -> str:
    return parties.party_name(party, clock.now().date(), get_language() or "en") or party
