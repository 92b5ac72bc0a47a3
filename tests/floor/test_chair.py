"""The chair: turns, the clock, guests, undoing, and acts entered after an outage."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floor.conftest import CHAD, FIJI, PERU, delegate
from zerodraft import clock
from zerodraft.floor import queries, values
from zerodraft.floor.actions import inscriptions, lists, session, speaking, undoing
from zerodraft.floor.actions.acts import CannotAct, StaleState
from zerodraft.floor.requests import Request
from zerodraft.record.models import Row

MINUTE = timedelta(minutes=1)


def state(meeting) -> values.State:
    return queries.state(meeting.key, clock.now())


@pytest.fixture
def begun(meeting, chair, inscribed):
    """In session, three waiting; their keys."""
    made = inscribed(FIJI, CHAD, PERU)
    session.call_to_order(chair, meeting.key, seen=0)
    return made


def test_of_two_who_press_next_the_second_is_told_and_nobody_is_skipped(meeting, chair, officer, begun):
    fiji, chad, _peru = begun
    speaking.give_floor(chair, meeting.key, fiji, seen=1, as_next=True)
    with pytest.raises(StaleState, match="person-chair gave the floor"):
        speaking.give_floor(officer, meeting.key, fiji, seen=1, as_next=True)
    assert state(meeting).speaking.speaker.party == FIJI
    assert state(meeting).next.key == chad


def test_next_is_refused_when_another_has_come_before(meeting, chair, officer, begun):
    fiji, chad, _peru = begun
    inscriptions.move(officer, meeting.list.key, chad, before=fiji)
    with pytest.raises(StaleState, match="next speaker is now Chad"):
        speaking.give_floor(chair, meeting.key, fiji, seen=1, as_next=True)
    speaking.give_floor(chair, meeting.key, fiji, seen=1)
    assert state(meeting).speaking.speaker.party == FIJI


def test_an_inscription_meanwhile_does_not_hinder_the_chair(meeting, chair, begun):
    inscriptions.inscribe(delegate("state-818"), meeting.list.key, Request("state-818"))
    speaking.give_floor(chair, meeting.key, begun[0], seen=1, as_next=True)


def test_nothing_is_given_before_the_call_or_in_a_suspension(meeting, chair, inscribed):
    (key,) = inscribed(FIJI)
    with pytest.raises(CannotAct, match="has not begun"):
        speaking.give_floor(chair, meeting.key, key, seen=0)
    session.call_to_order(chair, meeting.key, seen=0)
    session.suspend(chair, meeting.key, seen=1)
    with pytest.raises(CannotAct, match="suspended"):
        speaking.give_floor(chair, meeting.key, key, seen=2)
    assert state(meeting).turn == 2


def test_a_suspension_stops_a_running_clock(meeting, chair, begun, time_):
    speaking.give_floor(chair, meeting.key, begun[0], seen=1)
    speaking.start_clock(chair, meeting.key, seen=2)
    time_.go(seconds=50)
    session.suspend(chair, meeting.key, seen=3, until=time_.at + 30 * MINUTE)
    time_.go(minutes=20)
    assert state(meeting).speaking.used == timedelta(seconds=50)
    session.resume(chair, meeting.key, seen=4)
    speaking.resume_clock(chair, meeting.key, seen=5)
    time_.go(seconds=10)
    assert state(meeting).speaking.used == MINUTE
    with pytest.raises(CannotAct, match="later time"):
        session.suspend(chair, meeting.key, seen=6, until=time_.at)


def test_ten_seconds_more_and_less(meeting, chair, begun):
    speaking.give_floor(chair, meeting.key, begun[0], seen=1)
    speaking.nudge_clock(chair, meeting.key, more=True, seen=2)
    assert state(meeting).speaking.clock.allotted == timedelta(seconds=190)
    speaking.nudge_clock(chair, meeting.key, more=False, seen=3)
    assert state(meeting).speaking.clock.allotted == timedelta(seconds=180)


@pytest.mark.parametrize(("guest", "name", "seconds"), [("chair", "", None), ("briefer", "Mr. Anton Brisk", 600)])
def test_a_guest_speaks_with_or_without_a_clock(meeting, chair, begun, guest, name, seconds):
    speaking.give_floor_to_guest(chair, meeting.key, guest=guest, name=name, seconds=seconds, seen=1)
    held = state(meeting).speaking
    assert (held.speaker.guest, held.speaker.guest_name) == (guest, name)
    assert held.clock.allotted == (timedelta(seconds=seconds) if seconds else None)
    assert state(meeting).next.key == begun[0]
    assert name not in str(list(Row.objects.values_list("data", flat=True))) or not name


@pytest.mark.parametrize(
    ("guest", "name", "seconds"), [("king", "", None), ("chair", "x" * 201, None), ("chair", "", 0)]
)
def test_a_guest_that_cannot_be_is_refused(meeting, chair, begun, guest, name, seconds):
    with pytest.raises(CannotAct):
        speaking.give_floor_to_guest(chair, meeting.key, guest=guest, name=name, seconds=seconds, seen=1)
    assert state(meeting).turn == 1


def test_the_end_of_an_intervention_is_recorded_with_its_overtime(meeting, chair, begun, time_):
    speaking.give_floor(chair, meeting.key, begun[0], seen=1)
    speaking.start_clock(chair, meeting.key, seen=2)
    time_.go(minutes=3, seconds=20)
    speaking.end_intervention(chair, meeting.key, seen=3)
    row = Row.objects.get(verb="intervention.ended")
    assert (row.data["used"], row.data["over"]) == (200_000, 20_000)
    with pytest.raises(CannotAct, match="Nobody has the floor"):
        speaking.end_intervention(chair, meeting.key, seen=4)


def test_after_an_outage_acts_are_entered_with_their_real_times(meeting, chair, begun, time_):
    called = time_.at
    time_.go(minutes=30)
    speaking.give_floor(chair, meeting.key, begun[0], seen=1, at=called + 5 * MINUTE)
    speaking.start_clock(chair, meeting.key, seen=2, at=called + 6 * MINUTE)
    speaking.end_intervention(chair, meeting.key, seen=3, at=called + 10 * MINUTE)
    (spoken,) = state(meeting).spoken
    assert (spoken.given_at, spoken.used, spoken.over, spoken.entered_later) == (
        called + 5 * MINUTE,
        4 * MINUTE,
        MINUTE,
        True,
    )
    row = Row.objects.get(verb="intervention.ended")
    assert row.data["entry"] == "later"
    assert row.data["occurred"].startswith("2018-02-20T15:10")
    assert row.at == called + 30 * MINUTE


@pytest.mark.parametrize(("minutes", "says"), [(40, "has not come yet"), (-1, "order in which they happened")])
def test_real_times_come_in_order_and_are_past(meeting, chair, begun, time_, minutes, says):
    called = time_.at
    time_.go(minutes=30)
    with pytest.raises(CannotAct, match=says):
        speaking.give_floor(chair, meeting.key, begun[0], seen=1, at=called + minutes * MINUTE)
    assert state(meeting).speaking is None


def test_undoing_what_is_undone_or_not_last_is_refused(meeting, chair, begun):
    speaking.give_floor(chair, meeting.key, begun[0], seen=1)
    given = state(meeting).last_act.number
    speaking.start_clock(chair, meeting.key, seen=2)
    with pytest.raises(StaleState, match="done after it"):
        undoing.undo(chair, meeting.key, given)
    undoing.undo(chair, meeting.key, state(meeting).last_act.number)
    undoing.undo(chair, meeting.key, given)
    with pytest.raises(StaleState, match="undone already"):
        undoing.undo(chair, meeting.key, given)
    assert state(meeting).speaking is None
    assert [each.key for each in state(meeting).current_list.waiting] == begun
    assert Row.objects.filter(verb="act.undone").count() == 2


def test_what_was_inscribed_since_survives_an_undo(meeting, chair, begun):
    speaking.give_floor(chair, meeting.key, begun[0], seen=1)
    late = inscriptions.inscribe(delegate("state-818"), meeting.list.key, Request("state-818"))
    undoing.undo(chair, meeting.key, state(meeting).last_act.number)
    assert [each.key for each in state(meeting).current_list.waiting] == [*begun, late.key]


def test_the_meeting_turns_to_another_list(meeting, chair, officer, begun):
    second = meeting.lists[1].key
    inscriptions.inscribe_at_desk(officer, second, Request(CHAD))
    lists.take_up(chair, meeting.key, second, seen=1)
    assert state(meeting).on_list == second
    assert state(meeting).next.speaker.party == CHAD


ACTS = {
    "next": lambda m, c, s: speaking.give_floor(c, m.key, s.next.key if s.next else "none", seen=s.turn, as_next=True),
    "start": lambda m, c, s: speaking.start_clock(c, m.key, seen=s.turn),
    "pause": lambda m, c, s: speaking.pause_clock(c, m.key, seen=s.turn),
    "go-on": lambda m, c, s: speaking.resume_clock(c, m.key, seen=s.turn),
    "more": lambda m, c, s: speaking.nudge_clock(c, m.key, more=True, seen=s.turn),
    "end": lambda m, c, s: speaking.end_intervention(c, m.key, seen=s.turn),
    "guest": lambda m, c, s: speaking.give_floor_to_guest(c, m.key, guest="chair", seen=s.turn),
    "suspend": lambda m, c, s: session.suspend(c, m.key, seen=s.turn),
    "resume": lambda m, c, s: session.resume(c, m.key, seen=s.turn),
    "adjourn": lambda m, c, s: session.adjourn(c, m.key, seen=s.turn),
}


def seen_by_anyone(of: values.State) -> tuple:
    """What the screens show, whatever acts led to it."""
    current = of.current_list
    return (
        of.session,
        of.speaking.speaker if of.speaking else None,
        of.speaking.clock if of.speaking else None,
        tuple(each.key for each in current.waiting),
        tuple((each.key, each.clock) for each in of.spoken),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(acts=st.lists(st.sampled_from(sorted(ACTS)), max_size=12))
def test_undoing_everything_leads_back_to_where_it_began(meeting, chair, begun, time_, acts):
    from django.db import transaction

    with transaction.atomic():
        before, done = seen_by_anyone(state(meeting)), 0
        seen = [before]
        for act in acts:
            time_.go(seconds=5)
            try:
                ACTS[act](meeting, chair, state(meeting))
            except CannotAct:
                continue
            done += 1
            seen.append(seen_by_anyone(state(meeting)))
        for expected in reversed(seen[:-1]):
            undoing.undo(chair, meeting.key, state(meeting).last_act.number)
            assert seen_by_anyone(state(meeting)) == expected
        transaction.set_rollback(True)


def test_the_name_of_a_guest_is_sealed_by_two_persons(meeting, chair, begun, people):
    from zerodraft.record.sealing import confirm_seal, request_seal

    given_ = speaking.give_floor_to_guest(chair, meeting.key, guest="briefer", name="Mr. Anton Brisk", seen=1)
    request_seal(people["secretariat"], kind="intervention", subject=given_.key, reason="personal-data")
    confirm_seal(people["colleague"], kind="intervention", subject=given_.key)
    assert state(meeting).speaking.speaker.guest_name == ""
