"""What the floor tells those who plan: who is inscribed, how many spoke at earlier meetings, and their pace."""

from dataclasses import replace
from datetime import timedelta

from floor.conftest import delegate
from zerodraft.floor import queries
from zerodraft.floor.actions import inscriptions, session, speaking
from zerodraft.parties.actors import INSTALLATION
from zerodraft.programme import beside
from zerodraft.programme import queries as programme
from zerodraft.programme.actions import schedule_meeting
from zerodraft.programme.foreseeing import Forecasts


def test_inscriptions_so_far_are_expected_and_then_what_was_usual(meeting, chair, inscribed, time_):
    keys = inscribed("state-242", "state-404", "state-148")
    inscriptions.withdraw(delegate("state-148"), keys[2])
    (now,) = programme.working_programme(meeting.process)
    later = schedule_meeting(
        INSTALLATION, meeting.round, replace(now, day=now.day, start=now.start + timedelta(hours=5), end=None)
    )
    known = beside.spoken(meeting.process)
    assert known.inscribed == {meeting.key: {"national": 2}}
    assert (known.usual, known.meetings) == ({}, 0)
    expected = Forecasts(meeting.process).expected(now)
    assert (expected.source, expected.count) == ("inscribed", 2)
    assert {each.allotted for each in expected.speakers} == {180}

    session.call_to_order(chair, meeting.key, seen=0)
    for key in keys[:2]:
        turn = queries.state(meeting.key, time_()).turn
        speaking.give_floor(chair, meeting.key, key, seen=turn, as_next=True)
        speaking.start_clock(chair, meeting.key, seen=queries.state(meeting.key, time_()).turn)
        time_.go(minutes=4)
    session.adjourn(chair, meeting.key, seen=queries.state(meeting.key, time_()).turn)
    known = beside.spoken(meeting.process)
    assert known.meetings == 1
    of_later = next(each for each in programme.working_programme(meeting.process) if each.key == later.key)
    expected = Forecasts(meeting.process).expected(of_later)
    assert (expected.source, expected.count) == ("usual", 2)
    assert known.pace.used("national", 180).mean > 180 * 1.1
