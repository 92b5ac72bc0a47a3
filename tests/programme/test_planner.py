"""The planner's page: boxes, the plan that comes of them, and taking it over."""

import html
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection

from programme.conftest import SITTING
from programme.core.planning.asking import FEBRUARY, february
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.programme import apart, queries
from zerodraft.programme.actions import schedule_meeting
from zerodraft.programme.models import Act
from zerodraft.record.models import Row

PLANNER = "/programme/compact/working/planner/"
SLOTS = "\n".join(f"{day} {hours} | {room}" for day, room in FEBRUARY for hours in ("10:00-13:00", "15:00-18:00"))
ITEMS = "\n".join(
    [
        "general | 40 x 3 | General statements and preamble | preamble",
        *(f"objective-{number} | 30" for number in range(1, 23)),
        "implementation | 120 | Implementation and follow-up | implementation, follow-up",
    ]
)
BOXES = {
    "zone": "America/New_York",
    "slots": SLOTS,
    "items": ITEMS,
    "keep_order": "on",
    "alone": "general\nimplementation",
}


@pytest.fixture
def compact(db):
    process = process_actions.open_process(INSTALLATION, key="compact", title="Compact", audience="public")
    outline = ["preamble", *(f"objective-{number}" for number in range(1, 23)), "implementation", "follow-up"]
    process_actions.extend_outline(INSTALLATION, process, outline)
    process_actions.open_round(INSTALLATION, process, 1)
    return process


def proposal(page: str) -> dict[str, str]:
    """What the form carries by which a plan is taken over."""
    return {name: re.search(f'name="{name}" value="([^"]*)"', page)[1] for name in ("at", "seen")}


def business(process) -> list[str]:
    return ["; ".join(each.title for each in one.segments) for one in queries.working_programme(process)]


def test_the_first_round_of_2018_is_worked_out_and_taken_over_as_one_act_that_is_undone(desk, compact):
    page = desk.post(PLANNER, BOXES | {"act": "work-out"}).content.decode()
    assert "No plan is better: this is proven." in page
    rows = Row.objects.count()
    answer = desk.post(PLANNER, BOXES | proposal(page) | {"act": "take-over"})
    assert answer.status_code == 302
    assert business(compact) == [
        "General statements and preamble",
        "Objective 1 – Objective 6",
        "Objective 7 – Objective 12",
        "Objective 13 – Objective 17",
        "Objective 18 – Objective 22",
        "Implementation and follow-up",
    ]
    assert [row.verb for row in Row.objects.order_by("seq")[rows:]] == ["meeting.scheduled"] * 6
    desk.post("/programme/compact/working/undo/", {"number": Act.objects.get().number})
    assert business(compact) == []


def test_it_is_refused_when_the_programme_changed_meanwhile_and_all_that_was_typed_is_kept(desk, compact):
    carried = proposal(desk.post(PLANNER, BOXES).content.decode())
    schedule_meeting(INSTALLATION, compact.rounds.get(), SITTING)
    rows = Row.objects.count()
    answer = desk.post(PLANNER, BOXES | carried | {"act": "take-over"})
    assert answer.status_code == 409
    page = html.unescape(answer.content.decode())
    assert "was changed meanwhile" in page
    assert ITEMS in page
    assert Row.objects.count() == rows


@pytest.mark.parametrize("at", ["", "0", "0," * 23 + "6", "0," * 24 + "0", "0," * 23 + "-1", "0," * 23 + "1;2"])
def test_what_no_plan_says_is_not_taken_over(desk, compact, at):
    carried = proposal(desk.post(PLANNER, BOXES).content.decode()) | {"at": at}
    rows = Row.objects.count()
    answer = desk.post(PLANNER, BOXES | carried | {"act": "take-over"})
    assert answer.status_code == 422
    assert "This plan is not whole." in answer.content.decode()
    assert Row.objects.count() == rows


def test_meetings_that_stand_keep_their_key_and_others_of_the_round_go_out_if_asked(desk, compact):
    opened = compact.rounds.get()
    schedule_meeting(INSTALLATION, opened, replace(SITTING, venue="Trusteeship Council Chamber"))
    other = schedule_meeting(INSTALLATION, opened, replace(SITTING, venue="Room 9"))
    carried = proposal(desk.post(PLANNER, BOXES).content.decode())
    before = queries.working_programme(compact)
    desk.post(PLANNER, BOXES | carried | {"act": "take-over", "rest": "out"})
    after = queries.working_programme(compact)
    assert len(after) == 6
    assert other.key not in {each.key for each in after}
    assert {each.key for each in before} - {other.key} <= {each.key for each in after}
    again = proposal(desk.post(PLANNER, BOXES).content.decode())
    answer = desk.post(PLANNER, BOXES | again | {"act": "take-over"})
    assert "nothing to take over" in answer.content.decode()
    desk.post("/programme/compact/working/undo/", {"number": Act.objects.first().number})
    assert queries.working_programme(compact) == before


def test_wishes_that_stand_against_each_other_are_named_with_links_to_their_boxes(desk, compact):
    wishes = {"alone": "general", "together": "general | objective-1"}
    page = html.unescape(desk.post(PLANNER, BOXES | wishes).content.decode())
    assert '<a href="#box-alone"><bdi>Alone in its meeting: General statements and preamble</bdi></a>' in page
    assert '<a href="#box-together"><bdi>Together in one meeting: General statements and preamble; Objective 1' in page
    assert "Take the plan over" not in page


