"""Swaps of places: by the consent of both, with the officer; never of the announced next speaker."""

import pytest
from django.core.exceptions import PermissionDenied

from floor.conftest import CHAD, EGYPT, FIJI, PERU, delegate
from floor.proceedings import BRAZIL, Hall, Unchanged
from zerodraft.floor.actions import carrying, inscriptions, lists, replying, speaking, swapping
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.models import Inscription
from zerodraft.process.core.roles import Right
from zerodraft.record.models import Row


@pytest.fixture
def hall(db, time_) -> Hall:
    """In session; Egypt, announced, Fiji, Chad and Peru wait."""
    made = Hall("informal", hours=(10, 15))
    made.egypt, made.fiji, made.chad, made.peru = made.inscribe(EGYPT, FIJI, CHAD, PERU)
    made.begin()
    return made


def ask(hall):
    return swapping.ask(hall.delegate(FIJI), hall.fiji, hall.peru).key


def agreed(hall):
    return swapping.agree(hall.delegate(PERU), ask(hall)).key


def test_asked_agreed_and_made_by_the_desk(hall):
    key = ask(hall)
    with Unchanged(CannotAct, "has not agreed yet"):
        swapping.make(hall.officer, hall.list, key)
    swapping.agree(hall.delegate(PERU), key)
    assert hall.waiting() == [EGYPT, FIJI, CHAD, PERU]
    swapping.make(hall.officer, hall.list, key)
    assert hall.waiting() == [EGYPT, PERU, CHAD, FIJI]
    placed = {each.party: (each.placed, each.placed_by) for each in Inscription.objects.all()}
    assert placed[FIJI] == ("swap", hall.peru)
    assert placed[PERU] == ("swap", hall.fiji)
    assert placed[CHAD] == ("policy", "")
    assert hall.state().swaps == ()
    verbs = Row.objects.filter(verb__startswith="swap.").order_by("seq").values_list("verb", "on_behalf_of")
    assert list(verbs) == [("swap.asked", FIJI), ("swap.agreed", PERU), ("swap.made", "")]


@pytest.mark.parametrize(
    ("act", "who"),
    [
        (swapping.agree, FIJI),
        (swapping.agree, CHAD),
        (swapping.decline, FIJI),
        (swapping.take_back, PERU),
        (swapping.take_back, CHAD),
    ],
)
def test_each_speaks_for_themselves_only(hall, act, who):
    key = ask(hall)
    with Unchanged(PermissionDenied, "your own delegation"):
        act(hall.delegate(who), key)


def test_a_swap_is_not_agreed_to_by_the_desk_nor_made_by_a_delegation(hall):
    key = ask(hall)
    with Unchanged(PermissionDenied, "delegation|lead this meeting"):
        swapping.agree(hall.officer, key)
    swapping.agree(hall.delegate(PERU), key)
    with Unchanged(PermissionDenied, "delegation|lead this meeting"):
        swapping.make(hall.delegate(PERU), hall.list, key)
    with Unchanged(PermissionDenied, "delegation|lead this meeting"):
        swapping.ask(delegate(FIJI, Right.DRAFT, process="seas"), hall.fiji, hall.chad)


@pytest.mark.parametrize("settled", [swapping.decline, swapping.take_back])
def test_declined_or_taken_back_it_is_over(hall, settled):
    key = agreed(hall)
    settled(hall.delegate(PERU if settled is swapping.decline else FIJI), key)
    for act in (
        lambda: swapping.make(hall.officer, hall.list, key),
        lambda: swapping.agree(hall.delegate(PERU), key),
        lambda: swapping.decline(hall.officer, key),
        lambda: swapping.take_back(hall.delegate(FIJI), key),
    ):
        with Unchanged(CannotAct, "settled already"):
            act()
    assert hall.waiting() == [EGYPT, FIJI, CHAD, PERU]
    assert ask(hall) != key


def test_the_desk_may_decline(hall):
    swapping.decline(hall.officer, agreed(hall))
    assert hall.state().swaps == ()


def test_the_announced_next_speaker_does_not_change_places(hall):
    for one, other, who in ((hall.fiji, hall.egypt, FIJI), (hall.egypt, hall.fiji, EGYPT)):
        with Unchanged(CannotAct, "announced already"):
            swapping.ask(hall.delegate(who), one, other)
    key = agreed(hall)
    hall.do(speaking.give_floor, hall.egypt)
    with Unchanged(CannotAct, "announced already"):
        swapping.make(hall.officer, hall.list, key)


