"""Slots: what is disputed beside what is to replace it, with nothing gained or lost."""

from itertools import pairwise

import pytest
from hypothesis import given

from text.texts import units
from zerodraft.text.core.compiling import Segment, compiled
from zerodraft.text.core.slots import Alternative, Slot, deleting_all, is_crowded, shown, slots

BASE = "States shall take measures."


@given(units())
def test_slots_hold_the_base_and_every_stretch_that_is_put_in(unit):
    base, proposed = unit
    segments = compiled(base, proposed)
    found = slots(segments)
    assert "".join(each.text for each in found) == base
    assert [tuple(each) for slot in found for each in slot.alternatives] == [
        (each.text, each.inserted_by) for each in segments if each.inserted_by
    ]


@given(units())
def test_each_character_of_the_base_keeps_its_deleters(unit):
    base, proposed = unit
    segments = compiled(base, proposed)
    want = [each.deleted_by for each in segments if not each.inserted_by for _ in each.text]
    assert [each.deleted_by for each in slots(segments) for _ in each.text] == want


@given(units())
def test_neighbours_with_the_same_deleters_and_nothing_between_are_one(unit):
    found = slots(compiled(*unit))
    for one, other in pairwise(found):
        assert one.alternatives or one.deleted_by != other.deleted_by or not (one.text and other.text)


def test_a_deletion_stands_next_to_what_replaces_it():
    proposed = {"a": "States should take measures.", "b": "States may take measures."}
    assert slots(compiled(BASE, proposed)) == [
        Slot("States ", (), ()),
        Slot("shall", ("a", "b"), (Alternative("should", ("a",)), Alternative("may", ("b",)))),
        Slot(" take measures.", (), ()),
    ]


def test_neighbouring_stretches_of_the_same_deleters_are_joined():
    assert slots([Segment("a", (), ("x",)), Segment("b", (), ("x",))]) == [Slot("ab", ("x",), ())]


def test_who_deletes_all_is_told_once_and_the_rest_is_shown_as_without_them():
    proposed = {"a": "", "b": "States should take measures.", "c": "Another text."}
    segments = compiled(BASE, proposed)
    assert deleting_all(segments) == ("a",)
    found = shown(segments)
    assert found.out == ("a",)
    assert found.slots == slots(compiled(BASE, {key: proposed[key] for key in "bc"}))


@pytest.mark.parametrize("base", ["", BASE])
def test_nobody_deletes_all_of_nothing_or_of_what_they_rewrite(base):
    assert deleting_all(compiled(base, {"a": "Quite other words"})) == ()


@given(units())
def test_who_deletes_all_are_those_whose_text_is_empty(unit):
    base, proposed = unit
    want = tuple(id_ for id_, text in proposed.items() if not text) if base else ()
    assert deleting_all(compiled(base, proposed)) == want


def test_more_than_six_variants_of_one_place_are_a_crowd():
    few = {f"p{number}": f"States {word} take measures." for number, word in enumerate("abcde")}
    assert not is_crowded(compiled(BASE, few))
    assert is_crowded(compiled(BASE, {**few, "p6": "States f take measures."}))


def test_more_than_two_fifths_of_the_words_are_a_crowd():
    base = "one two three four five"
    assert not is_crowded(compiled(base, {"a": "three four five"}))
    assert is_crowded(compiled(base, {"a": "four five"}))
