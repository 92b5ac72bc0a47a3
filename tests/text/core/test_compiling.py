"""The invariants of compilation, I1 to I6 of the design, on four scripts and the worst cases."""

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.texts import texts, units
from zerodraft.text.core.compiling import Segment, compiled, projection


@given(units())
def test_i1_without_any_proposal_the_base_is_read(unit):
    base, proposed = unit
    segments = compiled(base, proposed)
    assert projection(segments) == base
    assert "".join(each.text for each in segments if not each.inserted_by) == base


@given(units())
def test_i2_each_proposal_is_read_byte_for_byte(unit):
    base, proposed = unit
    segments = compiled(base, proposed)
    for id_, text in proposed.items():
        assert projection(segments, id_) == text


@given(units())
def test_i3_no_stretch_is_without_a_reason_and_nobody_is_lost(unit):
    base, proposed = unit
    segments = compiled(base, proposed)
    assert all(each.text for each in segments)
    assert not any(each.inserted_by and each.deleted_by for each in segments)
    seen = {id_ for each in segments for id_ in (*each.inserted_by, *each.deleted_by)}
    assert seen == {id_ for id_, text in proposed.items() if text != base}


@given(units(), st.randoms(use_true_random=False))
def test_i4_the_order_of_input_decides_nothing_but_the_order_of_alternatives(unit, chance):
    base, proposed = unit
    items = list(proposed.items())
    chance.shuffle(items)

    assert as_sets(compiled(base, dict(items))) == as_sets(compiled(base, proposed))


@given(units())
def test_i5_without_one_proposal_it_is_as_if_it_had_never_come(unit):
    base, proposed = unit
    for id_ in proposed:
        rest = {other: text for other, text in proposed.items() if other != id_}
        shown = [
            Segment(each.text, *(tuple(by for by in names if by != id_) for names in each[1:]))
            for each in compiled(base, proposed)
            if each.inserted_by != (id_,)
        ]
        assert as_sets(joined(shown)) == as_sets(joined(compiled(base, rest)))


@given(units(), st.data())
def test_i6_an_equal_proposal_only_adds_its_name(unit, data):
    base, proposed = unit
    text = data.draw(st.sampled_from([base, *proposed.values()]))
    more = compiled(base, {**proposed, "more": text})
    shown = [Segment(each.text, *(tuple(by for by in names if by != "more") for names in each[1:])) for each in more]
    assert shown == compiled(base, proposed)


def as_sets(segments: list[Segment]) -> set[tuple[int, str, frozenset[str], frozenset[str]]]:
    """The stretches without the order of alternatives: each with its place in the base."""
    found, at = set(), 0
    for each in segments:
        found.add((at, each.text, frozenset(each.inserted_by), frozenset(each.deleted_by)))
        at += 0 if each.inserted_by else len(each.text)
    return found


def joined(segments: list[Segment]) -> list[Segment]:
    """Neighbouring stretches of the base with the same deleters as one."""
    found: list[Segment] = []
    for each in segments:
        if found and not each.inserted_by and found[-1][1:] == each[1:]:
            found[-1] = Segment(found[-1].text + each.text, *each[1:])
        else:
            found.append(each)
    return found


def test_alternatives_stand_in_order_of_submission_after_what_they_replace():
    base = "States shall act."
    proposed = {"z": "States should act.", "b": "States may act.", "c": "States may act.", "a": "States act."}
    assert compiled(base, proposed)[1:5] == [
        Segment("shall", (), ("z", "b", "c", "a")),
        Segment("should", ("z",), ()),
        Segment("may", ("b", "c"), ()),
        Segment(" ", (), ("a",)),
    ]


def test_different_insertions_at_the_same_place_stay_apart():
    segments = compiled("Act now.", {"a": "Act together now.", "b": "Act boldly now."})
    assert [each for each in segments if each.inserted_by] == [
        Segment("together ", ("a",), ()),
        Segment("boldly ", ("b",), ()),
    ]


@pytest.mark.parametrize("base", ["", "[States [shall] act.]", "的的的的", "the the the the"])
def test_an_empty_text_deletes_all_and_an_empty_base_takes_all(base):
    proposed = {"a": "", "b": "New words", "c": base}
    segments = compiled(base, proposed)
    assert [projection(segments, id_) for id_ in proposed] == ["", "New words", base]


def test_a_cut_through_a_pair_of_brackets_is_exact():
    base = "States [shall [urgently] act]."
    proposed = {"a": "States [shall act].", "b": "States shall [urgently] act."}
    segments = compiled(base, proposed)
    assert [projection(segments, id_) for id_ in proposed] == list(proposed.values())


def test_193_rewrites_and_30_000_characters():
    chance = random.Random(4)  # noqa: S311 (a test's own chance)
    words = [f"word{number}" for number in range(400)]
    base = " ".join(chance.choices(words, k=4_000))
    proposed = {f"p{number}": " ".join(chance.choices(words, k=150)) for number in range(193)}
    segments = compiled(base, proposed)
    assert len(base) > 25_000
    assert projection(segments) == base
    assert all(projection(segments, id_) == text for id_, text in proposed.items())


def test_the_seed_of_hashes_changes_nothing():
    asked = (
        "from zerodraft.text.core.compiling import compiled\n"
        "print(compiled('a b c d e f', {'x': 'a c b d f', 'y': 'b a c e f g', 'z': 'f e d c b a'}))"
    )
    shown = {
        subprocess.run(
            [sys.executable, "-c", asked], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(shown) == 1


@given(texts)
def test_nobody_disputes_what_nobody_touched(base):
    assert compiled(base, {}) == ([Segment(base, (), ())] if base else [])
    assert compiled(base, {"a": base}) == compiled(base, {})
