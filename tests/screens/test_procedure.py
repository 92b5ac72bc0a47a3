"""What the screens show of procedure: points of order, motions, replies, limits, swaps, full lists."""

import pytest

from floor.conftest import CHAD, EGYPT, FIJI, PERU, delegate
from zerodraft import clock
from zerodraft.floor import queries, requests
from zerodraft.floor.actions import (
    concluding,
    inscriptions,
    lists,
    moving,
    pointing,
    replying,
    roll,
    rules_of_procedure,
    session,
    speaking,
    swapping,
)
from zerodraft.screens.visiting import CONSOLE, DESK, FLOOR, WALL

from .test_fragments import drawn

SCREENS = (WALL, CONSOLE, DESK, FLOOR)


def turn(meeting) -> int:
    return queries.state(meeting.key, clock.now()).turn


def possible(meeting) -> set[str]:
    return set(drawn(meeting, CONSOLE).partition('data-possible="')[2].partition('"')[0].split())


@pytest.fixture
def speaking_now(meeting, chair, inscribed):
    """In session; Fiji has the floor, three minutes, the clock started."""
    keys = inscribed(FIJI, CHAD, PERU)
    session.call_to_order(chair, meeting.key, seen=0)
    speaking.give_floor(chair, meeting.key, keys[0], seen=1)
    speaking.start_clock(chair, meeting.key, seen=2)
    return keys


@pytest.fixture
def formal(meeting, chair):
    """Called to order by the rules of the General Assembly."""
    rules_of_procedure.choose_rules(chair, meeting.key, "ga-plenary", seen=0)
    session.call_to_order(chair, meeting.key, seen=1)


def test_the_chair_reads_out_who_has_the_floor_and_who_follows(meeting, chair, speaking_now):
    assert "I give the floor to Fiji, to be followed by Chad." in drawn(meeting, CONSOLE)
    speaking.end_intervention(chair, meeting.key, seen=3)
    assert "I give the floor to Chad, to be followed by Peru." in drawn(meeting, CONSOLE)


def test_how_often_a_speaker_was_asked_to_conclude_stands_on_the_button(meeting, chair, speaking_now):
    assert "asked 1 time" not in drawn(meeting, CONSOLE)
    concluding.remind(chair, meeting.key, seen=3)
    assert "asked 1 time" in drawn(meeting, CONSOLE)
    concluding.remind(chair, meeting.key, seen=4)
    assert "asked 2 times" in drawn(meeting, CONSOLE)


def test_a_point_of_order_says_whom_it_interrupts_and_is_ruled_on(meeting, chair, speaking_now):
    assert "point" in possible(meeting)
    pointing.raise_point(chair, meeting.key, EGYPT, seen=3)
    shown = drawn(meeting, CONSOLE)
    assert "Raised by <bdi>Egypt</bdi>." in shown
    assert "It interrupts <bdi>Fiji</bdi>" in shown
    assert 'form="rule" name="upheld" value="yes"' in shown
    assert "acts/next" not in shown
    assert {"point", "yield", "appeal"}.isdisjoint(possible(meeting))
    for screen in SCREENS:
        assert "Egypt" in drawn(meeting, screen)
    pointing.rule(chair, meeting.key, upheld=False, seen=4)
    assert "Raised by" not in drawn(meeting, CONSOLE)
    assert "appeal" not in possible(meeting)


def test_a_ruling_is_appealed_against_where_the_rules_know_it(meeting, chair, formal):
    pointing.raise_point(chair, meeting.key, EGYPT, seen=2)
    pointing.rule(chair, meeting.key, upheld=True, seen=3)
    assert "appeal" in possible(meeting)
    pointing.appeal(chair, meeting.key, PERU, seen=4)
    shown = drawn(meeting, CONSOLE)
    assert "An appeal against the ruling is put to the vote" in shown
    assert "Appealed against by <bdi>Peru</bdi>" in shown
    assert "appeal-outcome" in possible(meeting)


