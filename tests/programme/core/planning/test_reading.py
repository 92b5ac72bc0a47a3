"""What a file of a round may say, and the place and cure of each fault."""

import contextlib
import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from programme.core.planning.asking import february
from zerodraft.process.core.learning import learn
from zerodraft.process.core.speaking import capacity, in_programme
from zerodraft.programme.core.planning import BadPlan, as_json, decode, read, reading
from zerodraft.programme.core.planning.solving import plan

SCHEMAS = Path(__file__).parents[4] / "docs" / "schemas"


def test_yaml_and_json_say_the_same_and_hours_stay_hours():
    given_ = february()
    plain = "\n".join(line.replace("'", "") for line in yaml.safe_dump(given_).splitlines())
    assert "start: 10:00" in plain
    assert decode(plain.encode()) == decode(json.dumps(given_).encode()) == given_


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "no JSON"),
        ("a: [1", "line"),
        ("a: 1\na: 2", "'a' stands twice"),
        ('{"a": 1, "a": 2}', "'a' stands twice"),
        ("a: &x [1]\nb: *x", "line 2: has a reference"),
        ("[" * 5000, "deeply"),
        ('{"a":' * 100_000, "deeply"),
        ("a: !!python/object:os.system x", "no YAML"),
        ("? [1]\n: 2", "a key must be a word"),
        ("a: \x00", "no YAML"),
    ],
)
def test_what_is_no_file_of_values(text, said):
    with pytest.raises(BadPlan, match=said):
        decode(text.encode())


def test_what_is_no_text_or_too_much():
    with pytest.raises(BadPlan, match="no UTF-8"):
        decode(b"zone: \xff")
    with pytest.raises(BadPlan, match="more than 2,000,000 bytes"):
        decode(b"#" * 2_000_001)


def item(**keys):
    return {"items": [{"id": "a", **keys}], "alone": []}


def slot(**keys):
    return {"slots": [{"date": "2018-02-20", "start": "10:00", "end": "13:00", "room": "X"} | keys]}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"aparts": []}, "the file: has no use for 'aparts'; is it 'apart'?"),
        ({"zone": "New York"}, "zone: no time zone is called 'New York'"),
        ({"zone": None}, "zone is missing"),
        ({"zone": "../etc/passwd"}, "no time zone"),
        ({"slots": []}, "slots: is empty"),
        ({"items": {}}, "items: must be a list"),
        ({"keep_order": "yes"}, "keep_order: must be true or false, not 'yes'"),
        ({"alone": ["general", "objective-23"]}, "alone, entry 2: no item has the id 'objective-23'; is it"),
        ({"apart": [["general"]]}, "apart, entry 1: must be two ids"),
        ({"together": [["general", "general"]]}, "twice"),
        ({"fixed": [{"item": "general", "slot": 6}]}, "fixed, entry 1, slot: must be from 0 to 5"),
        ({"fixed": [{"item": "general", "slot": True}]}, "whole number"),
        ({"unavailable": [{"item": "general"}]}, "give a date, a room or both"),
        ({"unavailable": [{"item": "general", "room": "ECOSOC"}]}, "is it 'ECOSOC Chamber'?"),
        ({"unavailable": [{"item": "general", "date": "2018-02-30"}]}, "is no date"),
        ({"present": [{"slot": 0, "items": ["general"]}, {"slot": 1, "items": ["general"]}]}, "earlier place"),
        ({"present": {"objective": 1}}, "present: assignment is missing"),
        (item(minutes=0), "items, entry 1, minutes: must be from 1"),
        (item(minutes=22.5), "whole number"),
        (item(minutes=float("nan")), "whole number"),
        (item(minutes="30"), "not '30'"),
        (item(minutes=30, speakers=3), "minutes and speakers"),
        (item(speakers=3), "speakers and limit_seconds together"),
        (item(speakers=2000, limit_seconds=36_000), "divide the item"),
        (item(minutes=30, titel="A"), "is it 'title'?"),
        ({"items": [{"id": "a", "minutes": 1}, {"id": "a", "minutes": 1}], "alone": []}, "that of entry 1 too"),
        (item(minutes=30, title="x" * 201), "shorten"),
        (item(minutes=30, title="\ud800"), "lone surrogate"),
        (slot(start="10.00"), "slots, entry 1, start: must be an hour"),
        (slot(end="24:00"), "hour of the clock"),
        (slot(end="10:00"), "give it a length"),
        (slot(start="22:00", end="01:00"), "two slots"),
        (slot(date="20 February"), "is no date"),
        (slot(date="2018-03-11", start="02:30"), "go forward over 02:30"),
        (slot(date="2018-11-04", start="01:30"), "01:30 twice"),
    ],
)
def test_a_fault_is_named_with_its_place_and_cure(change, said):
    with pytest.raises(BadPlan) as caught:
        read(february() | change, learn())
    assert said in str(caught.value)


def test_a_room_is_not_taken_twice_but_may_be_taken_at_once_after():
    first, second = slot()["slots"][0], slot(start="12:00", end="14:00")["slots"][0]
    with pytest.raises(BadPlan, match="slots, entries 1 and 2: overlap in 'X' on 2018-02-20"):
        read(february() | {"slots": [first, second]}, learn())
    long = slot(start="09:00", end="18:00")["slots"][0]
    with pytest.raises(BadPlan, match="entries 1 and 3"):
        read(february() | {"slots": [long, slot(room="Y")["slots"][0], first]}, learn())
    assert read(february() | {"slots": [first, second | {"start": "13:00"}]}, learn())
    assert read(february() | {"slots": [first, second | {"room": "Y"}]}, learn())


def test_a_slot_has_its_real_minutes_when_the_clocks_change():
    request = read(february() | slot(date="2018-03-11", start="01:00", end="04:00"), learn())
    assert request.slots[0].minutes == 120


def test_speakers_fill_a_meeting_as_the_forecast_says():
    pace = learn()
    heard = capacity(pace, 10_800, 180)
    assert heard == 43
    assert in_programme(pace, heard, 180) <= 180 < in_programme(pace, heard + 1, 180)
    assert read(february() | item(speakers=43, limit_seconds=180), pace).items[0].minutes == 180


_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["a", "2018-02-20"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(reading._KEYS), inner, max_size=4),
    max_leaves=8,
)


@given(st.sampled_from(reading._KEYS), _values)
def test_nothing_in_any_place_does_worse_than_be_refused(key, given_):
    with contextlib.suppress(BadPlan):
        read(february() | {key: given_}, learn())


@given(st.binary(max_size=200))
def test_no_bytes_do_worse_than_be_refused(data):
    with contextlib.suppress(BadPlan):
        read(decode(data), learn())


def test_the_schemas_name_the_keys_that_are_read_and_told():
    schema = json.loads((SCHEMAS / "round.json").read_text())
    assert tuple(schema["properties"]) == reading._KEYS
    assert schema["properties"]["slots"]["maxItems"] == reading.MOST_SLOTS
    assert schema["properties"]["items"]["maxItems"] == reading.MOST_ITEMS
    assert schema["properties"]["apart"]["maxItems"] == reading.MOST_WISHES
    request = read(february(), learn())
    told = as_json(request, plan(request), 0.5)
    answer = json.loads((SCHEMAS / "plan.json").read_text())
    assert list(answer["properties"]) == answer["required"] == list(told)
    assert list(answer["properties"]["objective"]["properties"]) == list(told["objective"])
