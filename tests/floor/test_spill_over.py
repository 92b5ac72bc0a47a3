"""Spill-over: what is left of a list goes on in another meeting in its order, or in writing; and an early end."""

import pytest

from floor.conftest import CHAD, EGYPT, FIJI, G77, PERU
from floor.proceedings import BRAZIL, INDIA, KENYA, NORWAY, TITLES, Hall, Unchanged
from zerodraft.floor import requests
from zerodraft.floor.actions import (
    arranging,
    carrying,
    inscriptions,
    lists,
    replying,
    session,
    speaking,
    swapping,
    undoing,
)
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.models import Act, Inscription, SpeakersList, Swap
from zerodraft.floor.requests import Request
from zerodraft.parties.actors import INSTALLATION
from zerodraft.post import wording
from zerodraft.post.models import Notice
from zerodraft.programme.actions import withdraw_meeting
from zerodraft.programme.models import Meeting
from zerodraft.record.models import Row


@pytest.fixture
def hall(db, time_) -> Hall:
    """Two meetings. In the first Peru was moved to the front of Fiji and Chad; Egypt is on the waiting list."""
    made = Hall("ga-plenary", hours=(10, 15))
    made.fiji, made.chad, made.peru = made.inscribe(FIJI, CHAD, PERU)
    inscriptions.move(made.officer, made.list, made.peru, before=made.fiji)
    lists.set_bounds(made.officer, made.list, places=3, quota=None)
    (made.egypt,) = made.inscribe(EGYPT)
    made.there = made.lists[1][0].key
    return made


def test_all_move_with_their_order_before_those_who_wait_there(hall):
    hall.inscribe(BRAZIL, on=hall.there)
    moved = carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    assert [each.party for each in moved] == [PERU, FIJI, CHAD, EGYPT]
    assert hall.waiting(hall.there) == [PERU, FIJI, CHAD, EGYPT, BRAZIL]
    assert (hall.waiting(), hall.reserve(), hall.reserve(hall.there)) == ([], [], [])
    rows = Inscription.objects.filter(key__in=[each.key for each in moved])
    assert {(row.on_list.key, row.state, row.placed, row.placed_by) for row in rows} == {
        (hall.there, "waiting", "carried", hall.list)
    }
    record = Row.objects.get(verb="list.carried-over")
    assert (record.data["to"], record.data["inscriptions"]) == (hall.keys[1], [each.key for each in moved])


def test_the_screens_of_both_meetings_are_woken_also_when_it_is_undone(hall):
    carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    act = Act.objects.get(verb="list.carried-over")
    undoing.undo(hall.officer, hall.keys[0], act.number)
    both = {f"meeting:{key}" for key in hall.keys[:2]}
    for verb in ("list.carried-over", "act.undone"):
        record = Row.objects.get(verb=verb)
        assert {record.topic, record.subject} == both


def test_the_announced_next_speaker_there_is_not_displaced(hall):
    hall.inscribe(BRAZIL, INDIA, on=hall.there)
    hall.begin(1)
    carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    assert hall.waiting(hall.there) == [BRAZIL, PERU, FIJI, CHAD, EGYPT, INDIA]
    assert hall.state(1).next.speaker.party == BRAZIL


def test_who_waits_there_already_is_not_moved_twice(hall):
    (again,) = hall.inscribe(CHAD, on=hall.there)
    carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    assert hall.waiting(hall.there) == [PERU, FIJI, EGYPT, CHAD]
    assert Inscription.objects.get(key=again).placed == "policy"
    assert Inscription.objects.get(key=hall.chad).state == "withdrawn"


def test_a_group_waits_once_there_whoever_speaks_for_it(hall):
    inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(EGYPT, "group", G77))
    inscriptions.inscribe_at_desk(hall.officer, hall.there, requests.of_party(G77, hall.day))
    carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    assert hall.waiting(hall.there).count(G77) == 1


def test_who_speaks_stays_where_they_speak(hall):
    hall.begin()
    hall.speak(hall.peru)
    carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    assert hall.waiting(hall.there) == [FIJI, CHAD, EGYPT]
    assert hall.state().speaking.speaker.party == PERU
    hall.do(speaking.end_intervention)


