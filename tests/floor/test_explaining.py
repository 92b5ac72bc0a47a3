"""Why everybody stands where they do, in words; and the account of a meeting."""

from hashlib import sha256

import pytest

from floor.conftest import CHAD, EGYPT, FIJI, G77, HOLY_SEE, PERU, delegate
from zerodraft import clock
from zerodraft.floor import accounting, explaining, queries
from zerodraft.floor.actions import (
    arranging,
    carrying,
    concluding,
    inscriptions,
    lists,
    moving,
    pointing,
    rules_of_procedure,
    session,
    speaking,
    swapping,
)
from zerodraft.floor.requests import Request
from zerodraft.parties.actors import INSTALLATION
from zerodraft.programme.actions import schedule_meeting
from zerodraft.programme.core.release import Segment, Sitting


def state(meeting):
    return queries.state(meeting.key, clock.now())


def why(meeting, number: int = 0) -> dict[str, str]:
    now = state(meeting)
    return {each.speaker.name: each.why for each in explaining.places(now.lists[number], now)}


def test_the_policy_that_tells_one_from_who_stands_before_it_is_named(meeting, inscribed, time_):
    inscribed(FIJI)
    time_.go(minutes=12)
    inscriptions.inscribe(delegate(HOLY_SEE), meeting.list.key, Request(HOLY_SEE))
    inscribed(CHAD)
    inscriptions.inscribe_at_desk(INSTALLATION, meeting.list.key, Request(EGYPT, "group", G77))
    assert why(meeting) == {
        "Group of 77 and China": "Before Fiji, because groups speak first.",
        "Fiji": "After Group of 77 and China, because groups speak first.",
        "Chad": "It asked as number 3, at 10:12.",
        "Holy See": "After Chad, because members speak before others.",
    }


def test_who_came_late_is_told_that_the_next_was_announced(meeting, chair, inscribed):
    inscribed(FIJI, CHAD)
    session.call_to_order(chair, meeting.key, seen=0)
    inscriptions.inscribe_at_desk(INSTALLATION, meeting.list.key, Request(EGYPT, "group", G77))
    assert why(meeting)["Group of 77 and China"] == (
        "Groups speak first, but the next speaker had been announced already."
    )


def test_places_by_hand_by_swap_and_by_absence(meeting, officer, inscribed):
    keys = inscribed(FIJI, CHAD, PERU, EGYPT)
    asked = swapping.ask(delegate(PERU), keys[2], keys[1])
    swapping.agree(delegate(CHAD), asked.key)
    swapping.make(officer, meeting.list.key, asked.key)
    inscriptions.move(officer, meeting.list.key, keys[3], before=keys[0])
    inscriptions.mark_absent(officer, meeting.list.key, keys[0])
    assert why(meeting) == {
        "Egypt": "The desk put it here.",
        "Peru": "It swapped places with Chad.",
        "Chad": "It swapped places with Peru.",
        "Fiji": "It was called, was absent, and fell to the end.",
    }


def test_whoever_it_swapped_with_is_named_after_they_have_spoken_too(meeting, chair, officer, inscribed):
    keys = inscribed(FIJI, CHAD)
    asked = swapping.ask(delegate(CHAD), keys[1], keys[0])
    swapping.agree(delegate(FIJI), asked.key)
    swapping.make(officer, meeting.list.key, asked.key)
    session.call_to_order(chair, meeting.key, seen=0)
    speaking.give_floor(chair, meeting.key, keys[1], seen=1)
    assert why(meeting) == {"Fiji": "It swapped places with Chad."}


def test_one_that_was_carried_over_says_so(meeting, officer, inscribed):
    sitting = Sitting(
        day=meeting.row.day, start=None, end=None, zone=meeting.row.zone, venue="", segments=(Segment("Rest"),)
    )
    later = schedule_meeting(INSTALLATION, meeting.round, sitting)
    inscribed(FIJI)
    carrying.carry_over(officer, meeting.list.key, later.key)
    now = queries.state(later.key, clock.now())
    assert [each.why for each in explaining.places(now.lists[0], now)] == [
        "Carried over from another meeting with its order."
    ]


def test_a_lot_can_be_drawn_again_from_what_the_page_says(meeting, officer, inscribed):
    inscribed(FIJI, CHAD, PERU, EGYPT)
    arranging.draw_lot(officer, meeting.list.key, "lot-of-tuesday")
    now = state(meeting)
    listed = now.lists[0]
    told = explaining.lots(listed, now)
    again = sorted(told, key=lambda each: sha256(f"lot-of-tuesday:{each.name}".encode()).hexdigest())
    assert [each.name for each in told] == [each.name for each in again]
    assert [each.name.split()[0] for each in told] == [each.speaker.party for each in listed.waiting]
    assert "because the lot fell so" in " ".join(why(meeting).values())


def test_who_waits_for_a_place_is_told_when_it_asked(meeting, officer, inscribed):
    lists.set_bounds(officer, meeting.list.key, places=1, quota=None)
    inscribed(FIJI, CHAD)
    now = state(meeting)
    assert [each.why for each in explaining.waits(now.lists[0], now)] == ["It asked as number 2, at 10:00."]


@pytest.fixture
def formal(meeting, chair):
    rules_of_procedure.choose_rules(chair, meeting.key, "ga-plenary", seen=0)
    session.call_to_order(chair, meeting.key, seen=1)


def test_the_account_holds_overtime_reminders_rulings_and_motions_in_order_of_time(
    meeting, chair, inscribed, formal, time_
):
    keys = inscribed(FIJI)
    speaking.give_floor(chair, meeting.key, keys[0], seen=2)
    speaking.start_clock(chair, meeting.key, seen=3)
    time_.go(seconds=200)
    concluding.remind(chair, meeting.key, seen=4)
    pointing.raise_point(chair, meeting.key, EGYPT, seen=5)
    time_.go(seconds=20)
    pointing.rule(chair, meeting.key, upheld=True, seen=6)
    pointing.appeal(chair, meeting.key, PERU, seen=7)
    pointing.settle_appeal(chair, meeting.key, overruling=80, upholding=20, seen=8)
    time_.go(seconds=5)
    moving.move(chair, meeting.key, "close-debate", CHAD, seen=9)
    speaking.end_intervention(chair, meeting.key, seen=10)
    pending = state(meeting).motions[0]
    moving.decide(chair, meeting.key, pending.key, outcome="carried", votes=[50, 20, 5], seen=11)
    told = accounting.account(state(meeting))
    assert [(each.name, each.kind_name, each.note) for each in told.entries] == [
        ("Fiji", "", ""),
        (
            "Egypt",
            "Point of order",
            "Peru appealed against the ruling, which was overruled: 80 to overrule it, 20 to uphold it",
        ),
        ("Chad", "Motion: Closure of debate", "carried: 50 in favour, 20 against, 5 abstaining"),
    ]
    assert told.entries[0].spoken.over == "0:25"
    assert told.entries[0].spoken.reminders == 1
    assert (told.speakers, told.over, told.asked) == (2, 1, 1)


def test_the_announced_is_not_said_to_stand_before_a_group_because_groups_speak_first(meeting, chair, inscribed):
    inscribed(FIJI)
    session.call_to_order(chair, meeting.key, seen=0)
    inscriptions.inscribe_at_desk(INSTALLATION, meeting.list.key, Request(EGYPT, "group", G77))
    assert why(meeting)["Fiji"] == "It had been announced as the next speaker before Group of 77 and China came."
