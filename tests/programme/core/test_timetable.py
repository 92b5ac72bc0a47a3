"""The timetable, moving a meeting in it, and hours on the nights on which clocks change."""

from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.making import NEW_YORK, at, meeting, meetings, programmes
from zerodraft.programme.core import hours
from zerodraft.programme.core.table import PartOfDay, local, part_of_day
from zerodraft.programme.core.timetable import MOST_MEETINGS, lay_out, moved, shifted, stretch

ONE = meeting("one", "2018-02-20")
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "hour", "oddity", "taken"),
    [
        ("2018-03-11", "02:30", hours.Oddity.SKIPPED, "03:30"),
        ("2018-11-04", "01:30", hours.Oddity.TWICE, "01:30"),
        ("2018-03-11", "03:00", None, "03:00"),
        ("2018-11-04", "02:00", None, "02:00"),
    ],
)
def test_hours_that_clocks_skip_or_show_twice(day, hour, oddity, taken):
    placed = hours.placed(date.fromisoformat(day), time.fromisoformat(hour), NEW_YORK)
    assert placed.oddity is oddity
    assert f"{local(placed.at, NEW_YORK):%H:%M}" == taken


@given(DAYS, st.times(), st.sampled_from([NEW_YORK, "Europe/Zurich", "Africa/Nairobi", "Pacific/Auckland", "UTC"]))
def test_an_hour_is_what_clocks_show_unless_they_skip_it(day, hour, zone):
    placed = hours.placed(day, hour.replace(second=0, microsecond=0), zone)
    shown = placed.at.astimezone(ZoneInfo(zone))
    assert (shown.replace(tzinfo=None, fold=0) == shown.combine(day, hour).replace(second=0, microsecond=0)) is (
        placed.oddity is not hours.Oddity.SKIPPED
    )


def test_the_working_days_of_a_week_in_use_are_there_with_two_parts_each():
    shown = lay_out([ONE, meeting("two", "2018-02-22", "15:00", "18:00", venue="Room 4")], ["Room 7"])
    assert [(row.day.day, str(row.part)) for row in shown.rows] == [
        (day, part) for day in range(19, 24) for part in ("morning", "afternoon")
    ]
    assert shown.rooms == ("Room 4", "Trusteeship Council", "Room 7", "")


@given(programmes(8))
def test_every_meeting_is_on_the_timetable_once(programme):
    shown = lay_out(programme)
    there = [one for row in shown.rows for cell in row.cells for one in cell.meetings]
    assert sorted(one.key for one in [*there, *shown.others]) == sorted(one.key for one in programme)
    for row in shown.rows:
        assert [cell.room for cell in row.cells] == list(shown.rooms)
        for cell in row.cells:
            assert all(
                (one.day, part_of_day(one), one.venue) == (row.day, row.part, cell.room) for one in cell.meetings
            )


def test_a_thousand_meetings_in_a_thousand_rooms_have_a_bounded_table():
    shown = lay_out([meeting(f"m{n}", f"2018-{n % 12 + 1:02}-{n % 28 + 1:02}", venue=f"Room {n}") for n in range(1000)])
    assert len(shown.rooms) <= 15
    assert len({row.day for row in shown.rows}) <= 366


@given(meetings(), DAYS, st.sampled_from(PartOfDay), st.sampled_from(["", "Room 4"]))
def test_a_meeting_that_is_moved_is_where_it_was_put(one, day, part, venue):
    put = moved(one, day, part, venue)
    assert put.day == day
    assert put.venue == venue
    assert (put.segments, put.zone, put.virtual, put.tentative) == (one.segments, one.zone, one.virtual, one.tentative)
    if part is PartOfDay.ANY:
        assert (put.start, put.end) == (None, None)
        return
    assert local(put.start, put.zone).date() == day
    assert put.end is None or put.end > put.start
    was = local(one.start, one.zone) if one.start else None
    if was and part_of_day(one) is part:
        now = local(put.start, put.zone)
        assert now.time() == was.time() or hours.oddity(was.replace(year=day.year, month=day.month, day=day.day))
    else:
        assert part_of_day(replace(one, day=put.day, start=put.start, end=put.end)) is part


def test_another_part_of_the_day_has_its_usual_hours_and_the_meeting_keeps_its_length():
    short = replace(ONE, end=at(ONE.day, "11:30", NEW_YORK))
    put = moved(short, date(2018, 3, 12), PartOfDay.AFTERNOON, "", ((time(9), time(12)), (time(14, 30), time(17, 30))))
    assert (put.start, put.end) == (
        at(put.day, "14:30", NEW_YORK),
        at(put.day, "16:00", NEW_YORK),
    )
    bare = moved(replace(ONE, start=None, end=None), ONE.day, PartOfDay.MORNING, "")
    assert (bare.start, bare.end) == (at(ONE.day, "10:00", NEW_YORK), at(ONE.day, "13:00", NEW_YORK))


def test_a_shift_over_a_change_of_clocks_keeps_the_local_hours():
    later = shifted(replace(ONE, alternatives=(date(2018, 2, 21),)), 28)
    assert later.start - ONE.start == timedelta(days=28, hours=-1)
    assert (later.day, later.alternatives) == (date(2018, 3, 20), (date(2018, 3, 21),))


@given(meetings(), st.integers(-400, 400))
def test_a_shift_leaves_a_meeting_that_can_be(one, days):
    later = shifted(one, days)
    assert later.day - one.day == timedelta(days=days)
    if later.start:
        assert local(later.start, later.zone).date() == later.day
    assert not later.end or later.end > later.start


@given(programmes(8), DAYS | st.none())
def test_a_short_programme_is_shown_whole(programme, start):
    shown = stretch(programme, start)
    assert sorted(each.key for each in shown.meetings) == sorted(each.key for each in programme)
    assert (shown.earlier, shown.later) == (None, None)


def test_a_long_programme_is_shown_in_stretches_that_lead_to_each_other():
    first = date(2018, 1, 1)
    long = [meeting(f"m{n:04}", (first + timedelta(days=n // 10)).isoformat()) for n in range(1000)]
    keys, start = [], first
    while start:
        shown = stretch(long, start)
        assert 0 < len(shown.meetings) <= MOST_MEETINGS
        assert shown.earlier is None or stretch(long, shown.earlier).later == start
        keys += [each.key for each in shown.meetings]
        start = shown.later
    assert keys == [each.key for each in long]
    assert stretch(long, date(2030, 1, 1)) == stretch(long)
    assert stretch(long).meetings[-1].key == "m0999"
    assert stretch(long, date(1990, 1, 1)).meetings[0].key == "m0000"
    inside = stretch(long, first + timedelta(days=40))
    assert any(each.day == first + timedelta(days=40) for each in inside.meetings)
