"""Edits say by which words a text differs, and give exactly that text back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.texts import rewritten, texts
from zerodraft.text.core.edits import Base, Edit, apply
from zerodraft.text.core.tokens import borders, is_word, tokens


@given(texts)
def test_tokens_are_the_text(text):
    found = tokens(text)
    assert "".join(found) == text
    assert all(found)
    assert borders(found)[-1] == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("States shall act.", ["States", " ", "shall", " ", "act", "."]),
        ("缔约国应", ["缔", "约", "国", "应"]),
        ("تَتَّخذ الدول", ["تَتَّخذ", " ", "الدول"]),
        ("re\u0301sume\u0301", ["re\u0301sume\u0301"]),
        ("[may][shall]", ["[", "may", "]", "[", "shall", "]"]),
        ("a  b\u00a0\n", ["a", "  ", "b", "\u00a0\n"]),
        ("", []),
    ],
)
def test_words_marks_and_spaces_are_tokens(text, expected):
    assert tokens(text) == expected


def test_a_border_depends_on_two_characters_alone():
    characters = "aZ1é\u0301阿بَ .,[\n\u00a0\u00ad"
    for one in characters:
        for other in characters:
            alone = len(tokens(one + other))
            for around in ("", "x", " ", "阿"):
                middle = tokens(around + one + other)
                assert (len(tokens(around + one)) + alone - 1) == len(middle), (around, one, other)


@given(st.data(), texts)
def test_applied_to_the_base_edits_give_the_text(data, base):
    text = data.draw(rewritten(base) | texts)
    edits = Base(base).edits(text)
    assert apply(base, edits) == text
    assert (edits == []) == (base == text)
    for edit in edits:
        assert base[edit.start : edit.end] != edit.text
    for one, other in pairwise(edits):
        assert one.end < other.start


@given(texts, texts, texts)
def test_what_is_equal_around_a_change_is_not_touched(ahead, behind, put):
    base = f"{ahead} {behind}"
    for edit in Base(base).edits(f"{ahead} {put} {behind}"):
        assert edit.start >= 0
        assert edit.end <= len(base)


def test_edits_are_whole_words():
    assert Base("States shall act.").edits("States should act.") == [Edit(7, 12, "should")]
    assert Base("the protection of all").edits("the protections of all") == [Edit(4, 14, "protections")]
    assert Base("缔约国应采取措施").edits("缔约国可采取措施") == [Edit(3, 4, "可")]


def test_one_word_between_two_changes_belongs_to_both():
    edits = Base("States shall take measures and report.").edits("Parties should take steps and report.")
    assert edits == [Edit(0, 26, "Parties should take steps")]
    apart = Base("States shall take the measures that are needed.").edits(
        "Parties shall take the measures that are due."
    )
    assert [edit.text for edit in apart] == ["Parties", "due"]


def test_bytes_that_look_the_same_differ():
    assert Base("l'eau").edits("l’eau") == [Edit(1, 2, "’")]
    assert Base("a b").edits("a\u00a0b") == [Edit(1, 2, "\u00a0")]


def test_words():
    assert is_word("State")
    assert is_word("阿")
    assert not is_word(" ")
    assert not is_word(".")
