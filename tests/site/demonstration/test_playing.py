"""A meeting that plays by itself: it comes to its end, keeps the record whole, and gives way to people."""

import secrets
from datetime import timedelta
from random import Random

import pytest

from floor.conftest import CHAD, EGYPT, FIJI, PERU, chair, inscribed, meeting, officer, time_  # noqa: F401 (fixtures)
from zerodraft import clock
from zerodraft.floor import queries
from zerodraft.floor.actions import session
from zerodraft.floor.core.session import State
from zerodraft.record import queries as record
from zerodraft.site.demonstration.cast import LATER
from zerodraft.site.demonstration.playing import Cast, play


@pytest.fixture(autouse=True)
def keys(monkeypatch):
    """Keys by which speakers are told apart, and which say how long each speaks, the same in every run."""
    drawn = Random(7)  # noqa: S311 (a play, no secret)
    monkeypatch.setattr(secrets, "token_hex", lambda many=32: drawn.randbytes(many).hex())


def test_it_plays_to_the_adjournment(meeting, chair, officer, inscribed, time_):  # noqa: F811
    inscribed(FIJI, CHAD, *LATER)
    cast = Cast(chair, officer, (FIJI, CHAD, PERU, EGYPT, "state-404", "state-578", "state-704"))

    def wait(length: timedelta) -> bool:
        time_.go(seconds=length.total_seconds())
        return True

    play(meeting.key, cast, wait)
    state = queries.state(meeting.key, clock.now())
    assert state.session.state is State.ADJOURNED
    assert {FIJI, CHAD} < {each.speaker.party for each in state.spoken}
    assert all(timedelta(seconds=20) < each.used <= timedelta(minutes=5, seconds=1) for each in state.spoken)
    assert time_.at - state.session.adjourned < timedelta(milliseconds=1)
    late = [each for each in state.spoken if each.over > timedelta(seconds=27)]
    assert late
    assert all(
        each.reminders == (each in late) for each in state.spoken if each.over < timedelta(seconds=24) or each in late
    )
    assert record.first_break() is None


def test_it_gives_way_to_people_and_stops_when_told(meeting, chair, officer, inscribed, time_):  # noqa: F811
    inscribed(FIJI, CHAD)
    waits = []

    def wait(length: timedelta) -> bool:
        waits.append(length)
        if len(waits) == 1:
            session.call_to_order(officer, meeting.key, seen=0)
        return len(waits) < 4

    play(meeting.key, Cast(chair, officer, ()), wait)
    state = queries.state(meeting.key, clock.now())
    assert len(waits) == 4
    assert state.session.state is State.IN_SESSION
