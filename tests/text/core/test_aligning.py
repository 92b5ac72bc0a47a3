"""Alignment: on drafts of a known history, on the worst cases, and on two real ones."""

import os
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.drafts_made import by_blank_lines, draft, history, written
from text.texts import texts
from zerodraft.text.core.aligning import align, carry_ids
from zerodraft.text.core.lineage import Pair, Relation, off_the_order

ONE_TO_ONE = {Relation.SAME, Relation.EDITED, Relation.MOVED}
SHARED = Path(os.environ.get("ZERODRAFT_SHARED", "../shared")) / "data" / "drafts"


def relations(pairs) -> list[tuple[str, str, str]]:
    return [(each.old, each.new, each.relation.value) for each in pairs]


@pytest.mark.parametrize(("share", "right"), [(0.05, 0.99), (0.15, 0.99), (0.3, 0.98), (0.5, 0.96)])
def test_units_find_their_own_whatever_happened_to_their_numbers(share, right):
    known = history(written(3, 300), share)
    pairs = align(known.old, known.new)
    found = {(each.old, each.new) for each in pairs if each.relation in ONE_TO_ONE}
    assert len(found & known.kept) >= right * len(known.kept)
    assert len(found - known.kept - known.split) <= 3
    moved = {each.old for each in pairs if each.relation is Relation.MOVED}
    assert len(moved & known.moved) >= 0.8 * len(known.moved)
    assert len(moved - known.moved) <= 2
    if share < 0.2:
        halves = {(each.old, each.new) for each in pairs if each.relation is Relation.SPLIT}
        assert len(halves & known.split) >= 0.8 * len(known.split)


def test_two_drafts_of_500_units_take_less_than_the_must():
    known = history(written(5, 500), 0.3)
    align(known.old, known.new)
    start = time.process_time()
    align(known.old, known.new)
    assert time.process_time() - start < 0.6


@given(st.lists(texts, max_size=8), st.lists(texts, max_size=8))
def test_every_unit_of_both_drafts_is_in_a_pair(old, new):
    pairs = align(draft(old, "a"), draft(new, "b"))
    assert {each.old for each in pairs if each.old} == {f"a{number + 1}" for number in range(len(old))}
    assert {each.new for each in pairs if each.new} == {f"b{number + 1}" for number in range(len(new))}
    for each in pairs:
        assert 0 <= each.score <= 1
        assert (not each.old) == (each.relation is Relation.NEW)
        assert (not each.new) == (each.relation is Relation.DROPPED)
    olds = Counter(each.old for each in pairs if each.old and each.relation is not Relation.SPLIT)
    news = Counter(each.new for each in pairs if each.new and each.relation is not Relation.MERGED)
    assert max([*olds.values(), *news.values(), 1]) == 1


@given(st.lists(texts.filter(str.strip), max_size=8))
def test_a_draft_is_the_same_as_itself(rows):
    one = draft(rows)
    assert all(each.old == each.new and each.relation is Relation.SAME for each in align(one, one))


def test_equal_ids_prove_nothing_where_a_paragraph_was_put_in():
    old = draft(["States shall report each year.", "Parties shall meet in the spring.", "The fund is open to all."])
    new = draft(["A new beginning for everybody.", *(unit.text for unit in old.units)])
    assert relations(align(old, new)) == [
        ("", "u1", "new"),
        ("u1", "u2", "same"),
        ("u2", "u3", "same"),
        ("u3", "u4", "same"),
    ]


def test_an_equal_id_tips_the_balance():
    old = draft(["States shall report on all rivers each year in spring.", "Other words altogether stand here now."])
    twin = "States shall report on some lakes each year in spring."
    new = draft([twin, twin.replace("lakes", "seas"), "Other words altogether stand here now."])
    new = replace(new, units=tuple(replace(u, id=i) for u, i in zip(new.units, ("x", "u1", "u2"), strict=True)))
    pairs = align(old, new)
    assert ("u1", "u1", "edited") in relations(pairs)


def test_options_belong_to_what_stands_around_them():
    first = ["The first article speaks of water and of rivers.", "Option 1:", "Rivers shall be clean at all times."]
    second = ["The second article speaks of forests and trees.", "Option 1:", "Trees shall be planted in each town."]
    pairs = align(draft([*first, *second], "a"), draft(second, "b"))
    assert ("a5", "b2", "same") in relations(pairs)
    assert ("a2", "", "dropped") in relations(pairs)


