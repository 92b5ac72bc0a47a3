"""Two authorised persons erase a content for good; a tombstone stays, and the chain still verifies."""

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone

from clocks import ahead
from roles import SECRETARIAT_ONLY, refused_unless
from zerodraft.parties import queries as parties
from zerodraft.parties.actions import admit_person
from zerodraft.record import queries
from zerodraft.record.models import Row
from zerodraft.record.sealing import CannotSeal, confirm_seal, request_seal, withdraw_seal


@pytest.fixture
def subject(people) -> str:
    """Somebody whose name is to be erased."""
    person = admit_person(
        people["installation"],
        email="wherewithal@mission.example",
        name="Petronella Wherewithal",
        password="correct horse battery",
        is_secretariat=False,
    )
    return person.key


def verbs_of(subject: str) -> list[str]:
    return list(Row.objects.filter(subject=subject).values_list("verb", flat=True))


def ask(actor, subject: str):
    return request_seal(actor, kind="person", subject=subject, reason="personal-data")


@pytest.mark.parametrize(("role", "allowed"), SECRETARIAT_ONLY)
def test_who_may_ask(people, subject, role, allowed):
    with refused_unless(allowed):
        ask(people[role], subject)
    assert bool(queries.seal_of("person", subject)) is allowed
    assert ("seal.requested" in verbs_of(subject)) is allowed


@pytest.mark.parametrize(("role", "allowed"), SECRETARIAT_ONLY)
def test_who_may_withdraw(people, subject, role, allowed):
    ask(people["colleague"], subject)
    with refused_unless(allowed):
        withdraw_seal(people[role], kind="person", subject=subject)
    assert (queries.seal_of("person", subject) is None) is allowed
    assert ("seal.withdrawn" in verbs_of(subject)) is allowed


@pytest.mark.parametrize(("role", "allowed"), SECRETARIAT_ONLY)
def test_who_may_confirm(people, subject, role, allowed):
    ask(people["colleague"], subject)
    with refused_unless(allowed):
        confirm_seal(people[role], kind="person", subject=subject)
    assert (parties.name_of(subject) == subject) is allowed
    assert ("content.sealed" in verbs_of(subject)) is allowed


def test_asking_erases_nothing_and_asking_again_changes_nothing(people, subject):
    first = ask(people["secretariat"], subject)
    again = request_seal(people["colleague"], kind="person", subject=subject, reason="error")
    assert again == first
    assert (again.reason, again.requested_by) == ("personal-data", people["secretariat"].key)
    assert parties.name_of(subject) == "Petronella Wherewithal"
    assert verbs_of(subject).count("seal.requested") == 1


def test_it_takes_two_persons(people, subject):
    ask(people["secretariat"], subject)
    with pytest.raises(PermissionDenied, match="two persons"):
        confirm_seal(people["secretariat"], kind="person", subject=subject)
    assert parties.name_of(subject) == "Petronella Wherewithal"

    seal = confirm_seal(people["colleague"], kind="person", subject=subject)
    assert seal.done
    assert (seal.requested_by, seal.confirmed_by) == (people["secretariat"].key, people["colleague"].key)


def test_the_tombstone_stays_and_the_chain_still_verifies(people, subject):
    rows = list(Row.objects.values_list("seq", "hash"))
    ask(people["secretariat"], subject)
    confirm_seal(people["colleague"], kind="person", subject=subject)

    assert queries.first_break() is None
    assert list(Row.objects.values_list("seq", "hash"))[: len(rows)] == rows
    tombstone = queries.seal_of("person", subject)
    assert tombstone.done
    last = Row.objects.last()
    assert last.actor == people["colleague"].key
    assert last.data == {"kind": "person", "reason": "personal-data", "requested_by": people["secretariat"].key}


def test_confirming_twice_seals_once(people, subject):
    ask(people["secretariat"], subject)
    once = confirm_seal(people["colleague"], kind="person", subject=subject)
    assert confirm_seal(people["installation"], kind="person", subject=subject).confirmed_at == once.confirmed_at
    assert verbs_of(subject).count("content.sealed") == 1


