"""When somebody is written to: by their clock, over changes of clocks, and never too late for what is due."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.post.core.rhythm import Often, Rhythm, goes_at, is_pressing

ZONES = [
    "UTC",
    "America/New_York",
    "Africa/Nairobi",
    "Asia/Kathmandu",
    "Pacific/Auckland",
    "Pacific/Apia",
    "Australia/Lord_Howe",
]
SECONDS = int(datetime(2011, 1, 1, tzinfo=UTC).timestamp()), int(datetime(2040, 1, 1, tzinfo=UTC).timestamp())
moments = st.integers(*SECONDS).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
rhythms = st.builds(
    Rhythm,
    st.sampled_from([Often.DAILY, Often.WEEKLY]),
    st.integers(0, 23),
    st.integers(0, 6),
    st.sampled_from(ZONES),
)


@given(rhythms, moments)
def test_it_is_ahead_at_their_hour_and_soon_enough(rhythm, now):
    when = goes_at(rhythm, now)
    assert when > now
    days = 7 if rhythm.often is Often.WEEKLY else 1
    # A change of clocks adds an hour; Samoa left out the 30th of December 2011, a Friday.
    assert when - now <= timedelta(days=days * 2 if rhythm.zone == "Pacific/Apia" else days, hours=1)
    local = when.astimezone(ZoneInfo(rhythm.zone))
    skipped = local.replace(hour=rhythm.hour, minute=0).astimezone(UTC).astimezone(local.tzinfo).hour != rhythm.hour
    assert (local.hour, local.minute) == (rhythm.hour, 0) or skipped
    if rhythm.often is Often.WEEKLY and not skipped:
        assert local.weekday() == rhythm.weekday


@given(rhythms, moments)
def test_one_after_the_other_they_never_stand_still(rhythm, now):
    first = goes_at(rhythm, now)
    assert goes_at(rhythm, first) > first
    assert goes_at(rhythm, first - timedelta(microseconds=1)) == first


@given(rhythms, moments, st.timedeltas(timedelta(days=-3), timedelta(days=30)))
def test_what_is_due_goes_a_day_before_at_the_latest(rhythm, now, ahead):
    when = goes_at(rhythm, now, now + ahead)
    assert when >= now
    assert when == now or when <= now + ahead - timedelta(days=1)
    assert is_pressing(now, now + ahead) == (ahead <= timedelta(days=1))


@pytest.mark.parametrize("rhythm", [Rhythm(), Rhythm(Often.NONE), Rhythm(Often.DAILY), Rhythm(Often.WEEKLY)])
def test_what_is_urgent_goes_at_once(rhythm):
    now = datetime(2018, 2, 20, 15, tzinfo=UTC)
    assert goes_at(rhythm, now, urgent=True) == now


def test_clocks_go_forward_and_back():
    daily = Rhythm(Often.DAILY, 2, 0, "America/New_York")
    # At two in the morning of 11 March 2018 clocks went forward: the hour is taken by the clock from before.
    assert goes_at(daily, datetime(2018, 3, 10, 12, tzinfo=UTC)) == datetime(2018, 3, 11, 7, tzinfo=UTC)
    assert goes_at(daily, datetime(2018, 3, 11, 12, tzinfo=UTC)) == datetime(2018, 3, 12, 6, tzinfo=UTC)
    back = Rhythm(Often.DAILY, 1, 0, "America/New_York")
    # On 4 November the hour from one to two comes twice: the first of the two counts, once.
    assert goes_at(back, datetime(2018, 11, 3, 12, tzinfo=UTC)) == datetime(2018, 11, 4, 5, tzinfo=UTC)
    assert goes_at(back, datetime(2018, 11, 4, 5, tzinfo=UTC)) == datetime(2018, 11, 5, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("named", "given_"),
    [("hour", {"hour": 24}), ("hour", {"hour": -1}), ("weekday", {"weekday": 7}), ("zone", {"zone": "Mars/Olympus"})],
)
def test_what_cannot_be_is_refused_by_its_name(named, given_):
    with pytest.raises(ValueError, match=named):
        Rhythm(Often.DAILY, **given_)
