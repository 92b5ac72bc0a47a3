"""When a list is open: by its times, by hand, and to the second."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from zerodraft.floor.core.window import Why, Window, at, phases

TEN = datetime(2018, 2, 20, 15, 0, tzinfo=UTC)
HOUR, SECOND, MINUTE = timedelta(hours=1), timedelta(seconds=1), timedelta(minutes=1)
TIMED = Window(opens=TEN, closes=TEN + HOUR)


@pytest.mark.parametrize(
    ("moment", "is_open", "why"),
    [
        (TEN - SECOND, False, Why.NOT_YET),
        (TEN, True, Why.BY_TIME),
        (TEN + HOUR - SECOND, True, Why.BY_TIME),
        (TEN + HOUR, False, Why.BY_TIME),
        (TEN + HOUR + SECOND, False, Why.BY_TIME),
    ],
)
def test_a_list_opens_and_closes_to_the_second(moment, is_open, why):
    found = at(TIMED, moment)
    assert (found.is_open, found.why) == (is_open, why)


def test_it_says_when_it_changes_by_itself():
    assert at(TIMED, TEN - SECOND).until == TEN
    assert at(TIMED, TEN).until == TEN + HOUR
    assert at(TIMED, TEN + HOUR).until is None


def test_a_hand_counts_until_the_next_set_time():
    closed_early = Window(TEN, TEN + HOUR, hand_opened=False, hand_at=TEN + HOUR / 2)
    assert not at(closed_early, TEN + HOUR / 2).is_open
    assert at(closed_early, TEN + HOUR / 2).why is Why.BY_HAND
    opened_early = Window(TEN, TEN + HOUR, hand_opened=True, hand_at=TEN - HOUR)
    assert at(opened_early, TEN - SECOND).is_open
    assert at(opened_early, TEN - SECOND).until == TEN + HOUR
    reopened = Window(TEN, TEN + HOUR, hand_opened=True, hand_at=TEN + 2 * HOUR)
    assert at(reopened, TEN + 2 * HOUR).is_open
    assert at(reopened, TEN + 2 * HOUR).until is None


def test_a_list_that_nobody_touched_is_not_open_yet():
    found = at(Window(), TEN)
    assert (found.is_open, found.why, found.since, found.until) == (False, Why.NOT_YET, None, None)


def test_the_phases_are_what_the_window_is_at_each_change_that_comes_by_itself():
    now = datetime(2018, 2, 20, 9, tzinfo=UTC)
    opens, closes = now + timedelta(hours=1), now + timedelta(hours=3)
    window = Window(opens=opens, closes=closes)
    assert phases(window, now) == (at(window, now), at(window, opens), at(window, closes))
    assert [each.is_open for each in phases(window, now)] == [False, True, False]
    assert phases(window, closes) == (at(window, closes),)
    by_hand = Window(opens=opens, closes=closes, hand_opened=True, hand_at=now)
    assert [each.is_open for each in phases(by_hand, now)] == [True, False]
    assert phases(Window(), now) == (at(Window(), now),)


def test_a_list_closes_some_minutes_after_the_meeting_began():
    window = Window(opens=TEN - HOUR, closes=TEN + 3 * HOUR, minutes=30)
    assert at(window, TEN).until == TEN + 3 * HOUR
    begun = replace(window, begun=TEN + 5 * MINUTE)
    assert at(begun, TEN + 5 * MINUTE).until == TEN + 35 * MINUTE
    assert not at(begun, TEN + 35 * MINUTE).is_open
    assert at(replace(begun, closes=TEN + 10 * MINUTE), TEN + 10 * MINUTE).is_open is False


def test_the_desk_takes_a_list_over_before_it_closes():
    window = Window(opens=TEN, desk=TEN + HOUR, closes=TEN + 2 * HOUR)
    assert at(window, TEN).until == TEN + HOUR
    handed = at(window, TEN + HOUR)
    assert (handed.is_open, handed.why, handed.until) == (False, Why.AT_DESK, TEN + 2 * HOUR)
    assert [each.why for each in phases(window, TEN)] == [Why.BY_TIME, Why.AT_DESK, Why.BY_TIME]
    closed = replace(window, hand_opened=False, hand_at=TEN + HOUR / 2)
    assert at(closed, TEN + HOUR).why is Why.BY_HAND
