"""The working programme beside the newest release, publishing it, and what changed from release to release."""

from dataclasses import replace

import pytest

from programme.conftest import DAY, SITTING
from roles import sees
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process.audience import Audience
from zerodraft.programme import actions, queries
from zerodraft.programme.core.changes import Kind, changes
from zerodraft.programme.core.release import Segment
from zerodraft.programme.models import Meeting

from .making import meeting


@pytest.fixture
def desk(client, people):
    client.force_login(people["secretariat"])
    return client


def change(process, **other) -> Meeting:
    row = Meeting.objects.filter(round__process=process).first()
    return actions.change_meeting(INSTALLATION, row, replace(SITTING, **other))


def test_changes_are_told_by_their_kind():
    before = [
        meeting("same", "2018-02-20"),
        meeting("moved", "2018-02-20"),
        meeting("room", "2018-02-21"),
        meeting("gone", "2018-02-22"),
        meeting("was-off", "2018-02-23", cancelled=True),
        meeting("off", "2018-02-23", cancelled=True),
    ]
    after = [
        meeting("same", "2018-02-20", sequence=3),
        meeting("room", "2018-02-21", venue="Room 9"),
        meeting("gone", "2018-02-22", cancelled=True),
        meeting("was-off", "2018-02-23"),
        meeting("off", "2018-02-23", cancelled=True),
        meeting("moved", "2018-03-01", venue="Room 9"),
        meeting("new", "2018-03-02"),
        meeting("new-and-off", "2018-03-02", cancelled=True),
    ]
    assert [(c.after.key, c.kind) for c in changes(before, after)] == [
        ("room", Kind.CHANGED),
        ("gone", Kind.CANCELLED),
        ("was-off", Kind.RESTORED),
        ("moved", Kind.MOVED),
        ("new", Kind.ADDED),
    ]
    assert changes(before, after)[3].differs == ("day", "start", "end", "venue")
    assert changes(after, after) == ()


def test_nothing_changed_says_so_and_publishes_nothing(desk, published):
    process = published("forests")
    page = desk.get("/programme/forests/working/").content.decode()
    assert "There is nothing to publish" in page
    assert "Publish release" not in page
    desk.post("/programme/forests/working/", {"seen": queries.state_of(process)})
    assert queries.latest_release(process).number == 1


def test_what_is_pending_is_told_in_words_and_published(desk, published):
    process = published("forests")
    change(process, venue="Room 9", segments=(Segment("Vision"),))
    page = desk.get("/programme/forests/working/").content.decode()
    assert "Room: Room 9 instead of Conference Room 1" in page
    assert "Publish release 2" in page
    answer = desk.post("/programme/forests/working/", {"seen": queries.state_of(process)}, follow=True)
    assert "Release 2 is published" in answer.content.decode()
    history = desk.get("/programme/forests/changes/").content.decode()
    assert history.index("Release 2") < history.index("Room 9 instead") < history.index("The first release: 1 meeting.")


def test_a_programme_that_changed_since_it_was_seen_is_not_published(desk, published):
    process = published("forests")
    change(process, venue="Room 9")
    seen = queries.state_of(process)
    change(process, venue="Room 10")
    answer = desk.post("/programme/forests/working/", {"seen": seen}, follow=True)
    assert "changed meanwhile" in answer.content.decode()
    assert queries.latest_release(process).number == 1


def test_a_form_posted_twice_publishes_once(desk, published):
    process = published("forests")
    change(process, venue="Room 9")
    seen = queries.state_of(process)
    for _time in range(2):
        desk.post("/programme/forests/working/", {"seen": seen})
    assert queries.latest_release(process).number == 2


def test_the_hours_of_a_gap_are_no_meeting(published):
    process = published("forests")
    night = DAY.replace(month=3, day=11)
    start, end = (SITTING.start.replace(month=3, day=11, hour=hour, minute=m) for hour, m in ((7, 30), (7, 10)))
    with pytest.raises(ValueError, match="ends after it starts"):
        change(process, day=night, start=start, end=end)


@pytest.mark.parametrize("audience", Audience)
def test_who_sees_the_working_programme_and_the_changes(published, capacities, client, audience):
    process = published("forests", audience)
    for name, person in capacities(process).items():
        client.logout()
        if person.is_authenticated:
            client.force_login(person)
        may = name in ("secretariat", "installation secretariat")
        assert client.get("/programme/forests/working/").status_code == (200 if may else 404), name
        posted = client.post("/programme/forests/working/", {"seen": queries.state_of(process)})
        assert posted.status_code == (302 if may else 404), name
        seen = sees(name, audience)
        assert client.get("/programme/forests/changes/").status_code == (200 if seen else 404), name
        page = client.get("/programme/forests/")
        assert page.status_code == (200 if seen else 404), name
        assert ('href="/programme/forests/working/"' in page.content.decode()) is may, name
