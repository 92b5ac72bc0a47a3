"""Plays a whole day in two rooms on the clock of a demonstration, in a process of its own.

Usage: python day.py DATA SEED, with the password for its people on the standard input. The first line that it prints
holds the meetings and the people as JSON; the last what happened, once the last meeting is over.

Informal consultations in one room, a formal committee in the other; three hours in the morning, three after a short
break. Eighty speakers wait in each room when the day begins, and what is left of the morning's list is carried over. In
between: late groups, absences, reminders, swaps, a limit that is changed, points of order with and without an appeal,
motions, a vote, a suspension, a roll call, replies.
"""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from random import Random

PEOPLE = {
    "chair": ("co-facilitator", ""),
    "officer": ("conference-officer", ""),
    "fiji": ("delegate", "state-242"),
    "peru": ("delegate", "state-604"),
}
SPEAKERS = 80
GROUPS = ("body-106", "body-001", "body-101")
MEMBERS_THERE = 130
WAYS_IN = 600
"""How long before the end of a meeting nobody else is given the floor, in seconds."""


@dataclass
class Room:
    """One room through the day: its two meetings, and by whom they are run."""

    meetings: tuple[str, str]
    is_formal: bool
    parties: list[str]
    chance: Random
    chair: object
    officer: object
    process: str
    meeting: str = ""
    did: Counter = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)

    @property
    def state(self):
        from zerodraft import clock
        from zerodraft.floor import queries

        return queries.state(self.meeting, clock.now())

    def chairs(self, name: str, act: Callable, *given: object, **more: object) -> None:
        """An act of the chair, from the turn that it sees."""
        self._try(name, lambda: act(self.chair, self.meeting, *given, seen=self.state.turn, **more))

    def keeps(self, name: str, act: Callable, *given: object, **more: object) -> None:
        """An act of the desk."""
        self._try(name, lambda: act(self.officer, *given, **more))

    def _try(self, name: str, act: Callable[[], object]) -> None:
        from zerodraft.floor.actions.acts import CannotAct
        from zerodraft.floor.requests import CannotInscribe

        try:
            act()
            self.did[name] += 1
        except (CannotAct, CannotInscribe) as refused:
            self.refused.append(f"{name}: {refused}")

    def delegate(self, party: str) -> object:
        from zerodraft.process.capacity import Capacity
        from zerodraft.process.core.roles import Right, Role

        return Capacity(f"person-of-{party}", Role.DELEGATE, self.process, party, frozenset({Right.INSCRIBE}))

    def day(self) -> Iterator[float]:
        """Everything that happens, one thing after another; each step says how many seconds the next one is away."""
        from zerodraft import clock
        from zerodraft.floor.actions import carrying, lists, session

        for number, meeting in enumerate(self.meetings):
            self.meeting = meeting
            yield max((self.state.begins - clock.now()).total_seconds(), 1) + self.chance.uniform(60, 300)
            self.chairs("called to order", session.call_to_order)
            yield from self._opening()
            yield from self._speeches()
            if not number:
                self.keeps("carried over", carrying.carry_over, self.state.on_list, self.meetings[1])
            else:
                yield from self._procedure()
                yield from self._replies()
            yield 30
            self.chairs("adjourned", session.adjourn)
            yield 5
            if not number:
                self.meeting = self.meetings[1]
                self.keeps("opened", lists.open_list, self.state.lists[0].key)

    def _opening(self) -> Iterator[float]:
        from zerodraft.floor.actions import roll, speaking, walls

        if self.is_formal:
            self.keeps("roll called", roll.call_roll, self.meeting, self.parties[:MEMBERS_THERE])
        self.keeps("message", walls.show_message, self.meeting, "Statements go to the desk, please")
        self.chairs("chair spoke", speaking.give_floor_to_guest, guest="chair", seconds=None)
        yield 20
        self.chairs("clock", speaking.start_clock)
        yield self.chance.uniform(120, 420)
        self.chairs("ended", speaking.end_intervention)
        self.keeps("message", walls.show_message, self.meeting, "")

    def _speeches(self) -> Iterator[float]:
        from zerodraft import clock
        from zerodraft.floor.actions import inscriptions, rules_of_procedure, session, speaking

        half = self.state.begins + (self.state.ends - self.state.begins) / 2
        changed = False
        while (self.state.ends - clock.now()).total_seconds() > WAYS_IN and self.state.next:
            if not changed and clock.now() > half:
                changed = True
                self.chairs("limited", rules_of_procedure.set_limit, applies_to="all", seconds=150)
                if self.is_formal:
                    self.chairs("suspended", session.suspend)
                    yield 300
                    self.chairs("resumed", session.resume)
            yield from self._beside()
            following = self.state.next
            if following is None:
                return
            if self.chance.random() < 0.05 and not following.absences and len(self.state.current_list.waiting) > 1:
                yield 15
                self.keeps("absent", inscriptions.mark_absent, self.state.on_list, following.key)
                continue
            yield self.chance.uniform(8, 30)
            self.chairs("given", speaking.give_floor, following.key, as_next=True)
            yield from self._speech()

    def _speech(self) -> Iterator[float]:
        from zerodraft.floor.actions import concluding, speaking

        if self.state.speaking is None:
            return
        yield self.chance.uniform(3, 9)
        self.chairs("clock", speaking.start_clock)
        allotted = self.state.speaking.clock.allotted.total_seconds()
        length = min(allotted * self.chance.lognormvariate(-0.05, 0.3), allotted * 2)
        if self.chance.random() < 0.05:
            yield length * 0.4
            length *= 0.6
            yield from self._point()
        if length > allotted + 20:
            yield allotted + 20
            length -= allotted + 20
            self.chairs("reminded", concluding.remind)
        yield max(length, 1)
        self.chairs("ended", speaking.end_intervention)

    def _point(self) -> Iterator[float]:
        from zerodraft.floor.actions import pointing

        self.chairs("point of order", pointing.raise_point, self.chance.choice(self.parties[:MEMBERS_THERE]))
        yield self.chance.uniform(20, 60)
        self.chairs("ruled", pointing.rule, upheld=self.chance.random() < 0.5)
        if self.is_formal and self.chance.random() < 0.5:
            yield 5
            self.chairs("appealed", pointing.appeal, self.parties[0])
            yield 60
            self.chairs("appeal settled", pointing.settle_appeal, overruling=30, upholding=70)

    def _beside(self) -> Iterator[float]:
        """What delegations and the desk do meanwhile."""
        from zerodraft.floor import requests
        from zerodraft.floor.actions import inscriptions, replying, swapping

        state = self.state
        if self.chance.random() < 0.12:
            party = self.chance.choice(GROUPS if self.chance.random() < 0.2 else self.parties)
            request = requests.of_party(party, state.day)
            self.keeps("inscribed", inscriptions.inscribe_at_desk, state.on_list, request)
        if self.chance.random() < 0.04 and not self.state.point:
            self.keeps("reply asked", replying.request_at_desk, self.meeting, self.chance.choice(self.parties))
        own = [each for each in state.current_list.waiting[2:] if each.speaker.capacity == "national"]
        if len(own) > 4 and self.chance.random() < 0.08:
            one, other = self.chance.sample(own, 2)
            self._try("swapped", lambda: self._swap(swapping, state.on_list, one, other))
            yield 1

    def _swap(self, swapping, on_list: str, one, other) -> None:
        swap = swapping.ask(self.delegate(one.speaker.party), one.key, other.key)
        swapping.agree(self.delegate(other.speaker.party), swap.key)
        swapping.make(self.officer, on_list, swap.key)

    def _procedure(self) -> Iterator[float]:
        from zerodraft.floor.actions import moving, pointing, session

        if not self.is_formal:
            return
        self.chairs("motion", moving.move, "close-debate", self.parties[1])
        yield 10
        motion = self.state.motions[0].key
        for party in self.parties[2:4]:
            self.chairs("on a motion", moving.speak_to, motion, party, side="against")
            yield 60
        self.chairs("motion decided", moving.decide, motion, outcome="carried", votes=(70, 30, 20))
        from zerodraft.floor.actions import speaking

        self.chairs("ended", speaking.end_intervention)
        self.chairs("voting", session.begin_voting)
        yield 40
        self.chairs("point of order", pointing.raise_point, self.parties[5])
        yield 20
        self.chairs("ruled", pointing.rule, upheld=False)
        yield 60
        self.chairs("voted", session.end_voting)

    def _replies(self) -> Iterator[float]:
        from zerodraft.floor.actions import lists, speaking

        replies = next((each for each in self.state.lists if each.kind == "replies" and each.waiting), None)
        if replies is None:
            return
        self.chairs("replies", lists.take_up, replies.key)
        for each in replies.waiting[:3]:
            yield 15
            self.chairs("reply given", speaking.give_floor, each.key, early=True)
            yield from self._speech()


