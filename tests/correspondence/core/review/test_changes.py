"""A reading and a person's changes: nothing shifts, nothing of the machine's is lost, and every change can be taken back."""

import copy
import json
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.correspondence.apart import read_here
from zerodraft.correspondence.core.review import changes as core
from zerodraft.correspondence.core.review.proposal import Officer, proposal
from zerodraft.correspondence.core.review.values import FIELDS, checked, typed_of

LETTER = (resources.files("zerodraft.site.demonstration") / "letter.txt").read_bytes()
READING = json.loads(json.dumps(read_here(LETTER, "letter.txt").reading))
KEYS = list(core.things(READING, {}))
LIMIT = {"applies_to": "groups", "seconds": 300}


def typed(key: str, changes: core.Changes, **other: str) -> dict:
    thing = core.things(READING, changes)[key]
    return {field.name: typed_of(field, thing.now[field.name]) for field in FIELDS[thing.group]} | other


def corrected(key: str, changes: core.Changes, **other: str) -> core.Changes:
    group = core.things(READING, changes)[key].group
    return core.correct(READING, changes, key, checked(group, typed(key, changes, **other)))


edits = st.one_of(
    st.tuples(st.just("strike"), st.sampled_from(KEYS)),
    st.tuples(st.just("room"), st.sampled_from([key for key in KEYS if key.startswith("meetings/")])),
    st.tuples(st.just("add"), st.just("time_limits")),
    st.tuples(st.just("answer"), st.sampled_from(list(core.flags(READING)))),
)


def made(changes: core.Changes, edit: tuple[str, str]) -> tuple[str, core.Changes]:
    act, key = edit
    if act == "strike":
        return key, core.strike(READING, changes, key)
    if act == "room":
        return key, corrected(key, changes, venue="Conference Room 9")
    if act == "add":
        return core.add(changes, "time_limits", LIMIT)
    return key, core.answer(READING, changes, key, "right")


@given(st.lists(edits, max_size=12))
def test_no_edit_shifts_another_facts_key_or_touches_what_was_read(several):
    before = copy.deepcopy(READING)
    changes: core.Changes = {}
    for edit in several:
        _key, changes = made(changes, edit)
    found = core.things(READING, changes)
    read = {key: thing.was for key, thing in found.items() if thing.was is not None}
    assert read == {key: thing.was for key, thing in core.things(READING, {}).items()}
    assert before == READING
    assert json.loads(json.dumps(changes)) == changes


@given(st.lists(edits, max_size=8), edits)
def test_what_was_done_last_can_be_taken_back(several, last):
    changes: core.Changes = {}
    for edit in several:
        _key, changes = made(changes, edit)
    if last[0] in ("strike", "room", "answer") and made(changes, last)[1] == changes:
        return
    thing = core.things(READING, changes).get(last[1])
    if last[0] == "room" and thing and thing.struck:
        return
    key, after = made(changes, last)
    back = core.undo(READING, after, key)
    assert core.things(READING, back) == core.things(READING, changes)
    assert core.unanswered(READING, back) == core.unanswered(READING, changes)


def test_a_correction_keeps_what_was_read_and_says_which_field():
    changes = corrected("meetings/0", {}, venue="Conference Room 1", end="12:30")
    thing = core.things(READING, changes)["meetings/0"]
    assert (thing.state, set(thing.corrected)) == ("corrected", {"venue", "end"})
    assert (thing.was["venue"], thing.now["venue"]) == ("Trusteeship Council", "Conference Room 1")
    one_back = core.undo(READING, changes, "meetings/0", "venue")
    assert core.things(READING, one_back)["meetings/0"].corrected == ("end",)


def test_a_field_set_back_by_hand_is_no_correction():
    changes = corrected("meetings/0", {}, venue="Conference Room 1")
    again = corrected("meetings/0", changes, venue="Trusteeship Council")
    assert core.things(READING, again)["meetings/0"].state == "read"


def test_a_number_is_given_once():
    first, changes = core.add({}, "time_limits", LIMIT)
    second, _more = core.add(core.undo(READING, changes, first), "time_limits", LIMIT)
    assert (first, second) == ("time_limits/a1", "time_limits/a2")


def test_an_added_fact_is_corrected_in_its_place():
    key, changes = core.add({}, "time_limits", LIMIT)
    changes = core.correct(READING, changes, key, {"applies_to": "groups", "seconds": 240})
    assert core.things(READING, changes)[key].now["seconds"] == 240
    assert core.things(READING, changes)[key].state == "added"


@pytest.mark.parametrize("key", ["meetings/99", "letters/0", "", "flags/0", "meetings/a1"])
def test_what_is_no_fact_is_not_changed(key):
    with pytest.raises(core.UnknownFact):
        core.strike(READING, {}, key)


def test_no_more_facts_are_added_than_a_letter_holds():
    with pytest.raises(core.TooMany):
        core.add({"count": core.MOST_ADDED}, "time_limits", LIMIT)
    with pytest.raises(core.UnknownFact):
        core.add({}, "process", {})


def test_what_holds_is_what_was_read_with_what_was_changed():
    changes = corrected("process", {}, title="Compact on Migration", round="2")
    changes = core.strike(READING, changes, "letters/1/signatories/0")
    changes = core.strike(READING, changes, "meetings/1")
    _key, changes = core.add(changes, "time_limits", LIMIT)
    found = proposal(READING, changes)
    assert (found.title, found.round) == ("Compact on Migration", 2)
    assert found.officers == (Officer("Co-facilitators", "Reto Zgraggen", "Switzerland"),)
    assert list(found.sittings) == ["meetings/0", "meetings/2", "meetings/3", "meetings/4", "meetings/5"]
    assert found.limits == {"all": 180, "groups": 300}


def test_of_no_letter_nothing_is_proposed():
    found = proposal(core.NOTHING_READ, {})
    assert (found.title, found.round, found.officers, found.sittings, found.dated) == ("", None, (), {}, None)


def test_another_process_forgets_which_meetings_were_meant():
    changes = core.match(READING, {}, "meetings/0", "meeting-1")
    assert "matched" not in core.choose_process(changes, "elsewhere")
    with pytest.raises(core.UnknownFact):
        core.match(READING, {}, "time_limits/0", "meeting-1")
