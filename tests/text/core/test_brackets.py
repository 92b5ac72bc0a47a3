"""Brackets typed in a draft: matched across units, nested, counted; strays listed and never refused."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.text.core.brackets import bracketed, remaining
from zerodraft.text.core.draft import Draft, Kind, Unit

SHARED = Path(os.environ.get("ZERODRAFT_SHARED", "../shared")) / "data" / "drafts" / "paris-2015"


def draft(*texts: str) -> Draft:
    units = (Unit(f"u{number}", "", "", Kind.PARA, text) for number, text in enumerate(texts, start=1))
    return Draft("", "en", "", tuple(units))


def words(of: Draft) -> list[str]:
    found = {unit.id: unit.text for unit in of.units}
    return [
        found[each.start.unit][each.start.at + 1 : each.end.at]
        for each in bracketed(of).ranges
        if each.start.unit == each.end.unit
    ]


def test_brackets_nest():
    nested = draft("We [shall [always] act] [now].")
    found = bracketed(nested)
    assert words(nested) == ["shall [always] act", "always", "now"]
    assert [(each.id, each.depth, each.within) for each in found.ranges] == [(1, 1, 0), (2, 2, 1), (3, 1, 0)]
    assert found.strays == ()


def test_a_range_may_run_over_several_units():
    found = bracketed(draft("[Option: States shall:", "act;", "report.]"))
    assert [(each.start.unit, each.end.unit) for each in found.ranges] == [("u1", "u3")]


def test_full_width_brackets_are_brackets():
    assert words(draft("缔约国［应］采取【一切】措施")) == ["应", "一切"]


def test_strays_are_listed_with_their_place():
    found = bracketed(draft("One] two.", "Three [four."))
    assert [(each.place.unit, each.place.at, each.bracket) for each in found.strays] == [("u1", 3, "]"), ("u2", 6, "[")]
    assert found.strays[1].context == "Three [four."


def test_one_slip_does_not_pair_off_what_follows_a_heading():
    units = (
        Unit("a", "", "", Kind.PARA, "States [shall act."),
        Unit("h", "", "Article 2", Kind.HEADING, "Funds"),
        Unit("b", "h", "", Kind.PARA, "The fund is open.]"),
    )
    found = bracketed(Draft("", "en", "", units))
    assert found.ranges == ()
    assert [each.place.unit for each in found.strays] == ["a", "b"]


def test_a_whole_article_may_stand_in_brackets():
    units = (
        Unit("a", "", "", Kind.PARA, "[The first paragraph."),
        Unit("h", "", "Article 2", Kind.HEADING, "Funds"),
        Unit("b", "h", "", Kind.PARA, "The fund is open.]"),
    )
    assert len(bracketed(Draft("", "en", "", units)).ranges) == 1


def test_brackets_in_labels_count():
    units = (Unit("a", "", "[5.", Kind.PARA, "States act.]"),)
    found = bracketed(Draft("", "en", "", units))
    assert [(each.start.in_label, each.end.in_label) for each in found.ranges] == [(True, False)]


def test_alternatives_stand_side_by_side():
    found = bracketed(draft("We [shall] [should][may] act [now] and [later]."))
    assert found.alternatives == ((1, 2, 3),)


@pytest.mark.parametrize(
    ("text", "in_word", "placeholder"),
    [
        ("Each Part[y][ies] acts", True, False),
        ("Each [Party] acts", False, False),
        ("缔约国[应]采取", False, False),
        ("at least [X] per cent", False, True),
        ("as in [...]", False, True),
        ("as in [ ]", False, True),
    ],
)
def test_what_a_range_holds(text, in_word, placeholder):
    first = bracketed(draft(text)).ranges[0]
    assert (first.in_word, first.is_placeholder) == (in_word, placeholder)


def test_each_part_has_its_count():
    units = (
        Unit("t", "", "", Kind.PARA, "[a] b"),
        Unit("h1", "", "I.", Kind.HEADING, "Funds"),
        Unit("h2", "h1", "A.", Kind.HEADING, "[More] funds"),
        Unit("p", "h2", "", Kind.PARA, "[a [b]] c"),
        Unit("h3", "", "II.", Kind.HEADING, "End"),
    )
    assert remaining(Draft("", "en", "", units)) == {"": 1, "h1": 3, "h3": 0}


@given(st.lists(st.text(alphabet="ab [］【】]", max_size=12), max_size=5))
def test_every_bracket_is_in_a_range_or_a_stray(texts):
    of = draft(*texts)
    found = bracketed(of)
    count = sum(character in "[]［］【】" for text in texts for character in text)
    assert 2 * len(found.ranges) + len(found.strays) == count
    by_id = {each.id: each for each in found.ranges}
    for each in found.ranges:
        assert each.depth == (by_id[each.within].depth + 1 if each.within else 1)


@pytest.mark.skipif(not SHARED.is_dir(), reason="no sample drafts: set ZERODRAFT_SHARED to their folder")
def test_real_drafts_have_a_thousand_brackets_and_few_strays():
    for name in ("23-oct-2015.md", "4-dec-2015.md"):
        lines = [line for line in (SHARED / name).read_text(encoding="utf-8").splitlines() if line.strip()]
        found = bracketed(draft(*lines))
        assert len(found.ranges) > 1000
        assert len(found.strays) < 10
        assert max(each.depth for each in found.ranges) >= 7