def prepare(password: str, seed: int) -> tuple[list[Room], dict[str, object]]:
    from zerodraft.floor import requests
    from zerodraft.floor.actions import inscriptions, lists, rules_of_procedure
    from zerodraft.parties.actions import admit_person
    from zerodraft.parties.actors import INSTALLATION
    from zerodraft.parties.core.party import Kind
    from zerodraft.parties.queries import register
    from zerodraft.process import queries as process_queries
    from zerodraft.process.actions import seat, set_limit
    from zerodraft.process.capacity import Capacity
    from zerodraft.process.core.roles import Right, Role
    from zerodraft.programme.actions import schedule_meeting
    from zerodraft.programme.core.release import Segment, Sitting
    from zerodraft.programme.models import Meeting

    announced = Meeting.objects.order_by("day", "start", "id").first()
    process = announced.round.process
    set_limit(INSTALLATION, announced.round, applies_to="groups", seconds=300)
    actors = {}
    for name, (role, party) in PEOPLE.items():
        address = f"{name}@day.example"
        person = admit_person(INSTALLATION, email=address, name=name.title(), password=password, is_secretariat=False)
        rights = [Right.INSCRIBE] if party else []
        seat(INSTALLATION, process, person=person.key, role=Role(role), party=party, rights=rights)
        actors[name] = Capacity(person.key, Role(role), process.key, party, frozenset(rights))
    known = register()
    states = [each.key for each in known.present(announced.day, Kind.MEMBER_STATE)]
    gone = process_queries.parties_that_left(process, announced.day)
    rooms, told = [], []
    for number, place in enumerate(("Conference Room 4", "Trusteeship Council Chamber")):
        chance = Random(seed + number)  # noqa: S311 (a play, no secret)
        parties = [key for key in states if key not in gone]
        chance.shuffle(parties)
        made = []
        for hour in (0, 3.75):
            begins = announced.start + timedelta(hours=hour)
            sitting = Sitting(
                day=announced.day,
                start=begins,
                end=begins + timedelta(hours=3),
                zone=announced.zone,
                venue=place,
                segments=(Segment("Objectives 7 to 12", ("objective-7",)),),
            )
            made.append(schedule_meeting(INSTALLATION, announced.round, sitting))
        for meeting in made:
            if number:
                rules_of_procedure.choose_rules(actors["chair"], meeting.key, "ga-committee", seen=0)
            held = lists.prepare_lists(INSTALLATION, meeting.key)[0]
            if meeting is made[0]:
                lists.open_list(INSTALLATION, held.key)
                early = [*parties[: SPEAKERS - 4], "state-242", "state-604", *GROUPS[:2]]
                for party in dict.fromkeys(early):
                    request = requests.of_party(party, meeting.day)
                    inscriptions.inscribe_at_desk(INSTALLATION, held.key, request)
        keys = (made[0].key, made[1].key)
        rooms.append(Room(keys, bool(number), parties, chance, actors["chair"], actors["officer"], process.key))
        told.append(list(keys))
    return rooms, {"rooms": told, "people": {name: f"{name}@day.example" for name in PEOPLE}}


def play(rooms: list[Room]) -> None:
    """Let all rooms go on, each at its own moments, until the last of them is done."""
    from django.db import connection

    from zerodraft import clock

    waiting: list[tuple[datetime, int, Iterator[float]]] = []
    for number, room in enumerate(rooms):
        heappush(waiting, (clock.now(), number, room.day()))
    while waiting:
        moment, number, steps = heappop(waiting)
        left = clock.course().real_length(moment - clock.now()).total_seconds()
        if left > 0:
            connection.close()
            time.sleep(left)
        after = next(steps, None)
        if after is not None:
            heappush(waiting, (clock.now() + timedelta(seconds=after), number, steps))


def main() -> None:
    from zerodraft.record import queries as record

    rooms, told = prepare(sys.stdin.read(), int(sys.argv[2]))
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    play(rooms)
    did = [dict(room.did) for room in rooms]
    refused = [room.refused for room in rooms]
    sys.stdout.write(json.dumps({"did": did, "refused": refused, "broken": record.first_break() is not None}) + "\n")


if __name__ == "__main__":
    os.environ["ZERODRAFT_DATA"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "zerodraft.site.settings"
    import django

    django.setup()
    main()
