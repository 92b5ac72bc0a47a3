"""The boxes of the planner's page: what is typed is read as a file is, and what cannot be is named by box and line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.core.planning.asking import february, rounds
from zerodraft.process.core.learning import learn
from zerodraft.programme.core.planning import BadPlan, read
from zerodraft.programme.core.planning.boxes import BOXES, LONGEST, read_boxes
from zerodraft.programme.core.planning.handing import answer_from_values, answer_to_values, request_to_values
from zerodraft.programme.core.planning.showing import Row, from_values, item_line
from zerodraft.programme.core.planning.solving import plan

PACE = learn()
OUTLINE = ["preamble", "objective-1", "objective-2", "objective-3"]
TYPED = {
    "zone": "America/New_York",
    "slots": "2018-02-20 10:00-13:00 | Room 1\n2018-02-20 10:00-13:00 | Room 2\n2018-02-21 9:00–12:00",
    "items": "general | 40 x 3 | General statements | preamble\nobjective-1 | 30\nboth | 45 | Both | objective 2-3",
}


def typed(**boxes):
    return read_boxes(TYPED | boxes, OUTLINE, PACE)


def faults(**boxes):
    return [(each.box, each.line, each.code) for each in typed(**boxes).faults]


@given(rounds())
@settings(deadline=None)
def test_a_file_shown_in_boxes_is_read_back_as_the_same_round(given_):
    request = read(given_, PACE)
    again = read_boxes(from_values(given_), [], PACE)
    assert again.faults == ()
    assert again.request == request


@given(rounds())
@settings(deadline=None, max_examples=40)
def test_what_is_handed_to_another_process_and_back_is_the_same(given_):
    request = read(given_, PACE)
    assert read(request_to_values(request), PACE) == request
    answer = plan(request)
    assert answer_from_values(answer_to_values(answer)) == answer


@given(st.fixed_dictionaries({box: st.text(st.sampled_from("ab1-:x| \n.2018ü\x00"), max_size=60) for box in BOXES}))
def test_whatever_is_typed_is_a_round_or_has_faults_with_their_lines(boxes):
    found = read_boxes(boxes, OUTLINE, PACE)
    assert bool(found.faults) is (found.request is None)
    for each in found.faults:
        assert each.box in BOXES
        assert 0 <= each.line <= len(boxes[each.box].splitlines())


def test_items_say_their_minutes_or_speakers_and_what_they_take_up():
    found = typed()
    assert [item.id for item in found.request.items] == ["general", "objective-1", "both"]
    assert found.parts == (("preamble",), ("objective-1",), ("objective-2", "objective-3"))
    assert found.speakers == ((40, 180), None, None)
    assert found.request.items[0].minutes > 120


def test_a_line_of_several_names_is_every_pair_of_them():
    found = typed(apart="general | objective-1 | both", unavailable="both | | Room 2\nboth | 2018-02-21")
    assert found.request.apart == ((0, 1), (0, 2), (1, 2))
    assert [(each.day is None, each.room) for each in found.request.unavailable] == [(True, "Room 2"), (False, None)]


@pytest.mark.parametrize(
    ("box", "text", "fault"),
    [
        ("zone", "Atlantis", (0, "zone")),
        ("slots", "", (0, "empty")),
        ("items", " \n", (0, "empty")),
        ("slots", "tomorrow", (1, "slot")),
        ("slots", "2018-02-30 10:00-13:00", (1, "day")),
        ("slots", "\n2018-02-20 10:00-25:00", (2, "hour")),
        ("slots", "2018-02-20 22:00-01:00", (1, "midnight")),
        ("slots", "2018-02-20 10:00-10:00", (1, "length")),
        ("slots", "2018-03-11 02:30-05:00", (1, "skipped")),
        ("slots", "2018-11-04 00:00-01:30", (1, "twice")),
        ("slots", "2018-02-20 10:00-13:00 | A\n2018-02-20 12:00-15:00 | A", (2, "overlap")),
        ("items", "general", (1, "item")),
        ("items", "general | 30\ngeneral | 40", (2, "id")),
        ("items", "general | long", (1, "minutes")),
        ("items", "general | 0", (1, "minutes")),
        ("items", "general | 10 x 0", (1, "minutes")),
        ("items", "general | 30 | G | objective-9", (1, "part")),
        ("items", "general | 30 | G | objective 1-9999", (1, "part")),
        ("items", "general | 99999", (0, "other")),
        ("items", "\n".join(f"i{number} | 1" for number in range(10_000)), (0, "many")),
        ("items", "x" * (LONGEST + 1), (0, "many")),
        ("alone", "genral", (1, "near")),
        ("alone", "something else", (1, "unknown")),
        ("alone", "general | both", (1, "one")),
        ("together", "general", (1, "two")),
        ("together", "general | general", (1, "same")),
        ("fixed", "general | 2018-02-20", (1, "place")),
        ("fixed", "general | 2018-02-20 10:00", (1, "rooms")),
        ("fixed", "general | 2018-02-20 11:00", (1, "nowhere")),
        ("present", "both | 2018-02-21 09:00\nboth | 2018-02-20 10:00 | Room 1", (2, "placed")),
        ("unavailable", "general", (1, "bar")),
        ("unavailable", "general | | Room 9", (1, "room")),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(box, text, fault):
    assert (box, *fault) in faults(**{box: text})


def test_a_day_on_which_clocks_change_counts_its_real_minutes():
    found = typed(slots="2018-03-11 01:00-04:00")
    assert found.request.slots[0].minutes == 120


def test_a_line_says_no_more_than_it_must():
    assert item_line(Row("objective-1", "Objective 1", 30, None, ("objective-1",))) == "objective-1 | 30 | Objective 1"
    assert item_line(Row("objective-1", "objective-1", 30, None, ("objective-1",))) == "objective-1 | 30"
    assert item_line(Row("a", "B|C", 0, (4, 90), ("preamble",))) == "a | 4 x 1.5 | B/C | preamble"


def test_an_id_that_no_line_can_hold_is_refused_with_its_place():
    values = february()
    values["items"][1]["id"] = "one | two"
    with pytest.raises(BadPlan, match="items, entry 2"):
        from_values(values)
