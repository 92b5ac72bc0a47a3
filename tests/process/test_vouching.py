"""An address that somebody only stated is nobody's: it gives no role, and keeps nobody out who was given it."""

import importlib

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db.models.signals import pre_save
from django.test import Client

from process.conftest import CHILE, KENYA, PASSWORD, capacity_of
from zerodraft.parties.actions import make_person
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.models import Admission, Person
from zerodraft.process import actions
from zerodraft.process.core.roles import Right, Role
from zerodraft.process.models import Participation
from zerodraft.record.models import Row

ADMIT, IMPORT = "/processes/forests/participants/admit/", "/processes/forests/participants/import/"
VICTIM = "ines.duarte@mission.example"
STATED = {"name": "Ines Duarte", "email": VICTIM}


@pytest.fixture
def clerk(people, forests):
    window = Client()
    window.force_login(people["secretariat"])
    return window


@pytest.fixture
def focal(forests, seated):
    return capacity_of(seated(Role.DELEGATE, KENYA, tuple(Right), name="Focal"), forests)


@pytest.fixture
def squatter(forests, focal) -> Client:
    """Somebody whom a focal point let in, who states an address of another's."""
    window = Client()
    token = actions.admit_by_link(focal, forests, role=Role.DELEGATE, party=KENYA)[1]
    assert window.post(f"/enter/{token}/", STATED).status_code == 302
    return window


def whose(window: Client) -> Person:
    return Person.objects.get(pk=window.session["_auth_user_id"])


def roles_of(person: Person) -> set[str]:
    return set(Participation.objects.filter(person=person.key).values_list("role", flat=True))


def address_of(page) -> str:
    return page.context["sheets"][0].address


@pytest.mark.parametrize("way", ["admit", "import"])
def test_who_claims_an_address_is_not_seated_in_its_place_and_its_owner_gets_in(clerk, squatter, way):
    if way == "admit":
        page = clerk.post(ADMIT, {"role": "co-facilitator", "email": VICTIM.upper(), "name": "Ines Duarte"})
    else:
        shown = clerk.post(IMPORT, {"pasted": f"Chile,Ines Duarte,{VICTIM}"})
        assert "no secretariat of this process gave it" in shown.content.decode()
        given = {"pasted": shown.context["pasted"], "shown": shown.context["shown"], "confirm": "yes"}
        clerk.post(IMPORT, given)
        page = clerk.post(IMPORT, given)
        assert len([link for link in Admission.objects.filter(email=VICTIM) if not link.withdrawn_at]) == 1
    assert roles_of(whose(squatter)) == {"delegate"}
    owner = Client()
    assert owner.post(address_of(page), STATED).status_code == 302
    assert whose(owner).email == VICTIM
    assert whose(owner) != whose(squatter)
    assert whose(squatter).email.endswith("@released.invalid")
    assert Participation.objects.filter(person=whose(owner).key).count() == 1
    assert Participation.objects.get(person=whose(squatter).key).party == KENYA
    released = Row.objects.get(verb="address.released")
    assert (released.subject, released.data) == (whose(squatter).key, {})
    assert VICTIM not in clerk.get(f"/processes/forests/parties/{KENYA}/").content.decode()
    # Now the address is known as theirs, and they are seated by it.
    page = clerk.post(ADMIT, {"role": "adviser", "email": VICTIM, "name": ""})
    assert "adviser" in roles_of(Person.objects.get(email=VICTIM))


def test_a_stated_address_wins_nothing_from_a_link_that_no_secretariat_gave_it(forests, focal, squatter):
    before = Row.objects.count()
    token = actions.admit_by_link(focal, forests, role=Role.DELEGATE, party=KENYA, email=VICTIM)[1]
    answer = Client().post(f"/enter/{token}/", STATED)
    assert "Somebody with this e-mail address is here already" in answer.content.decode()
    assert whose(squatter).email == VICTIM
    assert Row.objects.count() == before + 1


def test_a_link_vouches_only_for_the_address_that_was_given(clerk):
    window = Client()
    page = clerk.post(ADMIT, {"role": "adviser", "email": "a.b@mission.example", "name": ""})
    window.post(address_of(page), STATED)
    assert whose(window).vouched_by == ""
    clerk.post(ADMIT, {"role": "secretariat", "email": VICTIM, "name": ""})
    assert roles_of(whose(window)) == {"adviser"}


def test_who_holds_a_vouched_address_keeps_it(clerk, seated):
    owner = seated(Role.DELEGATE, CHILE, name="Ines Duarte")
    page = clerk.post(ADMIT, {"role": "adviser", "name": "", "email": ""})
    answer = Client().post(address_of(page), STATED)
    assert "Somebody with this e-mail address is here already" in answer.content.decode()
    owner.refresh_from_db()
    assert owner.email == VICTIM


def test_the_secretariat_of_one_process_vouches_for_nobody_in_another(clerk, forests, seated):
    seabed = actions.open_process(INSTALLATION, key="seabed", title="Seabed", audience="team")
    theirs = Client()
    theirs.force_login(seated(Role.SECRETARIAT, name="Seabed Clerk", of=seabed))
    page = theirs.post("/processes/seabed/participants/admit/", {"role": "adviser", "name": "", "email": VICTIM})
    claimed = Client()
    claimed.post(address_of(page), STATED)
    person = whose(claimed)
    assert person.vouched_by == actions.topic_of(seabed)
    clerk.post(ADMIT, {"role": "co-facilitator", "email": VICTIM, "name": ""})
    assert not Participation.objects.filter(person=person.key, process=forests).exists()
    theirs.post("/processes/seabed/participants/admit/", {"role": "co-facilitator", "name": "", "email": VICTIM})
    assert roles_of(person) == {"adviser", "co-facilitator"}


