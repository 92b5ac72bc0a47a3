"""When a turn is told of: near, put off, and nothing between."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from zerodraft.floor.core.alerts import FAR, NEAR, Alert, due
from zerodraft.floor.core.forecast import Band, Place

NOW = datetime(2018, 2, 20, 15, tzinfo=UTC)


def place(minutes: float, heard: float | None = 0.9, key: str = "a") -> Place:
    early = NOW + timedelta(minutes=minutes)
    return Place(key, Band(early, early + timedelta(minutes=5), early + timedelta(minutes=10)), heard)


def test_a_turn_is_near_twenty_minutes_before_its_early_end():
    assert due([place(20)], {}, NOW) == {"a": Alert.NEAR}
    assert due([place(20.1)], {}, NOW) == {}


def test_nobody_is_called_to_a_meeting_that_will_rather_not_hear_them():
    assert due([place(5, heard=0.49)], {}, NOW) == {}
    assert due([place(5, heard=0.5)], {}, NOW) == {"a": Alert.NEAR}
    assert due([place(5, heard=None)], {}, NOW) == {"a": Alert.NEAR}


def test_who_was_called_and_is_far_off_again_is_told_and_called_anew():
    assert due([place(44)], {"a": Alert.NEAR}, NOW) == {}
    assert due([place(46)], {"a": Alert.NEAR}, NOW) == {"a": Alert.PUT_OFF}
    assert due([place(46)], {"a": Alert.PUT_OFF}, NOW) == {}
    assert due([place(19)], {"a": Alert.PUT_OFF}, NOW) == {"a": Alert.NEAR}


def test_who_was_never_called_is_not_told_that_the_turn_was_put_off():
    assert due([place(300)], {}, NOW) == {}


@given(st.lists(st.floats(0, 240), max_size=60), st.floats(0, 12))
def test_however_a_forecast_trembles_it_is_told_once_for_each_long_way(course, tremble):
    """A forecast that stays within the span between near and far is told of once at most, whatever it does there."""
    told: dict[str, Alert] = {}
    said = []
    for minutes in course:
        for shaken in (minutes, minutes + tremble, minutes):
            found = due([place(shaken)], told, NOW)
            told |= found
            said += [(each, shaken) for each in found.values()]
    assert [what for what, _ in said] == [[Alert.NEAR, Alert.PUT_OFF][number % 2] for number in range(len(said))]
    for what, minutes in said:
        ahead = timedelta(minutes=minutes)
        assert ahead <= NEAR if what is Alert.NEAR else ahead > FAR
