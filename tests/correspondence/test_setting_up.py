"""What a reading states, as values for the rooms below."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from zerodraft.correspondence.core.review.changes import NOTHING_READ
from zerodraft.correspondence.core.review.proposal import Officer, proposal
from zerodraft.correspondence.setting_up import party_of
from zerodraft.programme.core.release import Segment

MEETING = {
    "date": "2018-02-20",
    "start": "10:00",
    "end": "13:00",
    "venue": "Trusteeship Council",
    "zone": "America/New_York",
    "virtual": False,
    "segments": [{"title": "Objectives 1 and 2", "elements": ["objective-1", "objective-2"]}],
    "alternatives": [],
}


def sitting(flags=(), **change):
    reading = {**NOTHING_READ, "meetings": [{**MEETING, **change}], "flags": list(flags)}
    (found,) = proposal(reading, {}).sittings.values()
    return found


def moment(day: int, hour: int, zone: str = "America/New_York") -> datetime:
    return datetime(2018, 2, day, hour, tzinfo=ZoneInfo(zone))


def test_a_meeting_as_read():
    found = sitting()
    assert (found.day, found.start, found.end) == (date(2018, 2, 20), moment(20, 10), moment(20, 13))
    assert (found.zone, found.venue) == ("America/New_York", "Trusteeship Council")
    assert found.segments == (Segment("Objectives 1 and 2", ("objective-1", "objective-2")),)
    assert (found.virtual, found.tentative, found.alternatives) == (False, False, ())


def test_what_the_letter_leaves_open_stays_open():
    found = sitting(start=None, end=None, venue=None, segments=[], zone=None, virtual=True)
    assert (found.start, found.end, found.venue, found.segments, found.virtual) == (None, None, "", (), True)
    assert found.zone == "UTC"


@pytest.mark.parametrize(("end", "day", "hour"), [("00:00", 21, 0), ("01:00", 21, 1), ("23:00", 20, 23)])
def test_a_night_meeting_ends_on_the_next_day(end, day, hour):
    assert sitting(start="21:00", end=end).end == moment(day, hour)


def test_hours_that_run_backwards_by_day_are_no_night_meeting():
    found = sitting(start="15:00", end="13:00")
    assert found.end < found.start


@pytest.mark.parametrize("code", ["to-be-confirmed", "alternative-dates"])
def test_doubts_make_a_meeting_tentative(code):
    assert sitting([{"code": code, "about": "2018-02-20"}]).tentative
    assert not sitting([{"code": code, "about": "2018-02-21"}]).tentative
    assert not sitting([{"code": "time-assumed", "about": "2018-02-20"}]).tentative


def test_alternatives_are_days():
    assert sitting(alternatives=["2018-03-01", "2018-03-02"]).alternatives == (date(2018, 3, 1), date(2018, 3, 2))


@pytest.mark.parametrize(
    ("name", "on", "key"),
    [
        ("Mexico", date(2018, 2, 13), "state-484"),
        ("Swaziland", date(2018, 2, 13), "state-748"),
        ("Eswatini", date(2019, 2, 13), "state-748"),
        ("Atlantis", date(2018, 2, 13), ""),
        (None, date(2018, 2, 13), ""),
        ("", date(2018, 2, 13), ""),
    ],
)
def test_a_party_is_found_by_the_name_it_bore(db, name, on, key):
    assert party_of(name, on) == key


def test_who_transmits_a_letter_leads_nothing():
    def letter(kind, office, *names):
        signatories = [{"name": name, "state": None} for name in names]
        return {"kind": kind, "office": office, "date": None, "signatories": signatories}

    reading = {
        **NOTHING_READ,
        "letters": [
            letter("transmittal", "President of the General Assembly", "Tomáš Horáček"),
            letter("programme", "Co-facilitators", "Inés Robledo Arriaga", "Reto Zgraggen"),
            letter("programme", None, "An annex"),
            letter("other", "Chair", "Somebody else"),
        ],
    }
    assert proposal(reading, {}).officers == (
        Officer("Co-facilitators", "Inés Robledo Arriaga", ""),
        Officer("Co-facilitators", "Reto Zgraggen", ""),
    )
