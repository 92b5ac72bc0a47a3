"""The page of a delegation across rooms and processes."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from floor.conftest import CHAD, FIJI, PERU, delegate
from zerodraft import clock
from zerodraft.floor import queries
from zerodraft.floor.actions import carrying, lists, session, swapping
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process.actions import set_deadline
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Role
from zerodraft.programme import queries as programme
from zerodraft.programme.actions import change_meeting, publish_release, schedule_meeting
from zerodraft.programme.core.release import Segment


def words(client) -> str:
    answer = client.get("/delegation/")
    assert answer.status_code == 200
    main = answer.content.decode().partition("<main")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_it_says_where_one_stands_today_and_when_ones_turn_is(meeting, chair, inscribed, visitor):
    inscribed(CHAD, PERU, FIJI)
    session.call_to_order(chair, meeting.key, seen=0)
    shown = words(visitor(Role.DELEGATE, FIJI))
    assert "Fiji Forests" in shown
    assert "Today , 10:00 · Conference Room 4 · in session" in shown
    assert re.search(r"3 Fiji 2 speakers before you not before 10:\d\d , about 10:\d\d Objectives 1 and 2", shown)
    assert "no statement yet" in shown
    assert "Chad" not in shown


def test_what_waits_for_an_answer_is_named_and_counted(meeting, inscribed, visitor):
    keys = inscribed(FIJI, CHAD, PERU)
    for asker in (1, 2):
        swapping.ask(delegate((FIJI, CHAD, PERU)[asker]), keys[asker], keys[0])
    assert "2 swaps wait for your answer" in words(visitor(Role.DELEGATE, FIJI))
    assert "2 notices not read Peru asks Fiji to change places" in words(
        visitor(Role.DELEGATE, FIJI, may_inscribe=False)
    )
    assert "for your answer" not in words(visitor(Role.DELEGATE, CHAD))


def test_the_waiting_list_and_an_invitation_in_writing_are_places_too(meeting, officer, inscribed, visitor):
    lists.set_bounds(officer, meeting.list.key, places=1, quota=None)
    inscribed(CHAD, FIJI)
    fiji = visitor(Role.DELEGATE, FIJI)
    assert "Waiting list, number 1" in words(fiji)
    carrying.invite_in_writing(officer, meeting.list.key)
    assert "Please hand in your statement in writing" in words(fiji)


def test_what_is_only_planned_is_not_there_until_it_is_announced(meeting, visitor):
    fiji = visitor(Role.DELEGATE, FIJI)
    sitting = programme.as_planned(meeting.row)
    moved = replace(sitting, venue="Trusteeship Council", segments=(Segment("Objective 1"),))
    change_meeting(INSTALLATION, meeting.row, moved)
    schedule_meeting(INSTALLATION, meeting.round, replace(sitting, venue="ECOSOC Chamber"))
    shown = words(fiji)
    assert "Conference Room 4 Objectives 1 and 2; Other business" in shown
    assert "Trusteeship Council" not in shown
    assert "ECOSOC Chamber" not in shown
    publish_release(INSTALLATION, meeting.process)
    shown = words(fiji)
    assert "Trusteeship Council Objective 1" in shown
    assert "ECOSOC Chamber Objectives 1 and 2" in shown


def test_meetings_that_are_over_or_not_for_one_are_left_out(meeting, chair, visitor):
    fiji = visitor(Role.DELEGATE, FIJI)
    assert "Objectives 1 and 2" in words(fiji)
    meeting.row.audience = Audience.TEAM
    meeting.row.save(update_fields=["audience"])
    assert "No meeting is planned that you may follow." in words(fiji)
    meeting.row.audience = Audience.OBSERVERS
    meeting.row.save(update_fields=["audience"])
    session.call_to_order(chair, meeting.key, seen=0)
    session.adjourn(chair, meeting.key, seen=1)
    assert "No meeting is planned that you may follow." in words(fiji)


def test_deadlines_to_come_are_listed_and_past_ones_are_not(meeting, visitor):
    for days in (-1, 3):
        on = meeting.row.day + timedelta(days=days)
        set_deadline(
            INSTALLATION,
            meeting.round,
            matter="proposals",
            on=on,
            at=None,
            zone="UTC",
            to=f"desk{days}@forests.example",
        )
    shown = words(visitor(Role.DELEGATE, FIJI))
    assert "desk3@forests.example" in shown
    assert "desk-1@forests.example" not in shown


def test_who_acts_for_no_delegation_is_told_so(meeting, visitor):
    assert "You act for no delegation at present." in words(visitor(Role.CO_FACILITATOR))


def test_it_asks_no_more_for_many_places_than_for_one(meeting, inscribed, visitor, django_assert_max_num_queries):
    inscribed(FIJI, CHAD, PERU)
    fiji = visitor(Role.DELEGATE, FIJI)
    words(fiji)
    with django_assert_max_num_queries(45):
        words(fiji)
    assert queries.state(meeting.key, clock.now()).lists


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.DELEGATE])
def test_the_way_there_is_in_the_masthead_of_a_process(meeting, visitor, role):
    shown = visitor(role).get(f"/meetings/{meeting.key}/floor/").content.decode()
    assert 'href="/delegation/"' in shown