def test_a_request_that_was_withdrawn_cannot_be_confirmed_but_asked_again(people, subject):
    ask(people["secretariat"], subject)
    withdraw_seal(people["secretariat"], kind="person", subject=subject)
    with pytest.raises(CannotSeal, match="withdrawn"):
        confirm_seal(people["colleague"], kind="person", subject=subject)
    with pytest.raises(CannotSeal, match="withdrawn"):
        withdraw_seal(people["colleague"], kind="person", subject=subject)
    assert parties.name_of(subject) == "Petronella Wherewithal"
    assert not ask(people["colleague"], subject).done


def test_a_seal_cannot_be_undone(people, subject):
    ask(people["secretariat"], subject)
    confirm_seal(people["colleague"], kind="person", subject=subject)
    with pytest.raises(CannotSeal, match="cannot be undone"):
        withdraw_seal(people["secretariat"], kind="person", subject=subject)
    assert ask(people["secretariat"], subject).done


def test_bad_requests_are_refused_and_leave_nothing(people, subject):
    before = Row.objects.count()
    with pytest.raises(LookupError, match="nothing of the kind sandwich"):
        request_seal(people["secretariat"], kind="sandwich", subject=subject, reason="error")
    with pytest.raises(CannotSeal, match="reasons"):
        request_seal(people["secretariat"], kind="person", subject=subject, reason="because")
    with pytest.raises(ValueError, match="subject must be a stable id"):
        request_seal(people["secretariat"], kind="person", subject="Petronella Wherewithal", reason="error")
    assert queries.seal_of("person", subject) is None
    assert queries.seal_of("person", "Petronella Wherewithal") is None
    assert Row.objects.count() == before


@pytest.mark.parametrize("kind", ["person", "officer", "letter"])
def test_what_is_not_there_is_not_sealed(people, kind):
    request_seal(people["secretariat"], kind=kind, subject=f"{kind}-nobody", reason="error")
    with pytest.raises(LookupError, match=f"{kind}-nobody"):
        confirm_seal(people["colleague"], kind=kind, subject=f"{kind}-nobody")
    assert not queries.seal_of(kind, f"{kind}-nobody").done


def test_a_seal_rolled_back_erases_nothing(people, subject):
    ask(people["secretariat"], subject)
    with transaction.atomic():
        confirm_seal(people["colleague"], kind="person", subject=subject)
        transaction.set_rollback(True)
    assert parties.name_of(subject) == "Petronella Wherewithal"
    assert not queries.seal_of("person", subject).done
    assert queries.first_break() is None


def everything_stored() -> str:
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 (names from the database)
            found += [f"{table}: {row}" for row in cursor.fetchall()]
    sessions = (session.get_decoded() for session in Session.objects.all())
    return "\n".join([*found, *map(str, sessions)])


def test_of_a_person_who_signed_in_no_table_keeps_name_or_address(people, subject, client):
    answer = client.post(
        "/accounts/login/", {"login": "wherewithal@mission.example", "password": "correct horse battery"}
    )
    assert answer.status_code == 302
    assert "wherewithal" in everything_stored().lower()
    ask(people["secretariat"], subject)
    confirm_seal(people["colleague"], kind="person", subject=subject)
    assert "wherewithal" not in everything_stored().lower()


def test_a_person_sealed_is_signed_out_and_cannot_come_back(people, subject, client):
    person = {"login": "wherewithal@mission.example", "password": "correct horse battery"}
    client.post("/accounts/login/", person)
    assert client.session.get("_auth_user_id")
    ask(people["secretariat"], subject)
    confirm_seal(people["colleague"], kind="person", subject=subject)
    assert client.get("/about/").wsgi_request.user.is_anonymous
    client.logout()
    client.post("/accounts/login/", person)
    assert not client.session.get("_auth_user_id")


def test_the_time_of_sealing_is_the_installations(people, subject, settings):
    settings.CLOCK = ahead(timezone.timedelta(days=-3000))
    ask(people["secretariat"], subject)
    seal = confirm_seal(people["colleague"], kind="person", subject=subject)
    assert seal.confirmed_at.year < timezone.now().year - 7
