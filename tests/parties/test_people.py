"""Admitting people, and erasing one."""

import pytest
from django.core.exceptions import ValidationError

from roles import SECRETARIAT_ONLY, refused_unless
from zerodraft.live import leaving
from zerodraft.parties import queries
from zerodraft.parties.actions import admit_person, erase
from zerodraft.parties.models import Person
from zerodraft.record.models import Row

GIVEN = {"email": "Okonkwo@Mission.Example", "name": "Ngozi Okonkwo", "password": "correct horse battery"}


@pytest.mark.parametrize(("role", "allowed"), SECRETARIAT_ONLY)
def test_who_may_admit(people, role, allowed):
    before = Row.objects.count()
    with refused_unless(allowed):
        admit_person(people[role], **GIVEN, is_secretariat=False)
    assert Person.objects.filter(email__iexact=GIVEN["email"]).exists() is allowed
    assert Row.objects.count() == before + allowed


@pytest.mark.parametrize(("is_secretariat", "role"), [(True, "secretariat"), (False, "person")])
def test_the_record_knows_key_and_role_and_never_the_name(people, is_secretariat, role):
    person = admit_person(people["secretariat"], **GIVEN, is_secretariat=is_secretariat)
    row = Row.objects.last()
    assert (row.verb, row.actor, row.subject) == ("person.admitted", people["secretariat"].key, person.key)
    assert row.data == {"role": role}


@pytest.mark.parametrize("typed", ["okonkwo@mission.example", "OKONKWO@MISSION.EXAMPLE"])
def test_people_sign_in_whatever_the_case_of_their_address(people, client, typed):
    person = admit_person(people["secretariat"], **GIVEN, is_secretariat=False)
    client.post("/accounts/login/", {"login": typed, "password": GIVEN["password"]})
    assert client.session["_auth_user_id"] == str(person.pk)
    assert Person.objects.get_by_natural_key(typed) == person


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "QUILLFEATHER@mission.example"}, "email"),
        ({"email": "no address"}, "email"),
        ({"email": ""}, "email"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 151}, "name"),
        ({"password": "short"}, "too short"),
        ({"password": ""}, "too short"),
    ],
)
def test_what_cannot_be_admitted_is_refused_by_name_and_leaves_nothing(people, change, field):
    before = Person.objects.count(), Row.objects.count()
    with pytest.raises(ValidationError, match=field):
        admit_person(people["secretariat"], **{**GIVEN, **change}, is_secretariat=False)
    assert (Person.objects.count(), Row.objects.count()) == before


def test_nobody_admits_themselves(client, db):
    answer = client.post("/accounts/signup/", {"email": GIVEN["email"], "password1": GIVEN["password"]})
    assert answer.status_code == 200
    assert not Person.objects.exists()


def test_who_is_erased_is_known_by_key_alone(people):
    person = people["person"]
    erase(person.key)
    stored = Person.objects.get(key=person.key)
    assert (stored.name, stored.email, stored.is_active) == ("", f"{person.key}@sealed.invalid", False)
    assert stored.sealed_at
    assert not stored.has_usable_password()
    assert queries.name_of(person.key) == str(stored) == person.key


def test_erasing_one_leaves_the_others(people, client):
    client.force_login(people["secretariat"])
    erase(people["person"].key)
    assert client.get("/record/").status_code == 200
    assert queries.name_of(people["secretariat"].key) == "Ledgerwood"


def test_names_for_many_keys_take_one_query(people, django_assert_num_queries):
    keys = {people["person"].key, people["secretariat"].key, "installation"}
    with django_assert_num_queries(1):
        assert queries.names_of(keys) == {
            people["person"].key: "Quillfeather",
            people["secretariat"].key: "Ledgerwood",
            "installation": "installation",
        }


def test_the_secretariat_is_those_who_may_sign_in(people):
    assert [person.name for person in queries.secretariat()] == ["Inkpenny", "Ledgerwood"]


@pytest.mark.parametrize("way", ["signs out", "is erased"])
def test_whoever_signs_out_or_is_signed_out_follows_no_page_any_more(
    people, client, django_capture_on_commit_callbacks, way
):
    left: list[str] = []
    leaving.on_leaving(left.append)
    client.force_login(people["person"])
    try:
        with django_capture_on_commit_callbacks(execute=True):
            if way == "signs out":
                client.post("/accounts/logout/")
            else:
                erase(people["person"].key)
    finally:
        leaving.no_more(left.append)
    assert left == [people["person"].key]
