"""A meeting with a list, people in every role, and hands to act with."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from zerodraft import clock
from zerodraft.floor.actions import inscriptions, lists
from zerodraft.floor.requests import Request
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.process.audience import Audience
from zerodraft.process.capacity import Capacity
from zerodraft.process.core.roles import Right, Role
from zerodraft.programme.actions import publish_release, schedule_meeting
from zerodraft.programme.core.release import Segment, Sitting

DAY = date(2018, 2, 20)
NEW_YORK = "America/New_York"
FIJI, CHAD, PERU, EGYPT, HOLY_SEE, G77 = (
    "state-242",
    "state-148",
    "state-604",
    "state-818",
    "state-336",
    "body-106",
)


class Time:
    """The installation's time, moved by hand."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def go(self, **by: float) -> datetime:
        self.at += timedelta(**by)
        return self.at


@pytest.fixture
def time_(monkeypatch: pytest.MonkeyPatch) -> Time:
    """Ten in the morning in New York, until a test moves it on."""
    held = Time(datetime.combine(DAY, time(10), ZoneInfo(NEW_YORK)).astimezone(UTC))
    monkeypatch.setattr(clock, "now", held)
    return held


@pytest.fixture
def meeting(db: None, time_: Time) -> SimpleNamespace:
    """A published meeting with one open list that is taken up; three minutes for all."""
    process = process_actions.open_process(INSTALLATION, key="forests", title="Forests", audience=Audience.PUBLIC)
    process_actions.extend_outline(INSTALLATION, process, ["objective-1", "objective-2"])
    opened = process_actions.open_round(INSTALLATION, process, 1)
    process_actions.set_limit(INSTALLATION, opened, applies_to="all", seconds=180)
    row = schedule_meeting(
        INSTALLATION,
        opened,
        Sitting(
            day=DAY,
            start=datetime.combine(DAY, time(10), ZoneInfo(NEW_YORK)),
            end=datetime.combine(DAY, time(13), ZoneInfo(NEW_YORK)),
            zone=NEW_YORK,
            venue="Conference Room 4",
            segments=(Segment("Objectives 1 and 2", ("objective-1", "objective-2")), Segment("Other business")),
        ),
    )
    publish_release(INSTALLATION, process)
    made = lists.prepare_lists(INSTALLATION, row.key)
    lists.open_list(INSTALLATION, made[0].key)
    return SimpleNamespace(process=process, round=opened, row=row, key=row.key, lists=made, list=made[0])


@pytest.fixture
def chair(meeting: SimpleNamespace) -> Capacity:
    return Capacity(key="person-chair", role=Role.CO_FACILITATOR, process=meeting.process.key)


@pytest.fixture
def officer(meeting: SimpleNamespace) -> Capacity:
    return Capacity(key="person-officer", role=Role.CONFERENCE_OFFICER, process=meeting.process.key)


def delegate(party: str, *rights: Right, process: str = "forests", role: Role = Role.DELEGATE) -> Capacity:
    return Capacity(
        key=f"person-of-{party}", role=role, process=process, party=party, rights=frozenset(rights or {Right.INSCRIBE})
    )


@pytest.fixture
def inscribed(meeting: SimpleNamespace) -> Callable[..., list[str]]:
    """Inscribe parties by themselves, in this order; their keys."""

    def do(*parties: str) -> list[str]:
        return [inscriptions.inscribe(delegate(party), meeting.list.key, Request(party)).key for party in parties]

    return do
