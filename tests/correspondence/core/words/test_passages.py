"""Running text, its positions, its sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.correspondence.core.words.folding import fold, fold_scanned
from zerodraft.correspondence.core.words.passages import passage
from zerodraft.correspondence.core.words.sentences import sentences
from zerodraft.correspondence.languages import language

COMPOUNDS = frozenset({"co"})


def test_a_word_broken_over_a_line_end_is_joined_and_its_place_kept():
    text = "a com-\nmunication from the co-\nfacilitators of 2017-\n2018, write to ffd-\nteam@x.example"
    whole = passage(text, 0, len(text), COMPOUNDS)
    assert whole.text == "a communication from the co-facilitators of 2017-2018, write to ffd-team@x.example"
    span = whole.span(whole.text.index("communication"), whole.text.index(" from"))
    assert text[span.start : span.end] == "com-\nmunication"


def test_blanks_of_all_kinds_are_one_blank_and_a_ligature_is_its_letters():
    text = "a\N{NO-BREAK SPACE}\N{THIN SPACE}b\n\n  of\N{LATIN SMALL LIGATURE FI}ce e\N{COMBINING ACUTE ACCENT}t"
    whole = passage(text, 0, len(text))
    assert whole.text == "a b office ét"
    assert whole.folded == "a b office et"


@given(st.text(max_size=300), st.integers(0, 50), st.integers(0, 300))
def test_running_text_and_its_positions_are_as_long_and_lie_within_the_stretch(text, start, end):
    start, end = min(start, len(text)), min(max(start, end), len(text))
    whole = passage(text, start, end, COMPOUNDS)
    assert len(whole.text) == len(whole.folded) == len(whole.starts) == len(whole.ends)
    assert all(start <= a < b <= end for a, b in zip(whole.starts, whole.ends, strict=True))
    assert list(whole.starts) == sorted(whole.starts)


@given(st.text(max_size=100))
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(fold_scanned(text)) == len(text)


def test_figures_inside_words_are_compared_as_letters_and_numbers_stay():
    assert fold_scanned("THE PRES1DENT 0F THE M|SSI0N") == "the president of the mission"
    assert fold_scanned("CR10, A/RES/70/1, 10h30, COP21") == "cr10, a/res/70/1, 10h30, cop21"


@pytest.mark.parametrize(
    ("text", "code", "count"),
    [
        ("We meet at 10 a.m. on Monday, with H.E. Mr. Ray. Please send paras. 5 and 6.", "en", 2),
        ("It closes at 3 p.m. The room is open.", "en", 2),
        ("La séance de M. Dupont a lieu. Les par. 3 à 5 suivront.", "fr", 2),
        ("El Sr. Díaz abrirá la sesión. Véanse los párrs. 3 y 4.", "es", 2),
    ],
)
def test_abbreviations_and_hours_end_no_sentence(text, code, count):
    assert len(sentences(passage(text, 0, len(text)), language(code))) == count
