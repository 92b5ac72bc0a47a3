"""An hour as typed, also on the days on which the clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.floor.core import hours
from zerodraft.floor.core.hours import NoSuchHour

NEW_YORK = "America/New_York"


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_the_next_and_the_last_time_the_clock_shows_it():
    noon = utc(2018, 2, 20, 17)
    assert hours.coming("16:30", NEW_YORK, noon) == utc(2018, 2, 20, 21, 30)
    assert hours.coming("9:05", NEW_YORK, noon) == utc(2018, 2, 21, 14, 5)
    assert hours.past("11:59:30", NEW_YORK, noon) == utc(2018, 2, 20, 16, 59, 30)
    assert hours.past("12:00", NEW_YORK, noon) == noon
    assert hours.past("23:00", NEW_YORK, noon) == utc(2018, 2, 20, 4)


def test_an_hour_that_the_clocks_skip_is_refused():
    # New York, 11 March 2018: 02:00 became 03:00.
    with pytest.raises(NoSuchHour) as refused:
        hours.coming("02:30", NEW_YORK, utc(2018, 3, 11, 6, 0))
    assert refused.value.code == "skipped"
    assert hours.coming("03:30", NEW_YORK, utc(2018, 3, 11, 6, 0)) == utc(2018, 3, 11, 7, 30)
    assert hours.coming("02:30", NEW_YORK, utc(2018, 3, 11, 12, 0)) == utc(2018, 3, 12, 6, 30)


def test_of_an_hour_that_comes_twice_the_nearest_is_meant():
    # New York, 4 November 2018: 01:30 at 05:30 and again at 06:30 UTC.
    assert hours.coming("01:30", NEW_YORK, utc(2018, 11, 4, 5)) == utc(2018, 11, 4, 5, 30)
    assert hours.coming("01:30", NEW_YORK, utc(2018, 11, 4, 6)) == utc(2018, 11, 4, 6, 30)
    assert hours.past("01:30", NEW_YORK, utc(2018, 11, 4, 6)) == utc(2018, 11, 4, 5, 30)
    assert hours.past("01:30", NEW_YORK, utc(2018, 11, 4, 7)) == utc(2018, 11, 4, 6, 30)


def test_a_day_and_hour_of_a_list():
    assert hours.local(datetime.fromisoformat("2018-02-20T10:00"), NEW_YORK) == utc(2018, 2, 20, 15)
    assert hours.local(datetime.fromisoformat("2018-11-04T01:30"), NEW_YORK) == utc(2018, 11, 4, 5, 30)
    with pytest.raises(NoSuchHour):
        hours.local(datetime.fromisoformat("2018-03-11T02:30"), NEW_YORK)


@pytest.mark.parametrize("typed", ["", "25:00", "12:60", "12", "noon", "12:00:60", "-1:00", "١٢:٠٠", "12:00 pm"])
def test_what_is_no_hour_is_refused(typed):
    with pytest.raises(NoSuchHour) as refused:
        hours.coming(typed, NEW_YORK, utc(2018, 2, 20, 17))
    assert refused.value.code == "unreadable"


@given(
    st.integers(3 * 24 * 60, 360 * 24 * 60).map(lambda minutes: utc(2018, 1, 1) + timedelta(minutes=minutes)),
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from([NEW_YORK, "Europe/Zurich", "Asia/Kathmandu", "Pacific/Auckland", "UTC"]),
)
def test_coming_follows_and_past_precedes(near, hour, minute, zone):
    typed = f"{hour:02}:{minute:02}"
    for find in (hours.coming, hours.past):
        try:
            found = find(typed, zone, near)
        except NoSuchHour:
            continue
        assert (found > near) is (find is hours.coming)
        assert f"{found.astimezone(ZoneInfo(zone)):%H:%M}" == typed
        assert abs(found - near).total_seconds() <= 25 * 3600
