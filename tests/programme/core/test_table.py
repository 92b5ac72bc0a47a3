"""The table of a programme shows every meeting once, in its own zone."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from programme.making import meeting, programmes
from zerodraft.programme.core.table import Hours, PartOfDay, lay_out, part_of_day


def test_the_table_of_a_letter():
    one = meeting("one", "2018-02-20")
    two = meeting("two", "2018-02-20", "15:00", "18:00")
    three = meeting("three", "2018-02-22", venue="Conference Room 4")
    laid = lay_out([three, two, one])
    assert laid.parts == (PartOfDay.MORNING, PartOfDay.AFTERNOON)
    assert laid.hours == (Hours("10:00", "13:00"), Hours("15:00", "18:00"))
    assert [(str(day.day), day.columns, day.rooms) for day in laid.days] == [
        ("2018-02-20", ((one,), (two,)), ("Trusteeship Council",)),
        ("2018-02-22", ((three,), ()), ("Conference Room 4",)),
    ]


def test_no_meetings_make_no_table():
    laid = lay_out([])
    assert (laid.parts, laid.hours, laid.days) == ((), (), ())


@pytest.mark.parametrize(
    ("start", "part"),
    [
        (None, PartOfDay.ANY),
        ("00:00", PartOfDay.MORNING),
        ("12:59", PartOfDay.MORNING),
        ("13:00", PartOfDay.AFTERNOON),
        ("17:59", PartOfDay.AFTERNOON),
        ("18:00", PartOfDay.EVENING),
        ("23:30", PartOfDay.EVENING),
    ],
)
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kathmandu", "Pacific/Auckland"])
def test_the_part_of_the_day_is_that_of_the_meetings_own_zone(start, part, zone):
    assert part_of_day(meeting("one", "2018-07-02", start, None, zone)) is part


def test_hours_that_differ_in_a_column_are_not_said_for_it():
    laid = lay_out([meeting("one", "2018-02-20"), meeting("two", "2018-02-21", "10:00", "12:30")])
    assert laid.hours == (None,)
    assert lay_out([meeting("one", "2018-02-20", end=None)]).hours == (None,)


def test_hours_are_the_same_on_both_sides_of_the_change_to_summer_time():
    laid = lay_out([meeting("one", "2018-03-09"), meeting("two", "2018-03-12")])
    assert laid.hours == (Hours("10:00", "13:00"),)


def test_the_room_of_a_cancelled_meeting_is_free():
    gone = replace(meeting("one", "2018-02-20", venue="ECOSOC Chamber"), cancelled=True)
    day = lay_out(
        [gone, meeting("two", "2018-02-20", "15:00", "18:00"), meeting("three", "2018-02-20", venue="")]
    ).days[0]
    assert day.rooms == ("Trusteeship Council",)
    assert gone in day.columns[0]


@given(programmes(max_size=8))
def test_each_meeting_stands_once_under_its_day_and_part_of_the_day(programme):
    laid = lay_out(programme)
    shown = [m for day in laid.days for cell in day.columns for m in cell]
    assert sorted(shown, key=lambda m: m.key) == sorted(programme, key=lambda m: m.key)
    assert all(one.day < two.day for one, two in pairwise(laid.days))
    assert len(laid.hours) == len(laid.parts)
    for day in laid.days:
        assert len(day.columns) == len(laid.parts)
        for part, cell in zip(laid.parts, day.columns, strict=True):
            assert all(m.day == day.day and part_of_day(m) is part for m in cell)
    assert all(any(day.columns[n] for day in laid.days) for n in range(len(laid.parts)))