def test_the_preview_says_whose_account_an_address_is(clerk, forests, seated):
    seated(Role.DELEGATE, CHILE, tuple(Right), name="Ines Duarte")
    page = clerk.post(IMPORT, {"pasted": f"Chile,Ines Duarte,{VICTIM}\nFrance,New One,new@mission.example"})
    said = [one.account for one in page.context["entries"]]
    assert said == ["Account of Ines Duarte: Delegate Chile. Let in by the secretariat.", ""]


def test_a_way_back_does_not_grow_with_what_the_colleague_is_given_later(clerk, forests, seated, focal):
    colleague = seated(Role.DELEGATE, KENYA, name="Colleague")
    seat = Participation.objects.get(person=colleague.key)
    held = Client()
    held.post(f"/enter/{actions.link_for(focal, seat)[1]}/")
    assert whose(held) == colleague
    unused = actions.link_for(focal, seat)[1]
    untouched = clerk.session.session_key
    answer = clerk.post(ADMIT, {"role": "co-facilitator", "email": colleague.email, "name": ""}, follow=True)
    assert "is seated" in answer.content.decode()
    assert held.get("/processes/forests/capacity/").status_code == 404
    assert Client().post(f"/enter/{unused}/").status_code == 410
    assert Session.objects.filter(session_key=untouched).exists()
    owner = Client()
    assert owner.login(email=colleague.email, password=PASSWORD)
    assert owner.get("/processes/forests/capacity/").status_code == 200


def test_joining_the_secretariat_ends_every_session_but_the_one_in_which_it_was_done(clerk, people):
    person, held, own = people["person"], Client(), Client()
    held.force_login(person)
    own.force_login(person)
    address = clerk.post("/people/", {"name": ""}).context["sheets"][0].address
    assert own.post(address).status_code == 302
    assert own.get("/people/").status_code == 200
    assert "_auth_user_id" not in held.session
    assert held.get("/people/").status_code == 403


def test_the_same_seat_for_ones_party_ends_nothing(clerk, forests, seated):
    person, window = seated(Role.DELEGATE, KENYA), Client()
    window.force_login(person)
    actions.seat(INSTALLATION, forests, person=person.key, role=Role.DELEGATE, party=KENYA)
    assert window.get("/processes/forests/delegation/").status_code == 200
    actions.seat(INSTALLATION, forests, person=person.key, role=Role.DELEGATE, party=CHILE)
    assert window.get("/processes/forests/delegation/").status_code == 404


def test_somebody_without_a_password_is_seated_by_address_and_given_their_way_in(clerk, forests):
    person = make_person(INSTALLATION, name="Ines", email=VICTIM, password=None, vouched_by="installation")
    page = clerk.post(ADMIT, {"role": "adviser", "email": VICTIM, "name": ""})
    window = Client()
    window.post(address_of(page))
    assert whose(window) == person


@pytest.mark.parametrize("way", ["new", "back"])
@pytest.mark.parametrize("maker", ["focal", "secretariat"])
def test_only_whom_a_secretariat_let_in_sets_a_first_password(forests, focal, maker, way):
    by, window = focal if maker == "focal" else INSTALLATION, Client()
    if way == "new":
        token = actions.admit_by_link(by, forests, role=Role.DELEGATE, party=KENYA)[1]
    else:
        person = make_person(INSTALLATION, name="Ines", email=VICTIM, password=None)
        seat = actions.seat(INSTALLATION, forests, person=person.key, role=Role.DELEGATE, party=KENYA)
        token = actions.link_for(by, seat)[1]
    window.post(f"/enter/{token}/", STATED)
    given = {"password1": "a long new password", "password2": "a long new password"}
    allowed = maker == "secretariat"
    assert window.get("/accounts/password/set/").status_code == (200 if allowed else 403)
    assert window.post("/accounts/password/set/", given).status_code == (302 if allowed else 403)
    assert Person.objects.get(email=VICTIM).has_usable_password() is allowed


def test_the_same_address_on_two_links_at_once_is_taken_not_an_error(forests):
    """The other one commits between the look and the writing: as their row is written, ours is refused."""
    token = actions.admit_by_link(INSTALLATION, forests, role=Role.DELEGATE, party=KENYA)[1]

    def come_first(instance, **_signal):
        Person.objects.bulk_create([Person(key="person-first", email=instance.email, name="First")])

    pre_save.connect(come_first, sender=Person)
    try:
        answer = Client().post(f"/enter/{token}/", STATED)
    finally:
        pre_save.disconnect(come_first, sender=Person)
    assert answer.status_code == 200
    assert "Somebody with this e-mail address is here already" in answer.content.decode()
    assert not Participation.objects.exists()
    assert Admission.objects.get().used_at is None
    assert not Row.objects.filter(verb="person.admitted").exists()


def test_upgrading_vouches_for_those_whom_a_secretariat_had_given_a_password(people, squatter):
    Person.objects.update(vouched_by="")
    importlib.import_module("zerodraft.parties.migrations.0004_vouching").vouch(apps, None)
    assert Person.objects.get(pk=people["person"].pk).vouched_by == "installation"
    assert Person.objects.get(pk=people["colleague"].pk).vouched_by == "installation"
    assert whose(squatter).vouched_by == ""
