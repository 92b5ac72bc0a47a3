"""Parts of the text that a title names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.correspondence.core.mentions.elements import find_elements, number
from zerodraft.correspondence.core.words.passages import passage
from zerodraft.correspondence.languages import language


def elements(text, code="en"):
    return [element.id for element in find_elements(passage(text, 0, len(text)), language(code))]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        (
            "General statements including Preamble, Vision and Guiding Principles",
            "en",
            ["preamble", "vision", "guiding-principles"],
        ),
        ("paras. 5, 9 and 12-14", "en", [f"paragraph-{n}" for n in (5, 9, 12, 13, 14)]),
        (
            "Preamble and Part VI (Articles 48 to 50)",
            "en",
            ["preamble", "part-6", "article-48", "article-49", "article-50"],
        ),
        ("Means of implementation", "en", ["means-of-implementation"]),
        ("Follow-up and review", "en", ["follow-up", "review"]),
        ("Use of terms; final clauses", "en", ["definitions", "final-provisions"]),
        ("préambule et définitions (articles 1er et 2)", "fr", ["preamble", "definitions", "article-1", "article-2"]),
        ("Mise en œuvre (par. 15 à 17)", "fr", ["implementation", "paragraph-15", "paragraph-16", "paragraph-17"]),
        ("Capítulo II, secciones 4 y 5", "es", ["chapter-2", "section-4", "section-5"]),
    ],
)
def test_parts_are_named_and_ranges_expanded(text, code, expected):
    assert elements(text, code) == expected


@pytest.mark.parametrize(
    "text",
    ["General statements", "Agenda item 7", "Review of the programme", "Opening of the session", "Working group A"],
)
def test_business_that_is_no_part_of_the_text_gives_none(text):
    assert elements(text) == []


@given(st.integers(1, 40), st.integers(1, 30))
def test_a_range_names_every_part_between_its_ends(first, length):
    assert elements(f"Articles {first} to {first + length}") == [
        f"article-{n}" for n in range(first, first + length + 1)
    ]


@pytest.mark.parametrize(
    ("word", "value"), [("iv", 4), ("xiv", 14), ("12", 12), ("1er", 1), ("abc", None), ("iiii", None), ("", None)]
)
def test_numbers_are_arabic_or_roman(word, value):
    assert number(word) == value


@given(st.text(max_size=120))
def test_any_title_is_searched_without_error(text):
    for element in find_elements(passage(text, 0, len(text)), language("en")):
        assert 0 <= element.span.start < element.span.end <= len(text)
