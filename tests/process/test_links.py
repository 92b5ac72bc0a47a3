"""One-time links into a process: a seat for whoever opens one, the way back for somebody seated, and nothing more."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.test import Client

from clocks import ahead
from process.conftest import CHILE, KENYA, capacity_of
from zerodraft import clock
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.models import Admission, Person
from zerodraft.process import actions
from zerodraft.process.core.roles import Right, Role
from zerodraft.process.models import Participation
from zerodraft.programme.actions import schedule_meeting
from zerodraft.programme.core.release import Sitting
from zerodraft.record.models import Row

NEW = {"name": "Amara Oyelaran", "email": "amara@mission.example"}


@pytest.fixture(autouse=True)
def _no_misses_before():
    cache.clear()


@pytest.fixture
def link(forests):
    def make(role: Role = Role.DELEGATE, party: str = KENYA, rights=(Right.INSCRIBE,), by=INSTALLATION, **more):
        token = actions.admit_by_link(by, forests, role=role, party=party, rights=rights, **more)[1]
        return f"/enter/{token}/"

    return make


def test_a_link_seats_and_signs_in_whoever_opens_it_and_they_choose_their_capacity(client, forests, link):
    address = link()
    page = client.get(address)
    assert page.status_code == 200
    for said in ("Forest compact", "Delegate", "Kenya", "inscribe on speakers"):
        assert said in page.content.decode(), said
    assert client.get("/programme/forests/").status_code == 404
    answer = client.post(address, NEW)
    assert (answer.status_code, answer["Location"]) == (302, "/programme/forests/")
    page = client.get("/programme/forests/").content.decode()
    assert "Delegate" in page
    person = Person.objects.get(email=NEW["email"])
    assert client.session["_auth_user_id"] == str(person.pk)
    seat = Participation.objects.get(person=person.key)
    assert (seat.role, seat.party, seat.rights) == ("delegate", KENYA, {Right.INSCRIBE})
    # A second role: chosen, and changed back.
    client.post(link(Role.CO_FACILITATOR, "", ()))
    second = Participation.objects.get(person=person.key, role="co-facilitator")
    assert "Co-facilitator" in client.get("/programme/forests/").content.decode()
    assert client.get("/processes/forests/capacity/").content.decode().count('name="participation"') == 2
    client.post("/processes/forests/capacity/", {"participation": seat.key})
    shown = client.get("/programme/forests/").context["request"].session["capacities"]
    assert shown == {"forests": seat.key}
    client.post("/processes/forests/capacity/", {"participation": second.key})
    assert client.session["capacities"] == {"forests": second.key}
    client.post("/processes/forests/capacity/", {"participation": "participation-of-another"})
    assert client.session["capacities"] == {"forests": second.key}


def test_looking_at_a_link_does_not_use_it(client, link):
    address = link()
    for _look in range(3):
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
    assert not Person.objects.exists()
    assert client.post(address, NEW).status_code == 302


@pytest.mark.parametrize(
    ("kill", "status", "says"),
    [
        ("nothing-of-it", 404, "There is no such link"),
        ("tampered", 404, "There is no such link"),
        ("long", 404, "There is no such link"),
        ("used", 410, "has been used"),
        ("expired", 410, "has expired"),
        ("withdrawn", 410, "was withdrawn"),
        ("party-left", 410, "left the process"),
        ("maker-ended", 410, "may not let anybody in any more"),
        ("maker-lost-right", 410, "may not let anybody in any more"),
    ],
)
def test_a_link_that_does_not_open_says_why_and_whom_to_ask(client, forests, seated, link, kill, status, says):
    focal = seated(Role.DELEGATE, KENYA, tuple(Right), name="Wanjiru Aluoch")
    seat = Participation.objects.get(person=focal.key)
    address = link(by=capacity_of(focal, forests))
    stored = Admission.objects.get()
    if kill == "nothing-of-it":
        address = "/enter/nothing/"
    elif kill == "tampered":
        address = address[:-2] + ("A" if address[-2] != "A" else "B") + "/"
    elif kill == "long":
        address = f"/enter/{'x' * 5_000}/"
    elif kill == "used":
        client.post(address, NEW)
        client.logout()
    elif kill == "expired":
        Admission.objects.update(expires_at=clock.real_now() - timedelta(seconds=1))
    elif kill == "withdrawn":
        actions.withdraw_link(INSTALLATION, stored)
    elif kill == "party-left":
        actions.note_leaving(INSTALLATION, forests, party=KENYA, on=clock.now().date())
    elif kill == "maker-ended":
        actions.end_participation(INSTALLATION, seat)
    else:
        actions.change_rights(INSTALLATION, seat, (Right.INSCRIBE,))
    before = Person.objects.count(), Participation.objects.count(), Row.objects.count()
    for answer in (client.get(address), client.post(address, {"name": "B C", "email": "b@mission.example"})):
        assert answer.status_code == status
        assert says in answer.content.decode()
        assert "Ask " in answer.content.decode()
    assert ("Wanjiru Aluoch" in answer.content.decode()) is (status == 410)
    assert (Person.objects.count(), Participation.objects.count(), Row.objects.count()) == before
    assert "_auth_user_id" not in client.session


def test_posted_twice_by_the_same_person_changes_nothing_more(client, link):
    address = link()
    client.post(address, NEW)
    before = Row.objects.count()
    again = client.post(address, NEW)
    assert (again.status_code, again["Location"]) == (302, "/programme/forests/")
    assert (Row.objects.count(), Person.objects.count()) == (before, 1)


@pytest.mark.parametrize(
    "given",
    [
        {"name": "", "email": "a@mission.example"},
        {"name": "Amara", "email": ""},
        {"name": "Amara", "email": "no address"},
        {"name": "x" * 151, "email": "a@mission.example"},
        {"name": "Amara", "email": "a" * 250 + "@mission.example"},
        {},
    ],
)
def test_what_somebody_says_of_themselves_is_checked_and_the_link_stays_open(client, link, given):
    address = link()
    answer = client.post(address, given)
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert not Person.objects.exists()
    assert client.post(address, NEW).status_code == 302


def test_an_address_that_is_somebodys_asks_them_to_sign_in_and_gives_the_role_to_that_account(client, seated, link):
    owner = seated(Role.ADVISER, name="Ines Duarte")
    address = link()
    answer = client.post(address, {"name": "Somebody Else", "email": owner.email.upper()})
    assert answer.status_code == 200
    assert f"/accounts/login/?next={address}" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert Participation.objects.filter(person=owner.key).count() == 1
    client.force_login(owner)
    assert "Ines Duarte" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert {seat.role for seat in Participation.objects.filter(person=owner.key)} == {"adviser", "delegate"}


def test_a_link_back_is_for_one_person_alone(client, forests, seated):
    mine, other = seated(Role.DELEGATE, KENYA, name="Mine"), seated(Role.DELEGATE, CHILE, name="Other")
    seat = Participation.objects.get(person=mine.key)
    older = actions.link_for(INSTALLATION, seat)[1]
    address = f"/enter/{actions.link_for(INSTALLATION, seat)[1]}/"
    assert client.get(f"/enter/{older}/").status_code == 410
    client.force_login(other)
    assert "signs you out" in client.get(address).content.decode()
    assert client.post(address, NEW).status_code == 302
    assert client.session["_auth_user_id"] == str(mine.pk)
    assert Participation.objects.count() == 2


def test_nobody_makes_a_link_into_a_role_that_they_could_not_have_given(forests, seated, people):
    focal = seated(Role.DELEGATE, KENYA, tuple(Right), name="Focal")
    clerk = seated(Role.SECRETARIAT, name="Clerk")
    seabed = actions.open_process(INSTALLATION, key="seabed", title="Seabed", audience="team")
    colleague = seated(Role.DELEGATE, KENYA, name="Colleague")
    seat = Participation.objects.get(person=colleague.key)
    for who in (focal, clerk):
        assert actions.link_for(capacity_of(who, forests), seat)
    actions.seat(INSTALLATION, forests, person=colleague.key, role=Role.CO_FACILITATOR)
    with pytest.raises(PermissionDenied):
        actions.link_for(capacity_of(focal, forests), seat)
    assert actions.link_for(capacity_of(clerk, forests), seat)
    actions.seat(INSTALLATION, seabed, person=colleague.key, role=Role.OBSERVER, party=CHILE)
    with pytest.raises(PermissionDenied):
        actions.link_for(capacity_of(clerk, forests), seat)
    actions.seat(INSTALLATION, forests, person=people["secretariat"].key, role=Role.ADVISER)
    with pytest.raises(PermissionDenied):
        actions.link_for(INSTALLATION, Participation.objects.get(person=people["secretariat"].key))


def test_what_is_stored_opens_nothing_and_the_record_holds_no_name(client, link):
    address = link(name="Amara Oyelaran", email=NEW["email"])
    token = address.split("/")[2]
    client.post(address, NEW)
    stored = str(Admission.objects.values().get())
    assert token not in stored
    rows = str(list(Row.objects.values()))
    assert token not in rows
    assert "Amara" not in rows
    assert "amara" not in rows
    verbs = list(Row.objects.order_by("seq").values_list("verb", flat=True))[-4:]
    assert verbs == ["admission.made", "person.admitted", "participation.begun", "admission.used"]


def test_guesses_are_turned_away_but_a_link_that_exists_still_opens(client, link):
    address = link()
    answers = [client.get(f"/enter/guess-{number}/").status_code for number in range(32)]
    assert answers[:30] == [404] * 30
    assert answers[30:] == [429] * 2
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("shift", [timedelta(), timedelta(days=-3_000)])
def test_a_sign_in_lasts_until_some_hours_after_the_last_meeting_of_the_round(client, forests, link, settings, shift):
    settings.CLOCK = ahead(shift)
    opened = actions.open_round(INSTALLATION, forests, 1)
    start = clock.now() + timedelta(days=2)
    for later in (0, 1):
        begins = start + timedelta(days=later)
        sitting = Sitting(
            day=begins.date(), start=begins, end=begins + timedelta(hours=3), zone="UTC", venue="", segments=()
        )
        schedule_meeting(INSTALLATION, opened, sitting)
    client.post(link(), NEW)
    lasts = client.session.get_expiry_date() - clock.real_now()
    assert abs(lasts - timedelta(days=3, hours=9)) < timedelta(minutes=1)


@pytest.mark.parametrize("held", [False, True])
def test_without_a_meeting_to_come_a_sign_in_lasts_thirty_days(client, forests, link, held):
    if held:
        opened = actions.open_round(INSTALLATION, forests, 1)
        begins = clock.now() - timedelta(days=4)
        sitting = Sitting(day=begins.date(), start=begins, end=None, zone="UTC", venue="", segments=())
        schedule_meeting(INSTALLATION, opened, sitting)
    client.post(link(), NEW)
    assert abs(client.session.get_expiry_date() - clock.real_now() - timedelta(days=30)) < timedelta(minutes=1)


def test_oneself_on_another_device(client, seated):
    person = seated(Role.DELEGATE, KENYA)
    assert client.get("/device/").status_code == 302
    client.force_login(person)
    page = client.post("/device/")
    address = page.context["sheets"][0].address
    assert address in page.content.decode()
    telephone = Client()
    assert telephone.get(address).status_code == 200
    assert telephone.post(address, NEW).status_code == 302
    assert telephone.session["_auth_user_id"] == str(person.pk)
    assert Client().post(address, NEW).status_code == 410
    assert Admission.objects.get().expires_at - Admission.objects.get().made_at == timedelta(minutes=10)


def test_a_removed_person_may_nothing_from_the_next_request_on(client, forests, link):
    client.post(link(rights=tuple(Right)), NEW)
    assert client.get("/processes/forests/delegation/").status_code == 200
    person = Person.objects.get(email=NEW["email"])
    actions.end_participation(INSTALLATION, Participation.objects.get(person=person.key))
    assert Row.objects.last().subject == person.key
    assert client.get("/processes/forests/delegation/").status_code == 404
    assert client.post(f"/processes/forests/parties/{KENYA}/admit/", {"name": "X"}).status_code == 404
    assert client.get("/programme/forests/").status_code == 404
