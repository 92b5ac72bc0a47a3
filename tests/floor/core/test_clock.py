"""The clock of an intervention, against a stopwatch that counts second by second."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.floor.core.clock import LONGEST, WARNING, CannotKeepTime, Clock, Light

TEN = datetime(2018, 2, 20, 15, 0, tzinfo=UTC)
THREE = timedelta(minutes=3)


def after(**by: float) -> datetime:
    return TEN + timedelta(**by)


def test_three_minutes_run_out_and_count_on():
    clock = Clock(THREE).start(TEN)
    assert clock.left(TEN) == THREE
    assert clock.light(after(seconds=149)) is Light.GREEN
    assert clock.light(after(seconds=180) - WARNING) is Light.AMBER
    assert clock.light(after(seconds=180)) is Light.RED
    assert clock.left(after(seconds=192)) == -timedelta(seconds=12)
    assert clock.overtime(after(seconds=192)) == timedelta(seconds=12)
    assert clock.overtime(after(seconds=179)) == timedelta()


def test_an_ended_clock_no_longer_moves():
    clock = Clock(THREE).start(TEN).end(after(seconds=100))
    assert clock.elapsed(after(days=1)) == timedelta(seconds=100)
    assert not clock.running


def test_the_floor_can_be_taken_back_before_the_clock_started():
    clock = Clock(THREE).end(after(seconds=5))
    assert clock.elapsed(after(seconds=9)) == timedelta()


def test_a_clock_without_a_limit_shows_no_light_and_is_never_over():
    clock = Clock(None).start(TEN)
    assert clock.light(after(hours=2)) is Light.NONE
    assert clock.left(after(hours=2)) is None
    assert clock.overtime(after(hours=2)) == timedelta()


@pytest.mark.parametrize(
    ("refused", "code"),
    [
        (lambda: Clock(THREE).pause(TEN), "not-running"),
        (lambda: Clock(THREE).resume(TEN), "not-paused"),
        (lambda: Clock(THREE).start(TEN).start(TEN), "started"),
        (lambda: Clock(THREE).start(TEN).pause(after(seconds=-1)), "earlier"),
        (lambda: Clock(THREE).start(TEN).pause(after(seconds=9)).resume(after(seconds=8)), "earlier"),
        (lambda: Clock(THREE).start(TEN).end(after(seconds=-1)), "earlier"),
        (lambda: Clock(THREE).start(TEN).pause(after(seconds=9)).pause(after(seconds=10)), "not-running"),
        (lambda: Clock(THREE).end(TEN).start(TEN), "ended"),
        (lambda: Clock(None).nudge(THREE), "no-limit"),
    ],
)
def test_what_a_clock_refuses(refused, code):
    with pytest.raises(CannotKeepTime) as error:
        refused()
    assert error.value.code == code


def test_a_nudge_stays_within_bounds():
    assert Clock(timedelta(seconds=5)).nudge(-timedelta(seconds=10)).allotted == timedelta()
    assert Clock(LONGEST).nudge(timedelta(seconds=10)).allotted == LONGEST
    assert Clock(THREE).nudge(timedelta(seconds=10)).nudge(-timedelta(seconds=10)) == Clock(THREE)


@given(st.lists(st.sampled_from(["start", "pause", "resume", "end", "wait", "more", "less"]), max_size=40))
def test_it_agrees_with_a_stopwatch(acts):
    clock, now = Clock(THREE), TEN
    running, ended, counted, allotted = False, False, 0, 180
    for act in acts:
        try:
            if act == "wait":
                now += timedelta(seconds=7)
                counted += 7 if running else 0
            elif act in ("more", "less"):
                by = 10 if act == "more" else -10
                clock = clock.nudge(timedelta(seconds=by))
                allotted = max(allotted + by, 0)
            else:
                clock = getattr(clock, act)(now)
                running, ended = act in ("start", "resume"), ended or act == "end"
        except CannotKeepTime:
            continue
        assert clock.running is running
        assert clock.elapsed(now) == timedelta(seconds=counted)
        assert clock.left(now) == timedelta(seconds=allotted - counted)
    assert (clock.ended is not None) is ended
