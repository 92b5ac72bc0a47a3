"""Releases: what changed is told by its sequence, and what vanished is told too."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.making import meeting, programmes
from zerodraft.programme.core.release import Segment, in_order, next_release

ONE, TWO = meeting("one", "2018-02-20"), meeting("two", "2018-02-20", "15:00", "18:00")


def test_order_is_by_day_then_hour_then_room():
    evening = meeting("a", "2018-02-20", "19:00")
    no_hours = meeting("z", "2018-02-20", None, None)
    before = meeting("y", "1960-01-01", None, None), meeting("x", "1960-01-01", "09:00")
    room_a = meeting("m", "2018-02-21", venue="A")
    room_b = meeting("c", "2018-02-21", venue="B")
    assert in_order([room_b, evening, room_a, ONE, no_hours, TWO, before[1], before[0]]) == (
        *before,
        no_hours,
        ONE,
        TWO,
        evening,
        room_a,
        room_b,
    )


@given(programmes().flatmap(lambda p: st.tuples(st.just(p), st.permutations(p))))
def test_order_is_total_and_does_not_depend_on_that_of_the_input(both):
    assert in_order(both[0]) == in_order(both[1])
    assert in_order(in_order(both[0])) == in_order(both[0])


def test_the_first_release_begins_every_sequence():
    assert next_release([], [TWO, replace(ONE, sequence=9)]) == (ONE, TWO)


def test_what_did_not_change_keeps_its_sequence():
    last = (replace(ONE, sequence=4), replace(TWO, sequence=2))
    assert next_release(last, [ONE, TWO]) == last


@pytest.mark.parametrize(
    "change",
    [
        {"venue": "Conference Room 4"},
        {"start": TWO.start, "end": TWO.end},
        {"end": None},
        {"zone": "America/Toronto"},
        {"virtual": True},
        {"tentative": True},
        {"segments": (Segment("Objectives 1-6", ("objective-1", "objective-2")),)},
        {"alternatives": (TWO.day,)},
    ],
)
def test_what_changed_is_one_higher(change):
    assert next_release([replace(ONE, sequence=4)], [replace(ONE, **change)]) == (replace(ONE, sequence=5, **change),)


def test_what_vanished_stays_cancelled_and_is_told_once():
    first = next_release([], [ONE, TWO])
    second = next_release(first, [ONE])
    assert second == (ONE, replace(TWO, sequence=1, cancelled=True))
    assert next_release(second, [ONE]) == second


def test_what_comes_back_is_told_too():
    cancelled = replace(TWO, sequence=1, cancelled=True)
    assert next_release([cancelled], [TWO]) == (replace(TWO, sequence=2),)


@given(programmes(), programmes())
def test_a_release_made_again_is_the_same(before, working):
    first = next_release(next_release([], before), working)
    assert next_release(first, working) == first


@given(st.lists(programmes(), min_size=2, max_size=6))
def test_over_any_history_nothing_is_lost_and_no_sequence_falls(history):
    last = ()
    for working in history:
        release = next_release(last, working)
        now = {m.key: m for m in release}
        assert len(now) == len(release)
        assert set(now) == {m.key for m in last} | {m.key for m in working}
        assert {key for key, m in now.items() if not m.cancelled} == {m.key for m in working}
        for before in last:
            after = now[before.key]
            assert after.sequence == before.sequence + (replace(after, sequence=before.sequence) != before)
        for planned in working:
            assert replace(now[planned.key], sequence=0) == planned
        last = release
