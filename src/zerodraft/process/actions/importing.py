"""Taking over a list of focal points: all rows that were shown as good, or none when anything has changed since."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rules
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.parties import queries as parties
from zerodraft.parties.actions import make_person
from zerodraft.parties.admissions import AddressTaken
from zerodraft.process import permissions, queries
from zerodraft.process.actions.admitting import admit_by_link, link_for, withdraw_link
from zerodraft.process.actions.participation import seated
from zerodraft.process.actions.topics import topic_of
from zerodraft.process.core.focal_points import Entry, Known, Row, judge
from zerodraft.process.core.places import role_for
from zerodraft.process.core.roles import Right
from zerodraft.process.purposes import SEAT, may_let_back
from zerodraft.process.vouching import authorities_over, authority_of
from zerodraft.record.core.chain import canonical_json
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.parties.models import Admission, Person
    from zerodraft.process.models import Process


class Changed(ValueError):
    """The list, or what is known of the process, is not what was shown; nothing was written."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A focal point who was taken over, for which party, and the link that lets them in.

    The link is None for somebody who signs in as before.
    """

    party: str
    name: str
    email: str
    link: "tuple[Admission, str] | None"


def assess(process: "Process", rows: Sequence[Row]) -> list[Entry]:
    """The rows of a list as they stand against the process now; a fixed number of queries however many there are."""
    on = clock.now().date()
    here = [row for row in queries.participations(process) if Right.ADMIT in row.rights and row.party]
    holders = parties.people({row.person for row in here})
    focal: dict[str, dict[str, str]] = {}
    for row in here:
        if person := holders.get(row.person):
            focal.setdefault(row.party, {})[person.email] = str(person)
    known = parties.people_by_vouched_email({row.email.casefold() for row in rows}, authorities_over(process))
    return judge(
        rows,
        Known(
            register=parties.register(),
            on=on,
            left=queries.parties_that_left(process, on),
            focal=focal,
            people={email: str(person) for email, person in known.items()},
            is_address=_is_address,
        ),
    )


def fingerprint(entries: Sequence[Entry]) -> str:
    """A hash of the list and of what is said of each of its rows."""
    seen = [
        [e.row.line, e.row.party, e.row.name, e.row.email, e.party, [[str(p), d] for p, d in e.problems], e.is_done]
        for e in entries
    ]
    return hashlib.sha256(canonical_json(seen)).hexdigest()


@transaction.atomic
def import_focal_points(actor: Actor, process: "Process", rows: Sequence[Row], shown: str) -> list[Taken]:
    """Take over every good row: the person, if new; the seat with every right; and a one-time link.

    An address that an account only states, or that another process's secretariat gave, finds nobody: a link gives the seat
    to whoever it is handed to.
    `shown` is the fingerprint of what the actor saw. Raises Changed when it would be another now, and PermissionDenied
    unless the actor is of the secretariat of the process.
    """
    _authorise(actor, process)
    entries = assess(process, rows)
    if fingerprint(entries) != shown:
        raise Changed(_("Something has changed since the list was shown. Look through it once more."))
    return [_take(actor, process, entry) for entry in entries if entry.is_good]


@transaction.atomic
def links_for_those_not_in(actor: Actor, process: "Process") -> list[Taken]:
    """A new link for every focal point who has never come in; their older ones die.

    Raises PermissionDenied unless the actor is of the secretariat of the process.
    """
    _authorise(actor, process)
    waiting = [row for row in queries.participations(process) if Right.ADMIT in row.rights and row.party]
    people = parties.people({row.person for row in waiting})
    return [
        Taken(row.party, person.name, person.email, link_for(actor, row))
        for row in waiting
        if (person := people.get(row.person)) and not person.last_login and may_let_back(actor, person.key)
    ]


def _authorise(actor: Actor, process: "Process") -> None:
    if not rules.has_perm(permissions.SEAT, actor, process):
        raise PermissionDenied(_("Only the secretariat may import focal points."))


def _take(actor: Actor, process: "Process", entry: Entry) -> Taken:
    name, email, rights = entry.row.name, entry.row.email, tuple(Right)
    role = role_for(parties.register(), entry.party, clock.now().date())
    person = parties.by_vouched_email(email, authorities_over(process))
    if person is None and parties.by_email(email) is not None:
        _withdraw_older(actor, process, entry)
        link = admit_by_link(actor, process, role=role, party=entry.party, rights=rights, name=name, email=email)
        return Taken(entry.party, name, email, link)
    if person is None:
        person = _new_person(actor, process, name, email)
    seat = seated(actor.key, process, person=person.key, role=role, party=entry.party, rights=rights)
    way_in = None if person.has_usable_password() or not may_let_back(actor, person.key) else link_for(actor, seat)
    return Taken(entry.party, person.name, person.email, way_in)


def _new_person(actor: Actor, process: "Process", name: str, email: str) -> "Person":
    try:
        return make_person(actor, name=name, email=email, password=None, vouched_by=authority_of(actor, process))
    except AddressTaken as error:
        raise Changed(_("Something has changed since the list was shown. Look through it once more.")) from error


def _withdraw_older(actor: Actor, process: "Process", entry: Entry) -> None:
    """A list that is taken over twice leaves one link for each."""
    for older in parties.admissions_open(SEAT, topic_of(process)):
        if older.email == entry.row.email.lower() and older.gives["party"] == entry.party:
            withdraw_link(actor, older)


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
