"""Composing: what must be given, what is refused, and what an author may word anew."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.composing.making import (
    GUYANA,
    HASH,
    convening,
    everything,
    february,
    letter,
    moment,
    read_back,
    taken,
)
from zerodraft.correspondence.composing import (
    MissingFields,
    Words,
    compose,
    fields_of,
    forms,
    missing,
    shipped,
    template,
    text_of,
)
from zerodraft.correspondence.core.composing.catalogue import FIELDS, NotAFact
from zerodraft.correspondence.core.composing.composing import NotOurPassage
from zerodraft.correspondence.core.composing.letter import Paragraph, Table
from zerodraft.correspondence.core.composing.substitution import NotWords, filled, pieces
from zerodraft.correspondence.core.composing.template import NotATemplate
from zerodraft.correspondence.core.composing.values import Draft, Emblem, Limit, Moment, Parts, Sitting
from zerodraft.correspondence.rendering import Format

CONVENING = shipped()["convening", "en"]


def paragraphs(composed) -> list[str]:
    return [block.text for block in composed.body if isinstance(block, Paragraph)]


@pytest.mark.parametrize(("key", "language"), shipped())
def test_every_field_that_must_be_given_is_missed_by_name(key: str, language: str):
    one = shipped()[key, language]
    facts = taken(key, everything(language), language)
    assert missing(one, facts) == ()
    needed = {field.fact for field, must in fields_of(one) if must}
    for name in needed:
        found = missing(one, {other: fact for other, fact in facts.items() if other != name})
        assert {FIELDS[lack.field].fact for lack in found} == {name}
        with pytest.raises(MissingFields, match=f"template {key}.{language}") as refused:
            compose(one, {other: fact for other, fact in facts.items() if other != name})
        assert FIELDS[found[0].field].source in str(refused.value)


def test_a_missing_field_is_refused_with_its_template_its_passage_and_where_it_comes_from():
    facts = convening()
    del facts["round"]
    (lack,) = missing(CONVENING, facts)
    assert str(lack) == ("{round} in the frame of template convening.en (from: the number of the round in the process)")
    facts = convening() | {"inscription_due": moment(2018, 2, 16, 18, 0)}
    with pytest.raises(
        MissingFields, match=r"\{inscription_to\} in the passage “inscription”.*the deadline for inscription"
    ):
        letter("convening", facts)


@pytest.mark.parametrize("empty", ["", "  ", ()])
def test_an_empty_fact_is_missing(empty):
    name = "programme" if empty == () else "process"
    assert [lack.field for lack in missing(CONVENING, convening() | {name: empty})][:1] in ([name], ["days"])


def test_a_passage_with_a_condition_is_left_out_without_its_fact():
    facts = convening()
    assert any("five minutes" in text for text in paragraphs(letter("convening", facts)))
    del facts["limits"]
    assert not any("minutes" in text for text in paragraphs(letter("convening", facts)))


def test_the_outcome_of_a_silence_procedure_is_one_of_two():
    facts = taken("silence-outcome", everything())
    both = facts | {"broken": dt.date(2018, 2, 9)}
    with pytest.raises(NotAFact, match="concluded and broken exclude each other"):
        letter("silence-outcome", both)
    neither = {name: fact for name, fact in facts.items() if name != "concluded"}
    with pytest.raises(MissingFields, match=r"\{concluded\} or \{broken\}"):
        letter("silence-outcome", neither)
    broken = letter("silence-outcome", neither | {"broken": dt.date(2018, 2, 9)})
    assert any("was broken on 9 February 2018" in text for text in paragraphs(broken))


def test_one_signatory_speaks_for_one():
    alone = letter("convening", convening() | {"signatories": (GUYANA,)})
    assert paragraphs(alone)[0].startswith("I have the honour")
    assert "my highest consideration" in alone.closing
    assert "our highest consideration" in letter("convening", convening()).closing


def test_an_author_words_passages_anew_adds_and_leaves_out():
    words = Words(
        replaced={"thanks": "We shall meet in the {round} week."},
        added={"limits": ("Groups are asked to speak first.", "Braces stay: {{so}}.")},
        omitted=frozenset({"contact"}),
    )
    said = paragraphs(letter("convening", convening(), words=words))
    assert said[-1] == "We shall meet in the first week."
    assert "Groups are asked to speak first." in said
    assert "Braces stay: {so}." in said
    assert not any("Questions" in text for text in said)
    with pytest.raises(NotOurPassage, match=r"no passage limit; it has .*limits"):
        letter("convening", convening(), words=Words(added={"limit": ("…",)}))
    with pytest.raises(NotWords, match="brace has no partner"):
        letter("convening", convening(), words=Words(replaced={"thanks": "{round"}))
    with pytest.raises(NotAFact, match=r"“thanks”: there is no field \{rond\}"):
        letter("convening", convening(), words=Words(replaced={"thanks": "{rond}"}))


@pytest.mark.parametrize(
    ("name", "fact", "said"),
    [
        ("round", "first", "round takes a value of type int"),
        ("round", True, "round takes a value of type int"),
        ("round", 99, "numbered from 1 to 20"),
        ("date", dt.datetime(2018, 2, 13, tzinfo=dt.UTC), "type date"),
        ("programme", (dt.date(2018, 2, 20),), "tuple of Sitting"),
        ("programme", february() * 200, "at most 1000"),
        ("limits", (Limit("ministers", 60),), "no category 'ministers'"),
        ("process", "x" * 5000, "at most 4000"),
        ("process", "the Compact\u202e", "hidden character U\\+202E"),
        ("rounds", 1, "no fact 'rounds'; did you mean {round}"),
        ("days", (dt.date(2018, 2, 20),), "no fact 'days'"),
    ],
)
def test_a_fact_of_another_kind_is_refused(name, fact, said):
    with pytest.raises(NotAFact, match=said):
        letter("convening", convening() | {name: fact})


def test_values_that_cannot_be_are_refused_where_they_are_made():
    with pytest.raises(ValueError, match="does not exist in America/New_York"):
        moment(2018, 3, 11, 2, 30)
    with pytest.raises(ValueError, match="no time zone 'New York'"):
        Moment(dt.datetime(2018, 3, 9, 17), "New York", "New York")  # noqa: DTZ001
    with pytest.raises(ValueError, match="not after its start"):
        replace(february()[0], end=dt.time(9))
    with pytest.raises(ValueError, match="begin with the lower number"):
        Parts("objective", 6, 1)
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        Draft("the zero draft", dt.date(2018, 2, 5), HASH.upper())
    with pytest.raises(ValueError, match="neither PNG nor JPEG"):
        Emblem(b"<svg/>", "An emblem")


BROKEN = {
    "not TOML": ("key = ", r"x\.toml: this is not TOML"),
    "an unknown key": ('colour = "red"', "unknown field `colour`"),
    "an unknown field": ("{rond}", r"passage 1 “capacity”: there is no field \{rond\}; did you mean \{round\}\?"),
    "code": ("{round.__class__}", "is no field; a field is its name alone"),
    "a call": ("{{{round}", None),
    "an open brace": ("{round", "a brace has no partner at"),
    "a table in a sentence": ("{programme}", "cannot stand in a sentence"),
    "nothing": ("", "it has nothing; give text, heading, table or list"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_template_that_does_not_compile_is_refused_with_place_and_cure(case: str):
    words, said = BROKEN[case]
    text = text_of("convening", "en")
    if case == "not TOML":
        text = words + text
    elif case == "an unknown key":
        text = f"{words}\n{text}"
    else:
        old = "We have the honour to write to you in our capacity as {capacity}."
        assert old in text
        one = 'one = "I have the honour to write to you in my capacity as {capacity}."\n'
        text = text.replace(one, "").replace(old, words)
    if said is None:
        assert "{" in template(text, "x.toml").body[0].text
        return
    with pytest.raises(NotATemplate, match=said) as refused:
        template(text, "x.toml")
    assert str(refused.value).startswith("x.toml")


def test_a_template_is_bounded():
    with pytest.raises(NotATemplate, match="64 kB"):
        template("#" * 70_000, "x.toml")
    with pytest.raises(NotATemplate, match="line 1: it has more than 200 full stops"):
        template("a." * 300 + "b = 1", "x.toml")


@given(st.text(), st.text())
def test_a_value_is_never_run(before: str, value: str):
    """Whatever a value holds, it stands in the words as it is."""
    words = before.replace("{", "{{").replace("}", "}}") + "{round}"
    assert filled(words, lambda _: value, str.__add__) == before + value


@given(st.text(alphabet="{}ab ", max_size=12))
def test_words_compile_or_are_refused(words: str):
    try:
        found = pieces(words)
    except NotWords:
        assert "{" in words or "}" in words
    else:
        assert "".join(piece for piece in found if isinstance(piece, str)).count("{") == words.count("{{")


def test_a_row_for_each_meeting_where_days_are_not_alike():
    early = replace(february()[0], start=dt.time(9), end=dt.time(12, 30))
    composed = letter("convening", convening() | {"programme": (early, *february()[1:])})
    (table,) = [block for block in composed.body if isinstance(block, Table)]
    assert table.header == ("Date", "Time", "Location", "Subject")
    assert len(table.rows) == 6
    assert table.rows[0] == (
        ("Tuesday, 20 February",),
        ("09:00-12:30",),
        ("Trusteeship Council Chamber",),
        ("General statements",),
    )


def test_a_year_is_printed_where_it_is_not_plain():
    late = tuple(replace(one, date=one.date.replace(year=2019)) for one in february())
    composed = letter("convening", convening() | {"programme": late})
    (table,) = [block for block in composed.body if isinstance(block, Table)]
    assert table.rows[0][0] == ("Wednesday, 20 February 2019",)


def test_a_free_half_day_is_said():
    composed = letter("convening", convening() | {"programme": february()[:3]})
    (table,) = [block for block in composed.body if isinstance(block, Table)]
    assert table.rows[1][2] == ("No meeting",)


SAID = {
    "en": (
        "from 12 to 15 March 2018",
        "three minutes",
        "6 p.m. (New York time) on Friday, 16 February 2018",
        "Objectives 1-6",
    ),
    "fr": (
        "du 12 au 15 mars 2018",
        "trois minutes",
        "vendredi 16 février 2018 à 18 heures (heure de New York)",
        "Objectifs 1 à 6",
    ),
    "es": (
        "del 12 al 15 de marzo de 2018",
        "tres minutos",
        "viernes 16 de febrero de 2018 a las 18:00 horas (hora de New York)",
        "Objetivos 1 a 6",
    ),
    "ru": (
        "с 12 по 15 марта 2018 года",
        "3 минуты",
        "пятница, 16 февраля 2018 года, 18 ч. 00 мин. (время: New York)",
        "Цели 1–6",
    ),
    "ar": (
        "في الفترة من 12 إلى 15 آذار/مارس 2018",
        "3 دقائق",
        "الجمعة، 16 شباط/فبراير 2018، الساعة 18:00 (بتوقيت New York)",
        "الأهداف 1-6",
    ),
    "zh": (
        "2018年3月12日至15日",
        "3分钟",
        "2018年2月16日星期五18时（New York时间）",
        "目标1至6",
    ),
}


@pytest.mark.parametrize("language", SAID)
def test_facts_in_six_languages(language: str):
    from zerodraft.correspondence.core.composing.programme import business
    from zerodraft.correspondence.core.composing.wording import in_words

    spoken = forms(language)
    days = tuple(dt.date(2018, 3, day) for day in range(12, 16))
    found = (
        in_words("days", days, spoken),
        in_words("limits", (Limit("all", 180),), spoken),
        in_words("inscription_due", moment(2018, 2, 16, 18, 0), spoken),
        business(Parts("objective", 1, 6), spoken),
    )
    assert found == SAID[language]


@pytest.mark.parametrize(
    ("days", "language", "said"),
    [
        ([(2018, 2, 20)], "en", "on 20 February 2018"),
        ([(2018, 2, 20), (2018, 2, 22), (2018, 2, 23)], "en", "on 20, 22 and 23 February 2018"),
        ([(2018, 3, 30), (2018, 3, 31), (2018, 4, 3)], "en", "on 30 and 31 March and 3 April 2018"),
        ([(2018, 12, 30), (2018, 12, 31), (2019, 1, 1)], "en", "from 30 December 2018 to 1 January 2019"),
        ([(2018, 3, 1)], "fr", "le 1er mars 2018"),
        ([(2018, 2, 27), (2018, 2, 28), (2018, 3, 1)], "fr", "du 27 février au 1er mars 2018"),
        ([(2018, 2, 28), (2018, 3, 1)], "zh", "2018年2月28日和3月1日"),
    ],
)
def test_days_in_a_row(days, language, said):
    assert forms(language).on_days([dt.date(*day) for day in days]) == said


def test_french_articles_and_cities_join_what_stands_before_them():
    facts = everything("fr") | {"city": "Abidjan"}
    said = " ".join(paragraphs(letter("convening", taken("convening", facts, "fr"), "fr")))
    assert "à l’heure d’Abidjan" in said
    assert "seront saisies du projet révisé de Pacte" in said
    cairo = taken("convening", everything("fr") | {"city": "Le Caire"}, "fr")
    cairo["programme"] = tuple(replace(one, zone="Africa/Cairo") for one in cairo["programme"])
    composed = letter("convening", cairo, "fr")
    assert "se tiendra au Caire les 20, 22 et 23 février 2018" in " ".join(paragraphs(composed))
    assert {meeting["zone"] for meeting in read_back(composed, Format.TEXT)["meetings"]} == {"Africa/Cairo"}


def test_meetings_of_two_zones_are_refused_for_a_letter_gives_all_hours_in_one():
    there = Sitting(dt.date(2018, 2, 26), dt.time(10), dt.time(13), ("Stocktaking",), "Europe/Zurich", "Room XX")
    with pytest.raises(NotAFact, match="two zones"):
        letter("convening", convening() | {"programme": (*february(), there)})


def test_the_page_for_authors_names_every_field_and_every_template():
    page = (Path(__file__).parents[3] / "docs" / "composing.md").read_text(encoding="utf-8")
    in_sentences = set(FIELDS) - {"letterheads", "place", "date", "signatories", "addressees", "programme", "changes"}
    shown = set(re.findall(r"\{(\w+)\}", page)) | {
        f"{what}_to" for what in ("comments", "statements", "inscription", "registration")
    }
    assert in_sentences <= shown
    assert all(f"`{key}`" in page for key, _ in shipped())
