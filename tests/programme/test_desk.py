"""The desk of the working programme: forms, moving, taking out and putting back, undoing, stale pages, holidays."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programme.conftest import SITTING
from programme.making import NEW_YORK, at
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.process.audience import Audience
from zerodraft.programme import actions, queries
from zerodraft.programme.core.release import Segment
from zerodraft.programme.models import Act, Meeting
from zerodraft.record.models import Row

WORKING = "/programme/forests/working/"


@pytest.fixture
def process(published):
    return published("forests")


def the_meeting() -> Meeting:
    return Meeting.objects.get()


def seen(meeting: Meeting) -> str:
    return queries.state_of_meeting(meeting)


def form(**other: object) -> dict[str, object]:
    return {
        "day": "2018-02-21",
        "start": "15:00",
        "end": "18:00",
        "zone": NEW_YORK,
        "room": "Room 9",
        "title-1": "Vision",
        **other,
    }


def said(answer) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def test_a_meeting_is_planned_by_a_form_and_stands_in_the_timetable(desk, process):
    given = form(
        **{
            "tentative": "on",
            "alternative-0": "2018-02-23",
            "title-1": "Second",
            "order-1": "2",
            "parts-1": ["objective-1"],
            "order-2": "1",
            "parts-2": ["objective-1", "objective-2"],
        }
    )
    answer = desk.post(f"{WORKING}meeting/", given, follow=True)
    planned = next(one for one in queries.working_programme(process) if one.venue == "Room 9")
    assert planned.segments == (
        Segment("Objective 1 – Objective 2", ("objective-1", "objective-2")),
        Segment("Second", ("objective-1",)),
    )
    assert (planned.start, planned.end) == (
        at(date(2018, 2, 21), "15:00", NEW_YORK),
        at(date(2018, 2, 21), "18:00", NEW_YORK),
    )
    assert (planned.tentative, planned.alternatives) == (True, (date(2018, 2, 23),))
    assert f'id="{planned.key}"' in answer.content.decode()
    assert Row.objects.last().verb == "meeting.scheduled"


@pytest.mark.parametrize(
    ("bad", "field", "says"),
    [
        ({"day": "21.2.2018"}, "day", "is no day"),
        ({"day": ""}, "day", "is no day"),
        ({"day": "0018-02-21"}, "day", "too far away"),
        ({"start": "25:00"}, "start", "is no hour"),
        ({"start": "", "end": "18:00"}, "start", "has a start"),
        ({"start": "15:00", "end": "13:00"}, "end", "before it starts"),
        ({"start": "15:00", "end": "15:00"}, "end", "before it starts"),
        ({"zone": "Mars/Olympus"}, "zone", "is no time zone"),
        ({"zone": "../../etc/passwd"}, "zone", "is no time zone"),
        ({"zone": ""}, "zone", "is no time zone"),
        ({"alternative-1": "tomorrow"}, "alternatives", "is no day"),
        ({"parts-1": ["objective-9"]}, "piece-1", "objective-9"),
        ({"title-1": "x" * 301}, "piece-1", "more than 300"),
    ],
)
def test_what_cannot_be_read_is_named_field_by_field_and_given_back(desk, process, bad, field, says):
    before = queries.state_of(process)
    answer = desk.post(f"{WORKING}meeting/", form(**bad))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert set(answer.context["faults"]) == {field}
    assert says in page
    assert 'value="Room 9"' in page
    assert queries.state_of(process) == before


def test_a_room_with_too_long_a_name_is_refused_by_the_action(desk, process):
    answer = desk.post(f"{WORKING}meeting/", form(room="x" * 201))
    assert answer.status_code == 422
    assert "at most 200 characters" in answer.content.decode()
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"day": "2018-03-11", "start": "02:30", "end": "04:00"}, "skip 02:30"),
        ({"day": "2018-11-04", "start": "01:30", "end": "04:00"}, "show 01:30 twice"),
        ({"start": "22:00", "end": "02:00"}, "02:00 of the next day"),
    ],
)
def test_hours_that_are_not_plain_are_taken_and_remarked_upon(desk, process, given, says):
    answer = desk.post(f"{WORKING}meeting/", form(**given), follow=True)
    assert says in said(answer)
    assert Meeting.objects.count() == 2


def test_a_form_shows_what_is_planned_and_sent_back_changes_nothing(desk, process):
    meeting = the_meeting()
    page = desk.get(f"{WORKING}meeting/{meeting.key}/")
    filled = page.context["filled"]
    given = {**filled.fields, "seen": page.context["seen"]}
    for piece in filled.pieces:
        given |= {f"title-{piece.number}": piece.title, f"parts-{piece.number}": list(piece.parts)}
    before = queries.working_programme(process)
    desk.post(f"{WORKING}meeting/{meeting.key}/", {name: value for name, value in given.items() if value})
    assert queries.working_programme(process) == before


def test_a_stale_form_is_refused_nothing_is_lost_and_it_can_be_saved_all_the_same(desk, process):
    meeting = the_meeting()
    old = seen(meeting)
    actions.change_meeting(INSTALLATION, meeting, replace(SITTING, venue="Room of the other"))
    answer = desk.post(f"{WORKING}meeting/{meeting.key}/", form(seen=old, room="Room of mine"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "changed meanwhile by somebody else" in page
    assert "Room of the other" in page
    assert 'value="Room of mine"' in page
    assert queries.as_planned(meeting).venue == "Room of the other"
    again = desk.post(f"{WORKING}meeting/{meeting.key}/", form(seen=answer.context["seen"], room="Room of mine"))
    assert again.status_code == 302
    assert queries.as_planned(meeting).venue == "Room of mine"


def move(desk, meeting, **other: str):
    given = {"moving": f"{meeting.key}:{seen(meeting)}", "day": "2018-02-22", "part": "afternoon", "room": "Room 4"}
    return desk.post(f"{WORKING}move/", given | other, follow=True)


def test_a_meeting_is_moved_with_its_length_and_the_desk_says_where(desk, process):
    answer = move(desk, the_meeting())
    planned = queries.as_planned(the_meeting())
    assert (planned.day, planned.venue, planned.segments) == (date(2018, 2, 22), "Room 4", SITTING.segments)
    assert planned.start == at(planned.day, "15:00", NEW_YORK)
    assert planned.end - planned.start == SITTING.end - SITTING.start
    assert "Thursday, 22 February 2018, Afternoon, Room 4" in said(answer)
    assert answer.redirect_chain[-1][0].endswith(f"?from=2018-02-22#{planned.key}")


def test_a_move_from_a_stale_page_is_refused_and_says_what_was_asked(desk, process):
    meeting = the_meeting()
    old = f"{meeting.key}:{seen(meeting)}"
    actions.change_meeting(INSTALLATION, meeting, replace(SITTING, venue="Room 10"))
    answer = move(desk, meeting, moving=old)
    assert "changed meanwhile" in said(answer)
    assert "You asked to move" in said(answer)
    assert queries.as_planned(meeting).venue == "Room 10"


@pytest.mark.parametrize(
    "bad", [{"day": "soon"}, {"part": "night"}, {"moving": "meeting-0:x"}, {"moving": ""}, {"room": "x" * 201}]
)
def test_a_move_that_cannot_be_leaves_everything(desk, process, bad):
    before = queries.state_of(process)
    answer = move(desk, the_meeting(), **bad)
    assert said(answer)
    assert queries.state_of(process) == before


def test_a_meeting_of_another_process_is_none_of_this_one(desk, process, published):
    published("seabed")
    other = Meeting.objects.get(round__process__key="seabed")
    assert "no such meeting" in said(move(desk, other))
    assert desk.get(f"{WORKING}meeting/{other.key}/").status_code == 404


def test_a_meeting_is_locked_within_the_transaction_of_its_act_alone(desk, process, monkeypatch):
    """PostgreSQL refuses to lock anything outside of one; SQLite says nothing."""
    lock, depths = queries.meeting_to_change, []

    def noted(key):
        depths.append(len(connection.savepoint_ids))
        return lock(key)

    monkeypatch.setattr(queries, "meeting_to_change", noted)
    meeting = the_meeting()
    move(desk, meeting)
    for act in ("withdraw", "reinstate"):
        meeting = the_meeting()
        desk.post(f"{WORKING}{act}/", {"meeting": meeting.key, "seen": seen(meeting)})
    assert [row.verb for row in Row.objects.order_by("seq")][-3:] == [
        "meeting.changed",
        "meeting.withdrawn",
        "meeting.reinstated",
    ]
    assert depths == [1, 1, 1]


def test_taken_out_and_put_back_is_told_by_the_releases(desk, process):
    meeting = the_meeting()
    desk.post(f"{WORKING}withdraw/", {"meeting": meeting.key, "seen": seen(meeting)})
    meeting.refresh_from_db()
    assert meeting.withdrawn_at
    assert actions.publish_release(INSTALLATION, process).meetings[0]["cancelled"]
    assert "Put back" in desk.get(WORKING).content.decode()
    desk.post(f"{WORKING}reinstate/", {"meeting": meeting.key, "seen": seen(meeting)})
    (released,) = actions.publish_release(INSTALLATION, process).meetings
    assert (released["cancelled"], released["sequence"]) == (False, 2)
    assert [row.verb for row in Row.objects.order_by("seq")][-3:] == [
        "release.published",
        "meeting.reinstated",
        "release.published",
    ]


def test_what_was_done_is_undone_and_undoing_too(desk, process):
    meeting, before = the_meeting(), queries.working_programme(process)
    move(desk, meeting)
    moved = queries.working_programme(process)
    number = Act.objects.first().number
    answer = desk.post(f"{WORKING}undo/", {"number": number}, follow=True)
    assert "undone" in said(answer)
    assert queries.working_programme(process) == before
    assert Row.objects.last().data == {"act": number + 1, "undoes": number, "meetings": [meeting.key]}
    assert "undone already" in said(desk.post(f"{WORKING}undo/", {"number": number}, follow=True))
    desk.post(f"{WORKING}undo/", {"number": number + 1})
    assert queries.working_programme(process) == moved


def test_planning_and_taking_out_are_undone_too(desk, process):
    desk.post(f"{WORKING}meeting/", form())
    planned = queries.working_programme(process)
    desk.post(f"{WORKING}undo/", {"number": Act.objects.first().number})
    assert len(queries.working_programme(process)) == 1
    desk.post(f"{WORKING}undo/", {"number": Act.objects.first().number})
    assert queries.working_programme(process) == planned


def test_what_was_changed_again_since_is_not_undone(desk, process):
    meeting = the_meeting()
    move(desk, meeting)
    number = Act.objects.first().number
    actions.change_meeting(INSTALLATION, meeting, replace(SITTING, venue="Room 11"))
    before, rows = queries.state_of(process), Row.objects.count()
    answer = desk.post(f"{WORKING}undo/", {"number": number}, follow=True)
    assert "changed again after this" in said(answer)
    assert (queries.state_of(process), Row.objects.count()) == (before, rows)


@pytest.mark.parametrize("number", ["", "0", "99", "-1", "x", "١", "9" * 30])
def test_an_act_that_is_not_there_is_not_undone(desk, process, number):
    assert "no such act" in said(desk.post(f"{WORKING}undo/", {"number": number}, follow=True))


def test_an_act_that_is_not_known_is_not_there(desk, process):
    assert desk.post(f"{WORKING}explode/").status_code == 404
    assert desk.get(f"{WORKING}move/").status_code == 405


def test_a_desk_of_thirty_meetings_takes_the_queries_of_one(desk, published):
    published("forests")
    published("seabed", meetings=30)

    def asked(key: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(f"/programme/{key}/working/").status_code == 200
        return len(found)

    assert asked("seabed") <= asked("forests")


def test_a_process_without_a_round_says_what_to_do_first(desk, db):
    process_actions.open_process(INSTALLATION, key="bare", title="Bare", audience=Audience.PUBLIC)
    answer = desk.get("/programme/bare/working/meeting/", follow=True)
    assert "no round yet" in said(answer)
