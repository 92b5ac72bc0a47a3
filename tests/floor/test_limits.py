"""Limits by category and meeting (rules 72 and 114), their enforcement, who was reminded, and time that is yielded."""

from datetime import timedelta

import pytest

from floor.conftest import CHAD, FIJI, G77, HOLY_SEE, PERU
from floor.proceedings import Hall, Unchanged
from zerodraft.floor import requests
from zerodraft.floor.actions import concluding, inscriptions, rules_of_procedure, session, speaking
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.requests import CannotInscribe
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.process.core.rule_set import Enforcement
from zerodraft.record.models import Row

MINUTE = timedelta(minutes=1)


@pytest.fixture
def hall(db, time_) -> Hall:
    """In session under own rules: five minutes for groups, three for all others."""
    made = Hall("custom", hours=(10, 15))
    made.fiji, made.chad, made.holy_see = made.inscribe(FIJI, CHAD, HOLY_SEE)
    made.group = inscriptions.inscribe_at_desk(made.officer, made.list, requests.of_party(G77, made.day)).key
    made.begin()
    return made


def set_limit(hall, applies_to: str, seconds: int | None, meeting: int = 0):
    hall.do(rules_of_procedure.set_limit, applies_to=applies_to, seconds=seconds, meeting=meeting)


def allotted(hall, key: str) -> timedelta | None:
    return hall.do(speaking.give_floor, key).clock.allotted


def test_rules_72_and_114_limits_by_category(hall):
    assert allotted(hall, hall.group) == 5 * MINUTE
    assert allotted(hall, hall.fiji) == 3 * MINUTE


def test_the_meeting_goes_before_the_round_and_the_round_before_the_rules(hall):
    process_actions.set_limit(INSTALLATION, hall.round, applies_to="groups", seconds=240)
    set_limit(hall, "national", 120)
    assert allotted(hall, hall.group) == 4 * MINUTE
    assert allotted(hall, hall.fiji) == 2 * MINUTE
    assert allotted(hall, hall.holy_see) == 3 * MINUTE
    set_limit(hall, "all", 60)
    assert allotted(hall, hall.chad) == 2 * MINUTE
    set_limit(hall, "national", None)
    hall.inscribe(PERU)
    assert allotted(hall, hall.state().next.key) == MINUTE


def test_rule_72_a_limit_changed_in_mid_meeting_leaves_the_clock_under_way_alone(hall, time_):
    given = hall.speak(hall.fiji)
    time_.go(seconds=100)
    before = hall.state().speaking.clock
    set_limit(hall, "all", 90)
    assert hall.state().speaking.clock == before
    given.refresh_from_db()
    assert given.clock.allotted == 3 * MINUTE
    assert allotted(hall, hall.chad) == timedelta(seconds=90)


def test_a_limit_of_one_meeting_is_not_one_of_another(hall):
    set_limit(hall, "all", 60)
    assert hall.state(1).limits == {}


@pytest.mark.parametrize("seconds", [0, -1, 14_401])
def test_a_limit_of_zero_is_refused_with_what_to_do(hall, seconds):
    with Unchanged(CannotAct, "between one second and four hours. To have none, leave it empty"):
        set_limit(hall, "all", seconds)


def test_a_limit_is_for_a_category_that_there_is(hall):
    with Unchanged(CannotAct, "for whom the limit is"):
        set_limit(hall, "kings", 60)
    for category in ("all", "groups", "national", "observers", "stakeholders"):
        set_limit(hall, category, 1)


@pytest.mark.parametrize("mode", list(Enforcement))
def test_what_happens_when_the_time_is_up(hall, mode):
    hall.do(rules_of_procedure.set_enforcement, mode.value)
    assert hall.state().enforcement == mode
    assert hall.state(1).enforcement == Enforcement.LIGHT
    hall.do(rules_of_procedure.set_enforcement, "")
    assert hall.state().enforcement == Enforcement.LIGHT
    with Unchanged(CannotAct, "from what is offered"):
        hall.do(rules_of_procedure.set_enforcement, "guillotine")


def test_rule_72_who_was_asked_to_conclude_and_who_overran(hall, time_):
    hall.do(speaking.give_floor, hall.fiji)
    with Unchanged(CannotAct, "has not begun"):
        hall.do(concluding.remind)
    hall.do(speaking.start_clock)
    time_.go(minutes=2, seconds=50)
    hall.do(concluding.remind)
    time_.go(seconds=25)
    hall.do(concluding.remind)
    assert hall.state().speaking.reminders == 2
    assert hall.state().speaking.over == timedelta(seconds=15)
    rows = Row.objects.filter(verb="speaker.reminded").order_by("seq")
    assert [(row.data["used"], row.data["over"]) for row in rows] == [(170_000, 0), (195_000, 15_000)]
    hall.do(speaking.end_intervention)
    (spoken,) = hall.state().spoken
    assert (spoken.reminders, spoken.over) == (2, timedelta(seconds=15))
    with Unchanged(CannotAct, "Nobody has the floor"):
        hall.do(concluding.remind)


def test_the_rest_of_the_time_is_yielded(hall, time_):
    hall.speak(hall.fiji)
    time_.go(minutes=1, seconds=10)
    given = hall.do(concluding.yield_time, PERU)
    assert (given.kind, given.party, given.clock.allotted) == ("yielded", PERU, timedelta(seconds=110))
    held = hall.state()
    assert held.speaking.speaker.party == PERU
    assert [each.used for each in held.spoken] == [timedelta(seconds=70)]
    row = Row.objects.get(verb="time.yielded")
    assert (row.on_behalf_of, row.data["party"], row.data["seconds"]) == (PERU, PERU, 110)
    with Unchanged(CannotAct, "to another party"):
        hall.do(concluding.yield_time, PERU)


def test_time_that_is_not_there_is_not_yielded(hall, time_):
    with Unchanged(CannotAct, "Nobody has the floor"):
        hall.do(concluding.yield_time, PERU)
    hall.speak(hall.fiji)
    for party, refusal, says in (
        (FIJI, CannotAct, "to another party"),
        ("nobody", CannotInscribe, "No party has the key"),
    ):
        with Unchanged(refusal, says):
            hall.do(concluding.yield_time, party)
    time_.go(minutes=2, seconds=59, milliseconds=1)
    with Unchanged(CannotAct, "no time left"):
        hall.do(concluding.yield_time, PERU)
    hall.do(speaking.give_floor_to_guest, guest="chair")
    with Unchanged(CannotAct, "no time left"):
        hall.do(concluding.yield_time, PERU)
    hall.do(session.suspend)
    with Unchanged(CannotAct, "suspended"):
        hall.do(concluding.yield_time, PERU)


def test_rule_70_the_secretariat_speaks_at_any_time_in_session(hall):
    given = hall.do(speaking.give_floor_to_guest, guest="secretariat", name="Ms. Ledger")
    assert given.clock.allotted is None
    hall.do(speaking.end_intervention)
    with Unchanged(CannotAct, "at most 200 characters"):
        hall.do(speaking.give_floor_to_guest, guest="secretariat", name="x" * 201)
