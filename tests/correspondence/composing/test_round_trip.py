"""What is composed is read back as the same facts, from every format."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from correspondence.composing.making import (
    doubts,
    everything,
    expected,
    found,
    kind_of,
    letter,
    objectives,
    read_back,
    sitting,
    taken,
)
from zerodraft.correspondence.composing import shipped
from zerodraft.correspondence.core.composing.values import Facts, Letterhead, Person
from zerodraft.correspondence.rendering import Format, Paper

PRESIDENT: dict[str, dict[str, Any]] = {
    "en": {
        "letterheads": (Letterhead(("The President", "of the", "General Assembly")),),
        "signatories": (Person("Leonhard Voss"),),
        "references": (),
    },
    "fr": {
        "letterheads": (Letterhead(("Le Président", "de", "l’Assemblée générale")),),
        "signatories": (Person("Leonhard Voss"),),
        "references": (),
    },
}


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize(("key", "language"), shipped())
def test_every_template(key: str, language: str, form: Format):
    facts = taken(key, everything(language), language)
    reading = read_back(letter(key, facts, language), form)
    assert found(reading) == _said(key, facts, language)
    assert doubts(reading) == set()
    (one,) = reading["letters"]
    assert one["kind"] == kind_of(key, facts)
    assert one["office"] == "Co-facilitators"
    norway = "Norway" if language == "en" else "Norvège"
    signed = [(person["name"], person["state"]) for person in one["signatories"]]
    assert signed == [("Odile Marchand-Roy", "Guyana"), ("Torbjørn Aasland", norway)]
    assert (one["date"], one["place"], one["further_to"]) == ("2018-02-13", "New York", ["2018-02-05"])
    assert one["addressees"].endswith("New York")
    assert one["encloses"] == []


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize(("key", "language"), [one for one in shipped() if one[0] != "transmittal"])
def test_a_letter_of_one_signatory(key: str, language: str, form: Format):
    facts = taken(key, everything(language), language)
    facts |= {"signatories": facts["signatories"][:1], "letterheads": facts["letterheads"][:1]}
    reading = read_back(letter(key, facts, language), form, Paper.LETTER)
    assert found(reading) == _said(key, facts, language)
    assert doubts(reading) == set()
    assert [person["name"] for person in reading["letters"][0]["signatories"]] == ["Odile Marchand-Roy"]


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_transmittal_with_the_letter_behind_it(language: str, form: Format):
    facts = taken("convening", everything(language), language)
    cover = taken("transmittal", everything(language), language) | PRESIDENT[language]
    cover["date"] = facts["date"].replace(day=15)
    reading = read_back((letter("transmittal", cover, language), letter("convening", facts, language)), form)
    assert found(reading) == expected(facts, language)
    assert doubts(reading) == set()
    first, second = reading["letters"]
    assert (first["kind"], first["office"], first["date"]) == (
        "transmittal",
        "President of the General Assembly",
        "2018-02-15",
    )
    assert [(person["name"], person["state"]) for person in first["signatories"]] == [("Leonhard Voss", None)]
    assert first["encloses"] == [1]
    assert (second["kind"], second["office"], second["date"]) == ("programme", "Co-facilitators", "2018-02-13")
    assert [person["name"] for person in second["signatories"]] == ["Odile Marchand-Roy", "Torbjørn Aasland"]
    assert second["further_to"] == ["2018-02-05"]


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("alike", [True, False])
def test_what_is_not_settled_is_said_and_flagged(language: str, form: Format, alike: bool):  # noqa: FBT001
    facts = taken("convening", everything(language), language)
    first, second, *rest = facts["programme"]
    open_ = replace(second, business=(), venue="" if not alike else second.venue)
    facts["programme"] = (first, open_, *rest)
    reading = read_back(letter("convening", facts, language), form)
    assert found(reading)["meetings"] == expected(facts, language)["meetings"]
    assert doubts(reading) == {"to-be-confirmed"}


def test_a_long_programme_runs_over_pages():
    facts = taken("convening", everything())
    day = facts["programme"][0].date
    facts["programme"] = tuple(
        replace(one, date=day + timedelta(days))
        for days in range(25)
        for one in (sitting(day, 10, objectives(1, 9)), sitting(day, 15, "General statements", "Stocktaking"))
    )
    for paper in Paper:
        reading = read_back(letter("convening", facts), Format.PDF, paper)
        assert found(reading) == expected(facts)
        assert doubts(reading) == set()


def _said(key: str, facts: Facts, language: str) -> dict[str, Any]:
    """What a letter of this kind says of its facts: a cover sets out no meetings."""
    said = expected(facts, language)
    return said | {"meetings": []} if key == "transmittal" else said
