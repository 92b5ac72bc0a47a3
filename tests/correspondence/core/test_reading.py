"""Reading whole letters: every fact has its words, nothing is raised but what is said, and the samples read as stated."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.correspondence.core.facts import NotALetter, Stated, UnreadableLanguage
from zerodraft.correspondence.core.reading import read
from zerodraft.correspondence.core.words.passages import Span
from zerodraft.correspondence.extract import UnreadableFile, extract, extract_bytes
from zerodraft.correspondence.languages import languages

KEYS = [
    "process",
    "round",
    "letters",
    "documents",
    "meetings",
    "time_limits",
    "deadlines",
    "contacts",
    "supersedes",
    "flags",
]


def leaves(item, path=""):
    if isinstance(item, dict):
        for key, value in item.items():
            yield from leaves(value, f"{path}/{key}".lstrip("/"))
    elif isinstance(item, list):
        for index, value in enumerate(item):
            yield from leaves(value, f"{path}/{index}")
    elif item is not None:
        yield path


def check_sources(document, published):
    assert list(published) == [*KEYS, "sources"]
    facts = {key: published[key] for key in KEYS}
    assert set(leaves(facts)) == {source["path"] for source in published["sources"]}
    for source in published["sources"]:
        assert 0 <= source["start"] < source["end"] <= len(document.text), source
        assert source["rule"]
    assert json.loads(json.dumps(published)) == published


@pytest.fixture(scope="module")
def samples(shared):
    return sorted((shared / "data" / "letters").glob("*/letter.*"))


def test_every_fact_of_the_sample_letters_has_its_words(samples):
    assert samples
    for path in samples:
        document = extract(path)
        check_sources(document, read(document, languages()).as_json())


def test_the_sample_letters_give_their_meetings_deadlines_and_letters(samples):
    for path in samples:
        expected = json.loads((path.parent / "expected.json").read_text())
        found = read(extract(path), languages()).as_json()
        for key, parts in {
            "meetings": ("date", "start", "end"),
            "deadlines": ("what", "at", "zone", "to"),
            "letters": ("kind", "office", "date"),
        }.items():
            said = [[entry[part] for part in parts] for entry in expected[key]]
            assert sorted([[entry[part] for part in parts] for entry in found[key]], key=str) == sorted(
                said, key=str
            ), path


def test_a_fact_without_words_cannot_be_stated():
    with pytest.raises(ValueError, match="words"):
        Stated("x", (), "rule")
    assert Stated("x", (Span(0, 1),), "rule").value == "x"


PORTUGUESE = """Lisboa, 3 de maio de 2021

Excelência,

Tenho a honra de informar que as consultas informais sobre a declaração dos oceanos serão realizadas no dia 10 de maio,
das 10h às 13h, na Sala 4. As delegações são convidadas a enviar os seus comentários até ao dia 8 de maio. Não será
possível a participação virtual nesta ocasião, mas os documentos serão publicados.
"""


def test_another_language_is_refused_by_name(reading):
    with pytest.raises(UnreadableLanguage, match=r"Portuguese.*English.*French"):
        reading(PORTUGUESE)
    with pytest.raises(UnreadableLanguage, match="another language"):
        reading("Уважаемый господин посол, имею честь сообщить, что консультации состоятся в понедельник пятого марта.")


@pytest.mark.parametrize(
    "text",
    [
        "def main():\n    for number in range(10):\n        print(number)\n    return None\n",
        "Take two eggs and mix them with the flour. Add the milk and stir until it is smooth. Serve with sugar on it.",
        "1 2 3",
        "zq xw vb nm kj hg fd sa po iu yt re wq mn bv cx zl kj",
    ],
)
def test_what_is_not_a_letter_is_said_to_be_none(reading, text):
    with pytest.raises(NotALetter):
        reading(text)


PIECES = st.sampled_from(
    [
        "Excellency,",
        "\n\n",
        "\n",
        "New York, 13 February 2018",
        "5 March",
        "10 a.m. - 1 p.m.",
        "Conference Room 4",
        "\t",
        "• ",
        "; ",
        "(TBC)",
        "Objectives 1-6\n    ",
        "Please accept, Excellency, the assurances",
        "Ada Berg",
        "All Permanent Representatives",
        " by ",
        "silence",
        "is postponed to ",
        "A.RES.70\n    ",
        "the zero draft of the ",
        "three minutes",
        " for groups",
        "a@b.example",
        ". We will meet on ",
        "-\n",
        "12-",
        "12 December or 14 January",
        "EST\n    ",
        "Annex\n",
        "Programme of work\n",
        "first round",
        "31 February",
        "(",
        ")",
        " and ",
        "|",
        "É",
        "\xad",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_heap_of_letter_s_parts_is_read_or_refused_by_name(text):
    try:
        document = extract_bytes(text.encode(), "letter.txt")
        published = read(document, languages()).as_json()
    except (NotALetter, UnreadableLanguage, UnreadableFile):
        return
    check_sources(document, published)


@given(st.text(max_size=400))
def test_any_text_at_all_is_read_or_refused_by_name(text):
    try:
        document = extract_bytes(
            ("Excellency,\n\nThe of and to in that is for on with " + text).encode("utf-8", "replace"), "letter.txt"
        )
        check_sources(document, read(document, languages()).as_json())
    except (NotALetter, UnreadableLanguage, UnreadableFile):
        return