@pytest.mark.parametrize("who", ["fiji", "peru"])
def test_a_swap_lapses_once_one_of_the_two_has_spoken(hall, who):
    key = agreed(hall)
    hall.do(speaking.give_floor, getattr(hall, who))
    hall.do(speaking.end_intervention)
    with Unchanged(CannotAct, "spoken already|settled already"):
        swapping.make(hall.officer, hall.list, key)
    assert hall.state().swaps == ()
    (swap,) = hall.state(1).swaps or [None]
    assert swap is None


@pytest.mark.parametrize(
    "go",
    [
        lambda h: inscriptions.withdraw(h.delegate(PERU), h.peru),
        lambda h: inscriptions.withdraw_at_desk(h.officer, h.list, h.fiji),
        lambda h: carrying.carry_over(h.officer, h.list, h.keys[1]),
        lambda h: carrying.invite_in_writing(h.officer, h.list),
    ],
    ids=["withdraws", "is taken off", "is carried over", "is asked in writing"],
)
def test_a_swap_lapses_with_who_leaves_the_list(hall, go):
    key = agreed(hall)
    go(hall)
    assert [state.swaps for state in (hall.state(), hall.state(1))] == [(), ()]
    for act in (
        lambda: swapping.make(hall.officer, hall.list, key),
        lambda: swapping.agree(hall.delegate(PERU), key),
    ):
        with Unchanged(CannotAct, "."):
            act()


def test_a_partner_who_has_spoken_is_no_partner(hall):
    hall.do(speaking.give_floor, hall.egypt)
    with Unchanged(CannotAct, "Egypt has the floor"):
        swapping.ask(hall.delegate(FIJI), hall.fiji, hall.egypt)
    hall.do(speaking.end_intervention)
    with Unchanged(CannotAct, "Egypt has spoken already"):
        swapping.ask(hall.delegate(FIJI), hall.fiji, hall.egypt)


def test_a_swap_that_cannot_be(hall):
    (elsewhere,) = hall.inscribe(BRAZIL, on=hall.lists[0][1].key)
    for partner, says in ((hall.fiji, "than yourself"), (elsewhere, "same list"), ("nobody", "same list")):
        with Unchanged(CannotAct, says):
            swapping.ask(hall.delegate(FIJI), hall.fiji, partner)
    ask(hall)
    for who, one, other in ((FIJI, hall.fiji, hall.peru), (PERU, hall.peru, hall.fiji)):
        with Unchanged(CannotAct, "under way already"):
            swapping.ask(hall.delegate(who), one, other)
    with Unchanged(CannotAct, "no such swap"):
        swapping.make(hall.officer, hall.lists[0][1].key, hall.state().swaps[0].key)
    with Unchanged(LookupError, "nothing"):
        swapping.agree(hall.delegate(PERU), "nothing")


def test_nobody_swaps_from_the_waiting_list(hall):
    lists.set_bounds(hall.officer, hall.list, places=4, quota=None)
    (brazil,) = hall.inscribe(BRAZIL)
    with Unchanged(CannotAct, "waiting list"):
        swapping.ask(hall.delegate(FIJI), hall.fiji, brazil)


def test_after_two_swaps_both_find_their_way_back(hall):
    swapping.make(hall.officer, hall.list, agreed(hall))
    second = swapping.ask(hall.delegate(CHAD), hall.chad, hall.fiji).key
    swapping.agree(hall.delegate(FIJI), second)
    swapping.make(hall.officer, hall.list, second)
    assert hall.waiting() == [EGYPT, PERU, FIJI, CHAD]
    hall.undo()
    hall.undo()
    assert hall.waiting() == [EGYPT, FIJI, CHAD, PERU]


def test_rule_73_replies_keep_the_order_of_request_unless_both_agree(hall):
    one, other, third = (replying.request_at_desk(hall.officer, hall.key, each).key for each in (CHAD, FIJI, PERU))
    swap = swapping.ask(hall.delegate(PERU), third, other).key
    swapping.agree(hall.delegate(FIJI), swap)
    held = Inscription.objects.get(key=one).on_list.key
    swapping.make(hall.officer, held, swap)
    assert hall.waiting(held) == [CHAD, PERU, FIJI]
