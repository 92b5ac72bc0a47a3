"""Quorum and the roll (rules 67 and 108), voting (rules 88 and 128), and by which rules a meeting runs."""

import pytest
from msgspec.structs import replace

from floor.conftest import CHAD, EGYPT, FIJI, HOLY_SEE, PERU
from floor.proceedings import KENYA, Hall, Unchanged, with_rules
from zerodraft.floor.actions import (
    arranging,
    concluding,
    inscriptions,
    lists,
    replying,
    roll,
    rules_of_procedure,
    session,
    speaking,
    walls,
)
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.models import Floor, Presence
from zerodraft.floor.requests import Request
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.process.models import Withdrawal
from zerodraft.process.rule_books import shipped
from zerodraft.record.models import Row

FIVE = (FIJI, CHAD, PERU, EGYPT, KENYA)


@pytest.fixture
def hall(db, time_) -> Hall:
    """A body of five members under the rules of the plenary: two for debate, three for decisions."""
    return Hall(with_rules(members=FIVE))


def count(hall):
    found = hall.state().count
    return found and (found.present, found.members, found.may_debate, found.may_decide)


@pytest.mark.parametrize(("rules", "debate", "decision"), [("ga-plenary", 65, 97), ("ga-committee", 49, 97)])
def test_rules_67_and_108_of_193_members(db, time_, rules, debate, decision):
    hall = Hall(rules)
    roll.call_roll(hall.officer, hall.key, [FIJI, HOLY_SEE])
    found = hall.state().count
    assert (found.present, found.members, found.debate, found.decision) == (1, 193, debate, decision)
    assert Presence.objects.count() == 193


def test_the_roll_is_called_and_then_counted_on_live(hall):
    assert count(hall) is None
    roll.call_roll(hall.officer, hall.key, [FIJI, CHAD])
    assert count(hall) == (2, 5, True, False)
    roll.note(hall.officer, hall.key, PERU, is_present=True)
    roll.note(hall.officer, hall.key, PERU, is_present=True)
    assert count(hall) == (3, 5, True, True)
    roll.note(hall.officer, hall.key, FIJI, is_present=False)
    roll.note(hall.officer, hall.key, CHAD, is_present=False)
    assert count(hall) == (1, 5, False, False)
    roll.note(hall.officer, hall.key, HOLY_SEE, is_present=True)
    assert count(hall) == (1, 5, False, False)
    roll.call_roll(hall.officer, hall.key, FIVE)
    assert count(hall) == (5, 5, True, True)
    called, *_noted = Row.objects.filter(verb__in=["roll.called", "presence.noted"]).order_by("seq")
    assert (called.data["present"], called.data["members"]) == (2, 5)


def test_one_who_is_seen_before_the_roll_was_called_is_no_count(hall):
    hall.begin()
    roll.note(hall.officer, hall.key, PERU, is_present=True)
    assert count(hall) is None
    hall.do(session.begin_voting)


def test_rule_67_no_decision_without_a_majority_of_the_members(hall):
    hall.begin()
    hall.do(session.begin_voting)
    hall.do(session.end_voting)
    roll.call_roll(hall.officer, hall.key, [FIJI, CHAD])
    with Unchanged(CannotAct, "2 members are there and a decision needs 3"):
        hall.do(session.begin_voting)
    roll.note(hall.officer, hall.key, PERU, is_present=True)
    hall.do(session.begin_voting)


def test_a_member_that_left_the_process_is_not_counted(hall):
    Withdrawal.objects.create(process=hall.process, party=FIJI, left_on=hall.day)
    roll.call_roll(hall.officer, hall.key, FIVE)
    assert count(hall) == (4, 4, True, True)


def test_a_key_that_no_party_has_is_refused(hall):
    for act in (
        lambda: roll.call_roll(hall.officer, hall.key, [FIJI, "nobody"]),
        lambda: roll.note(hall.officer, hall.key, "nobody", is_present=True),
    ):
        with Unchanged(CannotAct, "nobody"):
            act()


def test_informal_meetings_have_no_votes_and_no_quorum(db, time_):
    hall = Hall("informal")
    hall.begin()
    roll.call_roll(hall.officer, hall.key, [FIJI])
    assert count(hall) is None
    with Unchanged(CannotAct, "take no votes"):
        hall.do(session.begin_voting)


VOTING = {
    "give the floor": lambda h: h.do(speaking.give_floor, h.fiji),
    "a guest": lambda h: h.do(speaking.give_floor_to_guest, guest="secretariat"),
    "suspend": lambda h: h.do(session.suspend),
    "adjourn": lambda h: h.do(session.adjourn),
    "begin voting": lambda h: h.do(session.begin_voting),
    "resume": lambda h: h.do(session.resume),
    "yield": lambda h: h.do(concluding.yield_time, PERU),
}


@pytest.mark.parametrize("name", VOTING)
def test_rules_88_and_128_during_voting_nothing_else_happens(hall, name):
    (hall.fiji,) = hall.inscribe(FIJI)
    hall.begin()
    hall.do(session.begin_voting)
    with Unchanged(CannotAct, "Voting has begun"):
        VOTING[name](hall)


