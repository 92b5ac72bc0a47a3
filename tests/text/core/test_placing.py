"""Placing: which paragraphs of a file are which units, and how much of the one is in the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.placing import BASED, Place, bare, bare_new, place

TEXTS = (
    "Every Party shall count the birds of its lakes each spring.",
    "The fishing of trout in protected rivers is allowed from May to September.",
    "Maps of all wetlands are drawn at a common scale.",
    "各国应清点每个湖泊的鸟类，并公布其结果。",
    "تحصي كل دولة طيور بحيراتها كل ربيع وتنشر النتيجة.",
    "Каждое государство ведёт перечень охраняемых водоёмов.",
)


def draft(*units: Unit) -> Draft:
    return Draft("Wetlands", "en", "", units)


def numbered(*texts: str) -> Draft:
    return draft(*(Unit(f"u{n}", "", f"{n}.", Kind.PARA, text) for n, text in enumerate(texts)))


def placed(paragraphs: list[str], of: Draft) -> dict[int, int]:
    return dict(place([Place(text) for text in paragraphs], of).unit_of)


@given(st.lists(st.sampled_from(TEXTS), unique=True, min_size=1), st.data())
def test_equal_paragraphs_are_placed_whatever_stands_between_them(texts, data):
    noise = st.sampled_from(["", "Page 3", "Qwxz qwxz", "12"])
    written: list[str] = []
    where: dict[int, int] = {}
    for number, text in enumerate(texts):
        written += data.draw(st.lists(noise, max_size=2))
        where[len(written)] = number
        written.append(data.draw(st.sampled_from([text, f"{number}. {text}", f"{number}.\t {text} "])))
    assert placed(written, numbered(*texts)) == where


@pytest.mark.parametrize(
    ("number", "edited"),
    [
        (0, "Every Party should count the birds and frogs of its lakes each spring."),
        (3, "各国宜清点每个湖泊的鸟类和鱼类，并公布结果。"),
        (4, "تحصي كل دولة أسماك بحيراتها كل ربيع وتنشر النتيجة."),
        (5, "Каждое государство публикует перечень охраняемых водоёмов."),
    ],
)
def test_what_is_alike_is_placed_in_every_script(number, edited):
    assert placed([edited], numbered(*TEXTS)) == {0: number}


def test_a_paragraph_takes_no_unit_that_another_is_more_like():
    # Taken from the top, the first would seize the unit of the second and leave it without one.
    old = ["The wardens meet each year in May.", "The wardens of all lakes meet each year in June."]
    of = numbered(
        "A list is kept.", "The wardens meet each year in April.", "The wardens of all lakes meet each year in May."
    )
    assert placed(old, of) == {0: 1, 1: 2}


def test_a_bookmark_counts_more_than_words_and_once_only():
    of = numbered(*TEXTS[:3])
    found = place([Place("Rewritten from its first word to the end.", "u1"), Place(TEXTS[0], "u1")], of)
    assert dict(found.unit_of) == {0: 1}
    found = place([Place(TEXTS[0]), Place("Rewritten.", "u1"), Place(TEXTS[2], "gone")], of)
    assert dict(found.unit_of) == {0: 0, 1: 1, 2: 2}


def test_a_unit_that_is_nothing_but_a_label_is_placed():
    of = draft(Unit("h", "", "Article 1", Kind.HEADING, ""), Unit("p", "h", "", Kind.PARA, TEXTS[0]))
    assert placed(["Article 1", TEXTS[0]], of) == {0: 0, 1: 1}


def test_likeness_is_of_the_whole_or_of_an_excerpt_and_low_for_another_text():
    of = numbered(*TEXTS)
    whole = place([Place(text) for text in TEXTS], of)
    excerpt = place([Place(TEXTS[1])], of)
    other = place([Place("Customs officers shall open parcels."), Place("The tariff is published on Mondays.")], of)
    assert whole.likeness == excerpt.likeness == 1
    assert other.likeness < 0.3 < BASED
    assert place([], of).likeness == 0


def test_joined_paragraphs_are_still_based_on_the_draft():
    assert place([Place(" ".join(TEXTS[:3]))], numbered(*TEXTS[:3])).likeness > BASED


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("5. Water is free.", "5.", "Water is free."),
        ("5.\tWater is free.", "5.", "Water is free."),
        ("6. Water is free.", "5.", "Water is free."),
        ("5 bis. Water is free.", "5.", "Water is free."),
        ("(b) Water is free.", "(a)", "Water is free."),
        ("Article 12 Water", "Article 4", "Water"),
        ("Water is free.", "5.", "Water is free."),
        ("5 lakes are free.", "", "5 lakes are free."),
        ("14 lakes are free.", "1", "14 lakes are free."),
        ("1.5 degrees", "2.", "1.5 degrees"),
        ("I. Water", "IV.", "I. Water"),
    ],
)
def test_a_label_typed_before_the_words_is_no_part_of_them(text, label, words):
    assert bare(text, Unit("u", "", label, Kind.PARA, "Water is free."))[1] == words


def test_a_label_that_the_text_of_the_unit_begins_with_stays():
    unit = Unit("u", "", "1.", Kind.PARA, "1. is the first number.")
    assert bare("1. is the very first number.", unit) == ("", "1. is the very first number.")


def test_a_new_paragraph_sheds_a_label_like_that_of_the_one_before():
    before = Unit("u", "", "(a)", Kind.SUBPARA, "Water;")
    assert bare_new("(b) Ice;", before) == "Ice;"
    assert bare_new("5 bis. Ice", None) == "Ice"
    assert bare_new("Ice (b)", before) == "Ice (b)"
