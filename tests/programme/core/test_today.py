"""Now and next, wherever in the world the meetings are held and whatever was not announced."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.making import NEW_YORK, at, meeting, programmes
from zerodraft.programme.core.today import State, begins, ends, state
from zerodraft.programme.core.today import at as today_at

MORNING = meeting("one", "2018-02-20")
AFTERNOON = meeting("two", "2018-02-20", "15:00", "18:00")
DAY = date(2018, 2, 20)


def keys(found):
    return [m.key for m in found]


@pytest.mark.parametrize(
    ("hour", "now", "following"),
    [
        ("09:50", [], ["one"]),
        ("10:00", ["one"], ["two"]),
        ("12:59", ["one"], ["two"]),
        ("13:00", [], ["two"]),
        ("15:00", ["two"], []),
        ("18:00", [], []),
    ],
)
def test_a_day_of_two_meetings(hour, now, following):
    found = today_at([AFTERNOON, MORNING], at(DAY, hour, NEW_YORK))
    assert (keys(found.now), keys(found.next)) == (now, following)


def test_meetings_that_begin_together_are_next_together():
    parallel = meeting("also", "2018-02-20", venue="Conference Room 4")
    assert keys(today_at([MORNING, parallel, AFTERNOON], at(DAY, "08:00", NEW_YORK)).next) == ["also", "one"]


def test_next_is_what_begins_first_in_the_world_not_in_the_calendar():
    # Wednesday 09:00 in Auckland is Tuesday 15:00 in New York, before Tuesday 18:00 there.
    auckland = meeting("auckland", "2018-02-21", "09:00", "12:00", "Pacific/Auckland")
    new_york = meeting("new-york", "2018-02-20", "18:00", "20:00")
    assert keys(today_at([new_york, auckland], at(DAY, "10:00", NEW_YORK)).next) == ["auckland"]


def test_meetings_that_begin_together_in_two_zones_are_next_together():
    new_york = meeting("new-york", "2018-02-20", "18:00", "20:00")
    auckland = meeting("auckland", "2018-02-21", "12:00", "14:00", "Pacific/Auckland")
    assert begins(new_york) == begins(auckland)
    assert keys(today_at([auckland, new_york], at(DAY, "10:00", NEW_YORK)).next) == ["new-york", "auckland"]


def test_a_meeting_without_an_end_lasts_as_long_as_meetings_usually_do():
    open_ended = meeting("open", "2018-02-20", "10:00", None)
    assert state(open_ended, at(DAY, "12:59", NEW_YORK)) is State.NOW
    assert state(open_ended, at(DAY, "13:00", NEW_YORK)) is State.OVER


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kathmandu", "Pacific/Auckland"])
def test_a_meeting_without_hours_is_on_for_the_whole_of_its_own_day(zone):
    all_day = meeting("day", "2018-02-20", None, None, zone)
    midnight = at(DAY, "00:00", zone)
    assert state(all_day, midnight - timedelta(seconds=1)) is State.COMING
    assert state(all_day, midnight) is State.NOW
    assert state(all_day, midnight + timedelta(hours=24, seconds=-1)) is State.NOW
    assert state(all_day, midnight + timedelta(hours=24)) is State.OVER


@pytest.mark.parametrize(("day", "hours"), [("2018-03-11", 23), ("2018-11-04", 25), ("2018-03-12", 24)])
def test_the_day_on_which_the_clocks_change_is_as_long_as_it_is(day, hours):
    all_day = meeting("day", day, None, None)
    assert ends(all_day) - begins(all_day) == timedelta(hours=hours)


def test_a_night_in_which_the_clocks_change_is_not_longer_or_shorter_than_it_is():
    # 11 March 2018, New York: 01:00 EST; the clock goes from 02:00 to 03:00.
    night = meeting("night", "2018-03-11", "01:00", None)
    assert ends(night) - begins(night) == timedelta(hours=3)
    local_start = replace(night, start=night.start.astimezone(ZoneInfo(NEW_YORK)))
    assert ends(local_start) == ends(night)


def test_a_cancelled_meeting_is_neither_on_nor_next():
    cancelled = replace(MORNING, cancelled=True)
    for hour in ("08:00", "11:00", "14:00"):
        moment = at(DAY, hour, NEW_YORK)
        assert state(cancelled, moment) is State.CANCELLED
        assert "one" not in keys((*today_at([cancelled, AFTERNOON], moment).now, *today_at([cancelled], moment).next))


@given(programmes(), st.datetimes(datetime(2018, 3, 9), datetime(2018, 3, 14), timezones=st.just(UTC)))  # noqa: DTZ001
def test_everything_is_coming_on_or_over_and_nothing_comes_before_next(programme, moment):
    found = today_at(programme, moment)
    states = {m.key: state(m, moment) for m in programme}
    assert {m.key for m in found.now} == {key for key, s in states.items() if s is State.NOW}
    coming = [m for m in programme if states[m.key] is State.COMING]
    assert bool(found.next) == bool(coming)
    for following in found.next:
        assert all(begins(following) <= begins(other) for other in coming)
    for each in programme:
        assert begins(each) < ends(each)
        assert (states[each.key] is State.NOW) == (begins(each) <= moment < ends(each))


def test_what_really_happened_counts_more_than_what_was_announced():
    announced = meeting("meeting-1", "2018-02-20")
    early = replace(announced, called=at(announced.day, "09:53", NEW_YORK))
    assert state(early, at(announced.day, "09:52", NEW_YORK)) is State.COMING
    assert state(early, at(announced.day, "09:53", NEW_YORK)) is State.NOW
    assert state(early, at(announced.day, "14:10", NEW_YORK)) is State.NOW
    over = replace(early, adjourned=at(announced.day, "11:30", NEW_YORK))
    assert state(over, at(announced.day, "11:29", NEW_YORK)) is State.NOW
    assert state(over, at(announced.day, "11:30", NEW_YORK)) is State.OVER
    assert state(announced, at(announced.day, "11:30", NEW_YORK)) is State.NOW