def test_what_cannot_be_read_links_to_its_box_and_says_the_line(desk, compact):
    answer = desk.post(PLANNER, BOXES | {"slots": SLOTS + "\n2018-02-23 20:00-01:00"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert '<a href="#box-slots">' in page
    assert "line 7" in page
    assert "A meeting past midnight is two lines" in page


def test_a_round_that_takes_too_long_is_ended_and_nothing_typed_is_lost(desk, compact, monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 0.05)
    answer = desk.post(PLANNER, BOXES)
    assert answer.status_code == 422
    page = html.unescape(answer.content.decode())
    assert "could not be worked out within" in page
    assert ITEMS in page
    assert not apart.busy()


def test_one_plan_at_a_time_is_worked_out_for_a_person(desk, compact, people):
    with apart.one_for(people["secretariat"].key):
        answer = desk.post(PLANNER, BOXES)
    assert answer.status_code == 409
    assert "is being worked out still" in answer.content.decode()
    assert desk.post(PLANNER, BOXES).status_code == 200


def test_a_file_fills_the_boxes_in_and_what_no_file_says_is_told(desk, compact):
    content = json.dumps(february()).encode()
    page = html.unescape(desk.post(PLANNER, {"act": "read", "file": BytesIO(content)}).content.decode())
    assert "objective-22 | 30 | Objective 22" in page
    assert "2018-02-23 15:00-18:00 | ECOSOC Chamber" in page
    yaml = "zone: America/New_York\nslots: []\nitems: []"
    answer = desk.post(PLANNER, BOXES | {"act": "read", "pasted": yaml})
    assert answer.status_code == 422
    page = html.unescape(answer.content.decode())
    assert "slots: is empty; give at least one" in page
    assert yaml in page
    assert ITEMS in page
    large = desk.post(PLANNER, {"act": "read", "file": BytesIO(b"a" * 500_001)})
    assert "has more than 500,000 bytes" in large.content.decode()


def test_the_boxes_begin_with_what_is_known(desk, published):
    process = published("forests", meetings=2)
    path = "/programme/forests/working/planner/"
    page = html.unescape(desk.get(path).content.decode())
    assert "2018-02-20 10:00-13:00 | Conference Room 1\n2018-02-20 10:00-13:00 | Conference Room 2" in page
    assert "preamble | 90 | Preamble\nobjective-1 | 90 | Objective 1\nobjective-2 | 90 | Objective 2" in page
    assert "objective-1 | 2018-02-20 10:00 | Conference Room 1" in page
    page = html.unescape(desk.get(path, {"basis": "remains"}).content.decode())
    assert "preamble | 90 | Preamble</textarea>" in page
    page = html.unescape(desk.get(path, {"basis": "round"}).content.decode())
    assert "objective-1-2 | 180 | Objectives 1 and 2 | objective-1, objective-2\nany-other-business | 90" in page
    days = {"slots": "days", "first": "2018-03-29", "days": "2", "station": "new-york", "rooms": "A\nB"}
    page = html.unescape(desk.get(path, days).content.decode())
    assert "2018-03-29 10:00-13:00 | A\n2018-03-29 10:00-13:00 | B\n2018-03-29 15:00-18:00 | A" in page
    assert "2018-03-30" not in page  # Good Friday
    assert "2018-04-02 10:00-13:00 | A" in page
    assert process.rounds.count() == 1


def test_meetings_that_are_alike_and_have_no_room_are_each_a_slot(desk, compact):
    opened = compact.rounds.get()
    for _number in range(2):
        schedule_meeting(INSTALLATION, opened, replace(SITTING, venue="", segments=()))
    night = {"start": SITTING.end + timedelta(hours=7), "end": SITTING.end + timedelta(hours=12)}
    schedule_meeting(INSTALLATION, opened, replace(SITTING, **night, segments=()))
    page = desk.get(PLANNER).content.decode()
    assert page.count("2018-02-20 10:00-13:00\n2018-02-20 10:00-13:00</textarea>") == 1
    assert "One meeting of the round is not below" in page
    boxes = {"zone": "America/New_York", "slots": "2018-02-20 10:00-13:00\n" * 2, "items": "a | 90\nb | 90"}
    carried = proposal(desk.post(PLANNER, boxes).content.decode())
    desk.post(PLANNER, boxes | carried | {"act": "take-over"})
    assert sorted(business(compact)) == ["", "a", "b"]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ({"first": "soon"}, "is no day"),
        ({"days": "0"}, "from 1 to 60"),
        ({"station": "atlantis"}, "no such duty station"),
    ],
)
def test_days_that_cannot_be_are_refused(desk, compact, bad, says):
    asked = {"slots": "days", "first": "2018-03-29", "days": "2", "station": "new-york"}
    answer = desk.get(PLANNER, asked | bad)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_server_loads_no_solver():
    code = (
        "import sys, zerodraft.programme.apart, zerodraft.programme.core.planning.boxes, "
        "zerodraft.programme.core.planning.handing; sys.exit('ortools' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_planner_runs_outside_of_a_transaction(desk, compact, monkeypatch):
    seen = []

    def planned(request, person):
        seen.append(connection.in_atomic_block and len(connection.savepoint_ids))
        raise apart.TooMuch

    before = connection.in_atomic_block and len(connection.savepoint_ids)
    monkeypatch.setattr(apart, "plan_apart", planned)
    desk.post(PLANNER, BOXES)
    assert seen == [before]
