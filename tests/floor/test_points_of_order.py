"""Points of order (rules 71 and 113): heard at once, ruled on, appealed against; the clock they stop goes on exactly."""

from datetime import date, timedelta

import pytest

from floor.conftest import CHAD, FIJI, HOLY_SEE, PERU
from floor.proceedings import EU, PALESTINE, Hall, Unchanged, with_rules
from zerodraft import clock
from zerodraft.floor.actions import concluding, lists, moving, pointing, session, speaking
from zerodraft.floor.actions.acts import CannotAct, StaleState
from zerodraft.floor.models import Floor, Intervention, PointOfOrder
from zerodraft.record.models import Row

MS = timedelta(milliseconds=1)


@pytest.fixture
def hall(db, time_) -> Hall:
    """A plenary in session: Fiji, Chad and Peru wait."""
    made = Hall("ga-plenary")
    made.fiji, made.chad, made.peru = made.inscribe(FIJI, CHAD, PERU)
    made.begin()
    return made


def used(given) -> timedelta:
    return Intervention.objects.get(pk=given.pk).clock.elapsed(clock.now())


def test_rule_71_a_point_interrupts_at_once_and_the_clock_goes_on_to_the_millisecond(hall, time_):
    given = hall.speak(hall.fiji)
    time_.go(milliseconds=12_345.678)
    point = hall.do(pointing.raise_point, CHAD)
    held = hall.state()
    assert (held.speaking.speaker.party, held.speaking.kind) == (CHAD, "point-of-order")
    assert held.speaking.clock.allotted == timedelta(minutes=5)
    assert held.speaking.clock.running
    time_.go(minutes=4)
    assert abs(used(given) - 12_345.678 * MS) < MS
    hall.do(pointing.rule, upheld=True)
    held = hall.state()
    assert (held.speaking.key, held.speaking.clock.running, held.point) == (given.key, True, None)
    time_.go(milliseconds=1_000)
    assert abs(used(given) - 13_345.678 * MS) < MS
    point.refresh_from_db()
    assert point.stage == "upheld"
    assert point.spoken.clock.elapsed(time_.at) == timedelta(minutes=4)


def test_rule_71_however_many_points_there_are_the_clock_counts_what_lies_between_them(hall, time_):
    given = hall.speak(hall.fiji)
    spoken, since = timedelta(), moment()
    for _point in range(10):
        time_.go(milliseconds=100.9)
        spoken += moment() - since
        hall.do(pointing.raise_point, CHAD)
        time_.go(milliseconds=70.3)
        hall.do(pointing.rule, upheld=False)
        since = moment()
        assert timedelta() <= used(given) - spoken < MS


def moment():
    """Now, in whole milliseconds."""
    return clock.now() - timedelta(microseconds=clock.now().microsecond % 1000)


@pytest.mark.parametrize("began", [True, False], ids=["paused", "not begun"])
def test_rule_71_a_clock_that_did_not_run_does_not_run_afterwards(hall, time_, began):
    given = hall.do(speaking.give_floor, hall.fiji)
    if began:
        hall.do(speaking.start_clock)
        time_.go(seconds=20)
        hall.do(speaking.pause_clock)
    before = Intervention.objects.get(pk=given.pk).clock
    time_.go(seconds=5)
    hall.do(pointing.raise_point, CHAD)
    time_.go(seconds=30)
    hall.do(pointing.rule, upheld=False)
    assert Intervention.objects.get(pk=given.pk).clock == before
    assert hall.state().speaking.key == given.key
    hall.do(speaking.resume_clock if began else speaking.start_clock)
    time_.go(seconds=1)
    assert used(given) == timedelta(seconds=21 if began else 1)


def test_rule_71_a_point_while_nobody_speaks(hall):
    hall.do(pointing.raise_point, CHAD)
    hall.do(pointing.rule, upheld=True)
    assert hall.state().speaking is None
    row = Row.objects.get(verb="point.raised")
    assert (row.data["party"], row.data.get("interrupted"), row.on_behalf_of) == (CHAD, None, CHAD)


