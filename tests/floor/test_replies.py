"""The right of reply (rules 73 and 115, decision 34/401)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from floor.conftest import CHAD, FIJI, HOLY_SEE, PERU
from floor.proceedings import EU, PALESTINE, Hall, Unchanged, with_rules
from zerodraft import clock
from zerodraft.floor import presenting, queries
from zerodraft.floor.actions import carrying, inscriptions, replying, session, speaking
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.models import Inscription, SpeakersList
from zerodraft.floor.requests import CannotInscribe, Request
from zerodraft.record.models import Row


@pytest.fixture
def hall(db, time_) -> Hall:
    made = Hall("ga-plenary")
    (made.fiji,) = made.inscribe(FIJI)
    made.begin()
    return made


def ask(hall, party, meeting=0) -> str:
    return replying.request_reply(hall.delegate(party), hall.keys[meeting]).key


def held(hall) -> str:
    return SpeakersList.objects.get(floor__meeting__key=hall.key, kind="replies").key


def test_decision_34_401_asked_during_given_at_the_end_ten_then_five_minutes_and_no_third(hall):
    first = ask(hall, CHAD)
    with Unchanged(CannotAct, "Speakers wait still"):
        hall.do(speaking.give_floor, first)
    hall.do(speaking.give_floor, hall.fiji)
    given = hall.do(speaking.give_floor, first)
    assert (given.kind, given.clock.allotted) == ("reply", timedelta(minutes=10))
    hall.do(speaking.end_intervention)
    second = ask(hall, CHAD)
    assert hall.do(speaking.give_floor, second).clock.allotted == timedelta(minutes=5)
    hall.do(speaking.end_intervention)
    with Unchanged(CannotAct, "all the replies that the rules give"):
        ask(hall, CHAD)
    with Unchanged(CannotAct, "all the replies that the rules give"):
        replying.request_at_desk(hall.officer, hall.key, CHAD)
    assert [row.data["ordinal"] for row in Row.objects.filter(verb="reply.requested").order_by("seq")] == [1, 2]


def test_rule_73_replies_are_given_in_the_order_in_which_they_were_asked_for(hall):
    """Whatever the capacity: also the Holy See before a Member that asked later."""
    ask(hall, HOLY_SEE)
    ask(hall, CHAD)
    replying.request_at_desk(hall.officer, hall.key, PERU)
    assert hall.waiting(held(hall)) == [HOLY_SEE, CHAD, PERU]


def test_rule_73_a_reply_may_be_asked_for_once_the_list_is_closed(hall):
    from zerodraft.floor.actions import lists

    lists.close_list(hall.officer, hall.list)
    assert ask(hall, CHAD)


def test_the_list_of_replies_is_named_in_the_language_of_the_page_not_of_who_asked_first(hall):
    with translation.override("fr"):
        ask(hall, CHAD)
    state = queries.state(hall.key, clock.now())
    assert presenting.floor(state).lists[-1].title == "Right of reply"
    with translation.override("fr"):
        assert presenting.floor(state).lists[-1].title == SpeakersList.objects.get(kind="replies").name
        assert presenting.floor(state).lists[-1].title == "Droit de réponse"


def test_the_same_request_twice_is_one(hall):
    assert ask(hall, CHAD) == ask(hall, CHAD)
    with Unchanged(CannotAct, "asked to reply already"):
        replying.request_at_desk(hall.officer, hall.key, CHAD)
    assert hall.waiting(held(hall)) == [CHAD]


def test_after_the_meeting_the_answer_says_what_can_be_done(hall):
    hall.do(session.adjourn)
    for act in (lambda: ask(hall, CHAD), lambda: replying.request_at_desk(hall.officer, hall.key, CHAD)):
        with Unchanged(CannotAct, "The meeting is over.*next one, or in writing"):
            act()


def test_before_the_meeting_nothing_was_said_to_reply_to(db, time_):
    hall = Hall("ga-plenary")
    with Unchanged(CannotAct, "has not begun"):
        ask(hall, CHAD)


def test_decision_34_401_the_end_of_the_day_comes_with_its_last_meeting(db, time_):
    hall = Hall("ga-plenary", hours=(10, 15))
    hall.begin()
    first = ask(hall, CHAD)
    with Unchanged(CannotAct, "meets again today"):
        hall.do(speaking.give_floor, first)
    carrying.carry_over(hall.officer, held(hall), hall.keys[1])
    hall.do(session.adjourn)
    hall.begin(1)
    given = hall.do(speaking.give_floor, first, meeting=1)
    assert (given.kind, given.clock.allotted) == ("reply", timedelta(minutes=10))


def test_the_chair_may_say_that_it_is_to_be_now(db, time_):
    hall = Hall("ga-plenary", hours=(10, 15))
    hall.inscribe(FIJI)
    hall.begin()
    assert hall.do(speaking.give_floor, ask(hall, CHAD), early=True).kind == "reply"


def test_informal_replies_do_not_wait_for_the_end_of_the_day(db, time_):
    hall = Hall("informal", hours=(10, 15))
    hall.begin()
    given = hall.do(speaking.give_floor, ask(hall, CHAD))
    assert given.clock.allotted == timedelta(minutes=3)


def test_rules_without_replies(db, time_):
    hall = Hall(with_rules(replies=None))
    hall.begin()
    with Unchanged(CannotAct, "know no right of reply"):
        ask(hall, CHAD)


@pytest.mark.parametrize(
    ("party", "day", "replies"),
    [
        (HOLY_SEE, date(2004, 6, 30), False),
        (HOLY_SEE, date(2004, 7, 1), True),  # A/RES/58/314
        (PALESTINE, date(1998, 7, 6), False),
        (PALESTINE, date(1998, 7, 7), True),  # A/RES/52/250
        (PALESTINE, date(2024, 9, 10), True),  # A/RES/ES-10/23
        (EU, date(2011, 5, 2), False),
        (EU, date(2011, 5, 3), True),  # A/RES/65/276
        ("body-106", date(2018, 2, 20), False),  # a group
    ],
)
def test_rule_73_who_has_the_right_of_reply_by_the_resolutions_of_the_day(db, time_, party, day, replies):
    hall = Hall("ga-plenary", day=day)
    hall.begin()
    if replies:
        assert replying.request_at_desk(hall.officer, hall.key, party, within=True).party == party
    else:
        with Unchanged(CannotAct, "no right of reply"):
            replying.request_at_desk(hall.officer, hall.key, party)


def test_a_reply_is_not_asked_for_in_another_way(hall):
    ask(hall, CHAD)
    for act in (
        lambda: inscriptions.inscribe(hall.delegate(PERU), held(hall), Request(PERU)),
        lambda: inscriptions.inscribe_at_desk(hall.officer, held(hall), Request(PERU)),
    ):
        with Unchanged(CannotInscribe, "Ask for a reply instead"):
            act()
    with Unchanged(PermissionDenied, "for a delegation"):
        replying.request_reply(hall.chair, hall.key)
    with Unchanged(CannotInscribe, "nobody"):
        replying.request_at_desk(hall.officer, hall.key, "nobody")


def test_a_reply_that_was_withdrawn_does_not_count(hall):
    inscriptions.withdraw(hall.delegate(CHAD), ask(hall, CHAD))
    hall.do(speaking.give_floor, hall.fiji)
    assert hall.do(speaking.give_floor, ask(hall, CHAD)).clock.allotted == timedelta(minutes=10)


def test_a_refused_first_request_leaves_no_list_behind(db, time_):
    hall = Hall("ga-plenary")
    with Unchanged(CannotAct, "has not begun"):
        replying.request_at_desk(hall.officer, hall.key, CHAD)
    assert not SpeakersList.objects.filter(kind="replies").exists()
    assert Inscription.objects.count() == 0
