"""The whole demonstration: what the record says of it, and what it never says."""

import re
from importlib import resources

import pytest

from zerodraft.correspondence.models import Letter
from zerodraft.floor.models import Inscription
from zerodraft.parties.models import Person
from zerodraft.process import queries as process
from zerodraft.process.core import outline
from zerodraft.process.core.roles import Right, Role
from zerodraft.programme import queries as programme
from zerodraft.programme.models import Release
from zerodraft.record import queries as record
from zerodraft.record import verbs
from zerodraft.record.models import Row, Seal
from zerodraft.record.sealing import confirm_seal, request_seal
from zerodraft.site.demonstration.building import build, may_live_here
from zerodraft.site.demonstration.cast import GROUPS, PEOPLE, SECRETARIAT, WAITING

EVERYBODY = (*SECRETARIAT, *PEOPLE)
ADDRESSES = {someone.email for someone in EVERYBODY}
PASSWORD = "correct horse battery"


@pytest.fixture
def built(db, store) -> None:
    build(PASSWORD)


def test_it_is_built_in_an_empty_database_or_its_own_and_in_nobody_elses(db, store, request):
    assert may_live_here()
    build(PASSWORD)
    assert may_live_here()
    Person.objects.filter(email__in=[someone.email for someone in SECRETARIAT]).update(is_secretariat=False)
    assert not may_live_here()


def rows_in_words() -> str:
    return "\n".join(str(row) for row in Row.objects.values_list())


def test_the_demonstration_is_a_public_process_with_a_published_programme(built, client):
    (only,) = process.public()
    assert len(programme.released_meetings(only)) == 6
    assert programme.latest_release(only).number == 1
    page = client.get("/").content.decode()
    for room in ("Trusteeship Council", "Conference Room 4", "ECOSOC Chamber"):
        assert room in page


def test_made_again_it_stays_as_it_is(built):
    before = rows_in_words()
    build("another password entirely")
    assert rows_in_words() == before
    assert Person.objects.count() == len(ADDRESSES)


def test_everything_that_was_written_passed_through_the_record(built):
    (only,) = process.public()
    written = [row.verb for row in Row.objects.all()]
    assert {verb: written.count(verb) for verb in dict.fromkeys(written)} == {
        "person.admitted": len(ADDRESSES),
        "file.kept": 1,
        "letter.received": 1,
        "flag.answered": 3,
        "process.opened": 1,
        "round.opened": 1,
        "officer.named": 2,
        "outline.extended": 1,
        "limit.set": 1,
        "meeting.scheduled": 6,
        "reading.confirmed": 1,
        "release.published": 1,
        "participation.begun": len(PEOPLE),
        "designation.made": 1,
        "list.added": 6,
        "list.opened": 1,
        "inscription.made": len(WAITING) + len(GROUPS),
    }
    assert {row.subject for row in Row.objects.filter(verb="meeting.scheduled")} == {
        m.key for m in programme.working_programme(only)
    }
    assert record.first_break() is None


def test_the_record_never_holds_a_name_an_address_or_a_word_of_the_letter(built):
    rows = rows_in_words().lower()
    (only,) = process.public()
    officers = [officer.name for officer in only.officers.all()]
    assert officers
    names = [word for name in [*officers, *(one.name for one in EVERYBODY)] for word in name.split()]
    private = [
        *names,
        *ADDRESSES,
        "secretariat.example",
        "Trusteeship",
        "letter-of-13",
        PASSWORD,
    ]
    assert [word for word in private if word.lower() in rows] == []

    # Stable ids are made of words too: the key of the process, the parts of the outline, the names of verbs and kinds.
    ids = {only.key, *(outline.parse(part.element).kind for part in only.outline.all())}
    ids |= {verb.name for verb in verbs.registered()} | {name for verb in verbs.registered() for name in verb.fields}
    ids |= {*Role, *Right, *Inscription.Capacities.values}
    known = {word for each in ids for word in re.findall(r"\w+", each.replace("_", " "))} | {
        "public",
        "secretariat",
        "all",
    }
    letter = (resources.files("zerodraft.site.demonstration") / "letter.txt").read_text()
    words = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", letter)} - known
    assert len(words) > 80
    in_rows = set(re.findall(r"[^\W\d_]+", rows))
    assert words & in_rows == set()


def test_every_content_can_be_sealed_by_two_and_the_chain_still_verifies(
    built, client, django_capture_on_commit_callbacks
):
    one, two = Person.objects.filter(is_secretariat=True)
    officer = process.public()[0].officers.first()
    letter = Letter.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        for kind, subject in (("officer", officer.key), ("letter", letter.key)):
            request_seal(one, kind=kind, subject=subject, reason="personal-data")
            confirm_seal(two, kind=kind, subject=subject)
    assert [seal.done for seal in Seal.objects.all()] == [True, True]
    assert record.first_break() is None
    for address in (
        "/",
        f"/letters/{letter.key}/",
        f"/meetings/{programme.released_meetings(process.public()[0])[0].key}/",
    ):
        page = client.get(address)
        assert page.status_code == 200
        assert officer.name not in page.content.decode()
    assert officer.name not in str(Release.objects.values_list())
