"""Planning and publishing: who may, what is refused, what a release holds, and what it costs."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from clocks import ahead
from programme.conftest import DAY, SITTING
from programme.making import NEW_YORK
from roles import SECRETARIAT_ONLY, refused_unless
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.process.audience import Audience
from zerodraft.programme import actions, queries
from zerodraft.programme.core.release import Segment, Sitting
from zerodraft.programme.models import Meeting, Release, Room
from zerodraft.record.models import Row


@pytest.fixture
def opened(db):
    process = process_actions.open_process(INSTALLATION, key="forests", title="Forests", audience=Audience.PUBLIC)
    process_actions.extend_outline(INSTALLATION, process, ["preamble", "objective-1", "objective-2"])
    return process_actions.open_round(INSTALLATION, process, 1)


@pytest.fixture
def scheduled(opened) -> Meeting:
    return actions.schedule_meeting(INSTALLATION, opened, SITTING)


ACTIONS = {
    "schedule_meeting": lambda by, m: actions.schedule_meeting(by, m.round, SITTING),
    "change_meeting": lambda by, m: actions.change_meeting(by, m, replace(SITTING, venue="Conference Room 4")),
    "withdraw_meeting": actions.withdraw_meeting,
    "publish_release": lambda by, m: actions.publish_release(by, m.round.process),
}


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(("role", "allowed"), SECRETARIAT_ONLY)
def test_who_may_plan_and_publish(people, scheduled, action, role, allowed):
    def everything():
        rows = Meeting.objects.values_list("key", "room__name", "withdrawn_at")
        return list(rows), Release.objects.count(), Row.objects.count()

    before = everything()
    with refused_unless(allowed):
        ACTIONS[action](people[role], scheduled)
    assert (everything() != before) is allowed
    if allowed:
        row = Row.objects.last()
        assert (row.actor, row.topic) == (people[role].key, "process:forests")
        assert Row.objects.count() == before[2] + 1


def test_what_is_scheduled_is_the_working_programme(opened, scheduled):
    (planned,) = queries.working_programme(opened.process)
    assert planned.key == scheduled.key
    assert (planned.day, planned.start, planned.end, planned.zone) == (DAY, SITTING.start, SITTING.end, NEW_YORK)
    assert (planned.venue, planned.segments) == ("Trusteeship Council", SITTING.segments)
    row = Row.objects.last()
    assert (row.verb, row.subject) == ("meeting.scheduled", scheduled.key)
    assert row.data["parts"] == ["objective-1", "objective-2"]
    assert datetime.fromisoformat(row.data["start"]) == SITTING.start


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"end": SITTING.start}, "ends after it starts"),
        ({"end": SITTING.start - timedelta(hours=1)}, "ends after it starts"),
        ({"start": None}, "with an end has a start"),
        ({"day": date(2018, 2, 21)}, "starts on its own day"),
        ({"zone": "Pacific/Auckland"}, "starts on its own day"),
        ({"zone": "Mars/Olympus"}, "Mars/Olympus.*no time zone"),
        ({"zone": "../etc/passwd"}, "no time zone"),
        ({"zone": ""}, "no time zone"),
        ({"segments": (Segment("Objective 9", ("objective-9",)),)}, "objective-9"),
    ],
)
@pytest.mark.parametrize(
    "act",
    [
        lambda opened, scheduled, bad: actions.schedule_meeting(INSTALLATION, opened, bad),
        lambda opened, scheduled, bad: actions.change_meeting(INSTALLATION, scheduled, bad),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(opened, scheduled, change, says, act):
    before = queries.working_programme(opened.process), Row.objects.count()
    bad = replace(SITTING, venue="Room of the refused", **change)
    with pytest.raises(ValueError, match=says):
        act(opened, scheduled, bad)
    assert (queries.working_programme(opened.process), Row.objects.count()) == before
    assert not Room.objects.filter(name="Room of the refused").exists()


@pytest.mark.parametrize("hours", [{"end": SITTING.start}, {"start": None}])
def test_the_database_too_refuses_hours_that_cannot_be(scheduled, hours):
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=scheduled.pk).update(**hours)


def test_a_release_is_stored_whole_and_numbered(opened, scheduled):
    assert queries.latest_release(opened.process) is None
    assert queries.released_meetings(opened.process) == ()
    first = actions.publish_release(INSTALLATION, opened.process)
    assert first.number == 1
    assert queries.released_meetings(opened.process) == queries.working_programme(opened.process)
    row = Row.objects.last()
    assert (row.verb, row.data) == ("release.published", {"number": 1, "content": first.sha256})


def test_publishing_what_did_not_change_gives_the_last_release(opened, scheduled):
    first = actions.publish_release(INSTALLATION, opened.process)
    rows = Row.objects.count()
    assert actions.publish_release(INSTALLATION, opened.process) == first
    assert (Release.objects.count(), Row.objects.count()) == (1, rows)


def test_readers_learn_of_a_change_by_the_next_release(opened, scheduled):
    actions.publish_release(INSTALLATION, opened.process)
    actions.change_meeting(INSTALLATION, scheduled, replace(SITTING, venue="Conference Room 4", segments=()))
    assert [m.venue for m in queries.released_meetings(opened.process)] == ["Trusteeship Council"]
    second = actions.publish_release(INSTALLATION, opened.process)
    assert second.number == 2
    (changed,) = queries.released_meetings(opened.process)
    assert (changed.key, changed.venue, changed.segments, changed.sequence) == (
        scheduled.key,
        "Conference Room 4",
        (),
        1,
    )
    assert Release.objects.get(number=1).meetings[0]["venue"] == "Trusteeship Council"


def test_a_meeting_withdrawn_is_cancelled_in_the_next_release(opened, scheduled):
    actions.publish_release(INSTALLATION, opened.process)
    actions.withdraw_meeting(INSTALLATION, scheduled)
    assert queries.working_programme(opened.process) == ()
    actions.publish_release(INSTALLATION, opened.process)
    (gone,) = queries.released_meetings(opened.process)
    assert (gone.cancelled, gone.sequence, gone.venue) == (True, 1, "Trusteeship Council")
    assert actions.publish_release(INSTALLATION, opened.process).number == 2


def test_a_meeting_withdrawn_is_neither_changed_nor_withdrawn_again(opened, scheduled):
    actions.withdraw_meeting(INSTALLATION, scheduled)
    rows = Row.objects.count()
    for again in (
        lambda: actions.withdraw_meeting(INSTALLATION, scheduled),
        lambda: actions.change_meeting(INSTALLATION, scheduled, SITTING),
    ):
        with pytest.raises(ValueError, match="was withdrawn"):
            again()
    assert Row.objects.count() == rows


def test_a_meeting_of_which_little_is_known_comes_back_from_its_release_as_it_was(opened):
    bare = Sitting(day=DAY, start=None, end=None, zone="Asia/Kathmandu", virtual=True, alternatives=(date(2018, 3, 1),))
    actions.schedule_meeting(INSTALLATION, opened, bare)
    actions.publish_release(INSTALLATION, opened.process)
    assert queries.released_meetings(opened.process) == queries.working_programme(opened.process)
    (read,) = queries.released_meetings(opened.process)
    assert (read.start, read.end, read.virtual, read.alternatives) == (None, None, True, (date(2018, 3, 1),))


def test_a_release_carries_the_installations_time(opened, scheduled, settings):
    settings.CLOCK = ahead(timedelta(days=-3000))
    assert actions.publish_release(INSTALLATION, opened.process).at < datetime.now(UTC) - timedelta(days=2999)


def test_reading_a_programme_takes_the_same_queries_for_one_meeting_and_for_thirty(opened, scheduled):
    def asked(act) -> int:
        with CaptureQueriesContext(connection) as seen:
            act()
        return len(seen)

    def working():
        return queries.working_programme(opened.process)

    def publish():
        return actions.publish_release(INSTALLATION, opened.process)

    one = asked(working), asked(publish)
    for number in range(29):
        actions.schedule_meeting(INSTALLATION, opened, replace(SITTING, venue=f"Conference Room {number}"))
    assert len(working()) == 30
    assert (asked(working), asked(publish)) == one
