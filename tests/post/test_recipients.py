"""Whom a notice for a party reaches, and in whose name somebody reads: who acts for it there now, as they act there now."""

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from zerodraft import clock
from zerodraft.parties.actors import INSTALLATION
from zerodraft.post import recipients
from zerodraft.post.core.reader import Box
from zerodraft.process import acting, actions, queries
from zerodraft.process.actions import topic_of
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Role

KENYA, FIJI = "state-404", "state-242"


@pytest.fixture
def forests(db):
    return actions.open_process(INSTALLATION, key="forests", title="Forests", audience=Audience.TEAM)


@pytest.fixture
def seabed(db):
    return actions.open_process(INSTALLATION, key="seabed", title="Seabed", audience=Audience.TEAM)


def seat(person, process, party=KENYA, role=Role.DELEGATE):
    return actions.seat(INSTALLATION, process, person=person.key, role=role, party=party)


def reached(party, within="") -> list[str]:
    return [one.email.partition("@")[0] for one in recipients.of(party, within)]


def asking(person, **chosen: str):
    request = RequestFactory().get("/")
    request.user, request.session = person, SessionStore()
    request.session["capacities"] = chosen
    return request


def test_a_person_is_reached_by_their_own_id(admit):
    ada = admit("Ada")
    assert recipients.of(ada.key) == [recipients.Recipient(ada.key, "ada@mission.example")]
    assert recipients.of("person-nobody") == []


def test_a_party_is_who_takes_part_for_it_there(admit, forests, seabed):
    ada, ben, cem = admit("Ada"), admit("Ben"), admit("Cem")
    seat(ada, forests)
    seat(ben, seabed)
    seat(cem, forests, FIJI)
    assert sorted(reached(KENYA)) == ["ada", "ben"]
    assert reached(KENYA, topic_of(forests)) == ["ada"]
    assert reached(KENYA, "process:elsewhere") == []
    ended = queries.participations(forests, KENYA)[0]
    actions.end_participation(INSTALLATION, ended)
    assert reached(KENYA, topic_of(forests)) == []


def test_a_party_that_left_is_reached_no_more_until_it_returns(admit, forests, seabed):
    ada = admit("Ada")
    seat(ada, forests)
    seat(ada, seabed)
    today = clock.now().date()
    actions.note_leaving(INSTALLATION, forests, party=KENYA, on=today)
    assert reached(KENYA, topic_of(forests)) == []
    assert reached(KENYA, topic_of(seabed)) == reached(KENYA) == ["ada"]
    assert acting.boxes(asking(ada)) == [Box(KENYA, topic_of(seabed))]


def test_the_team_is_no_party(admit, forests):
    seat(admit("Ada"), forests, "", Role.CO_FACILITATOR)
    assert reached("") == []


def test_one_reads_in_the_capacity_in_which_one_acts(admit, forests, seabed):
    ada = admit("Ada")
    leads = seat(ada, forests, "", Role.CO_FACILITATOR)
    of_kenya = seat(ada, forests)
    of_fiji = seat(ada, seabed, FIJI)
    there = Box(FIJI, topic_of(seabed))
    assert acting.boxes(asking(ada)) == [there]  # a team's role goes first
    assert acting.boxes(asking(ada, forests=of_kenya.key)) == [Box(KENYA, topic_of(forests)), there]
    assert acting.boxes(asking(ada, forests=leads.key, seabed=of_fiji.key)) == [there]
    assert acting.boxes(asking(ada, forests="participation-of-another")) == [there]


def test_the_capacity_is_the_one_of_the_pages_of_the_process(admit, forests, seabed):
    ada = admit("Ada")
    held = [seat(ada, forests, "", Role.CO_FACILITATOR), seat(ada, forests), seat(ada, forests, FIJI)]
    for chosen in ("", *(one.key for one in held)):
        request = asking(ada, forests=chosen)
        party = acting.acting(request, forests).party
        assert acting.boxes(request) == ([Box(party, topic_of(forests))] if party else [])


def test_the_secretariat_reads_for_a_party_only_when_it_chose_to_act_for_it(admit, forests):
    ada = admit("Ada")
    of_kenya = seat(ada, forests)
    ada.is_secretariat = True
    ada.save()
    assert acting.acting(asking(ada), forests).party == ""
    assert acting.boxes(asking(ada)) == []
    assert acting.boxes(asking(ada, forests=of_kenya.key)) == [Box(KENYA, topic_of(forests))]


def test_it_takes_two_queries_however_many_processes(admit, forests, seabed):
    ada = admit("Ada")
    for process in (forests, seabed):
        seat(ada, process)
        with CaptureQueriesContext(connection) as seen:
            acting.boxes(asking(ada))
        assert len(seen) == 2


def test_many_are_found_as_each_alone_and_in_as_few_queries(admit, forests, seabed):
    ada, ben, cem, dea = (admit(name) for name in ("Ada", "Ben", "Cem", "Dea"))
    seat(ada, forests)
    seat(ben, forests, FIJI)
    seat(ben, seabed)
    seat(cem, seabed, FIJI)
    actions.note_leaving(INSTALLATION, seabed, party=FIJI, on=clock.now().date())
    cem.is_active = False
    cem.save()
    subjects = [KENYA, FIJI, dea.key, cem.key, "state-148", "person-nobody"]
    counts = []
    for within in ("", topic_of(forests), topic_of(seabed)):
        with CaptureQueriesContext(connection) as seen:
            found = recipients.of_each(subjects, within)
        counts.append(len(seen))
        assert found == {subject: recipients.of(subject, within) for subject in subjects}
    assert max(counts) <= 4


def test_a_room_that_answers_one_by_one_is_asked_one_by_one(monkeypatch):
    def alone(subject: str, _within: str):
        return [recipients.Recipient(f"person-{subject}", f"{subject}@mission.example")]

    monkeypatch.setattr(recipients, "_RESOLVERS", [alone])
    assert [one.person for each in recipients.of_each(["a", "b"]).values() for one in each] == ["person-a", "person-b"]
