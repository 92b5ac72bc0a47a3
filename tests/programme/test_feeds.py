"""The calendar feed: as `icalendar` reads it back, and as a real client, khal, takes it in."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from icalendar import Calendar

from programme.making import meeting, programmes
from zerodraft.programme.core.release import Meeting, Segment, next_release
from zerodraft.programme.feeds import calendar
from zerodraft.programme.models import Release

TITLE = "Compact on Forests; draft, first round"


def feed(*meetings: Meeting, number: int = 1) -> bytes:
    release = Release(number=number, at=datetime(2018, 2, 15, 12, number, tzinfo=UTC))
    return calendar(TITLE, release, meetings)


def events(read: bytes) -> dict:
    parsed = Calendar.from_ical(read)
    found = list(parsed.walk("VEVENT"))
    assert not any(event.errors for event in found)
    assert len({str(event["uid"]) for event in found}) == len(found)
    return {str(event["uid"]).removesuffix("@zerodraft"): event for event in found}


def test_one_meeting_is_one_event_with_all_that_was_announced():
    event = events(feed(meeting("one", "2018-02-20", segments=(Segment("Preamble"), Segment("Objectives 1, 2; 3")))))[
        "one"
    ]
    assert event.decoded("dtstart").isoformat() == "2018-02-20T10:00:00-05:00"
    assert event.decoded("dtend").isoformat() == "2018-02-20T13:00:00-05:00"
    assert str(event["dtstart"].params["TZID"]) == "America/New_York"
    assert (str(event["summary"]), str(event["location"])) == ("Preamble; Objectives 1, 2; 3", "Trusteeship Council")
    assert (int(event["sequence"]), str(event["status"])) == (0, "CONFIRMED")
    assert str(event["description"]).splitlines() == [TITLE, "Programme of work, release 1"]
    assert event.decoded("dtstamp") == datetime(2018, 2, 15, 12, 1, tzinfo=UTC)


def test_a_meeting_of_which_little_is_known():
    bare = meeting(
        "one", "2018-02-20", None, None, segments=(), venue="", tentative=True, alternatives=(date(2018, 3, 1),)
    )
    event = events(feed(bare))["one"]
    assert event.decoded("dtstart") == date(2018, 2, 20)
    assert "dtend" not in event
    assert "location" not in event
    assert (str(event["summary"]), str(event["status"])) == (TITLE, "TENTATIVE")
    assert "1 March 2018" in str(event["description"])


def test_an_end_that_was_not_announced_is_not_invented():
    event = events(feed(meeting("one", "2018-02-20", end=None)))["one"]
    assert "dtend" not in event
    assert "not announced" in str(event["description"])


@pytest.mark.parametrize(
    ("venue", "virtual", "location"),
    [("", True, "Online"), ("Room VII", True, "Room VII"), ("Room VII", False, "Room VII")],
)
def test_where_a_meeting_is(venue, virtual, location):
    assert str(events(feed(meeting("one", "2018-02-20", venue=venue, virtual=virtual)))["one"]["location"]) == location


def test_a_programme_without_meetings_is_a_calendar_all_the_same():
    assert events(feed()) == {}


@given(programmes())
def test_whatever_the_programme_each_meeting_is_one_event_at_its_moment(programme):
    release = next_release([], programme)
    read = events(feed(*release))
    assert set(read) == {m.key for m in programme}
    for each in release:
        event = read[each.key]
        start = event.decoded("dtstart")
        if each.start:
            assert start.astimezone(UTC) == each.start.replace(microsecond=0)
        else:
            assert start == each.day
        assert int(event["sequence"]) == each.sequence


def test_every_zone_is_defined_for_the_years_of_the_meetings():
    read = Calendar.from_ical(feed(meeting("one", "2041-07-02"), meeting("two", "2041-07-02", zone="Africa/Nairobi")))
    zones = {str(zone["tzid"]): zone.to_tz() for zone in read.walk("VTIMEZONE")}
    assert set(zones) == {"America/New_York", "Africa/Nairobi"}
    offsets = {key: datetime(2041, 7, 2, 10, 0, tzinfo=zone).utcoffset() for key, zone in zones.items()}
    assert offsets == {"America/New_York": timedelta(hours=-4), "Africa/Nairobi": timedelta(hours=3)}


def test_uids_are_stable_over_releases():
    kept, moved, dropped = (meeting(key, "2018-03-12") for key in ("kept", "moved", "dropped"))
    first = next_release([], [kept, moved, dropped])
    second = next_release(first, [kept, replace(moved, day=date(2018, 3, 14), start=None, end=None, venue="")])
    before, after = events(feed(*first)), events(feed(*second, number=2))
    assert set(before) == set(after)
    assert {key: int(event["sequence"]) for key, event in after.items()} == {"kept": 0, "moved": 1, "dropped": 1}
    assert after["kept"]["uid"] == "kept@zerodraft"


def test_a_real_client_shows_one_event_for_each_meeting_at_its_moment(khal):
    khal.take_in(
        feed(
            meeting("winter", "2018-03-09"),  # New York changes its clocks on 11 March
            meeting("summer", "2018-03-12", venue="", virtual=True),
            meeting("nairobi", "2018-03-13", "15:00", "18:00", "Africa/Nairobi"),
            meeting("kathmandu", "2018-03-14", zone="Asia/Kathmandu", tentative=True),
            meeting("day", "2018-03-15", None, None, segments=(Segment("Objectives 1, 2; 3"),)),
            meeting("open", "2018-03-16", end=None),
        )
    )
    place, business = "Trusteeship Council", "Objectives 1-6"
    shown = khal.shows()
    assert shown[:-1] == [
        ("winter", "2018-03-09 15:00", "2018-03-09 18:00", "CONFIRMED", business, place),
        ("summer", "2018-03-12 14:00", "2018-03-12 17:00", "CONFIRMED", business, "Online"),
        ("nairobi", "2018-03-13 12:00", "2018-03-13 15:00", "CONFIRMED", business, place),
        ("kathmandu", "2018-03-14 04:15", "2018-03-14 07:15", "TENTATIVE", business, place),
        ("day", "2018-03-15", "2018-03-15", "CONFIRMED", "Objectives 1, 2; 3", place),
    ]
    assert shown[-1][:2] == ("open", "2018-03-16 14:00")


def test_a_real_client_follows_the_next_release(khal):
    moved, dropped = meeting("moved", "2018-03-12"), meeting("dropped", "2018-03-13")
    first = next_release([], [moved, dropped])
    khal.take_in(feed(*first))
    second = next_release(first, [replace(moved, start=moved.start + timedelta(hours=1), venue="Conference Room 4")])
    assert [m.sequence for m in second] == [1, 1]
    khal.take_in(feed(*second, number=2))
    assert [(key, start, status, place) for key, start, _end, status, _title, place in khal.shows()] == [
        ("moved", "2018-03-12 15:00", "CONFIRMED", "Conference Room 4"),
        ("dropped", "2018-03-13 14:00", "CANCELLED", "Trusteeship Council"),
    ]


def test_control_characters_of_a_letter_do_not_spoil_the_calendar():
    hostile = meeting(
        "one", "2018-02-20", venue="Room \x1b[31m4\x9b", segments=(Segment("Objective\x00s\x07 1\r\nURL:x"),)
    )
    read = feed(hostile)
    assert not set(read.decode()) & {*map(chr, range(0x20)), "\x9b"} - {"\r", "\n"}
    assert "\nURL" not in read.decode().replace("\r\n ", "")
    assert str(events(read)["one"]["location"]) == "Room  [31m4 "
