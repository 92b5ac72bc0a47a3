"""Who is expected at a meeting, said at the desk; what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from programme.conftest import SITTING
from programme.making import NEW_YORK, at
from zerodraft.parties.actors import INSTALLATION
from zerodraft.programme import actions
from zerodraft.programme.models import Meeting
from zerodraft.record.models import Row

WORKING = "/programme/forests/working/"


@pytest.fixture
def process(published):
    return published("forests")


def the_meeting() -> Meeting:
    return Meeting.objects.get()


def speakers_page(meeting: Meeting) -> str:
    return f"{WORKING}meeting/{meeting.key}/speakers/"


def test_who_is_expected_is_said_and_the_timetable_shows_how_full_it_is(desk, process):
    meeting = the_meeting()
    later = replace(SITTING, day=date(2099, 2, 20), start=at(date(2099, 2, 20), "10:00", NEW_YORK), end=None)
    actions.change_meeting(INSTALLATION, meeting, replace(later, end=at(later.day, "13:00", NEW_YORK)))
    address = speakers_page(meeting)
    assert "About 43 can be heard" in desk.get(address).content.decode()
    page = desk.post(address, {"count-groups": "5", "count-national": "60", "minutes-groups": "5"}, follow=True)
    text = page.content.decode()
    assert "65 expected; about 4" in text
    assert "of 180 minutes" in text
    assert Row.objects.last().data == {"groups": 5, "national": 60, "observers": 0, "stakeholders": 0}
    assert "Too full" in desk.get(WORKING).content.decode()
    assert "List closed at 20: " in desk.get(address, {"close": "20"}).content.decode()
    assert desk.get(address, {"close": "٣"}).status_code == 200
    desk.post(address, {"act": "forget"})
    assert "About 43 can be heard" in desk.get(address).content.decode()


def test_a_limit_as_the_rounds_stays_the_rounds(desk, process):
    meeting = the_meeting()
    desk.post(speakers_page(meeting), {"count-national": "20", "minutes-national": "3", "minutes-groups": "2,5"})
    assert meeting.expectation.limits == {"groups": 150}


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ({"count-national": "many"}, "is no number"),
        ({"count-national": "-1"}, "is no number"),
        ({"count-national": "501"}, "no more than 500"),
        ({"minutes-national": "x"}, "is no limit"),
        ({"minutes-national": "0"}, "between one second and an hour"),
        ({"minutes-national": "61"}, "between one second and an hour"),
    ],
)
def test_speakers_that_cannot_be_are_refused_and_given_back(desk, process, bad, says):
    answer = desk.post(speakers_page(the_meeting()), {"count-groups": "7"} | bad)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert 'value="7"' in page
    assert Row.objects.last().verb != "speakers.expected"