MEANWHILE = {
    "give the floor": lambda h: h.do(speaking.give_floor, h.peru),
    "a guest": lambda h: h.do(speaking.give_floor_to_guest, guest="secretariat"),
    "another point": lambda h: h.do(pointing.raise_point, PERU),
    "a motion": lambda h: h.do(moving.move, "close-debate", PERU),
    "speak to a motion": lambda h: h.do(moving.speak_to, h.motion.key, PERU, side="against"),
    "decide a motion": lambda h: h.do(moving.decide, h.motion.key, outcome="carried"),
    "withdraw a motion": lambda h: h.do(moving.decide, h.motion.key, outcome="withdrawn"),
    "yield": lambda h: h.do(concluding.yield_time, PERU),
    "begin voting": lambda h: h.do(session.begin_voting),
}


@pytest.mark.parametrize("stage", ["raised", "left the floor", "appealed"])
@pytest.mark.parametrize("name", MEANWHILE)
def test_rule_71_nothing_else_happens_until_it_is_ruled_on(hall, name, stage):
    hall.motion = hall.do(moving.move, "adjourn-debate", FIJI)
    hall.do(pointing.raise_point, CHAD)
    if stage == "left the floor":
        hall.do(speaking.end_intervention)
    elif stage == "appealed":
        hall.do(pointing.rule, upheld=False)
        hall.do(pointing.appeal, CHAD)
    with Unchanged(CannotAct, "point of order is before the meeting|Somebody has the floor"):
        MEANWHILE[name](hall)


def test_rules_88_and_128_a_point_is_heard_during_voting_and_voting_does_not_end_under_it(hall):
    hall.do(session.begin_voting)
    hall.do(pointing.raise_point, CHAD)
    with Unchanged(CannotAct, "point of order is before the meeting"):
        hall.do(session.end_voting)
    hall.do(pointing.rule, upheld=True)
    held = hall.state()
    assert (held.session.state.value, held.speaking) == ("voting", None)
    hall.do(session.end_voting)


@pytest.mark.parametrize("rules", ["ga-plenary", "ga-committee", "ecosoc"])
def test_rules_71_and_113_the_ruling_stands_unless_a_majority_overrules_it(db, time_, rules):
    hall = Hall(rules)
    (fiji,) = hall.inscribe(FIJI)
    hall.begin()
    given = hall.speak(fiji)
    for (overruling, upholding), outcome in {(3, 2): "overruled", (2, 2): "stands", (0, 0): "stands"}.items():
        time_.go(seconds=10)
        point = hall.do(pointing.raise_point, CHAD)
        hall.do(pointing.rule, upheld=False)
        time_.go(seconds=5)
        hall.do(pointing.appeal, PERU)
        time_.go(minutes=2)
        assert hall.state().speaking is None
        assert not hall.state().point.interrupted.clock.running
        hall.do(pointing.settle_appeal, overruling=overruling, upholding=upholding)
        point.refresh_from_db()
        assert (point.stage, point.appealed_by) == (outcome, PERU)
        assert hall.state().speaking.key == given.key
    assert used(given) == timedelta(seconds=45)


def test_rule_71_an_appeal_comes_once_and_after_a_ruling(hall):
    for act in (lambda: hall.do(pointing.appeal, PERU), lambda: hall.do(pointing.rule, upheld=True)):
        with Unchanged(CannotAct, "There is no ruling|No point of order"):
            act()
    hall.do(pointing.raise_point, CHAD)
    with Unchanged(CannotAct, "no ruling to appeal"):
        hall.do(pointing.appeal, PERU)
    with Unchanged(CannotAct, "no appeal to vote on"):
        hall.do(pointing.settle_appeal, overruling=1, upholding=0)
    hall.do(pointing.rule, upheld=False)
    hall.do(pointing.appeal, PERU)
    with Unchanged(CannotAct, "ruled on already"):
        hall.do(pointing.rule, upheld=True)
    hall.do(pointing.settle_appeal, overruling=0, upholding=9)
    with Unchanged(CannotAct, "no ruling to appeal"):
        hall.do(pointing.appeal, CHAD)


