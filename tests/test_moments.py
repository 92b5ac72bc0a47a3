"""Days, hours and distances in the words of six languages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from zerodraft import moments

DAY = date(2018, 2, 20)
MOMENT = datetime(2018, 2, 20, 14, 50, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "full", "in_year", "city"),
    [
        ("en", "Tuesday, 20 February 2018", "Tuesday, 20 February", "New York"),
        ("fr", "mardi 20 février 2018", "mardi 20 février", "New York"),
        ("es", "martes, 20 de febrero de 2018", "martes 20 de febrero", "Nueva York"),
        ("ru", "вторник, 20 февраля 2018\u202fг.", "вторник, 20 февраля", "Нью-Йорк"),
        ("ar", "الثلاثاء، 20 فبراير 2018", "الثلاثاء، 20 فبراير", "نيويورك"),
        ("zh-hans", "2018年2月20日星期二", "2月20日星期二", "纽约"),
    ],
)
def test_days_and_cities_in_six_languages(language, full, in_year, city):
    with translation.override(language):
        assert moments.full_day(DAY) == full
        assert moments.day_at(DAY, MOMENT) == in_year
        assert moments.day_at(DAY, MOMENT.replace(year=2019)) == full
        assert moments.city("America/New_York") == city


def test_a_year_is_left_out_only_while_it_is_this_one():
    assert moments.date_at(DAY, MOMENT) == "20 February"
    assert moments.date_at(DAY, MOMENT.replace(year=2017)) == "20 February 2018"
    assert moments.day_and_hour_at(MOMENT, MOMENT) == "Tuesday, 20 February, 14:50"


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (timedelta(seconds=20), "in 1 minute"),
        (timedelta(minutes=8), "in 8 minutes"),
        (timedelta(minutes=89), "in 89 minutes"),
        (timedelta(hours=3), "in 3 hours"),
        (timedelta(hours=35), "in 35 hours"),
        (timedelta(days=3), "in 3 days"),
    ],
)
def test_how_far_a_moment_is(ahead, said):
    assert moments.as_seen_from(MOMENT + ahead, MOMENT) == said


def test_hours_are_those_of_the_zone():
    assert moments.hour(moments.in_zone(MOMENT, "America/New_York")) == "09:50"
    assert moments.hour(moments.in_zone(MOMENT, "Europe/Zurich")) == "15:50"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (DAY, "Tuesday, 20 February 2018"),
        (datetime(2018, 2, 20, 18, 0, tzinfo=UTC), "Tuesday, 20 February 2018, 18:00"),
        ("Conference Room 4", "Conference Room 4"),
    ],
)
def test_values_of_facts_are_put_into_words(value, said):
    assert moments.spoken(value) == said
