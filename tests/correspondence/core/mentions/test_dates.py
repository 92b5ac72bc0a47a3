"""Dates as letters write them, in three languages; numbers that count something else; years that are not printed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.correspondence.core.mentions.dates import find_dates, find_year
from zerodraft.correspondence.core.words.passages import passage
from zerodraft.correspondence.languages import language

REFERENCE = date(2018, 2, 13)


def days(text, code="en", **options):
    whole = passage(text, 0, len(text))
    return [
        [day.date.isoformat()[5:] for day in mention.days(REFERENCE, **options)]
        for mention in find_dates(whole, language(code))
    ]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("on 20, 22 and 23 February", "en", ["02-20", "02-22", "02-23"]),
        ("9-13 July", "en", ["07-09", "07-10", "07-11", "07-12", "07-13"]),
        ("22 to23 February", "en", ["02-22", "02-23"]),
        ("30 April to 2 May 2018", "en", ["04-30", "05-01", "05-02"]),
        ("Monday to Wednesday, 9 to 11 July 2018", "en", ["07-09", "07-10", "07-11"]),
        ("February 20, 22 and 23, 2018", "en", ["02-20", "02-22", "02-23"]),
        ("mercredi 2 et jeudi 3 septembre", "fr", ["09-02", "09-03"]),
        ("du lundi 9 au mercredi 11 juillet 2018", "fr", ["07-09", "07-10", "07-11"]),
        ("le 1er septembre", "fr", ["09-01"]),
        ("los días 20, 22 y 23 de febrero de 2018", "es", ["02-20", "02-22", "02-23"]),
        ("del 9 al 11 de julio", "es", ["07-09", "07-10", "07-11"]),
        ("20\N{NO-BREAK SPACE}février\N{THIN SPACE}2018", "fr", ["02-20"]),
    ],
)
def test_a_date_expression_gives_its_days(text, code, expected):
    assert days(text, code) == [expected]


def test_an_alternative_is_one_expression_with_its_days_in_order():
    text = "12 December or 14 January"
    (mention,) = find_dates(passage(text, 0, len(text)), language("en"))
    assert mention.alternative
    assert [day.date for day in mention.days(REFERENCE)] == [date(2018, 12, 12), date(2019, 1, 14)]


@pytest.mark.parametrize(
    "text", ["Conference Room 4, 20 February", "Objectives 1-6, 20 February", "paras. 3 and 4, 20 February"]
)
def test_a_number_that_counts_something_else_is_no_day(text):
    assert days(text) == [["02-20"]]


@pytest.mark.parametrize(
    "text", ["31 February", "0 March", "32 March", "the 5th", "10:00-13:00", "A/71/280", "12 angry men", ""]
)
def test_what_no_calendar_has_is_no_day(text):
    assert [day for found in days(text) for day in found] == []


def test_a_missing_year_is_the_first_on_or_after_the_letter_and_marked():
    text = "13 February and 12 February"
    (mention,) = find_dates(passage(text, 0, len(text)), language("en"))
    first, second = mention.days(REFERENCE)
    assert (first.date, first.inferred) == (date(2018, 2, 13), True)
    assert (second.date, second.inferred) == (date(2019, 2, 12), True)


def test_a_heading_s_year_is_no_inference_and_the_past_counts_backwards():
    text = "5 March"
    (mention,) = find_dates(passage(text, 0, len(text)), language("en"))
    assert [(day.date, day.inferred) for day in mention.days(REFERENCE, year=2021)] == [(date(2021, 3, 5), False)]
    assert mention.days(REFERENCE, past=True)[0].date == date(2017, 3, 5)
    assert mention.days(None) == ()


def test_a_wrong_weekday_is_seen_and_the_date_kept():
    text = "Friday, 22 August 2019"
    (mention,) = find_dates(passage(text, 0, len(text)), language("en"))
    (day,) = mention.days(REFERENCE)
    assert day.date == date(2019, 8, 22)
    assert not day.weekday_fits


def test_a_heading_s_year_is_found_only_if_it_is_one():
    def year(text):
        return find_year(passage(text, 0, len(text)), language("en"))

    assert year("Programme of work, March 2018") == 2018
    assert year("December 2018 to January 2019") is None
    assert year("Programme of work") is None


@given(st.dates(date(2000, 1, 1), date(2090, 12, 1)), st.integers(1, 30))
def test_a_range_expands_to_every_day_between_its_ends(first, length):
    last = first + timedelta(days=length)
    text = f"from {first.day} {first:%B} {first.year} to {last.day} {last:%B} {last.year}"
    (mention,) = find_dates(passage(text, 0, len(text)), language("en"))
    assert [day.date for day in mention.days(None)] == [first + timedelta(days=n) for n in range(length + 1)]


@given(st.text(max_size=200))
def test_any_text_is_searched_without_error_and_spans_lie_within_it(text):
    whole = passage(text, 0, len(text))
    for mention in find_dates(whole, language("en")):
        assert 0 <= mention.start < mention.end <= len(whole.text)
        for day in mention.days(REFERENCE):
            assert 0 <= day.span.start < day.span.end <= len(text)
