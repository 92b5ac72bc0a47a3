"""Any round that is convened is read back whole, from every format, in English and French."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from correspondence.composing.making import doubts, expected, found, letter, read_back
from correspondence.composing.strategies import LANGUAGES, rounds
from zerodraft.correspondence.core.composing.programme import ordered
from zerodraft.correspondence.rendering import Format, Paper

ROUNDS = st.sampled_from(LANGUAGES).flatmap(lambda language: st.tuples(st.just(language), rounds(language)))


def read_back_whole(language: str, facts: dict[str, Any], paper: Paper) -> None:
    composed = letter("convening", facts, language)
    said = expected(facts | {"programme": tuple(ordered(facts["programme"]))}, language)
    for form in Format:
        reading = read_back(composed, form, paper)
        assert found(reading) == said, form
        assert doubts(reading) == set(), form
        (one,) = reading["letters"]
        assert one["date"] == facts["date"].isoformat(), form
        assert one["place"] == facts["place"], form
        assert [person["name"] for person in one["signatories"]] == [person.name for person in facts["signatories"]], (
            form
        )
        assert one["further_to"] == [day.isoformat() for day in facts.get("references", ())], form


@settings(max_examples=15)
@given(ROUNDS, st.sampled_from(Paper))
def test_any_round(convened: tuple[str, dict[str, Any]], paper: Paper):
    read_back_whole(*convened, paper)


@pytest.mark.long
@settings(max_examples=1_500)
@given(ROUNDS, st.sampled_from(Paper))
def test_a_thousand_rounds(convened: tuple[str, dict[str, Any]], paper: Paper):
    read_back_whole(*convened, paper)