def test_the_list_there_is_made_when_it_is_not_there(hall):
    lists.add_list(hall.officer, hall.key, title="A list of its own")
    own = SpeakersList.objects.get(title="A list of its own").key
    inscriptions.inscribe_at_desk(hall.officer, own, Request(KENYA))
    carrying.carry_over(hall.officer, own, hall.keys[1])
    made = SpeakersList.objects.get(floor__meeting__key=hall.keys[1], title="A list of its own")
    assert hall.waiting(made.key) == [KENYA]
    assert made.position == len(TITLES) + 1
    assert hall.state(1).on_list == hall.there


def test_a_late_comer_there_enters_after_those_carried_over_whatever_the_policies_say(hall):
    carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    hall.inscribe(NORWAY, on=hall.there)
    assert hall.waiting(hall.there) == [PERU, FIJI, CHAD, EGYPT, NORWAY]


def test_where_nothing_can_be_carried_to(hall, db):
    carry = lambda to: carrying.carry_over(hall.officer, hall.list, to)  # noqa: E731
    with Unchanged(CannotAct, "another meeting than this"):
        carry(hall.key)
    with Unchanged(LookupError, "nowhere"):
        carry("nowhere")
    with Unchanged(LookupError, "nothing"):
        carrying.carry_over(hall.officer, "nothing", hall.keys[1])
    other = Hall("informal", key="lakes")
    with Unchanged(CannotAct, "same process"):
        carry(other.key)
    with Unchanged(CannotAct, "Nobody waits"):
        carrying.carry_over(hall.officer, hall.lists[0][1].key, hall.keys[1])
    with Unchanged(CannotAct, "Nobody waits"):
        carrying.invite_in_writing(hall.officer, hall.lists[0][1].key)
    hall.begin(1)
    hall.do(session.adjourn, meeting=1)
    with Unchanged(CannotAct, "That meeting is over"):
        carry(hall.keys[1])


def test_after_an_early_end_what_is_left_still_goes_on(hall):
    hall.begin()
    hall.do(session.adjourn)
    carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    hall.begin(1)
    assert hall.do(speaking.give_floor, hall.peru, meeting=1, as_next=True).inscription.party == PERU


def test_in_writing_is_submitted_and_not_delivered(hall):
    left = carrying.invite_in_writing(hall.officer, hall.list)
    assert [each.party for each in left] == [PERU, FIJI, CHAD, EGYPT]
    assert set(Inscription.objects.values_list("state", flat=True)) == {"in-writing"}
    assert (hall.waiting(), hall.reserve()) == ([], [])
    hall.begin()
    with Unchanged(CannotAct, "invited to hand in its statement in writing"):
        hall.do(speaking.give_floor, hall.peru)
    with Unchanged(CannotAct, "invited to hand in its statement in writing"):
        inscriptions.withdraw(hall.delegate(PERU), hall.peru)


def test_of_two_who_carry_over_the_second_finds_nobody(hall):
    carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    with Unchanged(CannotAct, "Nobody waits"):
        carrying.carry_over(hall.officer, hall.list, hall.keys[1])


def test_from_a_meeting_that_was_withdrawn_since_they_are_fetched_back(hall):
    carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    withdraw_meeting(INSTALLATION, Meeting.objects.get(key=hall.keys[1]))
    hall.undo()
    assert (hall.waiting(), hall.reserve(), hall.waiting(hall.there)) == ([PERU, FIJI, CHAD], [EGYPT], [])


def test_a_list_of_400_is_carried_over_drawn_and_undone(db, time_):
    hall = Hall("informal", hours=(10, 15))
    fill_up(hall, 400)
    with Unchanged(requests.CannotInscribe, "The list is full: 400"):
        inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(FIJI))
    before = SpeakersList.objects.get(key=hall.list).order
    arranging.draw_lot(hall.officer, hall.list, "seed")
    assert SpeakersList.objects.get(key=hall.list).order != before
    hall.undo()
    assert SpeakersList.objects.get(key=hall.list).order == before
    carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    there = hall.lists[1][0].key
    assert SpeakersList.objects.get(key=there).order == before
    hall.undo()
    assert SpeakersList.objects.get(key=hall.list).order == before
    assert SpeakersList.objects.get(key=there).order == []


def fill_up(hall: Hall, count: int) -> None:
    """A list on which more wait than there are States."""
    held = SpeakersList.objects.get(key=hall.list)
    made = [
        Inscription(
            on_list=held,
            key=f"inscription-{number:04}",
            party=f"party-{number}",
            category="national",
            request=number,
            requested_at="2018-02-20T15:00:00Z",
        )
        for number in range(1, count + 1)
    ]
    Inscription.objects.bulk_create(made)
    held.order, held.requests = [each.key for each in made], count
    held.save()


