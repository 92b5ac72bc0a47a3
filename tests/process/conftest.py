"""A process, and people who take part in it."""

from collections.abc import Callable

import pytest

from zerodraft.parties.actions import admit_person
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions, queries
from zerodraft.process.audience import Audience
from zerodraft.process.capacity import Capacity
from zerodraft.process.core.roles import FOR_A_PARTY, Right, Role
from zerodraft.process.models import Process

PASSWORD = "correct horse battery"
KENYA, CHILE, G77, NAMELESS = "state-404", "state-152", "body-106", "state-999"


@pytest.fixture
def forests(db: None) -> Process:
    return actions.open_process(INSTALLATION, key="forests", title="Forest compact", audience=Audience.DELEGATIONS)


@pytest.fixture
def seated(forests) -> Callable[..., object]:
    """Seat somebody new in a role; gives the person."""

    def make(role: Role, party: str = "", rights: tuple[Right, ...] = (), name: str = "", of: Process = forests):
        name = name or f"{role.value.title().replace('-', ' ')} {party}".strip()
        address = f"{name.lower().replace(' ', '.')}@mission.example"
        person = admit_person(INSTALLATION, email=address, name=name, password=PASSWORD, is_secretariat=False)
        actions.seat(INSTALLATION, of, person=person.key, role=role, party=party, rights=rights)
        return person

    return make


@pytest.fixture
def actors(forests, seated, people) -> dict[str, object]:
    """An actor of each role, by the names of the matrices: actors in the process, and people outside it."""
    found: dict[str, object] = {}
    for role in Role:
        if role is Role.PUBLIC:
            continue
        party = KENYA if role in FOR_A_PARTY else ""
        person = seated(role, party)
        found[role.value] = capacity_of(person, forests)
    focal = seated(Role.DELEGATE, KENYA, tuple(Right), name="Focal Point")
    found["focal-point"] = capacity_of(focal, forests)
    found["other-focal-point"] = capacity_of(seated(Role.DELEGATE, CHILE, tuple(Right), name="Other Focal"), forests)
    found["public"] = Capacity()
    found["installation"] = people["installation"]
    found["installation-secretariat"] = people["secretariat"]
    found["anonymous"] = people["anonymous"]
    return found


def capacity_of(person, process: Process) -> Capacity:
    from zerodraft import clock

    return queries.capacities_of(person.key, process, clock.now())[0]
