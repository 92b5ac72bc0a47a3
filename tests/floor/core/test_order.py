"""The order of speakers: groups, members, observers, and what was moved by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.floor.core import order
from zerodraft.floor.core.order import DEFAULT, Category, Entry, NotWaiting

CATEGORIES = list(Category)


def enter_all(entries: list[Entry], *, announced: bool = False) -> list[str]:
    waiting: list[str] = []
    known: dict[str, Entry] = {}
    for entry in entries:
        place = order.place_of(entry, waiting, known, DEFAULT, announced=announced)
        waiting = order.entered(waiting, entry.key, place)
        known[entry.key] = entry
    return waiting


def requests(categories: list[Category]) -> list[Entry]:
    return [Entry(f"i{number}", category, number) for number, category in enumerate(categories, start=1)]


def test_groups_then_members_then_observers_each_in_order_of_request():
    made = requests(
        [
            Category.OBSERVERS,
            Category.NATIONAL,
            Category.GROUPS,
            Category.NATIONAL,
            Category.STAKEHOLDERS,
            Category.GROUPS,
        ]
    )
    assert enter_all(made) == ["i3", "i6", "i2", "i4", "i1", "i5"]


@given(st.lists(st.sampled_from(CATEGORIES), max_size=40))
def test_without_moves_the_order_is_that_of_the_policies(categories):
    made = requests(categories)
    expected = sorted(made, key=lambda entry: order.ranked(entry, DEFAULT))
    assert enter_all(made) == [entry.key for entry in expected]


@given(st.lists(st.sampled_from(CATEGORIES), min_size=1, max_size=20), st.sampled_from(CATEGORIES))
def test_the_announced_next_speaker_is_never_displaced(categories, late):
    made = requests(categories)
    waiting = enter_all(made)
    known = {entry.key: entry for entry in made}
    new = Entry("late", late, len(made) + 1)
    after = order.entered(waiting, "late", order.place_of(new, waiting, known, DEFAULT, announced=True))
    assert after[0] == waiting[0]
    assert [key for key in after if key != "late"] == waiting


def test_who_was_moved_by_hand_stays_and_says_nothing_about_others():
    moved_up = Entry("m", Category.OBSERVERS, 1, moved=True)
    known = {"m": moved_up, "a": Entry("a", Category.NATIONAL, 2), "z": Entry("z", Category.OBSERVERS, 3)}
    new = Entry("b", Category.NATIONAL, 4)
    assert order.place_of(new, ["m", "a", "z"], known, DEFAULT, announced=False) == 2


@given(st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1), st.data())
def test_moving_loses_nobody(waiting, data):
    key = data.draw(st.sampled_from(waiting))
    before = data.draw(st.sampled_from(["", *waiting]))
    after = order.moved(waiting, key, before)
    assert sorted(after) == sorted(waiting)
    if before and before != key:
        assert after.index(key) == after.index(before) - 1
    if not before:
        assert after[-1] == key


@pytest.mark.parametrize(("key", "before"), [("x", "a"), ("a", "x")])
def test_only_those_who_wait_are_moved(key, before):
    with pytest.raises(NotWaiting):
        order.moved(["a", "b"], key, before)
