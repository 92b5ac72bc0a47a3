"""Every act of chair and desk is undone by a new one, and everything is as it was; what happened elsewhere stays."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from django.db import transaction

from floor.conftest import CHAD, EGYPT, FIJI, G77, HOLY_SEE, PERU, Time
from floor.proceedings import BRAZIL, EU, INDIA, KENYA, NORWAY, Hall, Unchanged, differences, stored
from zerodraft import clock
from zerodraft.floor import requests, verbs
from zerodraft.floor.actions import (
    arranging,
    carrying,
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
    undoing,
    walls,
)
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.models import Act, Floor, Inscription, Motion, PointOfOrder, SpeakersList, Swap
from zerodraft.floor.requests import Request, Speaks
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.process.rule_books import shipped
from zerodraft.record import queries as record


class Scene:
    """A plenary in the midst of its work, with another meeting after it, where some wait for the same business.

    Kenya has spoken, Fiji speaks with a running clock. Of those who wait, India was moved by hand to the front, Egypt was
    absent; a swap of Chad and Peru is agreed to; the list is full, Brazil and the Holy See are on its waiting list.
    """

    def __init__(self, time_: Time) -> None:
        self.time = time_
        self.hall = hall = Hall("ga-plenary", hours=(10, 15))
        kenya, fiji, egypt, chad, peru, india = hall.inscribe(KENYA, FIJI, EGYPT, CHAD, PERU, INDIA)
        self.chad, self.peru, self.india, self.fiji = chad, peru, india, fiji
        lists.set_bounds(hall.officer, hall.list, places=6, quota=2)
        self.brazil, self.holy_see = hall.inscribe(BRAZIL, HOLY_SEE)
        there = hall.lists[1][0].key
        hall.inscribe(EU, INDIA, on=there)
        hall.begin()
        hall.speak(kenya)
        time_.go(seconds=61)
        self.given = hall.speak(fiji)
        time_.go(seconds=12)
        inscriptions.move(hall.officer, hall.list, india, before=egypt)
        inscriptions.mark_absent(hall.officer, hall.list, egypt)
        self.swap = swapping.ask(hall.delegate(CHAD), chad, peru)
        swapping.agree(hall.delegate(PERU), self.swap.key)
        assert hall.waiting() == [INDIA, CHAD, PERU, EGYPT]
        assert hall.reserve() == [BRAZIL, HOLY_SEE]
        self.time_of_scene = time_.at

    def desk(self, act: Callable[..., object], *what: object, **more: object):
        return act(self.hall.officer, self.hall.list, *what, **more)

    def do(self, act: Callable[..., object], *what: object, **more: object):
        return self.hall.do(act, *what, **more)

    @property
    def motion(self) -> str:
        return Motion.objects.get().key


class Case(NamedTuple):
    verb: str
    act: Callable[[Scene], object]
    before: tuple[Callable[[Scene], object], ...] = ()


def end(s: Scene):
    return s.do(speaking.end_intervention)


def paused(s: Scene):
    return s.do(speaking.pause_clock)


def point(s: Scene):
    return s.do(pointing.raise_point, CHAD)


def ruled(s: Scene):
    return s.do(pointing.rule, upheld=False)


def appealed(s: Scene):
    return s.do(pointing.appeal, PERU)


def moved(s: Scene):
    return s.do(moving.move, "adjourn-debate", PERU)


def reply(s: Scene):
    return replying.request_at_desk(s.hall.officer, s.hall.key, CHAD)


def there(s: Scene) -> str:
    return s.hall.keys[1]


def bounds(places: int | None):
    return lambda s: s.desk(lists.set_bounds, places=places, quota=1)


def times(s: Scene):
    hours = [s.time.at + timedelta(hours=n) for n in (1, 2, 3)]
    s.desk(lists.set_times, lists.Times(hours[0], hours[2], hours[1], 90, "Europe/Paris"))


def give(name: str):
    return lambda s: s.do(speaking.give_floor, getattr(s, name))


CASES = {
    "call to order": Case("meeting.called-to-order", lambda s: s.do(session.call_to_order, meeting=1)),
    "suspend": Case("meeting.suspended", lambda s: s.do(session.suspend, until=s.time.at + timedelta(hours=1))),
    "suspend under a point": Case("meeting.suspended", lambda s: s.do(session.suspend), (point,)),
    "resume": Case("meeting.resumed", lambda s: s.do(session.resume), (lambda s: s.do(session.suspend),)),
    "adjourn": Case("meeting.adjourned", lambda s: s.do(session.adjourn), (times,)),
    "adjourn under a point": Case("meeting.adjourned", lambda s: s.do(session.adjourn), (point,)),
    "adjourn under an appeal": Case("meeting.adjourned", lambda s: s.do(session.adjourn), (point, ruled, appealed)),
    "adjourn before a motion": Case("meeting.adjourned", lambda s: s.do(session.adjourn), (moved,)),
    "times": Case("list.timed", times),
    "open": Case("list.opened", lambda s: s.desk(lists.open_list), (lambda s: s.desk(lists.close_list),)),
    "close": Case("list.closed", lambda s: s.desk(lists.close_list)),
    "take up": Case("list.taken-up", lambda s: s.do(lists.take_up, s.hall.lists[0][1].key)),
    "inscribe": Case("inscription.made", lambda s: s.desk(inscriptions.inscribe_at_desk, Request(KENYA))),
    "inscribe on a full list": Case(
        "inscription.made", lambda s: s.desk(inscriptions.inscribe_at_desk, requests.of_party(G77, s.hall.day))
    ),
    "inscribe where there is room": Case(
        "inscription.made",
        lambda s: s.desk(inscriptions.inscribe_at_desk, requests.of_party(G77, s.hall.day)),
        (bounds(None),),
    ),
    "withdraw": Case("inscription.withdrawn", lambda s: s.desk(inscriptions.withdraw_at_desk, s.chad)),
    "withdraw from the waiting list": Case(
        "inscription.withdrawn", lambda s: s.desk(inscriptions.withdraw_at_desk, s.brazil)
    ),
    "move": Case("inscription.moved", lambda s: s.desk(inscriptions.move, s.peru, before=s.india)),
    "move to the end": Case("inscription.moved", lambda s: s.desk(inscriptions.move, s.india, before="")),
    "absent": Case("inscription.absent", lambda s: s.desk(inscriptions.mark_absent, s.india)),
    "give the floor": Case("floor.given", give("india")),
    "give the floor to one who was to swap": Case("floor.given", give("peru"), (end,)),
    "give the floor for a reply": Case(
        "floor.given",
        lambda s: s.do(speaking.give_floor, s.reply.key, early=True),
        (lambda s: setattr(s, "reply", reply(s)),),
    ),
    "a guest": Case("floor.given", lambda s: s.do(speaking.give_floor_to_guest, guest="briefer", seconds=60)),
    "start": Case("clock.started", lambda s: s.do(speaking.start_clock), (give("india"),)),
    "pause": Case("clock.paused", paused),
    "go on": Case("clock.resumed", lambda s: s.do(speaking.resume_clock), (paused,)),
    "nudge": Case(
        "clock.nudged",
        lambda s: s.do(speaking.nudge_clock, more=False),
        (lambda s: s.do(speaking.give_floor_to_guest, guest="chair", seconds=60),),
    ),
    "end": Case("intervention.ended", end),
    "rules": Case("rules.chosen", lambda s: s.do(rules_of_procedure.choose_rules, "informal", meeting=1)),
    "begin voting": Case("voting.begun", lambda s: s.do(session.begin_voting), (end,)),
    "end voting": Case("voting.ended", lambda s: s.do(session.end_voting), (end, lambda s: s.do(session.begin_voting))),
    "limit": Case("meeting.limited", lambda s: s.do(rules_of_procedure.set_limit, applies_to="national", seconds=120)),
    "enforcement": Case("enforcement.set", lambda s: s.do(rules_of_procedure.set_enforcement, "room")),
    "arrange": Case("list.arranged", lambda s: s.desk(arranging.arrange, ["alternation", "order-of-request"])),
    "bounds": Case("list.bounded", bounds(7)),
    "no bounds": Case("list.bounded", bounds(None)),
    "fewer places": Case("list.bounded", bounds(2)),
    "lot": Case("lot.drawn", lambda s: s.desk(arranging.draw_lot, "seed-1")),
    "a second lot": Case(
        "lot.drawn", lambda s: s.desk(arranging.draw_lot, "seed-2"), (lambda s: s.desk(arranging.draw_lot, "seed-1"),)
    ),
    "carry over": Case("list.carried-over", lambda s: s.desk(carrying.carry_over, there(s))),
    "carry over with a long waiting list": Case(
        "list.carried-over", lambda s: s.desk(carrying.carry_over, there(s)), (lambda s: s.hall.inscribe(KENYA),)
    ),
    "in writing": Case("list.invited-in-writing", lambda s: s.desk(carrying.invite_in_writing)),
    "swap": Case("swap.made", lambda s: s.desk(swapping.make, s.swap.key)),
    "remind": Case("speaker.reminded", lambda s: s.do(concluding.remind)),
    "yield": Case(
        "time.yielded",
        lambda s: s.do(concluding.yield_time, PERU),
        (lambda s: s.do(speaking.give_floor_to_guest, guest="chair", seconds=60),),
    ),
    "reply": Case("reply.requested", reply, (reply, lambda s: s.hall.undo())),
    "point": Case("point.raised", point),
    "point while nobody speaks": Case("point.raised", point, (end,)),
    "rule": Case("point.ruled", lambda s: s.do(pointing.rule, upheld=True), (point,)),
    "appeal": Case("point.appealed", appealed, (point, ruled)),
    "appeal under whom the point interrupted": Case("point.appealed", appealed, (give("india"), point, ruled)),
    "settle": Case(
        "point.settled",
        lambda s: s.do(pointing.settle_appeal, overruling=3, upholding=2),
        (point, ruled, appealed),
    ),
    "motion": Case("motion.made", moved),
    "speak to a motion": Case(
        "motion.spoken-to", lambda s: s.do(moving.speak_to, s.motion, CHAD, side="against"), (moved,)
    ),
    "carry a motion": Case(
        "motion.decided", lambda s: s.do(moving.decide, s.motion, outcome="carried", votes=(2, 1, 0)), (moved,)
    ),
    "withdraw a motion": Case("motion.decided", lambda s: s.do(moving.decide, s.motion, outcome="withdrawn"), (moved,)),
}

ASIDE = {
    verbs.ROLL_CALLED.name,
    verbs.PRESENCE_NOTED.name,
    verbs.WALL_SET.name,
    verbs.FAIRNESS_RELEASED.name,
    verbs.ACT_UNDONE.name,
}
"""What is mended by doing it anew, and undoing itself."""


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker) -> Iterator[Scene]:
    """The scene, made once; each test leaves it as it was."""
    held = Time(datetime(2018, 2, 20, 15, tzinfo=UTC))
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", held)
        with transaction.atomic():
            yield Scene(held)
            transaction.set_rollback(True)


@pytest.fixture
def scene(made, db) -> Scene:
    made.time.at = made.time_of_scene
    return made


def test_no_act_of_chair_or_desk_is_left_out():
    undone_by_a_new_act = {verb.name for verb in verbs.ALL if "act" in verb.fields} - ASIDE
    assert {case.verb for case in CASES.values()} == undone_by_a_new_act


@pytest.mark.parametrize("name", CASES)
def test_everything_is_as_it_was(scene, name):
    case = CASES[name]
    for step in case.before:
        step(scene)
        scene.time.go(seconds=3)
    before = stored()
    case.act(scene)
    act = Act.objects.latest("pk")
    assert act.verb == case.verb
    assert stored() != before
    scene.time.go(seconds=7)
    undoing.undo(scene.hall.chair, act.floor.meeting.key, act.number)
    assert differences(before, stored()) == []
    assert record.first_break() is None


@pytest.mark.parametrize("name", CASES)
def test_what_was_undone_can_be_done_again_and_comes_to_the_same(scene, name):
    case = CASES[name]
    for step in case.before:
        step(scene)
    case.act(scene)
    first = stored()
    act = Act.objects.latest("pk")
    undoing.undo(scene.hall.chair, act.floor.meeting.key, act.number)
    case.act(scene)
    again = stored()
    assert shape(again) == shape(first)


def shape(of) -> tuple:
    """Where everybody stands, whatever the keys of what was made twice."""
    keys = {row["key"]: (row["party"], row["capacity"], row["group"]) for row in of["Inscription"].values()}
    live = [row for row in of["Inscription"].values() if row["state"] not in {"withdrawn", "spoken"}]
    return (
        [[keys[key] for key in [*row["order"], None, *row["reserve"]] if key] for row in of["SpeakersList"].values()],
        sorted((row["party"], row["group"], row["state"], row["on_list_id"], row["placed"]) for row in live),
        [(row["state"], row["open_motions"], row["open_swaps"], row["limits"]) for row in of["Floor"].values()],
        [row["stage"] for row in of["Swap"].values()],
    )


ELSEWHERE = {
    "a delegation inscribes": lambda s: s.hall.inscribe(NORWAY),
    "a delegation withdraws": lambda s: inscriptions.withdraw(s.hall.delegate(HOLY_SEE), s.holy_see),
    "a rank changes": lambda s: inscriptions.change_speaker(
        s.hall.delegate(EGYPT), key_of(EGYPT), Speaks("Her Excellency", "minister")
    ),
    "a swap is asked for": lambda s: swapping.ask(s.hall.delegate(PERU), s.peru, key_of(EGYPT)),
    "a swap is taken back": lambda s: swapping.take_back(s.hall.delegate(CHAD), s.swap.key),
    "the roll is called": lambda s: roll.call_roll(s.hall.officer, s.hall.key, [FIJI, CHAD, PERU]),
    "a party comes in": lambda s: roll.note(s.hall.officer, s.hall.key, PERU, is_present=True),
    "a message is shown": lambda s: walls.show_message(s.hall.officer, s.hall.key, "Lunch"),
    "the desk opens the other list": lambda s: lists.set_times(
        s.hall.officer, s.hall.lists[0][1].key, lists.Times(closes=s.time.at + timedelta(hours=1))
    ),
    "the desk closes the list": lambda s: lists.close_list(s.hall.officer, s.hall.list),
    "the desk adds": lambda s: inscriptions.inscribe_at_desk(
        s.hall.officer, s.hall.list, requests.of_party(G77, s.hall.day)
    ),
    "a reply is asked for": lambda s: replying.request_reply(s.hall.delegate(CHAD), s.hall.key),
    "the chair gives the floor": lambda s: s.do(speaking.give_floor, s.india),
    "the chair suspends": lambda s: s.do(session.suspend),
    "a motion is made": lambda s: s.do(moving.move, "close-debate", EGYPT),
    "a point is raised": lambda s: s.do(pointing.raise_point, EGYPT),
    "a limit is set": lambda s: s.do(rules_of_procedure.set_limit, applies_to="all", seconds=60),
}


def key_of(party: str) -> str:
    return Inscription.objects.get(
        party=party, on_list__position=1, on_list__floor__meeting__room__name="Conference Room 10"
    ).key


DESK_ACTS = [
    name
    for name, case in CASES.items()
    if name
    in {
        "times",
        "close",
        "move",
        "move to the end",
        "swap",
        "bounds",
        "lot",
        "arrange",
        "withdraw from the waiting list",
    }
]
CHAIR_ACTS = [
    "suspend",
    "take up",
    "end",
    "pause",
    "limit",
    "enforcement",
    "remind",
    "point",
    "motion",
    "a guest",
    "give the floor",
]
OF_CHAIR = {
    "the chair gives the floor",
    "the chair suspends",
    "a motion is made",
    "a point is raised",
    "a limit is set",
}
OF_DESK = {"the desk closes the list", "the desk adds"}


def changed(before, after) -> dict:
    """What one step changed: by table and row, the values after it."""
    found = {}
    for name, rows in after.items():
        for pk, row in rows.items():
            was = before[name].get(pk, {})
            found |= {(name, pk, key): value for key, value in row.items() if key not in was or was[key] != value}
    return found


EXCLUSIVE = {
    ("close", "a delegation inscribes"),
    ("swap", "a swap is taken back"),
    ("move to the end", "the chair gives the floor"),
    ("move", "a swap is asked for"),
}
"""Where the one cannot follow the other, or is called by it."""

PAIRS = [(act, each) for act in DESK_ACTS for each in ELSEWHERE if each not in OF_DESK] + [
    (act, each) for act in CHAIR_ACTS for each in ELSEWHERE if each not in OF_CHAIR
]


@pytest.mark.parametrize(("act", "meanwhile"), [pair for pair in PAIRS if pair not in EXCLUSIVE])
def test_what_happened_elsewhere_meanwhile_stays(scene, act, meanwhile):
    """Undoing takes back what the act changed, and nothing that another changed since."""
    before = stored()
    CASES[act].act(scene)
    made = Act.objects.latest("pk")
    between = stored()
    ELSEWHERE[meanwhile](scene)
    done = changed(between, stored())
    undoing.undo(scene.hall.chair, scene.hall.key, made.number)
    after = stored()
    lost = {
        where: (value, after[where[0]][where[1]][where[2]])
        for where, value in done.items()
        if where[2] not in ("order", "reserve", "open_swaps") and after[where[0]][where[1]][where[2]] != value
    }
    assert lost == {}
    for pk, row in before["SpeakersList"].items():
        for which in ("order", "reserve"):
            now = after["SpeakersList"][pk][which]
            # Who has been announced as next meanwhile stays so.
            now = now[1:] if meanwhile == "the chair gives the floor" else now
            assert [key for key in now if key in row[which]] == [key for key in row[which] if key in now]
    assert (
        Floor.objects.get(meeting__key=scene.hall.key).open_swaps
        == Swap.objects.filter(stage__in=["asked", "agreed"]).count()
    )


def test_withdrawn_by_mistake_and_inscribed_anew_the_withdrawal_stays(scene):
    scene.desk(inscriptions.withdraw_at_desk, scene.chad)
    scene.hall.inscribe(CHAD)
    act = Act.objects.latest("pk")
    with Unchanged(CannotAct, "can no longer be undone"):
        undoing.undo(scene.hall.chair, scene.hall.key, act.number)


def test_ended_by_mistake_and_inscribed_anew(scene):
    end(scene)
    (again,) = scene.hall.inscribe(FIJI)
    act = Act.objects.latest("pk")
    with Unchanged(CannotAct, "can no longer be undone"):
        undoing.undo(scene.hall.chair, scene.hall.key, act.number)
    inscriptions.withdraw(scene.hall.delegate(FIJI), again)
    undoing.undo(scene.hall.chair, scene.hall.key, act.number)
    assert scene.hall.state().speaking.speaker.party == FIJI


def test_carried_on_to_a_third_meeting_it_is_not_fetched_from_there(db, time_):
    hall = Hall("ga-plenary", key="lakes", hours=(10, 13, 16))
    fiji, _chad = hall.inscribe(FIJI, CHAD)
    carrying.carry_over(hall.officer, hall.list, hall.keys[1])
    first = Act.objects.latest("pk")
    carrying.carry_over(hall.officer, hall.lists[1][0].key, hall.keys[2])
    second = Act.objects.latest("pk")
    with Unchanged(CannotAct, "can no longer be undone"):
        undoing.undo(hall.chair, hall.key, first.number)
    undoing.undo(hall.chair, hall.keys[1], second.number)
    undoing.undo(hall.chair, hall.key, first.number)
    assert hall.waiting() == [FIJI, CHAD]
    assert Inscription.objects.get(key=fiji).on_list.key == hall.list


def test_who_was_put_on_the_list_by_mistake_makes_room_again(db, time_):
    hall = Hall("ga-plenary", key="lakes")
    lists.set_bounds(hall.officer, hall.list, places=1, quota=None)
    inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(CHAD))
    act = Act.objects.latest("pk")
    hall.inscribe(FIJI)
    assert (hall.waiting(), hall.reserve()) == ([CHAD], [FIJI])
    undoing.undo(hall.chair, hall.key, act.number)
    assert (hall.waiting(), hall.reserve()) == ([FIJI], [])


def test_bounds_that_are_taken_away_again_leave_nobody_on_the_waiting_list(db, time_):
    hall = Hall("ga-plenary", key="lakes")
    lists.set_bounds(hall.officer, hall.list, places=1, quota=None)
    act = Act.objects.latest("pk")
    hall.inscribe(FIJI, CHAD, PERU)
    undoing.undo(hall.chair, hall.key, act.number)
    assert (hall.waiting(), hall.reserve()) == ([FIJI, CHAD, PERU], [])


def test_an_undone_inscription_takes_its_swaps_with_it(db, time_):
    hall = Hall("ga-plenary", key="lakes")
    (fiji,) = hall.inscribe(FIJI)
    chad = inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(CHAD)).key
    act = Act.objects.latest("pk")
    swap = swapping.ask(hall.delegate(FIJI), fiji, chad)
    undoing.undo(hall.chair, hall.key, act.number)
    swap.refresh_from_db()
    assert swap.stage == "lapsed"
    assert hall.state().swaps == ()


def test_a_rule_set_adopted_since_is_the_one_of_a_meeting_whose_call_is_undone(scene):
    scene.do(session.call_to_order, meeting=1)
    process_actions.adopt_rules(INSTALLATION, scene.hall.process, shipped()["informal"])
    assert scene.hall.state(1).rules.key == "ga-plenary"
    scene.hall.undo(1)
    assert scene.hall.state(1).rules.key == "informal"


def test_the_whole_meeting_is_undone_act_by_act(scene):
    hall = scene.hall
    steps = ["swap", "move", "bounds", "lot", "point", "rule", "appeal", "settle", "motion", "speak to a motion"]
    seen = [stored()]
    for name in steps:
        CASES[name].act(scene)
        seen.append(stored())
    for before in reversed(seen[:-1]):
        hall.undo()
        assert differences(before, stored()) == []
    assert PointOfOrder.objects.get().undone_at is not None
    assert SpeakersList.objects.get(key=hall.list).seed == ""
