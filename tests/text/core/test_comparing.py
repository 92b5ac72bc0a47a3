"""The redline of two drafts is both of them, to the last character."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.drafts_made import by_blank_lines, draft, history, written
from text.texts import texts
from zerodraft.text.core.comparing import NEW, compare, cut, redline
from zerodraft.text.core.compiling import projection
from zerodraft.text.core.layouts.printed import Mark
from zerodraft.text.core.lineage import Relation
from zerodraft.text.core.redlining import redlined
from zerodraft.text.exchange.comparison_json import as_json

SHARED = Path(os.environ.get("ZERODRAFT_SHARED", "../shared")) / "data" / "drafts" / "paris-2015"


def both(comparison) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of both drafts, read from the rows."""
    old: dict[str, str] = {}
    new: dict[str, str] = {}
    for row in comparison.rows:
        if row.old:
            old[row.old.id] = old.get(row.old.id, "") + projection(row.segments)
        if row.new:
            new[row.new.id] = new.get(row.new.id, "") + projection(row.segments, NEW)
    return old, new


def assert_whole(comparison):
    old, new = both(comparison)
    assert old == {unit.id: unit.text for unit in comparison.old.units}
    assert new == {unit.id: unit.text for unit in comparison.new.units}


@given(st.lists(texts, max_size=6), st.lists(texts, max_size=6))
def test_rows_give_both_drafts(old, new):
    assert_whole(compare(draft(old, "a"), draft(new, "b")))


@pytest.mark.parametrize("share", [0.05, 0.15])
def test_rows_give_both_drafts_where_units_are_split_and_merged(share):
    known = history(written(11, 240), share, prefix="u")
    for comparison in (compare(known.old, known.new), compare(known.new, known.old)):
        assert_whole(comparison)
    relations = {row.pair.relation for row in compare(known.old, known.new).rows}
    assert relations >= {Relation.SPLIT, Relation.NEW, Relation.DROPPED, Relation.MOVED}
    assert Relation.MERGED in {row.pair.relation for row in compare(known.new, known.old).rows}


@given(st.lists(texts, min_size=1, max_size=4), texts)
def test_a_text_is_cut_into_as_many_pieces_as_it_has_parts(parts, whole):
    pieces = cut(whole, parts)
    assert len(pieces) == len(parts)
    assert "".join(pieces) == whole


def test_a_text_is_cut_where_its_second_part_begins():
    whole = "States act. They report."
    assert cut(whole, ["States act.", "They do report."]) == ["States act.", " They report."]


def test_a_redline_marks_words():
    assert [
        (each.text, bool(each.inserted_by), bool(each.deleted_by)) for each in redline("We shall act", "We may act")
    ] == [
        ("We ", False, False),
        ("shall", False, True),
        ("may", True, False),
        (" act", False, False),
    ]


def test_what_moved_or_was_renumbered_says_so():
    sentences = written(2, 4)
    comparison = compare(draft(sentences, "a"), draft([sentences[3], *sentences[:3]], "b"))
    notes = [piece.text for line in redlined(comparison) for piece in line.pieces if piece.mark is Mark.NOTE]
    assert notes == [" [moved from 4.]", " [was 1.]", " [was 2.]", " [was 3.]"]


def test_json_has_null_where_there_is_nothing():
    comparison = compare(draft(["One thing that is dropped."], "a"), draft(["Another text, wholly new."], "b"))
    pairs = as_json(row.pair for row in comparison.rows)["pairs"]
    assert {(each["old"], each["new"], each["relation"]) for each in pairs} == {
        ("a1", None, "dropped"),
        (None, "b1", "new"),
    }


@pytest.mark.skipif(not SHARED.is_dir(), reason="no sample drafts: set ZERODRAFT_SHARED to their folder")
def test_two_real_drafts_in_less_than_the_must():
    old, new = by_blank_lines(SHARED / "23-oct-2015.md", "a"), by_blank_lines(SHARED / "4-dec-2015.md", "b")
    start = time.process_time()
    comparison = compare(old, new)
    assert time.process_time() - start < 0.5
    assert_whole(comparison)
