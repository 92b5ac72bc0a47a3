"""The working programme beside the newest release, publishing it, and what changed from release to release."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.conftest import DAY, SITTING
from roles import sees
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process.audience import Audience
from zerodraft.programme import actions, queries, snapshot
from zerodraft.programme.core.changes import Kind, changes
from zerodraft.programme.core.release import Segment, next_release
from zerodraft.programme.models import Meeting

from .making import meeting, programmes


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


def test_a_release_keeps_the_name_under_which_it_was_published(desk, published):
    process = published("forests")
    first = queries.latest_release(process)
    change(process, venue="Room 9")
    form = {"seen": queries.state_of(process), "name": "  Round 1,  as announced "}
    answer = desk.post("/programme/forests/working/", form, follow=True).content.decode()
    named = queries.latest_release(process)
    assert (named.number, named.name) == (2, "Round 1, as announced")
    assert "Round 1, as announced" in answer
    assert "Round 1, as announced" in desk.get("/programme/forests/changes/").content.decode()
    assert named.sha256 == snapshot.content(named.meetings, named.name) != snapshot.content(named.meetings)
    assert first.sha256 == snapshot.content(first.meetings, "")


@pytest.mark.parametrize(("name", "says"), [("the first", "Release 2 is called"), ("x" * 121, "at most 120")])
def test_a_name_that_cannot_be_is_refused_and_given_back(desk, published, name, says):
    process = published("forests")
    change(process, venue="Room 9")
    actions.publish_release(INSTALLATION, process, name="The First")
    change(process, venue="Room 10")
    answer = desk.post("/programme/forests/working/", {"seen": queries.state_of(process), "name": name})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert says in page
    assert f'value="{name}"' in page
    assert queries.latest_release(process).number == 2


def test_any_two_releases_are_compared(client, published):
    process = published("forests", meetings=2)
    for room in ("Room 9", "Room 10", "Room 11"):
        change(process, venue=room)
        actions.publish_release(INSTALLATION, process, name=f"As of {room}")
    address = "/programme/forests/changes/between/"
    page = client.get(address).content.decode()
    assert "Room: Room 11 instead of Conference Room 1" in page
    assert "As of Room 10" in page
    for earlier, later in ((2, 3), (3, 2)):
        page = client.get(address, {"from": earlier, "to": later}).content.decode()
        assert "What release 3 changes of release 2" in page
        assert "Room: Room 10 instead of Room 9" in page
    assert "both say the same" in client.get(address, {"from": 2, "to": 2}).content.decode()
    for bad in ("5", "0", "-1", "x", "9" * 300, "١"):
        answer = client.get(address, {"from": bad, "to": 2})
        assert answer.status_code == 404
        assert f"There is no release {bad[:20]}." in answer.content.decode()


@given(st.lists(programmes(), min_size=2, max_size=5), st.data())
def test_the_changes_between_any_two_releases_are_what_turns_one_into_the_other(history, data):
    releases = [()]
    for working in history:
        releases.append(next_release(releases[-1], working))
    first, last = sorted(data.draw(st.lists(st.integers(0, len(releases) - 1), min_size=2, max_size=2)))
    told = {change.after.key: change.after for change in changes(releases[first], releases[last])}
    was = {each.key: each for each in releases[first]}
    now = {each.key: each for each in releases[last]}
    for key, each in now.items():
        before = told.get(key) or was.get(key, each)
        assert replace(before, sequence=0) == replace(each, sequence=0) or (each.cancelled and before.cancelled)