def test_of_equal_units_the_one_with_the_same_neighbours_stays():
    first, second, third, fourth, fifth = written(8, 5)
    old = draft([first, "Option 1:", second, third, "Option 1:", fourth], "a")
    new = draft([first, second, third, fifth, "Option 1:", fourth], "b")
    found = relations(align(old, new))
    assert ("a5", "b5", "same") in found
    assert ("a2", "", "dropped") in found


def test_headings_without_words_are_not_told_by_their_numbers():
    first, second, third = written(8, 3)
    rows = [("Article 1", ""), ("", first), ("Article 2", ""), ("", second), ("Article 3", ""), ("", third)]

    def numbered(those, prefix):
        made = draft([text for _, text in those], prefix)
        units = (replace(unit, label=label) for unit, (label, _) in zip(made.units, those, strict=True))
        return replace(made, units=tuple(units))

    later = [("Article 1", ""), ("", second), ("Article 2", ""), ("", third)]
    found = relations(align(numbered(rows, "a"), numbered(later, "b")))
    assert {("a3", "b1", "same"), ("a5", "b3", "same"), ("a1", "", "dropped")} <= set(found)


SENTENCES = written(9, 6)


def test_a_split_and_a_merge_are_found_and_weak():
    words = SENTENCES[0].split(" ")
    half = len(words) // 2
    parts = [" ".join(words[:half]), " ".join(words[half:])]
    split = align(draft([SENTENCES[0], SENTENCES[1]], "a"), draft([*parts, SENTENCES[1]], "b"))
    assert relations(split) == [("a1", "b1", "split"), ("a1", "b2", "split"), ("a2", "b3", "same")]
    assert [each.is_weak for each in split] == [True, True, False]
    merged = align(draft([*parts, SENTENCES[1]], "a"), draft([SENTENCES[0], SENTENCES[1]], "b"))
    assert relations(merged) == [("a1", "b1", "merged"), ("a2", "b1", "merged"), ("a3", "b2", "same")]


def test_moved_and_edited_is_moved_and_the_score_tells():
    edited = SENTENCES[4].replace(" ", " indeed ", 1)
    new = draft([edited, *SENTENCES[:4]], "b")
    pair = next(each for each in align(draft(SENTENCES[:5], "a"), new) if each.old == "a5")
    assert pair.relation is Relation.MOVED
    assert 0.9 < pair.score < 1


def test_words_of_every_day_do_not_make_a_part():
    whole = SENTENCES[0]
    pairs = align(draft([whole], "a"), draft([whole, "of the and in to all States"], "b"))
    assert relations(pairs) == [("a1", "b1", "same"), ("", "b2", "new")]


def test_ids_are_carried_where_a_pair_is_certain():
    old = draft([*SENTENCES[:3], "Something else that is dropped altogether now."], "a")
    new = draft([SENTENCES[2], "A wholly unlike sentence, never heard before.", SENTENCES[0]], "a")
    carried = carry_ids(old, new, align(old, new))
    assert [unit.id for unit in carried.units] == ["a3", "a2-2", "a1"]


def test_carried_ids_do_not_meet():
    old, new = draft(SENTENCES[:2], "a"), draft([SENTENCES[1], SENTENCES[0], SENTENCES[3]], "a")
    pairs = (Pair("a1", "a2", Relation.MOVED, 1.0), Pair("a2", "a1", Relation.SAME, 1.0))
    assert [unit.id for unit in carry_ids(old, new, pairs).units] == ["a2", "a1", "a3"]


@given(st.lists(st.integers(0, 50), unique=True, max_size=12))
def test_what_is_off_the_order_leaves_the_rest_in_order(places):
    off = off_the_order(places)
    rest = [place for number, place in enumerate(places) if number not in off]
    assert rest == sorted(rest)
    if places:
        assert len(rest) >= 1


@pytest.mark.skipif(not SHARED.is_dir(), reason="no sample drafts: set ZERODRAFT_SHARED to their folder")
def test_two_real_drafts():
    old = by_blank_lines(SHARED / "paris-2015" / "23-oct-2015.md", "a")
    new = by_blank_lines(SHARED / "paris-2015" / "4-dec-2015.md", "b")
    pairs = align(old, new)
    count = Counter(each.relation for each in pairs)
    assert count[Relation.SAME] > 150
    assert sum(count[each] for each in ONE_TO_ONE) > 330
    assert count[Relation.MOVED] < 30
