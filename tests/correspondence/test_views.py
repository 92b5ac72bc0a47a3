"""The pages of a letter: who sees it, how its original is given out, and sealing it by two persons."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letters import confirm
from zerodraft.correspondence.models import Letter
from zerodraft.process.audience import Audience
from zerodraft.record import queries as record
from zerodraft.record.models import Row

VISITORS = ("anonymous", "person", "inactive", "secretariat")


@pytest.fixture
def confirmed(letter):
    """Confirm the letter for an audience; before that it is the secretariat's."""

    def make(audience: Audience | None) -> Letter:
        if audience:
            confirm(letter, audience=audience)
        return Letter.objects.get()

    return make


@pytest.fixture
def sign_in(client, people):
    def as_(role: str):
        client.logout()
        if role != "anonymous":
            client.force_login(people[role])
        return client

    return as_


@pytest.mark.parametrize("page", ["", "original"])
@pytest.mark.parametrize("role", VISITORS)
@pytest.mark.parametrize("audience", [None, *Audience])
def test_who_sees_a_letter(sign_in, confirmed, page, role, audience):
    letter = confirmed(audience)
    answer = sign_in(role).get(f"/letters/{letter.key}/{page}")
    allowed = audience == Audience.PUBLIC or role == "secretariat"
    assert answer.status_code == (200 if allowed else 404)
    assert ("Reto Zgraggen" in answer.content.decode()) is allowed


@pytest.mark.parametrize("role", VISITORS)
@pytest.mark.parametrize("audience", Audience)
def test_who_may_ask_for_a_seal(sign_in, confirmed, role, audience):
    letter = confirmed(audience)
    answer = sign_in(role).post(f"/letters/{letter.key}/seal", {"act": "request", "reason": "error"})
    seen = audience == Audience.PUBLIC or role == "secretariat"
    assert answer.status_code == (302 if role == "secretariat" else 403 if seen else 404)
    assert bool(record.seal_of("letter", letter.key)) is (role == "secretariat")


def test_the_original_is_given_out_to_be_saved_and_never_as_a_page(sign_in, confirmed, content):
    letter = confirmed(Audience.PUBLIC)
    answer = sign_in("anonymous").get(f"/letters/{letter.key}/original")
    assert answer.content == content
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == f'attachment; filename="{letter.key}.txt"'
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["letter.exe", 'a".txt\r\nX: y', "letter", "letter.TXT", "../../etc/passwd"])
def test_the_name_under_which_a_letter_came_never_reaches_a_header(sign_in, confirmed, name):
    letter = confirmed(Audience.PUBLIC)
    Letter.objects.update(file_name=name)
    offered = sign_in("anonymous").get(f"/letters/{letter.key}/original")["Content-Disposition"]
    ending = ".txt" if name == "letter.TXT" else ""
    assert offered == f'attachment; filename="{letter.key}{ending}"'


def test_two_persons_seal_a_letter_through_its_page(sign_in, people, confirmed, django_capture_on_commit_callbacks):
    letter = confirmed(Audience.PUBLIC)
    address = f"/letters/{letter.key}/"
    sign_in("secretariat").post(f"{address}seal", {"act": "request", "reason": "personal-data"})
    refused = sign_in("secretariat").post(f"{address}seal", {"act": "confirm"}, follow=True)
    assert "two persons" in refused.content.decode()
    assert "Reto Zgraggen" in refused.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        sign_in("colleague").post(f"{address}seal", {"act": "confirm"})

    for role in VISITORS:
        page = sign_in(role).get(address)
        assert page.status_code == 200
        assert "Zgraggen" not in page.content.decode()
        gone = sign_in(role).get(f"{address}original")
        assert gone.status_code == 410
        assert "Zgraggen" not in gone.content.decode()
    assert record.first_break() is None


def test_a_request_can_be_withdrawn_through_the_page(sign_in, confirmed):
    letter = confirmed(Audience.PUBLIC)
    sign_in("secretariat").post(f"/letters/{letter.key}/seal", {"act": "request", "reason": "error"})
    sign_in("colleague").post(f"/letters/{letter.key}/seal", {"act": "withdraw"})
    assert record.seal_of("letter", letter.key) is None


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"act": "request"}, "reasons"),
        ({"act": "request", "reason": "because"}, "reasons"),
        ({"act": "confirm"}, "Nobody has asked"),
        ({"act": "withdraw"}, "Nobody has asked"),
        ({"act": "shred"}, "Choose"),
        ({}, "Choose"),
    ],
)
def test_what_cannot_be_done_is_said_on_the_page_and_changes_nothing(sign_in, confirmed, form, says):
    letter = confirmed(Audience.PUBLIC)
    rows = Row.objects.count()
    answer = sign_in("secretariat").post(f"/letters/{letter.key}/seal", form)
    assert answer.status_code == 302
    assert any(says in str(message) for message in get_messages(answer.wsgi_request))
    assert record.seal_of("letter", letter.key) is None
    assert Row.objects.count() == rows


def test_pages_are_read_and_seals_are_posted(sign_in, confirmed):
    letter = confirmed(Audience.PUBLIC)
    secretariat = sign_in("secretariat")
    assert secretariat.post(f"/letters/{letter.key}/").status_code == 405
    assert secretariat.post(f"/letters/{letter.key}/original").status_code == 405
    assert secretariat.get(f"/letters/{letter.key}/seal").status_code == 405


def test_a_form_from_elsewhere_is_refused(people, confirmed):
    from django.test import Client

    letter = confirmed(Audience.PUBLIC)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people["secretariat"])
    answer = strict.post(f"/letters/{letter.key}/seal", {"act": "request", "reason": "error"})
    assert answer.status_code == 403
    assert record.seal_of("letter", letter.key) is None


def test_a_letter_of_many_meetings_takes_the_queries_of_one(sign_in, confirmed):
    letter = confirmed(Audience.PUBLIC)
    secretariat = sign_in("secretariat")

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert secretariat.get(f"/letters/{letter.key}/").status_code == 200
        return len(seen)

    before = asked()
    letter.reading["meetings"] *= 5
    letter.save()
    assert asked() == before


@pytest.mark.parametrize("page", ["", "original"])
def test_no_cache_keeps_words_that_may_be_sealed(client, confirmed, page):
    letter = confirmed(Audience.PUBLIC)
    kept = client.get(f"/letters/{letter.key}/{page}").headers["Cache-Control"]
    assert {"private", "no-store"} <= set(kept.split(", "))
