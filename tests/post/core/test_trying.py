"""Waits grow, and end."""

from datetime import timedelta
from itertools import pairwise

from zerodraft.post.core.replies import is_permanent
from zerodraft.post.core.trying import FIRST_WAIT, LIFE, LONGEST_WAIT, wait_after


def test_waits_grow_from_a_minute_to_two_hours():
    waits = [wait_after(attempts) for attempts in range(1, 40)]
    assert waits[0] == FIRST_WAIT
    assert waits[-1] == LONGEST_WAIT
    assert all(before <= after for before, after in pairwise(waits))
    assert wait_after(30_000) == LONGEST_WAIT


def test_a_message_is_tried_often_enough_within_its_life():
    waited, attempts = timedelta(), 0
    while waited < LIFE:
        attempts += 1
        waited += wait_after(attempts)
    assert 15 < attempts < 30


def test_what_a_reply_means():
    assert [is_permanent(code) for code in (421, 450, 452, 500, 550, 554, 599, 600)] == [False] * 3 + [True] * 4 + [
        False
    ]
