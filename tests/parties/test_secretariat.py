"""The secretariat lets in its colleagues by links, and ends their membership."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from roles import SECRETARIAT_ONLY
from zerodraft import clock
from zerodraft.parties import actions, admissions, queries, sheets
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.models import Admission, Person
from zerodraft.record.models import Row

NEW = {"name": "Amara Oyelaran", "email": "amara@mission.example", "password": "correct horse battery"}


@pytest.fixture
def member(client, people):
    client.force_login(people["secretariat"])
    return client


def link(member, name: str = "") -> str:
    return member.post("/people/", {"name": name}).context["sheets"][0].address


def test_a_colleague_joins_by_a_link_and_their_membership_is_ended(member, people):
    address = link(member, "Amara")
    assert "Amara" in member.get("/people/").content.decode()
    other = Client()
    assert 'value="Amara"' in other.get(address).content.decode()
    answer = other.post(address, NEW)
    assert (answer.status_code, answer["Location"]) == (302, "/people/")
    assert other.get("/people/").status_code == 200
    joined = Person.objects.get(email=NEW["email"])
    assert member.post(f"/people/{joined.key}/end/").status_code == 302
    assert other.get("/people/").status_code == 403
    row = Row.objects.last()
    assert (row.verb, row.subject, row.actor) == ("person.ended", joined.key, people["secretariat"].key)


def test_somebody_signed_in_joins_with_the_account_they_have(member, people):
    address, other = link(member), Client()
    other.force_login(people["person"])
    assert other.post(address).status_code == 302
    assert Person.objects.get(pk=people["person"].pk).is_secretariat
    assert Person.objects.filter(email=NEW["email"]).count() == 0


def test_nobody_ends_themselves_so_that_one_member_always_stays(member, people):
    page = member.post(f"/people/{people['secretariat'].key}/end/", follow=True)
    assert "Nobody ends their own membership" in page.content.decode()
    assert people["secretariat"] in queries.secretariat()


def test_a_link_dies_with_the_membership_of_its_maker_and_when_withdrawn(member, people):
    withdrawn, orphaned = link(member), link(member)
    key = Admission.objects.order_by("id").first().key
    assert member.post(f"/people/links/{key}/withdraw/").status_code == 302
    assert Client().post(withdrawn, NEW).status_code == 410
    actions.end_access(people["colleague"], people["secretariat"])
    answer = Client().post(orphaned, NEW)
    assert answer.status_code == 410
    assert "may not let anybody in any more" in answer.content.decode()
    assert not Person.objects.filter(email=NEW["email"]).exists()


@pytest.mark.parametrize(("role", "allowed"), SECRETARIAT_ONLY)
@pytest.mark.parametrize("verb", ["make", "withdraw", "end"])
def test_who_may(people, role, allowed, verb):
    made = actions.make_admission(INSTALLATION, purpose=admissions.SECRETARIAT, lasts=timedelta(days=1))[0]
    acts = {
        "make": lambda by: actions.make_admission(by, purpose=admissions.SECRETARIAT, lasts=timedelta(days=1)),
        "withdraw": lambda by: actions.withdraw_admission(by, made),
        "end": lambda by: actions.end_access(by, people["colleague"]),
    }
    before = Row.objects.count()
    if allowed:
        acts[verb](people[role])
    else:
        with pytest.raises(PermissionDenied):
            acts[verb](people[role])
    assert Row.objects.count() == before + allowed


@pytest.mark.parametrize("role", ["anonymous", "person", "inactive"])
def test_the_pages_are_for_the_secretariat(client, people, role):
    if role != "anonymous":
        client.force_login(people[role])
    for answer in (
        client.get("/people/"),
        client.post("/people/"),
        client.post(f"/people/{people['colleague'].key}/end/"),
        client.post("/people/links/admission-x/withdraw/"),
    ):
        assert answer.status_code == 403


def test_nobody_makes_a_link_that_signs_in_another_or_sets_up_the_installation(people):
    for purpose, person in ((admissions.DEVICE, people["colleague"].key), (admissions.SET_UP, "")):
        with pytest.raises(PermissionDenied):
            actions.make_admission(people["secretariat"], purpose=purpose, lasts=timedelta(days=1), person=person)
    with pytest.raises(LookupError, match="lunch"):
        actions.make_admission(INSTALLATION, purpose="lunch", lasts=timedelta(days=1))


def test_no_link_lives_longer_than_sixty_days(people):
    made, _token = actions.make_admission(INSTALLATION, purpose=admissions.SECRETARIAT, lasts=timedelta(days=9_000))
    assert made.expires_at - clock.real_now() < timedelta(days=61)


def test_a_link_of_somebody_who_was_erased_opens_nothing(client, people):
    person = people["person"]
    made, token = actions.make_admission(person, purpose=admissions.DEVICE, lasts=timedelta(days=1), person=person.key)
    actions.erase(person.key)
    answer = client.post(f"/enter/{token}/", NEW)
    assert answer.status_code == 410
    made.refresh_from_db()
    assert made.used_at is None


def test_erasing_somebody_erases_the_names_on_their_links(people):
    person, day = people["person"], timedelta(days=1)
    for more in ({"email": person.email}, {"name": "Quillfeather", "email": "colleague@mission.example"}):
        actions.make_admission(INSTALLATION, purpose=admissions.SECRETARIAT, lasts=day, **more)
    actions.make_admission(person, purpose=admissions.DEVICE, lasts=day, person=person.key, name=person.name)
    Admission.objects.filter(name="Quillfeather", person="").update(used_by=person.key)
    actions.make_admission(INSTALLATION, purpose=admissions.SECRETARIAT, lasts=day, name="Another")
    actions.erase(person.key)
    assert [(link.name, link.email) for link in Admission.objects.all()] == [("", "")] * 3 + [("Another", "")]


def test_there_is_no_set_up_link_once_there_is_a_secretariat(people):
    assert actions.make_set_up() is None


def test_a_code_says_what_the_address_says():
    address = "https://negotiations.example/enter/" + "x" * 32 + "/"
    code = sheets.drawn(address)
    drawn = [[False] * code.size for _row in range(code.size)]
    for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1", code.path):
        for column in range(int(x), int(x) + int(run)):
            drawn[int(y)][column] = True
    import segno

    matrix = segno.make(address, error="m", micro=False).matrix
    assert [[bool(cell) for cell in row] for row in matrix] == [row[4:-4] for row in drawn[4:-4]]
    assert not any(any(row) for row in drawn[:4] + drawn[-4:])