def test_rules_88_and_128_voting_begins_when_nobody_has_the_floor(hall):
    (fiji,) = hall.inscribe(FIJI)
    with Unchanged(CannotAct, "has not begun"):
        hall.do(session.begin_voting)
    hall.begin()
    hall.speak(fiji)
    with Unchanged(CannotAct, "Somebody has the floor"):
        hall.do(session.begin_voting)
    hall.do(speaking.end_intervention)
    hall.do(session.begin_voting)
    # The desk goes on: what is asked for now is heard afterwards.
    inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(CHAD))
    replying.request_at_desk(hall.officer, hall.key, CHAD)
    hall.do(session.end_voting)
    with Unchanged(CannotAct, "in session already"):
        hall.do(session.end_voting)


@pytest.mark.parametrize("key", ["ga-plenary", "ga-committee", "ecosoc", "informal", "custom"])
def test_a_meeting_runs_by_any_rules_that_ship(db, time_, key):
    hall = Hall("informal")
    hall.do(rules_of_procedure.choose_rules, key)
    assert hall.state().rules == shipped()[key]
    hall.begin()
    assert hall.state().session.formal is (key in {"ga-plenary", "ga-committee", "ecosoc"})
    with Unchanged(CannotAct, "keeps the rules with which it began"):
        hall.do(rules_of_procedure.choose_rules, "")


def test_rules_are_chosen_from_those_there_are(hall):
    with Unchanged(CannotAct, "that are offered"):
        hall.do(rules_of_procedure.choose_rules, "robert")
    hall.do(rules_of_procedure.choose_rules, "informal")
    hall.do(rules_of_procedure.choose_rules, "")
    assert hall.state().rules == hall.rules


def test_lists_are_ordered_by_the_rules_that_are_chosen_unless_the_desk_ordered_them(hall):
    ours, theirs = (held.key for held in hall.lists[0])
    chad, _fiji = hall.inscribe(CHAD, FIJI, on=ours)
    group = inscriptions.inscribe_at_desk(hall.officer, ours, Request("body-106", "group", "body-106")).key
    arranging.arrange(hall.officer, theirs, ["order-of-request"])
    assert hall.state().lists[0].waiting[0].key == chad
    hall.do(rules_of_procedure.choose_rules, "informal")
    first, second = hall.state().lists
    assert first.ordering.policies == shipped()["informal"].order
    assert first.waiting[0].key == group
    assert [each.value for each in second.ordering.policies] == ["order-of-request"]


def test_a_rule_set_adopted_while_a_meeting_is_on_does_not_change_it(db, time_):
    """Neither its formality, its limits, its replies nor the ladder of its ranks; the next meeting has the new rules."""
    hall = Hall(with_rules(limits={"all": 120}, order=("rank-ladder", "order-of-request")), hours=(10, 15))
    (fiji,) = hall.inscribe(FIJI)
    hall.begin()
    before = hall.state()
    edited = replace(hall.rules, limits={"all": 60}, ladder=(("other",),), replies=None, quota=1)
    for adopted in (edited, shipped()["informal"]):
        process_actions.adopt_rules(INSTALLATION, hall.process, adopted)
        after = hall.state()
        assert (after.rules, after.session.formal) == (before.rules, True)
        assert after.lists[0].ordering == before.lists[0].ordering
    assert hall.state(1).rules == shipped()["informal"]
    assert hall.do(speaking.give_floor, fiji).clock.allotted.total_seconds() == 120
    hall.do(speaking.end_intervention)
    hall.do(session.begin_voting)
    assert Floor.objects.get(meeting__key=hall.key).rules_number == 1


def test_a_rule_set_adopted_before_the_meeting_begins_is_the_one_it_begins_with(db, time_):
    hall = Hall("informal")
    process_actions.adopt_rules(INSTALLATION, hall.process, shipped()["ecosoc"])
    hall.begin()
    assert (hall.state().rules.key, Floor.objects.get().rules_number) == ("ecosoc", 2)


def test_what_the_walls_show(hall):
    walls.show_message(hall.officer, hall.key, "  The lift is out\n of order ")
    assert (hall.state().message, hall.state().blank) == ("The lift is out of order", False)
    walls.blank(hall.officer, hall.key, dark=True)
    assert hall.state().blank
    walls.blank(hall.officer, hall.key, dark=False)
    walls.show_message(hall.officer, hall.key, "")
    assert [row.data["shows"] for row in Row.objects.filter(verb="wall.set").order_by("seq")] == [
        "message",
        "nothing",
        "message",
        "meeting",
    ]
    with Unchanged(CannotAct, "at most 200 characters"):
        walls.show_message(hall.officer, hall.key, "x" * 201)


def test_rule_73_an_adjourned_meeting_hears_nobody_and_its_lists_are_closed(hall):
    (fiji,) = hall.inscribe(FIJI)
    hall.begin()
    hall.do(session.adjourn)
    with Unchanged(CannotAct, "adjourned"):
        hall.do(speaking.give_floor, fiji)
    with Unchanged(CannotAct, "closed"):
        inscriptions.inscribe(hall.delegate(CHAD), hall.list, Request(CHAD))
    with Unchanged(CannotAct, "closed already"):
        lists.close_list(hall.officer, hall.list)
