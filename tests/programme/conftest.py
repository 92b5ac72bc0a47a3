"""A process whose programme is published."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from programme.khal import Khal
from programme.making import NEW_YORK, at
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.models import Person
from zerodraft.process import actions as process_actions
from zerodraft.process.audience import Audience
from zerodraft.process.models import Process
from zerodraft.programme.actions import publish_release, schedule_meeting
from zerodraft.programme.core.release import Segment, Sitting

DAY = date(2018, 2, 20)
SITTING = Sitting(
    day=DAY,
    start=at(DAY, "10:00", NEW_YORK),
    end=at(DAY, "13:00", NEW_YORK),
    zone=NEW_YORK,
    venue="Trusteeship Council",
    segments=(Segment("Objectives 1 and 2", ("objective-1", "objective-2")), Segment("Any other business")),
)


@pytest.fixture
def published(db: None) -> Callable[..., Process]:
    """Make a process of so many meetings for an audience, and publish its programme."""

    def make(key: str, audience: Audience = Audience.PUBLIC, meetings: int = 1) -> Process:
        process = process_actions.open_process(INSTALLATION, key=key, title=key.title(), audience=audience)
        process_actions.extend_outline(INSTALLATION, process, ["preamble", "objective-1", "objective-2"])
        opened = process_actions.open_round(INSTALLATION, process, 1)
        process_actions.name_officer(INSTALLATION, process, office="Chair", name="Ada Vidal", state="Chile")
        process_actions.set_limit(INSTALLATION, opened, applies_to="all", seconds=180)
        for number in range(meetings):
            schedule_meeting(INSTALLATION, opened, replace(SITTING, venue=f"Conference Room {number + 1}"))
        publish_release(INSTALLATION, process)
        return process

    return make


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    return Khal(tmp_path)


@pytest.fixture
def desk(client: Client, people: Mapping[str, Person]) -> Client:
    """A browser in which the secretariat is signed in."""
    client.force_login(people["secretariat"])
    return client
