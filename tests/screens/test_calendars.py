"""What stands in somebody's own calendar: meetings open to them, and turns of those for whom they act."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from floor.conftest import CHAD, FIJI, PERU
from zerodraft.floor.actions import inscriptions, lists, session
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process
from zerodraft.process import queries
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Role
from zerodraft.programme.actions import publish_release, schedule_meeting, withdraw_meeting
from zerodraft.programme.core.release import Segment, Sitting


@pytest.fixture
def feed(visitor):
    """The calendar of somebody who acts for a party in the process: its events by the beginning of their UIDs."""
    addresses = {}

    def read(party: str) -> dict:
        if party not in addresses:
            client = visitor(Role.DELEGATE, party)
            client.post("/notices/calendar/", {"do": "open"})
            text = client.get("/notices/").content.decode()
            addresses[party] = re.search(r'readonly value="http://testserver([^"]+)"', text)[1]
        events = Calendar.from_ical(Client().get(addresses[party]).content).walk("VEVENT")
        assert not any(event.errors for event in events)
        return {str(event["uid"]).removesuffix("@zerodraft"): event for event in events}

    return read


def turns(events: dict) -> list:
    return [event for uid, event in events.items() if uid.startswith("turn-")]


def test_the_meetings_and_the_turn_with_the_time_that_is_forecast(meeting, chair, inscribed, feed):
    inscribed(CHAD, PERU, FIJI)
    session.call_to_order(chair, meeting.key, seen=0)
    events = feed(FIJI)
    assert str(events[meeting.key]["summary"]) == "Objectives 1 and 2; Other business"
    [turn] = turns(events)
    assert str(turn["summary"]).startswith("Fiji speaks at about 10:")
    assert ", not before 10:" in str(turn["summary"])
    begins, ends = turn.decoded("dtstart"), turn.decoded("dtend")
    assert begins < ends
    assert begins.isoformat().endswith("-05:00")
    assert (str(turn["status"]), str(turn["location"])) == ("TENTATIVE", "Conference Room 4")
    assert "2 speakers before you" in str(turn["description"])
    assert [alarm.decoded("trigger") for alarm in turn.walk("VALARM")] == [timedelta(minutes=-15)]


def test_it_moves_with_the_meeting_and_grows_in_sequence(meeting, chair, inscribed, feed, time_):
    inscribed(CHAD, PERU, FIJI)
    session.call_to_order(chair, meeting.key, seen=0)
    [before] = turns(feed(FIJI))
    time_.go(minutes=30)  # nobody was given the floor
    [after] = turns(feed(FIJI))
    assert after["uid"] == before["uid"]
    assert after.decoded("dtstart") > before.decoded("dtstart")
    assert int(after["sequence"]) > int(before["sequence"])


def test_before_there_is_a_forecast_a_turn_lies_within_the_meeting_and_takes_nobodys_time(
    meeting, inscribed, feed, time_
):
    inscribed(FIJI)
    time_.go(days=-3)
    [turn] = turns(feed(FIJI))
    assert str(turn["summary"]) == "Fiji is on the list of speakers"
    assert turn.decoded("dtstart").isoformat() == "2018-02-20T10:00:00-05:00"
    assert turn.decoded("dtend").isoformat() == "2018-02-20T13:00:00-05:00"
    assert (str(turn["transp"]), list(turn.walk("VALARM"))) == ("TRANSPARENT", [])


def test_who_waits_outside_is_told_so(meeting, officer, inscribed, feed):
    lists.set_bounds(officer, meeting.list.key, places=1, quota=None)
    inscribed(CHAD, FIJI)
    [turn] = turns(feed(FIJI))
    assert "Waiting list, number 1" in str(turn["description"])


def test_a_turn_that_is_over_or_withdrawn_is_gone(meeting, officer, inscribed, feed):
    [key] = inscribed(FIJI)
    assert turns(feed(FIJI))
    inscriptions.withdraw_at_desk(officer, meeting.list.key, key)
    assert turns(feed(FIJI)) == []


def test_of_others_there_is_nothing(meeting, inscribed, feed):
    inscribed(CHAD, PERU)
    assert turns(feed(FIJI)) == []
    assert len(turns(feed(CHAD))) == 1


def test_meetings_that_are_not_for_one_are_not_there(meeting, feed):
    closed = schedule_meeting(
        INSTALLATION,
        meeting.round,
        Sitting(
            day=meeting.row.day,
            start=meeting.row.end,
            end=None,
            zone=meeting.row.zone,
            segments=(Segment("Team meeting"),),
            venue="",
        ),
    )
    publish_release(INSTALLATION, meeting.process)
    assert closed.key in feed(FIJI)
    closed.audience = Audience.TEAM
    closed.save(update_fields=["audience"])
    assert closed.key not in feed(FIJI)


def test_a_meeting_that_is_called_off_is_struck_out_once_that_is_announced(meeting, inscribed, feed):
    inscribed(FIJI)
    withdraw_meeting(INSTALLATION, meeting.row)
    assert str(feed(FIJI)[meeting.key]["status"]) == "CONFIRMED"
    publish_release(INSTALLATION, meeting.process)
    events = feed(FIJI)
    assert (str(events[meeting.key]["status"]), int(events[meeting.key]["sequence"])) == ("CANCELLED", 1)
    assert turns(events) == []


def test_who_left_the_process_has_an_empty_calendar(meeting, inscribed, feed):
    inscribed(FIJI)
    assert len(feed(FIJI)) == 2
    [seat] = queries.participations(meeting.process, FIJI)
    process.end_participation(INSTALLATION, seat)
    assert feed(FIJI) == {}
