"""Procedural motions before a meeting (rules 72 to 77 and 114 to 119)."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from floor.conftest import CHAD, EGYPT, FIJI, HOLY_SEE, PERU
from floor.proceedings import EU, INDIA, KENYA, PALESTINE, Hall, Unchanged, with_rules
from zerodraft.floor.actions import moving, session, speaking
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.models import Floor, Motion
from zerodraft.floor.requests import CannotInscribe
from zerodraft.process.rule_books import shipped
from zerodraft.record.models import Row

FORMAL = ["ga-plenary", "ga-committee", "ecosoc"]


@pytest.fixture
def hall(db, time_) -> Hall:
    made = Hall("ga-plenary")
    made.fiji, made.chad = made.inscribe(FIJI, CHAD)
    made.begin()
    return made


def pending(hall) -> list[str]:
    return [each.motion for each in hall.state().motions]


@pytest.mark.parametrize("rules", FORMAL)
def test_rules_77_and_119_motions_are_settled_in_precedence_whoever_moved_first(db, time_, rules):
    hall = Hall(rules)
    hall.begin()
    order = ["suspend-meeting", "adjourn-meeting", "adjourn-debate", "close-debate"]
    made = {key: hall.do(moving.move, key, FIJI) for key in reversed(order)}
    assert pending(hall) == order
    for key in order:
        for later in order[order.index(key) + 1 :]:
            with Unchanged(CannotAct, "Another motion comes before"):
                hall.do(moving.decide, made[later].key, outcome="carried")
            with Unchanged(CannotAct, "Another motion comes before"):
                hall.do(moving.speak_to, made[later].key, PERU, side="against")
        hall.do(moving.decide, made[key].key, outcome="lost", votes=(1, 2, 3))
    assert pending(hall) == []
    assert Floor.objects.get(meeting__key=hall.key).open_motions == 0


def test_rule_74_two_for_and_two_against_beside_the_mover_then_the_vote(hall):
    motion = hall.do(moving.move, "adjourn-debate", FIJI)
    given = [
        hall.do(moving.speak_to, motion.key, party, side=side)
        for party, side in ((CHAD, "in-favour"), (PERU, "against"), (EGYPT, "against"), (KENYA, "in-favour"))
    ]
    assert [each.kind for each in given] == ["motion"] * 4
    assert hall.state().speaking.speaker.party == KENYA
    for side in ("in-favour", "against"):
        with Unchanged(CannotAct, "As many have spoken"):
            hall.do(moving.speak_to, motion.key, INDIA, side=side)
    hall.do(moving.decide, motion.key, outcome="carried", votes=(143, 7, 15))
    motion.refresh_from_db()
    assert (motion.stage, motion.votes, motion.in_favour, motion.against) == (
        "carried",
        [143, 7, 15],
        [CHAD, KENYA],
        [PERU, EGYPT],
    )
    with Unchanged(CannotAct, "settled already"):
        hall.do(moving.decide, motion.key, outcome="lost")


def test_rule_75_two_against_the_closure_and_nobody_for_it(hall):
    motion = hall.do(moving.move, "close-debate", FIJI)
    with Unchanged(CannotAct, "As many have spoken"):
        hall.do(moving.speak_to, motion.key, CHAD, side="in-favour")
    hall.do(moving.speak_to, motion.key, CHAD, side="against")


@pytest.mark.parametrize("key", ["suspend-meeting", "adjourn-meeting"])
def test_rule_76_suspension_and_adjournment_are_not_debated(hall, key):
    motion = hall.do(moving.move, key, FIJI)
    for side in ("in-favour", "against"):
        with Unchanged(CannotAct, "As many have spoken"):
            hall.do(moving.speak_to, motion.key, CHAD, side=side)


@pytest.mark.parametrize("rules", FORMAL)
def test_rules_88_and_128_no_motion_during_voting(db, time_, rules):
    hall = Hall(rules)
    hall.begin()
    hall.do(session.begin_voting)
    for each in hall.rules.motions:
        with Unchanged(CannotAct, "rules 88 and 128"):
            hall.do(moving.move, each.key, FIJI)
    hall.do(session.end_voting)
    hall.do(moving.move, "close-debate", FIJI)


def test_own_rules_take_a_motion_during_voting_and_decide_it_there(db, time_):
    plenary = shipped()["ga-plenary"]
    hall = Hall(with_rules(motions=(replace(plenary.motions[0], during_voting=True),)))
    hall.begin()
    hall.do(session.begin_voting)
    motion = hall.do(moving.move, "suspend-meeting", FIJI)
    hall.do(moving.decide, motion.key, outcome="carried")
    assert pending(hall) == []


def test_informal_meetings_have_no_motions(db, time_):
    hall = Hall("informal")
    hall.begin()
    with Unchanged(CannotAct, "Informal meetings have no motions"):
        hall.do(moving.move, "close-debate", FIJI)


def test_a_motion_is_moved_in_session_only_and_once(hall):
    hall.do(moving.move, "close-debate", FIJI)
    with Unchanged(CannotAct, "before the meeting already"):
        hall.do(moving.move, "close-debate", CHAD)
    with Unchanged(CannotAct, "know no such motion"):
        hall.do(moving.move, "table", CHAD)
    with Unchanged(CannotInscribe, "nobody"):
        hall.do(moving.move, "adjourn-debate", "nobody")
    hall.do(session.suspend)
    with Unchanged(CannotAct, "not in session"):
        hall.do(moving.move, "adjourn-debate", CHAD)


@pytest.mark.parametrize("end", [session.suspend, session.adjourn])
def test_rule_76_nothing_is_decided_while_the_meeting_is_not_on(hall, end):
    motion = hall.do(moving.move, "close-debate", FIJI)
    hall.do(end)
    for act in (
        lambda: hall.do(moving.decide, motion.key, outcome="carried"),
        lambda: hall.do(moving.speak_to, motion.key, CHAD, side="against"),
    ):
        with Unchanged(CannotAct, "suspended|adjourned"):
            act()


def test_a_motion_is_withdrawn_also_out_of_its_turn(hall):
    first = hall.do(moving.move, "suspend-meeting", CHAD)
    motion = hall.do(moving.move, "close-debate", FIJI)
    hall.do(moving.decide, motion.key, outcome="withdrawn")
    assert pending(hall) == ["suspend-meeting"]
    with Unchanged(CannotAct, "settled"):
        hall.do(moving.decide, motion.key, outcome="withdrawn")
    hall.do(moving.decide, first.key, outcome="carried")


@pytest.mark.parametrize(
    ("outcome", "votes"),
    [
        ("carried", (1, 1, 0)),
        ("carried", (1, 2, 0)),
        ("lost", (2, 1, 0)),
        ("carried", (2, 1)),
        ("carried", (2, -1, 0)),
        ("carried", (1001, 1, 0)),
        ("withdrawn", (1, 2, 0)),
        ("withdrawn", (2, 1, 0)),
        ("moved", ()),
        ("", ()),
    ],
)
def test_votes_that_do_not_go_with_the_outcome_are_refused(hall, outcome, votes):
    motion = hall.do(moving.move, "close-debate", FIJI)
    with Unchanged(CannotAct, "votes|became of the motion"):
        hall.do(moving.decide, motion.key, outcome=outcome, votes=votes)


@pytest.mark.parametrize("side", ["", "abstaining"])
def test_there_are_two_sides(hall, side):
    motion = hall.do(moving.move, "adjourn-debate", FIJI)
    with Unchanged(CannotAct, "on which side"):
        hall.do(moving.speak_to, motion.key, CHAD, side=side)


def test_a_motion_of_another_meeting_is_not_before_this_one(db, time_):
    hall = Hall("ga-plenary", hours=(10, 15))
    hall.begin()
    hall.begin(1)
    motion = hall.do(moving.move, "close-debate", FIJI)
    with Unchanged(CannotAct, "no such motion"):
        hall.do(moving.decide, motion.key, outcome="carried", meeting=1)


@pytest.mark.parametrize(
    ("party", "day", "moves"),
    [
        (HOLY_SEE, date(2018, 2, 20), False),  # A/RES/58/314
        (PALESTINE, date(2018, 2, 20), False),  # A/RES/52/250
        (PALESTINE, date(2019, 6, 3), True),  # A/RES/73/5, as Chair of the Group of 77
        (PALESTINE, date(2024, 9, 9), False),
        (PALESTINE, date(2024, 9, 10), True),  # A/RES/ES-10/23
        (EU, date(2018, 2, 20), False),  # A/RES/65/276
    ],
)
def test_rule_74_who_may_move_and_speak_to_motions_by_the_resolutions_of_the_day(db, time_, party, day, moves):
    hall = Hall("ga-plenary", day=day)
    hall.begin()
    motion = hall.do(moving.move, "adjourn-debate", FIJI)
    for act in (
        lambda: hall.do(moving.move, "close-debate", party, within=True),
        lambda: hall.do(moving.speak_to, motion.key, party, side="against", within=True),
    ):
        if moves:
            act()
        else:
            with Unchanged(CannotAct, "cannot make procedural motions"):
                act()


def test_the_floor_on_a_motion_is_for_as_long_as_the_rule_says(db, time_):
    plenary = shipped()["ga-plenary"]
    hall = Hall(with_rules(motions=(replace(plenary.motion("adjourn-debate"), seconds=120),)))
    (fiji,) = hall.inscribe(FIJI)
    hall.begin()
    given = hall.speak(fiji)
    motion = hall.do(moving.move, "adjourn-debate", PERU)
    assert hall.state().speaking.key == given.key
    assert hall.do(moving.speak_to, motion.key, CHAD, side="against").clock.allotted == timedelta(minutes=2)
    given.refresh_from_db()
    assert given.inscription.state == "spoken"
    assert given.ended_at is not None


def test_the_record_counts_the_votes(hall):
    motion = hall.do(moving.move, "close-debate", FIJI)
    hall.do(moving.decide, motion.key, outcome="lost", votes=(5, 5, 100))
    row = Row.objects.get(verb="motion.decided")
    assert (row.data["motion"], row.data["outcome"], row.data["votes"]) == ("close-debate", "lost", [5, 5, 100])
    assert Motion.objects.get().stage == "lost"


def test_rule_74_the_speakers_on_a_motion_are_others_than_its_mover(hall):
    """Two may speak in favour in addition to the proposer, and two against: four delegations."""
    motion = hall.do(moving.move, "adjourn-debate", FIJI)
    for side in ("in-favour", "against"):
        with Unchanged(CannotAct, "already"):
            hall.do(moving.speak_to, motion.key, FIJI, side=side)
    hall.do(moving.speak_to, motion.key, CHAD, side="in-favour")
    for side in ("in-favour", "against"):
        with Unchanged(CannotAct, "already"):
            hall.do(moving.speak_to, motion.key, CHAD, side=side)
    hall.do(speaking.end_intervention)
