"""Meetings of a process under any rules, on any day; and everything that is stored of the floor, to be compared."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db.models import Model
from msgspec.structs import replace

from floor.conftest import DAY, NEW_YORK, delegate
from zerodraft import clock
from zerodraft.floor import queries, values
from zerodraft.floor.actions import inscriptions, lists, session, speaking, undoing
from zerodraft.floor.models import Act, Floor, Inscription, SpeakersList
from zerodraft.floor.requests import Request, Speaks
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.process.audience import Audience
from zerodraft.process.capacity import Capacity
from zerodraft.process.core.roles import Role
from zerodraft.process.core.rule_set import RuleSet
from zerodraft.process.rule_books import shipped
from zerodraft.programme.actions import publish_release, schedule_meeting
from zerodraft.programme.core.release import Segment, Sitting
from zerodraft.record.models import Row

EU, PALESTINE = "body-001", "state-275"
KENYA, INDIA, BRAZIL, NORWAY = "state-404", "state-356", "state-076", "state-578"
TITLES = ("Objectives 1 and 2", "Other business")


class Hall:
    """The meetings of one process, one after the other on a day, and hands to act with in the first."""

    def __init__(
        self, rules: str | RuleSet = "ga-plenary", *, day: date = DAY, hours: tuple[int, ...] = (10,), key: str = "seas"
    ) -> None:
        self.process = process_actions.open_process(INSTALLATION, key=key, title="Seas", audience=Audience.PUBLIC)
        self.rules = shipped()[rules] if isinstance(rules, str) else rules
        process_actions.adopt_rules(INSTALLATION, self.process, self.rules)
        self.round = process_actions.open_round(INSTALLATION, self.process, 1)
        rows = [schedule_meeting(INSTALLATION, self.round, _sitting(day, hour)) for hour in hours]
        publish_release(INSTALLATION, self.process)
        self.day = day
        self.keys = [row.key for row in rows]
        self.lists = [lists.prepare_lists(INSTALLATION, key) for key in self.keys]
        for meeting in self.lists:
            for held in meeting:
                lists.open_list(INSTALLATION, held.key)
        self.key, self.list = self.keys[0], self.lists[0][0].key
        self.chair = Capacity(key="person-chair", role=Role.CO_FACILITATOR, process=self.process.key)
        self.officer = Capacity(key="person-officer", role=Role.CONFERENCE_OFFICER, process=self.process.key)

    def do(self, act: Callable[..., object], *what: object, meeting: int = 0, **more: object):
        """An act of the chair, made from the turn that is."""
        key = self.keys[meeting]
        return act(self.chair, key, *what, seen=Floor.objects.get(meeting__key=key).turn, **more)

    def begin(self, meeting: int = 0) -> None:
        self.do(session.call_to_order, meeting=meeting)

    def inscribe(self, *parties: str, on: str = "", **speaks: object) -> list[str]:
        """Inscribe parties by themselves, in this order; their keys."""
        return [
            inscriptions.inscribe(self.delegate(party), on or self.list, Request(party, speaks=Speaks(**speaks))).key
            for party in parties
        ]

    def delegate(self, party: str) -> Capacity:
        return delegate(party, process=self.process.key)

    def speak(self, inscription: str, meeting: int = 0):
        """Give the floor and start the clock."""
        given = self.do(speaking.give_floor, inscription, meeting=meeting)
        self.do(speaking.start_clock, meeting=meeting)
        return given

    def state(self, meeting: int = 0) -> values.State:
        return queries.state(self.keys[meeting], clock.now())

    def undo(self, meeting: int = 0) -> Act:
        """Undo the last act of whatever kind that stands."""
        last = Act.objects.filter(floor__meeting__key=self.keys[meeting], undone_at=None).order_by("number").last()
        return undoing.undo(self.chair, self.keys[meeting], last.number)

    def waiting(self, on: str = "") -> list[str]:
        """The parties that wait, in order."""
        held = SpeakersList.objects.get(key=on or self.list)
        return parties_of(held.order)

    def reserve(self, on: str = "") -> list[str]:
        return parties_of(SpeakersList.objects.get(key=on or self.list).reserve)


def parties_of(keys: list[str]) -> list[str]:
    known = {each.key: each.group or each.party for each in Inscription.objects.filter(key__in=keys)}
    return [known[key] for key in keys]


def _sitting(day: date, hour: int) -> Sitting:
    zone = ZoneInfo(NEW_YORK)
    start = datetime.combine(day, time(hour), zone)
    return Sitting(
        day=day,
        start=start,
        end=start + timedelta(hours=3),
        zone=NEW_YORK,
        venue=f"Conference Room {hour}",
        segments=tuple(Segment(title) for title in TITLES),
    )


def with_rules(base: str = "ga-plenary", **changed: object) -> RuleSet:
    """A rule set that ships, changed."""
    return replace(shipped()[base], **changed)


COUNTERS = {(Floor, "turn"), (Floor, "acts_made"), (SpeakersList, "requests")}
"""What only ever grows."""

Stored = dict[str, dict[int, dict[str, object]]]


def stored() -> Stored:
    """Every row of the floor, field by field, without what counts acts; the acts themselves are history."""
    return {
        model.__name__: {row["id"]: row for row in _rows(model)}
        for model in apps.get_app_config("floor").get_models()
        if model is not Act
    }


def _rows(model: type[Model]) -> list[dict[str, object]]:
    fields = [field.attname for field in model._meta.concrete_fields if (model, field.name) not in COUNTERS]
    return list(model.objects.order_by("pk").values(*fields))


def history() -> tuple[int, int, int]:
    """How many acts and rows of the record there are, and how many turns were taken."""
    return Act.objects.count(), Row.objects.count(), sum(Floor.objects.values_list("turn", flat=True))


def differences(before: Stored, after: Stored) -> list[str]:
    """What is not as it was before. What was made and undone since does not count: it stays, marked so."""
    found = []
    for name, rows in after.items():
        for pk, row in rows.items():
            was = before[name].get(pk)
            if was is None:
                if row.get("undone_at") is None and row.get("state") != Inscription.States.WITHDRAWN:
                    found.append(f"{name} {pk} is new: {row}")
                continue
            found += [f"{name} {pk} {key}: {was[key]!r} -> {row[key]!r}" for key in row if was[key] != row[key]]
        found += [f"{name} {pk} is gone" for pk in before[name].keys() - rows.keys()]
    return found


class Unchanged:
    """What is refused changes nothing at all."""

    def __init__(self, refusal: type[Exception], match: str) -> None:
        self.raises = pytest.raises(refusal, match=match)

    def __enter__(self) -> None:
        self.before = stored(), history()
        self.raises.__enter__()

    def __exit__(self, *error: object) -> bool:
        expected = self.raises.__exit__(*error)
        assert (stored(), history()) == self.before
        return bool(expected)
