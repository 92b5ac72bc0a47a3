"""The planner's page: boxes, the plan that comes of them, and taking it over."""

import re

import pytest

from programme.core.planning.asking import FEBRUARY
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.programme import queries
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
