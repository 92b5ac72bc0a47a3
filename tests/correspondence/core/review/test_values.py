"""What a person types becomes a value, or is refused by the name of the field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.correspondence.core.review.values import (
    FIELDS,
    Field,
    Kind,
    Refused,
    checked,
    faults,
    parts_as_text,
    parts_of_text,
    typed_of,
    value_of,
)

MEETING = {"date": "2018-02-20", "start": "10:00", "end": "13:00", "zone": "America/New_York"}
EVERY = [(group, field) for group, fields in FIELDS.items() for field in fields]


def refusal(group: str, typed: dict) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as found:
        checked(group, typed)
    return [(problem.field, problem.code) for problem in found.value.problems]


def test_a_meeting_as_typed():
    typed = {
        **MEETING,
        "start": "9.30",
        "venue": "  Conference Room 4\x00 ",
        "virtual": "",
        "tentative": "on",
        "alternatives": "2018-03-01, 2018-03-02",
        "segments": [("Objectives 1-3", "objective-1–3; preamble"), ("", ""), ("Any other business", "")],
    }
    assert checked("meetings", typed) == {
        "date": "2018-02-20",
        "start": "09:30",
        "end": "13:00",
        "zone": "America/New_York",
        "venue": "Conference Room 4",
        "virtual": False,
        "tentative": True,
        "alternatives": ["2018-03-01", "2018-03-02"],
        "segments": [
            {"title": "Objectives 1-3", "elements": ["objective-1", "objective-2", "objective-3", "preamble"]},
            {"title": "Any other business", "elements": []},
        ],
    }


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ({"date": ""}, [("date", "missing")]),
        ({"date": "20 February"}, [("date", "day")]),
        ({"date": "2018-02-30"}, [("date", "day")]),
        ({"date": "0018-02-20"}, [("date", "year")]),
        ({"start": "25:00"}, [("start", "hour")]),
        ({"start": "ten"}, [("start", "hour")]),
        ({"start": ""}, [("start", "end-alone")]),
        ({"end": "09:00"}, [("end", "backwards")]),
        ({"end": "10:00"}, [("end", "backwards")]),
        ({"zone": "New York"}, [("zone", "zone")]),
        ({"zone": "../../etc/passwd"}, [("zone", "zone")]),
        ({"zone": "/etc/passwd"}, [("zone", "zone")]),
        ({"zone": "America"}, [("zone", "zone")]),
        ({"zone": "localtime"}, [("zone", "zone")]),
        ({"zone": "Factory"}, [("zone", "zone")]),
        ({"zone": "america/new_york"}, [("zone", "zone")]),
        ({"venue": "x" * 201}, [("venue", "long")]),
        ({"alternatives": "2018-03-01, soon"}, [("alternatives", "day")]),
        ({"segments": [("", "preamble")]}, [("segments", "no-title")]),
        ({"segments": [("A", "Objective 7")]}, [("segments", "no-part")]),
        ({"segments": [("A", "objective-6–1")]}, [("segments", "range")]),
        ({"segments": [("A", "objective-1–9999")]}, [("segments", "range")]),
        ({"segments": [("A" * 301, "")]}, [("segments", "long")]),
        ({"segments": [("A", "")] * 101}, [("segments", "many")]),
        ({"date": "", "zone": "Mars"}, [("date", "missing"), ("zone", "zone")]),
    ],
)
def test_what_a_meeting_cannot_be_is_refused_by_its_field(typed, refused):
    assert refusal("meetings", {**MEETING, **typed}) == refused


@pytest.mark.parametrize("end", ["00:00", "01:30"])
def test_a_night_meeting_ends_on_the_next_day(end):
    assert checked("meetings", {**MEETING, "start": "21:00", "end": end})["end"] == end


@pytest.mark.parametrize(
    ("group", "typed", "refused"),
    [
        ("process", {"title": "", "round": "first"}, [("title", "missing"), ("round", "count")]),
        ("process", {"title": "A", "round": "0"}, [("round", "count")]),
        ("process", {"title": "A", "round": "٣"}, [("round", "count")]),
        ("process", {"title": "A" * 301}, [("title", "long")]),
        ("officers", {"office": "", "name": "Ada Vidal"}, [("office", "missing")]),
        ("time_limits", {"applies_to": "everybody", "seconds": "180"}, [("applies_to", "choice")]),
        ("time_limits", {"applies_to": "all", "seconds": "86401"}, [("seconds", "count")]),
        ("deadlines", {"what": "", "on": "2018-02-20"}, [("what", "missing")]),
        ("supersedes", {"was": ""}, [("was", "missing")]),
        ("contacts", {"address": " "}, [("address", "missing")]),
    ],
)
def test_other_facts_are_refused_by_their_fields(group, typed, refused):
    assert refusal(group, typed) == refused


def test_what_was_read_is_judged_as_what_is_typed():
    read = {"date": "2018-02-20", "start": "15:00", "end": "13:00", "zone": None, "venue": "x" * 300}
    read |= {"virtual": False, "tentative": False, "alternatives": [], "segments": []}
    assert [(p.field, p.code, p.detail) for p in faults("meetings", read)] == [("venue", "long", "200")]
    assert [(p.field, p.code) for p in faults("meetings", {**read, "venue": None})] == [("end", "backwards")]
    assert faults("meetings", {**read, "venue": None, "end": None}) == ()


@given(st.lists(st.sampled_from([f"objective-{n}" for n in range(1, 30)] + ["preamble", "article-1", "vision"])))
def test_parts_as_shown_are_the_parts_again(elements):
    once = list(dict.fromkeys(elements))
    assert parts_of_text(Field("segments", Kind.BUSINESS), parts_as_text(once)) == once


@pytest.mark.parametrize(("group", "field"), EVERY, ids=[f"{group}-{field.name}" for group, field in EVERY])
@given(typed=st.text(max_size=400) | st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=4))
def test_whatever_is_typed_is_refused_by_its_field_or_a_value_that_is_itself_again(group, field, typed):
    refused: set[str] = set()
    value = None
    try:
        value = value_of(field, typed)
    except Refused as refusal:
        refused = {problem.field for problem in refusal.problems}
    assert refused in (set(), {field.name})
    if not refused:
        assert value_of(field, typed_of(field, value)) == value
        assert "\x00" not in str(value)
