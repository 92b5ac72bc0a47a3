"""Every language has the same words to offer, and every phrase is a pattern: so a fourth language is a file."""

import re

import pytest

from zerodraft.correspondence.core.words.folding import fold
from zerodraft.correspondence.languages import from_tables, language, languages


def test_every_language_has_the_keys_of_english():
    english = language("en")
    for other in languages():
        assert set(other.phrases) == set(english.phrases), other.code
        assert set(other.values) == set(english.values), other.code


@pytest.mark.parametrize("code", [known.code for known in languages()])
def test_every_phrase_compiles_and_is_folded(code):
    known = language(code)
    for key, phrases in known.phrases.items():
        for phrase in phrases:
            re.compile(phrase)
            assert re.sub(r"\\.", "", phrase) == fold(re.sub(r"\\.", "", phrase)), key
        assert known.finder(key).pattern


def test_months_weekdays_and_offices_cover_what_the_schema_names():
    for known in languages():
        assert set(known.values["dates.months"].values()) == set(range(1, 13))
        assert set(known.values["dates.weekdays"].values()) == set(range(7))
        assert {"President of the General Assembly", "Co-facilitators", "Co-Chairs", "Chair", "President"} <= set(
            known.values["offices"].values()
        )


def test_a_language_without_its_file_is_an_error():
    with pytest.raises(FileNotFoundError):
        language("xx")


def test_a_language_is_made_of_the_tables_of_its_file():
    made = from_tables({"code": "la", "name": "Latin", "function_words": ["ET"], "numbers": {"três": 3}, "offices": []})
    assert made.phrases["function_words"] == ("et",)
    assert made.number("numbers", "tres") == 3
    assert made.any_of("function_words") == "(?:et)"
