"""A meeting as in tests/floor, and people of every role who visit its screens."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client

from floor.conftest import FIJI, chair, inscribed, meeting, officer, time_
from zerodraft.parties.actions import admit_person
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process.actions import seat
from zerodraft.process.core.roles import Right, Role

__all__ = ["chair", "inscribed", "meeting", "officer", "time_"]

Visitor = Callable[..., Client]


@pytest.fixture
def visitor(meeting: SimpleNamespace) -> Visitor:
    """Somebody in a role of the meeting's process, signed in; for `Role.PUBLIC` nobody is. Delegates may inscribe."""

    def admit(role: Role, party: str = "", *, may_inscribe: bool = True, **options: object) -> Client:
        client = Client(**options)
        if role is Role.PUBLIC:
            return client
        name = f"{role.value}-{party}-{may_inscribe}"
        person = admit_person(
            INSTALLATION,
            email=f"{name}@mission.example",
            name=name,
            password="correct horse battery",
            is_secretariat=False,
        )
        if role in (Role.DELEGATE, Role.OBSERVER):
            party = party or FIJI
        rights = [Right.INSCRIBE] if party and may_inscribe else []
        seat(INSTALLATION, meeting.process, person=person.key, role=role, party=party, rights=rights)
        client.force_login(person)
        return client

    return admit
