"""A new round on the page: looked at with its warnings, begun as one act, and undone as one."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programme.conftest import DAY, SITTING
from zerodraft.parties.actors import INSTALLATION
from zerodraft.programme import actions, queries
from zerodraft.programme.models import Act, Meeting
from zerodraft.record.models import Row

ROUND = "/programme/forests/working/round/"
ASKED = {"number": "2", "source": "round-1", "first": "2018-03-30", "station": "new-york"}


@pytest.fixture
def process(published):
    return published("forests", meetings=2)


def test_it_is_looked_at_first_with_what_stands_against_it(desk, process):
    page = desk.get(ROUND, ASKED).content.decode()
    assert page.count("Friday, 30 March 2018 is a holiday there: Good Friday.") == 2
    assert "This process meets at the same time in: Objectives 1 and 2" in page
    assert Meeting.objects.count() == 2
    assert "Good Friday" not in desk.get(ROUND).content.decode()


def test_it_is_begun_with_rooms_business_and_limits_and_undone_at_once(desk, process):
    before = queries.working_programme(process)
    desk.post(ROUND, ASKED)
    opened = process.rounds.get(number=2)
    assert [limit.seconds for limit in opened.limits.all()] == [180]
    made = queries.planned_in(opened)
    assert {(each.day, each.venue) for each in made} == {
        (date(2018, 3, 30), "Conference Room 1"),
        (date(2018, 3, 30), "Conference Room 2"),
    }
    assert {each.segments for each in made} == {SITTING.segments}
    assert [row.verb for row in Row.objects.order_by("seq")][-4:] == [
        "round.opened",
        "limit.set",
        "meeting.scheduled",
        "meeting.scheduled",
    ]
    desk.post("/programme/forests/working/undo/", {"number": Act.objects.first().number})
    assert queries.working_programme(process) == before
    desk.post(ROUND, ASKED | {"first": "2018-04-03"})
    assert process.rounds.count() == 2
    assert {each.day for each in queries.planned_in(opened)} == {date(2018, 4, 3)}


def test_a_pattern_begins_a_round_of_open_meetings(desk, process):
    desk.post(ROUND, ASKED | {"source": "pattern-week", "first": "2018-03-29", "station": "geneva"})
    made = queries.planned_in(process.rounds.get(number=2))
    assert len(made) == 10
    assert {each.zone for each in made} == {"Europe/Zurich"}
    assert made[2].day == date(2018, 4, 3)


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ({"number": "1"}, "Round 1 has meetings already"),
        ({"number": "0"}, "from 1 to 999"),
        ({"number": "two"}, "no number of a round"),
        ({"first": "soon"}, "is no day"),
        ({"source": "round-7"}, "Choose an earlier round"),
        ({"source": "pattern-none"}, "Choose an earlier round"),
        ({"source": "pattern-week", "station": "atlantis"}, "no such duty station"),
        ({"source": "pattern-week", "first": "2199-12-31"}, "too far away"),
    ],
)
def test_what_cannot_be_is_refused_and_given_back(desk, process, bad, says):
    rows = Row.objects.count()
    answer = desk.post(ROUND, ASKED | bad)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert (Row.objects.count(), process.rounds.count(), Meeting.objects.count()) == (rows, 1, 2)


def test_a_round_without_meetings_is_nothing_to_begin_from(process):
    with pytest.raises(ValueError, match="no meeting"):
        actions.begin_round(INSTALLATION, process, 2, [], {})
    assert SITTING.day == DAY


def test_a_round_that_is_only_planned_is_not_on_the_public_page(client, people, process):
    client.force_login(people["secretariat"])
    client.post(ROUND, ASKED)
    client.logout()
    assert "Round 1" in client.get("/programme/forests/").content.decode()
    assert "Round 2" not in client.get("/programme/forests/").content.decode()
    actions.publish_release(INSTALLATION, process)
    assert "Round 2" in client.get("/programme/forests/").content.decode()
    first = Meeting.objects.filter(round__number=1).first()
    page = client.get(f"/meetings/{first.key}/").content.decode()
    assert "Round 1" in page
    assert "Round 2" not in page


def test_the_page_asks_for_no_station_of_each_meeting(desk, published):
    """Where no meeting is at a duty station that is known, the page is no slower for it."""
    process = published("forests")
    opened = process.rounds.get()

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(ROUND).status_code == 200
        return len(found)

    few = asked()
    for day in range(1, 13):
        elsewhere = replace(SITTING, day=date(2018, 3, day), start=None, end=None, zone="Asia/Kolkata")
        actions.schedule_meeting(INSTALLATION, opened, elsewhere)
    assert asked() == few
