"""Speaking time, deadlines, papers, changes, process and round: what sentences state besides meetings."""

from datetime import date, datetime

import pytest

from zerodraft.correspondence.core.particulars.deadlines import find_deadlines
from zerodraft.correspondence.core.particulars.documents import find_documents, merged
from zerodraft.correspondence.core.particulars.limits import find_limits
from zerodraft.correspondence.core.particulars.process import Text, find_process, find_round
from zerodraft.correspondence.core.particulars.supersession import find_changes
from zerodraft.correspondence.core.words.passages import passage
from zerodraft.correspondence.languages import language

REFERENCE = date(2018, 2, 13)


def whole(text):
    return passage(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Interventions are limited to a maximum of three minutes.", "en", {"all": 180}),
        (
            "Statements: five (5) minutes for groups and 3 minutes for individual delegations.",
            "en",
            {"groups": 300, "national": 180},
        ),
        ("Speak for four minutes for a group and for 90 seconds as observers.", "en", {"groups": 240, "observers": 90}),
        (
            "Groups have five minutes and other delegations three minutes to speak.",
            "en",
            {"groups": 300, "national": 180},
        ),
        (
            "La parole est de cinq minutes pour les groupes, de deux minutes et demie pour les États Membres.",
            "fr",
            {"groups": 300, "national": 150},
        ),
        (
            "Intervenciones de tres minutos para los grupos y de dos minutos a título nacional.",
            "es",
            {"groups": 180, "national": 120},
        ),
        ("There will be a coffee break of 15 minutes between statements.", "en", {}),
        ("The minutes of the meeting are attached.", "en", {}),
    ],
)
def test_speaking_time_by_category(text, code, expected):
    assert {
        limit.applies_to.value: limit.seconds.value for limit in find_limits([whole(text)], language(code))
    } == expected


def due(text, code="en"):
    return [
        (
            found.deadline.what.value,
            found.deadline.at.value,
            found.deadline.zone and found.deadline.zone.value,
            found.deadline.to and found.deadline.to.value,
        )
        for found in find_deadlines(whole(text), None, language(code), REFERENCE, None)
    ]


def test_deadlines_with_hour_zone_and_address():
    text = (
        "Comments on the zero draft should reach us at a@b.example by 6 p.m. (New York time) on Friday, 2 March 2018."
    )
    assert due(text) == [("comments", datetime(2018, 3, 2, 18), "America/New_York", "a@b.example")]  # noqa: DTZ001
    text = "Les propositions sont à adresser à a@b.example au plus tard le vendredi 2 mars 2018 à 18 heures (heure de Bonn)."
    assert due(text, "fr") == [("proposals", datetime(2018, 3, 2, 18), "Europe/Berlin", "a@b.example")]  # noqa: DTZ001
    text = "El plazo para inscribirse en la lista de oradores vence el 2 de marzo de 2018."
    assert due(text, "es") == [("inscription", date(2018, 3, 2), None, None)]


def test_an_impossible_zone_label_is_flagged_and_takes_the_zone_meant():
    text = "The text is under silence until 10:00 a.m. EST on Friday, 14 September 2018."
    (found,) = find_deadlines(whole(text), None, language("en"), REFERENCE, None)
    assert found.deadline.zone.value == "America/New_York"
    assert [flag.code.value for flag in found.flags] == ["zone-suspect"]


@pytest.mark.parametrize(
    "text",
    [
        "We shall meet on 2 March 2018.",
        "We will circulate the draft by 2 March 2018.",
        "Proposals are welcome.",
        "Proposals by Thursday 10 a.m.",
    ],
)
def test_without_a_day_or_something_due_there_is_no_deadline(text):
    assert due(text) == []


def papers(text, code="en"):
    found = merged([named.paper for named in find_documents(whole(text), language(code), REFERENCE)])
    return [(p.title.value, p.date and p.date.value.isoformat(), p.symbol and p.symbol.value) for p in found]


