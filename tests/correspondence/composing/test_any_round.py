"""Any letter is read back whole, from every format, in English and French: the convening of rounds, and every other kind."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from correspondence.composing.making import doubts, expected, found, kind_of, letter, read_back
from correspondence.composing.strategies import LANGUAGES, letters, rounds
from zerodraft.correspondence.core.composing.programme import ordered
from zerodraft.correspondence.rendering import Format, Paper

ROUNDS = st.sampled_from(LANGUAGES).flatmap(lambda language: st.tuples(st.just(language), rounds(language)))


LETTERS = st.sampled_from(LANGUAGES).flatmap(lambda language: st.tuples(st.just(language), letters(language)))


def read_back_whole(key: str, language: str, facts: dict[str, Any], paper: Paper) -> None:
    composed = letter(key, facts, language)
    said = expected(facts | {"programme": tuple(ordered(facts.get("programme", ())))}, language)
    if key == "transmittal":
        said["meetings"] = []  # a cover sets out nothing itself
    for form in Format:
        reading = read_back(composed, form, paper)
        assert found(reading) == said, form
        assert doubts(reading) == set(), form
        (one,) = reading["letters"]
        assert one["kind"] == kind_of(key, facts), form
        assert one["date"] == facts["date"].isoformat(), form
        assert one["place"] == facts["place"], form
        assert [person["name"] for person in one["signatories"]] == [person.name for person in facts["signatories"]], (
            form
        )
        assert one["further_to"] == [day.isoformat() for day in facts.get("references", ())], form


@settings(max_examples=15)
@given(ROUNDS, st.sampled_from(Paper))
def test_any_round(convened: tuple[str, dict[str, Any]], paper: Paper):
    language, facts = convened
    read_back_whole("convening", language, facts, paper)


@settings(max_examples=15)
@given(LETTERS, st.sampled_from(Paper))
def test_any_other_letter(written: tuple[str, tuple[str, dict[str, Any]]], paper: Paper):
    language, (key, facts) = written
    read_back_whole(key, language, facts, paper)


@pytest.mark.long
@settings(max_examples=1_200)
@given(ROUNDS, st.sampled_from(Paper))
def test_a_thousand_rounds(convened: tuple[str, dict[str, Any]], paper: Paper):
    language, facts = convened
    read_back_whole("convening", language, facts, paper)


@pytest.mark.long
@settings(max_examples=1_200)
@given(LETTERS, st.sampled_from(Paper))
def test_a_thousand_other_letters(written: tuple[str, tuple[str, dict[str, Any]]], paper: Paper):
    language, (key, facts) = written
    read_back_whole(key, language, facts, paper)
