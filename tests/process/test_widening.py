"""Changing who may see a thing: who may, what the record says of it, and what is refused."""

import pytest
from django.core.exceptions import PermissionDenied

from zerodraft import clock
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions, queries, widening
from zerodraft.process.audience import Audience
from zerodraft.process.models import Process
from zerodraft.programme.models import Meeting
from zerodraft.record import queries as record
from zerodraft.record.models import Row

MAY = ("secretariat", "co-facilitator", "installation secretariat")


@pytest.fixture
def forests(db: None) -> Process:
    return actions.open_process(INSTALLATION, key="forests", title="Forest compact", audience=Audience.DELEGATIONS)


@pytest.fixture
def planned(forests) -> Meeting:
    opened = actions.open_round(INSTALLATION, forests, 1)
    return Meeting.objects.create(round=opened, key="meeting-1", day="2018-02-20", zone="UTC")


def change(actor, kind: str, key: str, audience: Audience):
    return widening.change_audience(actor, kind=kind, key=key, audience=audience)


@pytest.mark.parametrize("kind", ["process", "meeting"])
@pytest.mark.parametrize("after", Audience)
def test_who_may_change_an_audience(forests, planned, capacities, kind, after):
    key = {"process": "forests", "meeting": "meeting-1"}[kind]
    before = {"process": forests, "meeting": planned}[kind].audience
    for name, person in capacities(forests).items():
        own = queries.capacities_of(getattr(person, "key", ""), forests, clock.now())
        actor = own[0] if own else person
        rows = Row.objects.count()
        if name not in MAY:
            with pytest.raises(PermissionDenied, match="Only the secretariat"):
                change(actor, kind, key, after)
            assert Row.objects.count() == rows, name
            continue
        assert change(actor, kind, key, after).audience == after
        assert Row.objects.count() == rows + (before != after), name
        change(INSTALLATION, kind, key, Audience(before))
    assert record.first_break() is None


def test_the_record_says_what_was_and_what_is(forests, planned):
    change(INSTALLATION, "meeting", "meeting-1", Audience.PUBLIC)
    row = Row.objects.last()
    assert (row.verb, row.subject, row.topic) == ("audience.changed", "meeting-1", "meeting:meeting-1")
    assert row.data == {"kind": "meeting", "before": "observers", "after": "public"}
    change(INSTALLATION, "process", "forests", Audience.TEAM)
    assert Row.objects.last().topic == "process:forests"


@pytest.mark.parametrize(("kind", "key"), [("meeting", "none"), ("nothing", "meeting-1")])
def test_what_is_not_there_is_not_changed(db, kind, key):
    with pytest.raises(LookupError):
        change(INSTALLATION, kind, key, Audience.PUBLIC)


def test_the_form_leads_back_and_refuses_what_is_no_audience(client, people, forests, planned):
    client.force_login(people["secretariat"])
    answer = client.post("/audience/process/forests", {"audience": "public"})
    assert (answer.status_code, answer["Location"]) == (302, "/programme/forests/")
    assert Process.objects.get().audience == "public"
    client.post("/audience/process/forests", {"audience": "everybody"})
    assert Process.objects.get().audience == "public"
    assert client.post("/audience/nothing/forests", {"audience": "public"}).status_code == 404
    assert client.get("/audience/process/forests").status_code == 405