def test_motions_stand_in_order_of_precedence_with_who_may_speak_still(meeting, chair, formal):
    assert {"motion", "vote"} <= possible(meeting)
    moving.move(chair, meeting.key, "close-debate", FIJI, seen=2)
    moving.move(chair, meeting.key, "adjourn-debate", PERU, seen=3)
    shown = drawn(meeting, CONSOLE)
    assert shown.index("Adjournment of debate") < shown.index("Closure of debate")
    assert "2 more may speak in favour · 2 more may speak against" in shown
    first = queries.state(meeting.key, clock.now()).motions[0]
    assert f'value="4:{first.key}" form="decide"' in shown
    moving.speak_to(chair, meeting.key, first.key, CHAD, side="against", seen=4)
    assert "2 more may speak in favour · 1 more may speak against" in drawn(meeting, CONSOLE)
    moving.decide(chair, meeting.key, first.key, outcome="lost", seen=5)
    assert "0 more may speak in favour · 2 more may speak against" in drawn(meeting, CONSOLE)


def test_too_few_for_a_decision_are_marked_in_words_and_with_a_sign(meeting, chair, officer, formal):
    assert "Call the roll" in drawn(meeting, CONSOLE)
    roll.call_roll(officer, meeting.key, [FIJI, CHAD])
    shown = drawn(meeting, CONSOLE)
    assert "2 of 193 members are there; debate needs 65, a decision 97" in shown
    assert 'class="count few"' in shown


def test_voting_is_ended_and_nothing_else_is_offered_but_points_of_order(meeting, chair, formal):
    session.begin_voting(chair, meeting.key, seen=2)
    shown = drawn(meeting, CONSOLE)
    assert "Voting is under way" in shown
    assert "acts/end-voting" in shown
    assert possible(meeting) == {"bounds", "terms", "point", "motion"}


def test_limits_are_shown_as_they_are_now(meeting, chair):
    assert "<dt>In national capacity</dt><dd>3 minutes</dd>" in drawn(meeting, CONSOLE)
    rules_of_procedure.set_limit(chair, meeting.key, applies_to="national", seconds=90, seen=0)
    assert "<dt>In national capacity</dt><dd>90 seconds</dd>" in drawn(meeting, CONSOLE)
    assert "The chair asks the speaker to conclude" in drawn(meeting, CONSOLE)
    rules_of_procedure.set_enforcement(chair, meeting.key, "room", seen=1)
    assert "The room’s equipment cuts the microphone" in drawn(meeting, CONSOLE)


def test_a_reply_that_would_be_refused_can_be_given_all_the_same(meeting, chair, officer, speaking_now):
    made = replying.request_at_desk(officer, meeting.key, EGYPT)
    shown = drawn(meeting, CONSOLE)
    assert f'acts/give-early" name="seen" value="3:{made.key}"' in shown
    assert "Give now all the same: Egypt" in shown
    for key in speaking_now[1:]:
        inscriptions.withdraw_at_desk(officer, meeting.list.key, key)
    assert "acts/give-early" not in drawn(meeting, CONSOLE)
    assert f'acts/give" name="seen" value="3:{made.key}"' in drawn(meeting, CONSOLE)


@pytest.fixture
def swap(meeting, inscribed):
    """Chad and Peru agreed to change places."""
    keys = inscribed(FIJI, CHAD, PERU)
    asked = swapping.ask(delegate(PERU), keys[2], keys[1])
    swapping.agree(delegate(CHAD), asked.key)
    return asked


def test_the_desk_makes_a_swap_that_was_agreed_and_declines_any(meeting, swap, officer):
    shown = drawn(meeting, DESK)
    assert f'formaction="/lists/{meeting.list.key}/swap" name="swap" value="{swap.key}"' in shown
    assert f'formaction="/swaps/{swap.key}/decline"' in shown
    swapping.make(officer, meeting.list.key, swap.key)
    assert "/decline" not in drawn(meeting, DESK)
    assert "Undo: swapped two places" in drawn(meeting, DESK)


def test_a_full_list_shows_its_places_and_who_waits_for_one(meeting, officer):
    lists.set_bounds(officer, meeting.list.key, places=1, quota=2)
    for party in (FIJI, CHAD):
        inscriptions.inscribe_at_desk(officer, meeting.list.key, requests.of_party(party, meeting.row.day))
    shown = drawn(meeting, DESK)
    assert "1 place" in shown
    assert "Waiting list" in shown
    assert shown.index("Fiji") < shown.index("Waiting list") < shown.rindex("Chad")
    assert "1 on the waiting list of this full list" in drawn(meeting, CONSOLE)
