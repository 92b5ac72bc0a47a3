"""Two meetings of a process, one formal and one informal, driven at random through every verb; what always holds."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from floor.conftest import CHAD, EGYPT, FIJI, G77, HOLY_SEE, PERU, Time
from floor.proceedings import EU, PALESTINE, Hall, differences, history, stored
from zerodraft import clock
from zerodraft.floor import queries, requests, values, verbs
from zerodraft.floor.actions import (
    arranging,
    carrying,
    concluding,
    inscriptions,
    lists,
    moving,
    places,
    pointing,
    releasing,
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
from zerodraft.floor.core.order import Placed
from zerodraft.floor.core.swaps import OPEN
from zerodraft.floor.models import Act, Floor, Inscription, Intervention, Motion, SpeakersList, Swap
from zerodraft.floor.requests import CannotInscribe, Request, Speaks
from zerodraft.process.core.rule_set import Policy
from zerodraft.process.rule_books import shipped
from zerodraft.record import queries as record
from zerodraft.record.models import Row

REFUSALS = (CannotAct, CannotInscribe, PermissionDenied, LookupError)
PARTIES = (FIJI, CHAD, PERU, EGYPT, HOLY_SEE, PALESTINE)
RANKS = ("", "minister", "head-of-state", "other")
MOTIONS = ("suspend-meeting", "adjourn-meeting", "adjourn-debate", "close-debate", "divide")
WRITTEN: Counter[str] = Counter()
"""How often each verb was written while the machine ran."""

meetings = st.sampled_from([0, 0, 0, 1])
parties = st.sampled_from(PARTIES)
numbers = st.integers(0, 30)
flags = st.booleans()


class AnyMeeting(RuleBasedStateMachine):
    """Chair, desk and delegations do whatever they can, and often what they cannot."""

    hall: Hall

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.hall.time.at = self.hall.start
        self.ever: set[str] = set()

    def teardown(self) -> None:
        WRITTEN.update(Row.objects.values_list("verb", flat=True))
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    # How something is done.

    def attempt(self, act: Callable[[], object], *, back: bool = False) -> None:
        """Do something: refused, it changes nothing; undone at once (`back`), everything is as it was."""
        before, past = stored(), history()
        try:
            act()
        except REFUSALS:
            assert (stored(), history()) == (before, past), "what is refused changes nothing"
            return
        if back and Act.objects.count() > past[0]:
            made = Act.objects.latest("pk")
            undoing.undo(self.hall.chair, made.floor.meeting.key, made.number)
            assert [each for each in differences(before, stored()) if not _of_new_list(each)] == []

    def chair(self, meeting: int, act: Callable[..., object], *what: object, back: bool, **more: object) -> None:
        self.attempt(lambda: self.hall.do(act, *what, meeting=meeting, **more), back=back)

    def desk(self, on: str, act: Callable[..., object], *what: object, back: bool = False, **more: object) -> None:
        self.attempt(lambda: act(self.hall.officer, on, *what, **more), back=back)

    def list_(self, meeting: int, number: int) -> str:
        keys = SpeakersList.objects.filter(floor__meeting__key=self.hall.keys[meeting]).values_list("key", flat=True)
        # Most of what happens happens on the first list.
        return list(keys)[0 if number % 4 else number % len(keys)]

    def someone(self, meeting: int, number: int, **which: object) -> Inscription | None:
        found = list(
            Inscription.objects.filter(on_list__floor__meeting__key=self.hall.keys[meeting], **which).order_by("pk")
        )
        return found[number % len(found)] if found else None

    def likely(self, meeting: int, number: int) -> Inscription | None:
        """Mostly one who waits, sometimes anybody."""
        if number % 5:
            return self.someone(meeting, number, state="waiting") or self.someone(meeting, number)
        return self.someone(meeting, number)

    # Delegations.

    @rule(meeting=meetings, number=numbers, party=parties, rank=st.sampled_from(RANKS))
    def a_delegation_inscribes(self, meeting, number, party, rank):
        on, who = self.list_(meeting, number), self.hall.delegate(party)
        self.attempt(lambda: inscriptions.inscribe(who, on, Request(party, speaks=Speaks("A. Name", rank))))

    @rule(meeting=meetings, number=numbers)
    def a_delegation_withdraws(self, meeting, number):
        if found := self.likely(meeting, number):
            self.attempt(lambda: inscriptions.withdraw(self.hall.delegate(found.party), found.key))

    @rule(meeting=meetings, number=numbers, rank=st.sampled_from(RANKS), by_desk=flags)
    def a_speaker_changes(self, meeting, number, rank, by_desk):
        if found := self.likely(meeting, number):
            who = self.hall.officer if by_desk else self.hall.delegate(found.party)
            self.attempt(lambda: inscriptions.change_speaker(who, found.key, Speaks("Another", rank)))

    @rule(meeting=meetings, party=parties, by_desk=flags, within=flags, back=flags)
    def a_reply_is_asked_for(self, meeting, party, by_desk, within, back):
        key = self.hall.keys[meeting]
        if by_desk:
            self.attempt(lambda: replying.request_at_desk(self.hall.officer, key, party, within=within), back=back)
        else:
            self.attempt(lambda: replying.request_reply(self.hall.delegate(party), key, within=within))

    @rule(meeting=meetings, one=numbers, other=numbers)
    def a_swap_is_asked_for(self, meeting, one, other):
        asker, partner = self.likely(meeting, one), self.likely(meeting, other)
        if asker and partner:
            self.attempt(lambda: swapping.ask(self.hall.delegate(asker.party), asker.key, partner.key))

    @rule(meeting=meetings, one=numbers, other=numbers, end=st.sampled_from(["make", "make", "decline", "take_back"]))
    def a_swap_is_asked_for_and_comes_to_its_end(self, meeting, one, other, end):
        self.a_swap_is_asked_for(meeting, one, other)
        found = Swap.objects.filter(stage="asked").order_by("pk").last()
        if found is None:
            return
        if end == "make":
            self.attempt(lambda: swapping.agree(self.hall.delegate(found.partner.party), found.key))
            self.desk(found.on_list.key, swapping.make, found.key)
        else:
            whose = found.asker if end == "take_back" else found.partner
            self.attempt(lambda: getattr(swapping, end)(self.hall.delegate(whose.party), found.key))

    @rule(number=numbers, act=st.sampled_from(["agree", "agree", "decline", "take_back"]))
    def a_swap_is_answered(self, number, act):
        if swap := self.swap(number):
            whose = swap.asker if act == "take_back" else swap.partner
            self.attempt(lambda: getattr(swapping, act)(self.hall.delegate(whose.party), swap.key))

    @rule(number=numbers, back=flags)
    def a_swap_is_made(self, number, back):
        if swap := self.swap(number):
            self.desk(swap.on_list.key, swapping.make, swap.key, back=back)

    def swap(self, number: int) -> Swap | None:
        found = list(Swap.objects.order_by("pk"))
        open_ = [each for each in found if each.stage in OPEN]
        chosen = open_ if number % 4 and open_ else found
        return chosen[number % len(chosen)] if chosen else None

    # The desk.

    @rule(meeting=meetings, number=numbers, party=st.sampled_from([*PARTIES, G77, EU]), back=flags)
    def the_desk_inscribes(self, meeting, number, party, back):
        asked = requests.of_party(party, self.hall.day)
        self.desk(self.list_(meeting, number), inscriptions.inscribe_at_desk, asked, back=back)

    @rule(meeting=meetings, party=st.sampled_from([FIJI, CHAD]), back=flags)
    def the_desk_inscribes_a_spokesman_of_a_group(self, meeting, party, back):
        asked = Request(party, "group", G77)
        self.desk(self.list_(meeting, 1), inscriptions.inscribe_at_desk, asked, back=back)

    @rule(meeting=meetings, number=numbers, act=st.sampled_from(["withdraw_at_desk", "mark_absent"]), back=flags)
    def the_desk_takes_off_or_marks_absent(self, meeting, number, act, back):
        if found := self.likely(meeting, number):
            self.desk(found.on_list.key, getattr(inscriptions, act), found.key, back=back)

    @rule(meeting=meetings, one=numbers, other=numbers, to_end=flags, back=flags)
    def the_desk_moves(self, meeting, one, other, to_end, back):
        found, before = self.likely(meeting, one), self.likely(meeting, other)
        if found and before:
            self.desk(found.on_list.key, inscriptions.move, found.key, before="" if to_end else before.key, back=back)

    @rule(
        meeting=meetings,
        number=numbers,
        policies=st.lists(st.sampled_from(list(Policy)), min_size=1, max_size=4, unique=True),
        back=flags,
    )
    def the_desk_arranges(self, meeting, number, policies, back):
        self.desk(self.list_(meeting, number), arranging.arrange, policies, back=back)

    @rule(meeting=meetings, number=numbers, back=flags)
    def lots_are_drawn(self, meeting, number, back):
        self.desk(self.list_(meeting, number), arranging.draw_lot, f"seed-{number}", back=back)

    @rule(
        meeting=meetings,
        number=numbers,
        many=st.one_of(st.none(), st.integers(0, 6)),
        quota=st.one_of(st.none(), st.integers(1, 3)),
        back=flags,
    )
    def the_desk_sets_bounds(self, meeting, number, many, quota, back):
        self.desk(self.list_(meeting, number), lists.set_bounds, places=many, quota=quota, back=back)

    @rule(meeting=meetings, number=numbers, minutes=st.one_of(st.none(), st.integers(0, 30)), back=flags)
    def the_desk_sets_times(self, meeting, number, minutes, back):
        now = self.hall.time.at
        given = lists.Times(now - timedelta(minutes=1), now + timedelta(minutes=40), None, minutes, "Asia/Kolkata")
        self.desk(self.list_(meeting, number), lists.set_times, given, back=back)

    @rule(meeting=meetings, number=numbers, opened=flags, back=flags)
    def the_desk_opens_or_closes(self, meeting, number, opened, back):
        self.desk(self.list_(meeting, number), lists.open_list if opened else lists.close_list, back=back)

    @rule(meeting=meetings, number=numbers, back=flags)
    def what_is_left_is_carried_over(self, meeting, number, back):
        self.desk(self.list_(meeting, number), carrying.carry_over, self.hall.keys[1 - meeting], back=back)

    @rule(meeting=meetings, number=numbers, back=flags)
    def what_is_left_is_asked_in_writing(self, meeting, number, back):
        self.desk(self.list_(meeting, number), carrying.invite_in_writing, back=back)

    @rule(meeting=meetings, party=parties, is_present=flags, whole=flags)
    def the_roll(self, meeting, party, is_present, whole):
        key = self.hall.keys[meeting]
        if whole:
            self.attempt(lambda: roll.call_roll(self.hall.officer, key, PARTIES if is_present else [party]))
        else:
            self.attempt(lambda: roll.note(self.hall.officer, key, party, is_present=is_present))

    @rule(meeting=meetings, dark=flags)
    def the_walls(self, meeting, dark):
        self.attempt(lambda: walls.blank(self.hall.officer, self.hall.keys[meeting], dark=dark))
        self.attempt(lambda: walls.show_message(self.hall.officer, self.hall.keys[meeting], "Lunch" * dark))

    @rule(meeting=meetings, released=flags)
    def the_pictures_are_released(self, meeting, released):
        self.attempt(lambda: releasing.release_fairness(self.hall.officer, self.hall.keys[meeting], released=released))

    @rule(meeting=meetings)
    def a_list_is_added(self, meeting):
        if SpeakersList.objects.count() < 7:
            self.attempt(lambda: lists.add_list(self.hall.officer, self.hall.keys[meeting], title="Another"))

    # The chair.

    @rule(meeting=meetings, number=numbers, back=flags, as_next=flags, early=flags)
    def the_floor_is_given(self, meeting, number, back, as_next, early):
        if found := self.likely(meeting, number):
            self.chair(meeting, speaking.give_floor, found.key, as_next=as_next, early=early, back=back)

    @rule(meeting=meetings, back=flags)
    def the_next_speaker(self, meeting, back):
        if coming := self.hall.state(meeting).next:
            self.chair(meeting, speaking.give_floor, coming.key, as_next=True, early=True, back=back)

    @rule(meeting=meetings, guest=st.sampled_from(["chair", "secretariat", "briefer"]), timed=flags, back=flags)
    def a_guest_speaks(self, meeting, guest, timed, back):
        seconds = 60 if timed else None
        self.chair(meeting, speaking.give_floor_to_guest, guest=guest, seconds=seconds, back=back)

    @rule(meeting=meetings, act=st.sampled_from(["start", "start", "pause", "resume"]), back=flags)
    def the_clock(self, meeting, act, back):
        self.chair(meeting, getattr(speaking, f"{act}_clock"), back=back)

    @rule(meeting=meetings, seconds=st.sampled_from([0, 1, 25]), back=flags)
    def the_clock_stops_and_goes_on(self, meeting, seconds, back):
        self.chair(meeting, speaking.pause_clock, back=False)
        self.hall.time.go(seconds=seconds)
        self.chair(meeting, speaking.resume_clock, back=back)

    @rule(meeting=meetings, more=flags, back=flags)
    def the_clock_is_nudged(self, meeting, more, back):
        self.chair(meeting, speaking.nudge_clock, more=more, back=back)

    @rule(meeting=meetings, back=flags)
    def the_intervention_ends(self, meeting, back):
        self.chair(meeting, speaking.end_intervention, back=back)

    @rule(meeting=meetings, back=flags)
    def a_speaker_is_reminded(self, meeting, back):
        self.chair(meeting, concluding.remind, back=back)

    @rule(meeting=meetings, party=parties, back=flags)
    def time_is_yielded(self, meeting, party, back):
        self.chair(meeting, concluding.yield_time, party, back=back)

    @rule(meeting=meetings, party=parties, within=flags, back=flags)
    def a_point_is_raised(self, meeting, party, within, back):
        self.chair(meeting, pointing.raise_point, party, within=within, back=back)

    @rule(meeting=meetings, upheld=flags, back=flags)
    def the_chair_rules(self, meeting, upheld, back):
        self.chair(meeting, pointing.rule, upheld=upheld, back=back)

    @rule(meeting=meetings, party=parties, back=flags)
    def an_appeal(self, meeting, party, back):
        self.chair(meeting, pointing.appeal, party, back=back)

    @rule(meeting=meetings, overruling=st.integers(0, 3), upholding=st.integers(0, 3), back=flags)
    def the_appeal_is_settled(self, meeting, overruling, upholding, back):
        self.chair(meeting, pointing.settle_appeal, overruling=overruling, upholding=upholding, back=back)

    @rule(meeting=meetings, party=parties, upheld=flags, votes=st.tuples(*[st.integers(0, 3)] * 2), back=flags)
    def a_ruling_is_appealed_against_at_once(self, meeting, party, upheld, votes, back):
        self.chair(meeting, pointing.raise_point, party, back=False)
        self.chair(meeting, pointing.rule, upheld=upheld, back=False)
        self.chair(meeting, pointing.appeal, party, back=False)
        self.chair(meeting, pointing.settle_appeal, overruling=votes[0], upholding=votes[1], back=back)

    @rule(meeting=meetings, motion=st.sampled_from(MOTIONS), party=parties, back=flags)
    def a_motion(self, meeting, motion, party, back):
        self.chair(meeting, moving.move, motion, party, back=back)

    @rule(number=numbers, party=parties, side=st.sampled_from(["in-favour", "against"]), back=flags)
    def a_motion_is_spoken_to(self, number, party, side, back):
        if found := self.motion(number):
            self.chair(0, moving.speak_to, found.key, party, side=side, back=back)

    @rule(number=numbers, outcome=st.sampled_from(["carried", "lost", "withdrawn"]), back=flags)
    def a_motion_is_decided(self, number, outcome, back):
        if found := self.motion(number):
            votes = {"carried": (3, 2, 1), "lost": (2, 2, 0)}.get(outcome, ()) if number % 2 else ()
            self.chair(0, moving.decide, found.key, outcome=outcome, votes=votes, back=back)

    def motion(self, number: int) -> Motion | None:
        coming = self.hall.state(0).motions
        if number % 4 and coming:
            return Motion.objects.get(key=coming[0].key)
        found = list(Motion.objects.order_by("pk"))
        return found[number % len(found)] if found else None

    @rule(meeting=meetings, act=st.sampled_from(["call_to_order", "resume", "resume"]), back=flags)
    def the_session(self, meeting, act, back):
        self.chair(meeting, getattr(session, act), back=back)

    @rule(meeting=meetings, back=flags)
    def the_meeting_is_suspended(self, meeting, back):
        self.chair(meeting, session.suspend, back=back)

    @rule(meeting=meetings, back=flags, really=st.integers(0, 4))
    def the_meeting_is_adjourned(self, meeting, back, really):
        self.chair(meeting, session.adjourn, back=back or bool(really))

    @rule(meeting=meetings, begins=flags, back=flags)
    def voting(self, meeting, begins, back):
        self.chair(meeting, session.begin_voting if begins else session.end_voting, back=back)

    @rule(back=flags)
    def a_vote_is_taken(self, back):
        self.chair(0, speaking.end_intervention, back=False)
        self.chair(0, session.begin_voting, back=False)
        self.chair(0, session.end_voting, back=back)

    @rule(
        meeting=meetings,
        to=st.sampled_from(["all", "national", "groups"]),
        seconds=st.sampled_from([None, 0, 60]),
        back=flags,
    )
    def a_limit_is_set(self, meeting, to, seconds, back):
        self.chair(meeting, rules_of_procedure.set_limit, applies_to=to, seconds=seconds, back=back)

    @rule(meeting=meetings, mode=st.sampled_from(["", "room", "appeal"]), back=flags)
    def the_enforcement_is_set(self, meeting, mode, back):
        self.chair(meeting, rules_of_procedure.set_enforcement, mode, back=back)

    @rule(meeting=meetings, key=st.sampled_from(["", "informal"]), back=flags)
    def rules_are_chosen(self, meeting, key, back):
        self.chair(meeting, rules_of_procedure.choose_rules, key if meeting else "", back=back)

    @rule(meeting=meetings, number=numbers, back=flags)
    def a_list_is_taken_up(self, meeting, number, back):
        self.chair(meeting, lists.take_up, self.list_(meeting, number), back=back)

    @rule(meeting=meetings)
    def somebody_acts_from_an_old_screen(self, meeting):
        key = self.hall.keys[meeting]
        turn = Floor.objects.get(meeting__key=key).turn
        self.attempt(lambda: speaking.give_floor_to_guest(self.hall.chair, key, guest="chair", seen=turn - 1))

    @rule(meeting=meetings, number=numbers)
    def something_is_undone(self, meeting, number):
        """Mostly the last act of some scope, sometimes any."""
        key = self.hall.keys[meeting]
        acts = Act.objects.filter(floor__meeting__key=key, undone_at=None).order_by("number")
        last = list({act.scope: act.number for act in acts}.values())
        chosen = last[number % len(last)] if last and number % 5 else number
        self.attempt(lambda: undoing.undo(self.hall.chair, key, chosen))

    @rule(seconds=st.sampled_from([0, 0.001, 1, 25, 170]))
    def time_passes(self, seconds):
        self.hall.time.go(seconds=seconds)

    # What always holds.

    @invariant()
    def nobody_is_lost(self):
        made = {each.key: each for each in Inscription.objects.all()}
        assert self.ever <= made.keys()
        self.ever |= made.keys()
        for held in SpeakersList.objects.all():
            for state, line in (("waiting", held.order), ("reserve", held.reserve)):
                there = [key for key, each in made.items() if (each.on_list_id, each.state) == (held.pk, state)]
                assert sorted(line) == sorted(there), (state, held.title)
            assert not (held.reserve and places.has_room(held)), "nobody waits outside while there is room"

    @invariant()
    def one_speaks_at_a_time(self):
        for floor in Floor.objects.select_related("speaking", "point__interrupted"):
            has_it = {floor.speaking_id, floor.point and floor.point.interrupted_id} - {None}
            open_ = floor.interventions.filter(undone_at=None, ended_at=None)
            assert {each.pk for each in open_} == has_it
            assert sum(each.clock.running for each in open_) <= 1
            speaking_ = Inscription.objects.filter(on_list__floor=floor, state="speaking")
            assert {each.pk for each in speaking_} == {each.inscription_id for each in open_} - {None}
            if floor.state in {"suspended", "adjourned", "not-begun"}:
                assert not any(each.clock.running for each in open_)
            if floor.state in {"adjourned", "not-begun"}:
                assert not has_it
            if floor.state == "voting":
                assert floor.rule_set.formal
                assert not has_it or floor.point_id

    @invariant()
    def clocks_are_never_negative(self):
        now = self.hall.time.at
        for each in Intervention.objects.all():
            held = each.clock
            assert held.elapsed(now) >= timedelta()
            assert held.stopped >= timedelta()
            assert held.allotted is None or held.allotted >= timedelta()
            assert held.ended is None or held.started is None or held.ended >= held.started
            assert held.started is None or held.started + held.stopped <= (held.ended or held.paused or now)

    @invariant()
    def every_place_answers_why(self):
        for meeting in (0, 1):
            for held in self.hall.state(meeting).lists:
                found = queries.reasons(held)
                assert found.keys() == {each.key for each in held.waiting}
                for each in held.waiting:
                    reason = found[each.key]
                    assert reason.placed is each.entry.placed
                    if reason.placed is Placed.SWAP:
                        assert each.placed_by
                    if reason.policy:
                        assert reason.other in found.keys() - {each.key}
                    else:
                        assert reason.placed is not Placed.POLICY or settled(held) == 1

    @invariant()
    def what_is_counted_is_there(self):
        for floor in Floor.objects.all():
            swaps = Swap.objects.filter(on_list__floor=floor, stage__in=OPEN)
            assert floor.open_swaps == swaps.count()
            assert floor.open_motions == floor.motions.filter(undone_at=None, stage="moved").count()
            for each in swaps.select_related("asker", "partner"):
                for who in (each.asker, each.partner):
                    assert (who.state, who.on_list_id) == ("waiting", each.on_list_id)

    @invariant()
    def it_reads_the_same_twice_and_the_record_is_whole(self):
        for meeting in (0, 1):
            assert self.hall.state(meeting) == self.hall.state(meeting)
        assert record.first_break() is None


def settled(held: values.List) -> int:
    """How many stand on a list where the policies put them."""
    return sum(not each.entry.moved for each in held.waiting)


def _of_new_list(difference: str) -> bool:
    """A list of replies is made on first use and stays, empty."""
    return difference.startswith("SpeakersList") and " is new: " in difference and "'order': []" in difference


@pytest.fixture(scope="module")
def hall(django_db_setup, django_db_blocker) -> Iterator[Hall]:
    """A plenary where somebody speaks and a motion is pending, and informal consultations; a few wait in each."""
    held = Time(datetime(2018, 2, 20, 15, tzinfo=UTC))
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", held)
        with transaction.atomic():
            made = Hall("ga-plenary", hours=(10, 15))
            made.do(rules_of_procedure.choose_rules, "informal", meeting=1)
            for meeting in (0, 1):
                made.inscribe(FIJI, CHAD, PERU, on=made.lists[meeting][0].key)
            made.begin()
            made.speak(Inscription.objects.filter(on_list__key=made.list).first().key)
            made.do(moving.move, "adjourn-debate", PERU)
            made.time, made.start = held, held.at
            yield made
            transaction.set_rollback(True)


def run(hall: Hall, monkeypatch: pytest.MonkeyPatch, *, examples: int, steps: int) -> None:
    monkeypatch.setattr(AnyMeeting, "hall", hall, raising=False)
    WRITTEN.clear()
    run_state_machine_as_test(
        AnyMeeting,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_whatever_happens_in_a_meeting_nobody_is_lost(hall, db, monkeypatch):
    run(hall, monkeypatch, examples=10, steps=30)


@pytest.mark.long
def test_whatever_happens_in_many_meetings_and_every_verb_is_among_it(hall, db, monkeypatch):
    run(hall, monkeypatch, examples=400, steps=80)
    elsewhere = {verbs.STATEMENT_HANDED_IN.name, verbs.STATEMENT_TAKEN_BACK.name}
    assert {verb.name for verb in verbs.ALL} - WRITTEN.keys() <= elsewhere


def test_the_informal_meeting_of_the_machine_is_informal(hall, db):
    assert hall.state(0).rules == shipped()["ga-plenary"]
    assert hall.state(1).rules == shipped()["informal"]
