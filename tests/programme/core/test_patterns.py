"""A round after an earlier one or after a pattern: the same hours on other days."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.making import NEW_YORK, at, meeting, programmes
from zerodraft.programme.core.patterns import MOST_MEETINGS, BadPattern, Slot, after_pattern, after_round, from_toml
from zerodraft.programme.core.stations import Station
from zerodraft.programme.core.table import local
from zerodraft.programme.round_patterns import shipped

ROW = '[[meetings]]\nday = 1\nstart = "10:00"\nend = "13:00"\n'


def test_a_round_moves_with_its_pattern_rooms_hours_and_business_over_a_change_of_clocks():
    earlier = [
        meeting("b", "2018-02-22", "15:00", "18:00", venue="Room 4"),
        meeting("a", "2018-02-20"),
        meeting("gone", "2018-02-19", cancelled=True),
    ]
    first, second = after_round(earlier, date(2018, 3, 13))
    assert (first.day, second.day) == (date(2018, 3, 13), date(2018, 3, 15))
    assert first.start == at(first.day, "10:00", NEW_YORK)
    assert (second.start, second.venue) == (at(second.day, "15:00", NEW_YORK), "Room 4")
    assert second.segments == earlier[0].segments


@given(programmes(8), st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_distances_of_days_and_local_hours_are_kept(programme, first):
    made = after_round(programme, first)
    assert len(made) == len(programme)
    assert not made or min(each.day for each in made) == first
    was = sorted(each.day for each in programme)
    assert [(day - was[0]).days for day in was] == sorted((each.day - first).days for each in made)
    for each in made:
        assert each.start is None or local(each.start, each.zone).date() == each.day


def test_a_pattern_goes_over_working_days():
    station = Station("here", NEW_YORK, holidays={date(2018, 3, 30): "Good Friday"})
    slots = (Slot(1, time(10), time(13)), Slot(2, time(15), time(18)))
    first, second = after_pattern(slots, date(2018, 3, 29), station)
    assert (first.day, second.day) == (date(2018, 3, 29), date(2018, 4, 2))
    assert second.end == at(second.day, "18:00", NEW_YORK)


def test_a_station_that_never_works_has_no_pattern():
    with pytest.raises(BadPattern, match="no working day"):
        after_pattern(shipped()["week"], date(2018, 3, 29), Station("here", NEW_YORK, weekend=frozenset(range(1, 8))))


def test_what_ships_can_be_read():
    assert {key: len(slots) for key, slots in shipped().items()} == {"two-days": 4, "three-days": 6, "week": 10}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("meetings", "no TOML"),
        ("", "write from 1"),
        ("meetings = []", "write from 1"),
        (ROW * (MOST_MEETINGS + 1), "write from 1"),
        (ROW + "room = 3\n", "meeting 1: write its day"),
        (ROW.replace("day = 1", "day = 0"), "meeting 1: “0” is no day"),
        (ROW.replace("day = 1", "day = true"), "is no day"),
        (ROW.replace("13:00", "noon"), "write hours"),
        (ROW.replace("13:00", "10:00"), "10:00 is not after 10:00"),
    ],
)
def test_what_is_written_badly_is_named_with_its_place(text, says):
    with pytest.raises(BadPattern, match=says):
        from_toml("there", text)
