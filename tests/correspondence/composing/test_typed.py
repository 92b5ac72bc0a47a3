"""Facts as they are stored and typed: what goes out comes in again, and what cannot is refused with its cure."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.composing.making import convening, everything
from correspondence.composing.strategies import LANGUAGES, letters, rounds
from zerodraft.correspondence.core.composing import typed
from zerodraft.correspondence.core.composing.catalogue import FIELDS, NotAFact
from zerodraft.correspondence.core.composing.content import from_values
from zerodraft.correspondence.core.composing.storing import from_json, to_json
from zerodraft.correspondence.core.composing.values import Emblem, Letterhead

ROUNDS = st.sampled_from(LANGUAGES).flatmap(rounds)
LETTERS = st.sampled_from(LANGUAGES).flatmap(letters)


@given(ROUNDS)
def test_what_is_stored_is_the_same_again(facts):
    assert from_json(to_json(facts)) == facts


@given(LETTERS)
def test_what_is_stored_of_any_letter_is_the_same_again(written):
    _key, facts = written
    assert from_json(to_json(facts)) == facts


@given(ROUNDS)
def test_what_is_shown_in_boxes_is_typed_back_as_the_same(facts):
    for name, fact in facts.items():
        if fact != () and (fact or fact == 0):
            assert typed.read(name, typed.shown(name, fact)) == fact, name


def test_every_fact_of_every_template_goes_through_boxes():
    for name, fact in everything().items():
        assert typed.read(name, typed.shown(name, fact)) == fact, name


@pytest.mark.parametrize("name", [name for name, field in FIELDS.items() if not field.part_of])
def test_empty_boxes_are_no_fact(name):
    assert typed.read(name, typed.shown(name, None)) is None
    assert typed.read(name, {}) is None


def test_an_emblem_outlives_the_typing_of_its_letterhead():
    emblem = Emblem(b"\x89PNG\r\n\x1a\n", "The emblem of the mission")
    before = (Letterhead(("Mission",), emblem), Letterhead(("Another",)))
    after = typed.read("letterheads", {"0": "Permanent Mission", "1": "Another"}, before)
    assert after == (Letterhead(("Permanent Mission",), emblem), Letterhead(("Another",)))
    assert from_json(to_json({"letterheads": after})) == {"letterheads": after}


@pytest.mark.parametrize(
    ("name", "boxes", "why"),
    [
        ("round", {"": "first"}, "whole number"),
        ("round", {"": "0"}, "whole number"),
        ("date", {"": "13 February"}, "is no date"),
        ("references", {"": "2018-02-05\nyesterday"}, "“yesterday” is no date"),
        ("inscription_due", {"at": "noon", "zone": "UTC", "city": "London"}, "no date and hour"),
        ("inscription_due", {"at": "2018-02-16T18:00", "zone": "", "city": ""}, "beside its place"),
        ("inscription_due", {"at": "2018-02-16T18:00", "zone": "Atlantis", "city": "Atlantis"}, "no time zone"),
        (
            "inscription_due",
            {"at": "2018-03-11T02:30", "zone": "America/New_York", "city": "New York"},
            "does not exist",
        ),
        ("draft", {"title": "the draft", "date": "2018-02-05", "sha256": "abc"}, "64 hexadecimal digits"),
        ("signatories", {"style0": "H.E.", "name0": "", "titles0": ""}, "no name"),
        ("programme", {"zone": "", "meetings": "2018-02-20 10:00-13:00 | Room 1 | Opening"}, "give the time zone"),
        ("programme", {"zone": "UTC", "meetings": "Tuesday morning"}, "“Tuesday morning” is no meeting"),
        ("programme", {"zone": "UTC", "meetings": "2018-02-20 13:00-10:00 | Room 1 | Opening"}, "not after its start"),
        ("programme", {"zone": "UTC", "meetings": "2018-02-20 25:00-26:00 | Room 1 | Opening"}, "hour"),
        ("programme", {"zone": "UTC", "meetings": "2018-02-20 10:00-13:00 | Room 1 | objective 6-1"}, "lower number"),
        ("limits", {"groups": "long"}, "no length of time"),
        ("limits", {"groups": "0"}, "no length of time"),
        ("changes", {"": "moved"}, "is no change"),
        ("contact", {"": "x" * 4001}, "at most 4000"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_cure(name, boxes, why):
    with pytest.raises(NotAFact, match=why):
        typed.read(name, boxes)


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text(max_size=30), max_size=3))
def test_no_text_breaks_the_boxes(texts):
    for name, text in texts.items():
        if FIELDS[name].part_of:
            continue
        for box in typed.boxes(name):
            with suppress(NotAFact):
                typed.read(name, {box: text, "zone": "UTC", "city": "London"})


def test_a_content_holds_words_within_bounds_and_nothing_else():
    content = from_values(
        {"given": to_json(convening()), "annexes": [{"heading": "Annex", "text": "One\n\ntwo\nthree"}]}
    )
    assert [block.text for block in content.words().annexes[0].blocks] == ["One", "two three"]
    assert from_values(content.as_json()) == content
    for wrong in (
        {"given": {"round": []}},
        {"refers": ["../x"]},
        {"omitted": ["X"]},
        {"annexes": [{"heading": "\x00"}]},
    ):
        with pytest.raises(NotAFact):
            from_values(wrong)
