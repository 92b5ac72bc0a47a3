"""Warnings on the desk, and the holidays that an installation has of its own."""

from dataclasses import replace
from datetime import date

import pytest

from programme.conftest import DAY, SITTING
from programme.making import NEW_YORK, at
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process.audience import Audience
from zerodraft.programme import actions, duty_stations
from zerodraft.programme.models import Holiday, Meeting

WORKING = "/programme/forests/working/"


@pytest.fixture
def process(published):
    return published("forests")


def test_warnings_name_place_and_cure_and_forbid_nothing(desk, process, published):
    hidden = published("seabed", Audience.TEAM)
    change = replace(SITTING, day=date(2018, 3, 30), start=at(date(2018, 3, 30), "11:00", NEW_YORK), end=None)
    actions.change_meeting(INSTALLATION, the_meeting_of("forests"), change)
    actions.change_meeting(INSTALLATION, the_meeting_of("seabed"), change)
    page = desk.get(WORKING).content.decode()
    assert "Friday, 30 March 2018 is a holiday there: Good Friday." in page
    assert "The next working day is Monday, 2 April 2018." in page
    assert "Trusteeship Council is taken at the same time by: Seabed." in page
    assert "Free then: Conference Room 1." in page
    assert "Ada Vidal would be in two meetings at once: Seabed." in page
    assert hidden.key == "seabed"
    assert actions.publish_release(INSTALLATION, process).number == 2


def the_meeting_of(key: str) -> Meeting:
    return Meeting.objects.get(round__process__key=key)


def test_a_process_that_one_may_not_see_is_not_named_in_a_warning(client, process, published, capacities):
    published("seabed", Audience.TEAM)
    client.force_login(capacities(process)["secretariat"])
    page = client.get(WORKING).content.decode()
    assert "taken at the same time by: a meeting of another process" in page
    assert "Seabed" not in page


def test_holidays_are_added_taken_out_and_taken_back(desk, process):
    given = {"act": "add", "station": "new-york", "day": DAY.isoformat(), "name": "Day of the forest"}
    assert "Day of the forest" in desk.post("/holidays/", given, follow=True).content.decode()
    assert "holiday there: Day of the forest" in desk.get(WORKING).content.decode()
    assert desk.post("/holidays/", given).status_code == 422
    desk.post("/holidays/", {"act": "work", "station": "new-york", "day": "2018-03-30"})
    station = {one.key: one for one in duty_stations.current()}["new-york"]
    assert station.works_on(date(2018, 3, 30))
    assert not station.works_on(DAY)
    for row in Holiday.objects.all():
        desk.post("/holidays/", {"act": "withdraw", "key": row.key})
    assert {one.key: one for one in duty_stations.current()} == duty_stations.shipped()


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ({"name": " "}, "Write the name"),
        ({"name": "x" * 121}, "at most 120"),
        ({"day": "x"}, "is no day"),
        ({"station": "atlantis"}, "no such duty station"),
        ({"act": "work", "name": ""}, "is no holiday there"),
        ({"act": "withdraw", "key": "none"}, "taken back already"),
    ],
)
def test_a_holiday_that_cannot_be_is_refused(desk, process, bad, says):
    given = {"act": "add", "station": "vienna", "day": "2018-02-21", "name": "Ball"} | bad
    answer = desk.post("/holidays/", given)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Holiday.objects.exists()