def test_a_paper_is_named_with_the_whole_name_of_its_instrument():
    assert papers("le projet révisé de Pacte mondial pour les ports, en date du 5 février 2018", "fr") == [
        ("projet révisé de Pacte mondial pour les ports", "2018-02-05", None)
    ]
    assert papers("le projet révisé de Pacte, en date du 5 février 2018, pour les délégations", "fr") == [
        ("projet révisé de Pacte", "2018-02-05", None)
    ]


def test_papers_with_symbols_and_dates():
    assert papers("General Assembly resolutions 72/305 and 74/4") == [
        ("General Assembly resolution 72/305", None, "A/RES/72/305"),
        ("General Assembly resolution 74/4", None, "A/RES/74/4"),
    ]
    assert papers("the draft text of an agreement (A/CONF.232/2019/6), dated 17 May 2017, prepared") == [
        ("draft text of an agreement", "2017-05-17", "A/CONF.232/2019/6")
    ]
    assert papers("the zero draft of the pact for safe, orderly and fair rivers, and again the zero draft") == [
        ("zero draft of the pact for safe, orderly and fair rivers", None, None)
    ]
    assert papers("le texte de négociation de Genève (FCCC/ADP/2015/1)", "fr") == [
        ("texte de négociation de Genève", None, "FCCC/ADP/2015/1")
    ]


@pytest.mark.parametrize(
    "text", ["our letter of 5 February 2018", "the programme of work", "Conference Room 4", "24/7 service"]
)
def test_letters_and_programmes_are_no_papers(text):
    assert papers(text) == []


def changes(text, code="en"):
    found = find_changes(whole(text), language(code), REFERENCE)
    return [(change.was.value.isoformat(), change.now and change.now.value.isoformat()) for change in found.supersedes]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        (
            "The meeting announced for 20 February 2018 will be held on 1 March 2018 instead.",
            "en",
            [("2018-02-20", "2018-03-01")],
        ),
        (
            "The meetings planned for 20 and 21 February 2018 are postponed to 1 and 2 March 2018.",
            "en",
            [("2018-02-20", "2018-03-01"), ("2018-02-21", "2018-03-02")],
        ),
        ("The meeting of 20 February 2018 is cancelled.", "en", [("2018-02-20", None)]),
        ("Comments are due on 1 March 2018, instead of 20 February 2018.", "en", [("2018-02-20", "2018-03-01")]),
        ("La séance prévue le 20 février 2018 est reportée au 1er mars 2018.", "fr", [("2018-02-20", "2018-03-01")]),
        (
            "La reunión prevista para el 20 de febrero de 2018 se aplaza al 1 de marzo de 2018.",
            "es",
            [("2018-02-20", "2018-03-01")],
        ),
        ("The meeting will be held on 20 February 2018.", "en", []),
    ],
)
def test_dates_that_are_taken_back(text, code, expected):
    assert changes(text, code) == expected


def test_the_process_is_what_the_consultations_are_on():
    texts = [
        Text(
            whole("As co-facilitators of the informal consultations on the draft Pact on Rivers, we write to you."),
            language("en"),
        )
    ]
    assert find_process(texts).value == "Pact on Rivers"
    assert find_process([Text(whole("We met on Monday in the room."), language("en"))]) is None
    texts = [Text(whole("The negotiations on the Pact on Rivers therefore continue."), language("en"))]
    assert find_process(texts).value == "Pact on Rivers"
    texts = [Text(whole("Les négociations sur le Pacte sur les fleuves se poursuivent donc."), language("fr"))]
    assert find_process(texts).value == "Pacte sur les fleuves"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We convene the second round of consultations.", 2),
        ("Following the first round, we convene the second round.", 2),
        ("The first session and the second session are open.", None),
        ("It closes before the first session of the General Assembly.", None),
        ("The first reading of the text starts.", None),
    ],
)
def test_the_round_is_that_of_the_letter_as_a_whole(text, expected):
    found = find_round([Text(whole(text), language("en"))])
    assert (found.value if found else None) == expected
