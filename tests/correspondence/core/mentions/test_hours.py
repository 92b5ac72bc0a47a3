"""Hours, half days, zones and rooms as letters write them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.correspondence.core.mentions.hours import Half, find_halves, find_hours
from zerodraft.correspondence.core.mentions.venues import find_venues
from zerodraft.correspondence.core.mentions.zones import find_cities, find_zones
from zerodraft.correspondence.core.words.folding import fold
from zerodraft.correspondence.core.words.passages import passage
from zerodraft.correspondence.languages import language


def hours(text, code="en", *, column=False):
    return [(mention.begin, mention.finish) for mention in find_hours(fold(text), language(code), column=column)]


@pytest.mark.parametrize(
    ("text", "code", "begin", "finish"),
    [
        ("10:00-13:00", "en", time(10), time(13)),
        ("10-11:30 a.m.", "en", time(10), time(11, 30)),
        ("11:30 a.m.–1 p.m.", "en", time(11, 30), time(13)),
        ("3–6 p.m.", "en", time(15), time(18)),
        ("10-1 p.m.", "en", time(10), time(13)),
        ("10 a.m. to noon", "en", time(10), time(12)),
        ("3.00–4.30 p.m.", "en", time(15), time(16, 30)),
        ("3:00 p.m, Room 4", "en", time(15), None),
        ("3pm", "en", time(15), None),
        ("from 9.30 to 1", "en", time(9, 30), time(13)),
        ("10 h - 13 h", "fr", time(10), time(13)),
        ("15 h 30", "fr", time(15, 30), None),
        ("10h00 à midi", "fr", time(10), time(12)),
        ("de 10.00 a 13.00 horas", "es", time(10), time(13)),
        ("a las 15.00 horas", "es", time(15), None),
        ("hasta el mediodía", "es", time(12), None),
    ],
)
def test_hours_are_read_as_printed(text, code, begin, finish):
    assert hours(text, code) == [(begin, finish)]


@pytest.mark.parametrize(
    "text", ["paras. 9-12", "Articles 10 to 13", "Objectives 1-6", "at 25:00", "10", "Room 3", "12 %"]
)
def test_numbers_without_a_mark_of_hours_are_none(text):
    assert hours(text) == []


def test_a_column_of_hours_needs_no_mark():
    assert hours("10-1", column=True) == [(time(10), time(13))]
    assert hours("3-6", column=True) == [(time(15), time(18))]
    assert hours("3-6") == []


def test_half_days_follow_the_convention_of_sitting_hours():
    (morning, afternoon) = find_halves(fold("Morning and afternoon"), language("en"))
    assert (morning.half, afternoon.half) == (Half.MORNING, Half.AFTERNOON)
    assert Half.MORNING.value == (time(10), time(13))
    assert Half.AFTERNOON.value == (time(15), time(18))


@given(st.text(max_size=200))
def test_any_text_is_searched_for_hours_without_error(text):
    for mention in find_hours(fold(text), language("en"), column=True):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.finish is None or mention.finish > mention.begin


def test_a_label_that_does_not_exist_on_that_day_is_doubtful():
    text = "10:00 a.m. EST on Friday"
    (zone,) = find_zones(fold(text), text, language("en"))
    assert zone.zone == "America/New_York"
    assert zone.doubtful(date(2018, 9, 14))
    assert not zone.doubtful(date(2018, 1, 14))


def test_a_city_s_time_is_never_doubtful_and_a_shared_label_goes_home():
    text = "6 p.m. (Bonn time)"
    assert [zone.zone for zone in find_zones(fold(text), text, language("en"))] == ["Europe/Berlin"]
    text = "18:00 CET"
    assert [zone.zone for zone in find_zones(fold(text), text, language("en"), "Europe/Vienna")] == ["Europe/Vienna"]
    assert [zone.zone for zone in find_zones("heure de bonn", "heure de Bonn", language("fr"))] == ["Europe/Berlin"]


@pytest.mark.parametrize("text", ["the est of them", "an estimate", "Et alors", "est-ce que"])
def test_small_letters_are_no_zone(text):
    assert find_zones(fold(text), text, language("en")) == []


def rooms(text, code="en"):
    whole = passage(text, 0, len(text))
    return [(text[venue.start : venue.end], venue.virtual) for venue in find_venues(whole, language(code))]


@pytest.mark.parametrize(
    ("text", "code", "room"),
    [
        ("in Conference Room 4, to consider", "en", "Conference Room 4"),
        ("in CR4 at noon", "en", "CR4"),
        ("in the Trusteeship Council Chamber.", "en", "Trusteeship Council Chamber"),
        ("in the Dag Hammarskjöld Auditorium", "en", "Dag Hammarskjöld Auditorium"),
        ("Room XX, Palais des Nations", "en", "Room XX, Palais des Nations"),
        ("en salle XI, sera", "fr", "salle XI"),
        ("Salle New York", "fr", "Salle New York"),
        ("en la Sala de Conferencias 4", "es", "Sala de Conferencias 4"),
    ],
)
def test_rooms_are_found_as_printed(text, code, room):
    assert rooms(text, code) == [(room, False)]


def test_online_is_no_room_and_hybrid_is_not_online():
    assert rooms("It will be held online.") == [("online", True)]
    assert rooms("It will be held in hybrid format, online and in the room.") == []
    assert rooms("there is room for compromise") == []


def test_cities_and_buildings_give_their_zone():
    assert [city.zone for city in find_cities("at the palais des nations", language("en"))] == ["Europe/Zurich"]
    assert find_cities("yorkshire", language("en")) == []