@pytest.mark.parametrize(("overruling", "upholding"), [(-1, 0), (0, 1001)])
def test_rule_71_votes_on_an_appeal_that_cannot_be(hall, overruling, upholding):
    hall.do(pointing.raise_point, CHAD)
    hall.do(pointing.rule, upheld=False)
    hall.do(pointing.appeal, CHAD)
    with Unchanged(CannotAct, "numbers of votes"):
        hall.do(pointing.settle_appeal, overruling=overruling, upholding=upholding)


def test_an_informal_meeting_knows_no_appeal(db, time_):
    hall = Hall("informal")
    hall.begin()
    hall.do(pointing.raise_point, CHAD)
    hall.do(pointing.rule, upheld=False)
    with Unchanged(CannotAct, "know no appeal"):
        hall.do(pointing.appeal, CHAD)


def test_rules_without_points_of_order(db, time_):
    hall = Hall(with_rules(points_of_order=None))
    hall.begin()
    with Unchanged(CannotAct, "know no points of order"):
        hall.do(pointing.raise_point, CHAD)


@pytest.mark.parametrize(
    ("party", "day", "raises", "challenges"),
    [
        (HOLY_SEE, date(2018, 2, 20), True, False),  # A/RES/58/314
        (PALESTINE, date(2018, 2, 20), True, False),  # A/RES/52/250
        (PALESTINE, date(2024, 9, 9), True, False),
        (PALESTINE, date(2024, 9, 10), True, True),  # A/RES/ES-10/23
        (EU, date(2018, 2, 20), False, False),  # A/RES/65/276
        (FIJI, date(2018, 2, 20), True, True),
    ],
)
def test_rule_71_who_raises_a_point_and_who_challenges_a_ruling_by_the_resolutions_of_the_day(
    db, time_, party, day, raises, challenges
):
    hall = Hall("ga-plenary", day=day)
    hall.begin()
    if raises:
        hall.do(pointing.raise_point, party, within=True)
    else:
        with Unchanged(CannotAct, "does not have that right"):
            hall.do(pointing.raise_point, party)
        hall.do(pointing.raise_point, CHAD)
    hall.do(pointing.rule, upheld=False)
    if challenges:
        hall.do(pointing.appeal, party)
    else:
        with Unchanged(CannotAct, "does not have that right"):
            hall.do(pointing.appeal, party)


@pytest.mark.parametrize("end", [session.suspend, session.adjourn])
def test_rule_76_nothing_is_ruled_on_or_appealed_against_while_the_meeting_is_not_on(hall, time_, end):
    given = hall.speak(hall.fiji)
    hall.do(pointing.raise_point, CHAD)
    hall.do(pointing.rule, upheld=False)
    if end is session.suspend:
        hall.do(pointing.raise_point, PERU)
    hall.do(end)
    for act in (
        lambda: hall.do(pointing.rule, upheld=True),
        lambda: hall.do(pointing.appeal, CHAD),
        lambda: hall.do(pointing.raise_point, CHAD),
    ):
        with Unchanged(CannotAct, "suspended|adjourned"):
            act()
    if end is session.suspend:
        hall.do(session.resume)
        hall.do(pointing.rule, upheld=True)
        assert hall.state().speaking.key == given.key
        assert hall.state().speaking.clock.running


def test_rule_76_an_appeal_is_not_settled_while_the_meeting_is_suspended(hall, time_):
    given = hall.speak(hall.fiji)
    hall.do(pointing.raise_point, CHAD)
    hall.do(pointing.rule, upheld=False)
    hall.do(pointing.appeal, CHAD)
    hall.do(session.suspend)
    with Unchanged(CannotAct, "suspended"):
        hall.do(pointing.settle_appeal, overruling=1, upholding=2)
    hall.do(session.resume)
    hall.do(pointing.settle_appeal, overruling=1, upholding=2)
    assert used(given) == timedelta()