def test_rule_73_replies_that_are_left_go_to_the_list_of_replies_there(db, time_):
    hall = Hall("informal", hours=(10, 15))
    hall.begin()
    replying.request_at_desk(hall.officer, hall.key, CHAD)
    replying.request_at_desk(hall.officer, hall.key, PERU)
    held = SpeakersList.objects.get(kind="replies")
    carrying.carry_over(hall.officer, held.key, hall.keys[1])
    there = SpeakersList.objects.get(kind="replies", floor__meeting__key=hall.keys[1])
    assert hall.waiting(there.key) == [CHAD, PERU]


def test_who_is_fetched_back_keeps_no_swap_there(hall):
    (fiji, *_others) = hall.inscribe(FIJI, CHAD)
    (peru,) = hall.inscribe(PERU, on=hall.lists[1][0].key)
    carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    swapping.ask(hall.delegate(FIJI), fiji, peru)
    assert len(hall.state(1).swaps) == 1
    hall.undo()
    assert hall.state(1).swaps == ()
    assert (Swap.objects.get().stage, Inscription.objects.get(key=fiji).on_list.key) == ("lapsed", hall.list)


def room_for(hall, places: int) -> None:
    lists.set_bounds(hall.officer, hall.there, places=places, quota=None)


def test_those_for_whom_the_list_there_has_no_place_head_its_waiting_list_in_their_order(hall):
    hall.inscribe(BRAZIL, on=hall.there)
    room_for(hall, 3)
    hall.inscribe(INDIA, KENYA, NORWAY, on=hall.there)
    assert hall.reserve(hall.there) == [NORWAY]
    hall.do(session.call_to_order, meeting=1)
    room_for(hall, 5)
    assert (hall.waiting(hall.there), hall.reserve(hall.there)) == ([BRAZIL, INDIA, KENYA, NORWAY], [])
    moved = carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    assert [each.party for each in moved] == [PERU, FIJI, CHAD, EGYPT]
    assert hall.waiting(hall.there) == [BRAZIL, PERU, INDIA, KENYA, NORWAY]
    assert hall.reserve(hall.there) == [FIJI, CHAD, EGYPT]
    assert [Inscription.objects.get(key=key).state for key in (hall.peru, hall.fiji)] == ["waiting", "reserve"]
    assert len(SpeakersList.objects.get(key=hall.there).order) == SpeakersList.objects.get(key=hall.there).places


def test_a_full_list_there_takes_them_before_those_on_its_waiting_list_and_who_waits_keeps_the_place(hall):
    room_for(hall, 2)
    hall.inscribe(BRAZIL, INDIA, KENYA, on=hall.there)
    carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    assert hall.waiting(hall.there) == [BRAZIL, INDIA]
    assert hall.reserve(hall.there) == [PERU, FIJI, CHAD, EGYPT, KENYA]


def test_who_does_not_fit_is_told_so_and_moves_up_when_a_place_is_free(hall):
    room_for(hall, 1)
    carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    words = {party: _notice(party, "place-carried-over") for party in (PERU, FIJI)}
    assert "as number 1" in words[PERU]
    assert "is full" not in words[PERU]
    assert "on the waiting list, number 1. That list is full: you move up when a place is free." in words[FIJI]
    inscriptions.withdraw(hall.delegate(PERU), hall.peru)
    assert (hall.waiting(hall.there), hall.reserve(hall.there)) == ([FIJI], [CHAD, EGYPT])
    assert "as number 1" in _notice(FIJI, "place-moved-up")


def _notice(party: str, kind: str) -> str:
    found = Notice.objects.get(to=party, kind=kind)
    return wording.say(found.kind, found.params, "en").text


def test_carrying_over_to_a_full_list_is_undone_also_when_some_have_moved_up_since(hall):
    room_for(hall, 1)
    before = (hall.waiting(), hall.reserve())
    for rises in (False, True):
        carrying.carry_over(hall.officer, hall.list, hall.keys[1])
        if rises:
            room_for(hall, 4)
            assert hall.reserve(hall.there) == []
        undoing.undo(hall.officer, hall.key, Act.objects.get(verb="list.carried-over", undone_at=None).number)
        assert (hall.waiting(), hall.reserve()) == before
        assert (hall.waiting(hall.there), hall.reserve(hall.there)) == ([], [])