def test_an_adjournment_ends_the_point_and_whom_it_interrupted(hall, time_):
    given = hall.speak(hall.fiji)
    time_.go(seconds=40)
    hall.do(pointing.raise_point, CHAD)
    time_.go(seconds=40)
    hall.do(session.adjourn)
    assert hall.state().speaking is None
    assert Floor.objects.get(meeting__key=hall.key).point_id is None
    assert used(given) == timedelta(seconds=40)
    assert Intervention.objects.filter(ended_at=None).count() == 0
    hall.undo()
    assert hall.state().speaking.speaker.party == CHAD
    hall.do(pointing.rule, upheld=True)
    assert hall.state().speaking.key == given.key


def test_a_point_raised_from_an_old_screen_is_refused(hall):
    hall.do(speaking.give_floor, hall.fiji)
    with Unchanged(StaleState, "gave the floor"):
        pointing.raise_point(hall.chair, hall.key, CHAD, seen=1)
    assert PointOfOrder.objects.count() == 0


def test_the_record_holds_the_ruling_and_the_outcome(hall):
    hall.do(pointing.raise_point, CHAD)
    hall.do(pointing.rule, upheld=False)
    hall.do(pointing.appeal, PERU)
    hall.do(pointing.settle_appeal, overruling=70, upholding=80)
    ruled, settled = Row.objects.get(verb="point.ruled"), Row.objects.get(verb="point.settled")
    assert ruled.data["ruling"] == "rejected"
    assert (settled.data["outcome"], settled.data["overruling"], settled.data["upholding"]) == ("stands", 70, 80)


def test_turning_to_another_list_under_a_point_changes_nobody_who_speaks(hall):
    given = hall.speak(hall.fiji)
    hall.do(pointing.raise_point, CHAD)
    hall.do(lists.take_up, hall.lists[0][1].key)
    hall.do(pointing.rule, upheld=True)
    assert hall.state().speaking.key == given.key


SUBSTANCE = {
    "somebody is given the floor": lambda h: h.do(speaking.give_floor, h.peru),
    "a guest is given the floor": lambda h: h.do(speaking.give_floor_to_guest, guest="secretariat"),
    "time is yielded": lambda h: h.do(concluding.yield_time, PERU),
    "a motion is made": lambda h: h.do(moving.move, "close-debate", PERU),
    "a later point is raised": lambda h: h.do(pointing.raise_point, PERU),
    "voting begins": lambda h: (h.do(speaking.end_intervention), h.do(session.begin_voting)),
}


@pytest.mark.parametrize("name", SUBSTANCE)
def test_rule_71_an_appeal_is_too_late_once_the_meeting_went_on_after_the_ruling(db, time_, name):
    hall = Hall(with_rules(limits={"all": 180}))
    hall.fiji, hall.peru = hall.inscribe(FIJI, PERU)
    hall.begin()
    hall.speak(hall.fiji)
    hall.do(pointing.raise_point, CHAD)
    hall.do(pointing.rule, upheld=False)
    assert hall.state().appealable
    SUBSTANCE[name](hall)
    assert not hall.state().appealable
    with Unchanged(CannotAct, r"went on after the ruling.*at once \(rules 71 and 113\).*Undo what came after it"):
        hall.do(pointing.appeal, CHAD)
    hall.undo()
    if name == "voting begins":
        hall.undo()
    assert hall.state().appealable
    hall.do(pointing.appeal, CHAD)
    hall.undo()
    assert hall.state().appealable


def test_rule_71_clock_list_and_end_of_the_intervention_do_not_come_between_ruling_and_appeal(hall):
    given = hall.speak(hall.fiji)
    hall.do(pointing.raise_point, CHAD)
    hall.do(pointing.rule, upheld=False)
    hall.do(speaking.pause_clock)
    lists.close_list(hall.officer, hall.list)
    hall.do(speaking.end_intervention)
    assert hall.state().appealable
    hall.do(pointing.appeal, CHAD)
    hall.do(pointing.settle_appeal, overruling=1, upholding=2)
    assert not hall.state().appealable
    given.refresh_from_db()
    assert given.ended_at


def test_rule_71_after_a_later_ruling_that_one_is_appealed_against(hall):
    for party in (CHAD, PERU):
        point = hall.do(pointing.raise_point, party)
        hall.do(pointing.rule, upheld=False)
    assert hall.do(pointing.appeal, CHAD).key == point.key
