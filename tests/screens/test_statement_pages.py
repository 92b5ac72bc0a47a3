"""The page on which a statement is handed in, and those of a meeting."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from floor.conftest import FIJI, delegate
from statements import docx, pdf, words
from zerodraft.floor import queries
from zerodraft.floor.actions import carrying, session, speaking, statements
from zerodraft.floor.counting import MOST_BYTES
from zerodraft.process.core.roles import Role


def upload(client, key: str, content: bytes, name: str = "Fiji.docx", **form: str):
    return client.post(
        f"/inscriptions/{key}/statement/", {"file": SimpleUploadedFile(name, content), **form}, follow=True
    )


@pytest.fixture
def key(inscribed) -> str:
    return inscribed(FIJI)[0]


def test_a_delegation_hands_in_its_statement_sees_it_and_takes_it_back(visitor, key):
    fiji = visitor(Role.DELEGATE)
    shown = upload(fiji, key, docx(words(12)), check="yes").content.decode()
    for word in ("“Fiji.docx” is handed in.", "12 words", "Check against delivery", "Embargoed until", "Take it back"):
        assert word in shown, word
    assert "the interpreters alone can open it" in shown
    told = fiji.post(f"/inscriptions/{key}/statement/", {"act": "take-back"}, follow=True).content.decode()
    assert "Your statement is taken back" in told
    assert "Fiji.docx" not in told


def test_the_mark_is_the_delegations_choice(visitor, key):
    upload(visitor(Role.DELEGATE), key, docx(words(12)))
    assert queries.statement_of(key).check_against_delivery is False


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (pdf("Thank you"), "Fiji.docx", "although its name ends in .docx"),
        (b"x" * (MOST_BYTES + 1), "Fiji.pdf", "more than 5 MB"),
        (b"<script>alert(1)</script>", "<b>.html", "&lt;b&gt;.html"),
    ],
)
def test_a_bad_file_is_refused_on_the_page(visitor, key, content, name, why):
    answer = upload(visitor(Role.DELEGATE), key, content, name)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert 'role="alert"' in shown
    assert why in shown
    assert queries.statement_of(key) is None


def test_without_a_file_the_page_says_what_to_do(visitor, key):
    answer = visitor(Role.DELEGATE).post(f"/inscriptions/{key}/statement/", {})
    assert answer.status_code == 422
    assert "choose a PDF or a Word document" in answer.content.decode()


def test_after_an_invitation_the_page_says_that_it_is_published_at_once(meeting, officer, visitor, key):
    fiji = visitor(Role.DELEGATE)
    upload(fiji, key, docx(words(12)))
    carrying.invite_in_writing(officer, meeting.list.key)
    shown = fiji.get(f"/inscriptions/{key}/statement/").content.decode()
    assert "It is published at once" in shown
    assert "Submit this file in writing" in shown
    shown = fiji.post(f"/inscriptions/{key}/statement/", {"act": "submit"}, follow=True).content.decode()
    assert "Submitted in writing, not delivered" in shown
    assert "Submit this file in writing" not in shown


def test_once_it_was_delivered_nothing_can_be_changed(meeting, chair, visitor, key):
    fiji = visitor(Role.DELEGATE)
    upload(fiji, key, docx(words(12)))
    session.call_to_order(chair, meeting.key, seen=0)
    speaking.give_floor(chair, meeting.key, key, seen=1)
    speaking.end_intervention(chair, meeting.key, seen=2)
    shown = fiji.get(f"/inscriptions/{key}/statement/").content.decode()
    assert "Delivered" in shown
    assert '<form method="post" enctype' not in shown
    assert "Take it back" not in shown


def test_the_statements_of_a_meeting_are_listed_for_whoever_may_open_each(meeting, chair, visitor, key):
    made = statements.hand_in(delegate(FIJI), key, docx(words(12)), "Fiji.docx", check_against_delivery=True)
    address = f"/meetings/{meeting.key}/statements/"
    other, officer, fiji = visitor(Role.OBSERVER, "state-336"), visitor(Role.CONFERENCE_OFFICER), visitor(Role.DELEGATE)
    assert "No statement was delivered" in other.get(address).content.decode()
    assert "they are not to be passed on" in officer.get(address).content.decode()
    assert f'href="/inscriptions/{key}/statement/"' in fiji.get(address).content.decode()
    assert f'href="/inscriptions/{key}/statement/"' not in officer.get(address).content.decode()
    session.call_to_order(chair, meeting.key, seen=0)
    speaking.give_floor(chair, meeting.key, key, seen=1)
    speaking.end_intervention(chair, meeting.key, seen=2)
    shown = other.get(address).content.decode()
    assert f'href="/statements/{made.key}/"' in shown
    assert "Delivered" in shown
    assert "not to be passed on" not in shown


def test_the_floor_page_leads_to_the_statement_of_ones_own_place(meeting, visitor, key):
    assert (
        f'href="/inscriptions/{key}/statement/"'
        in visitor(Role.DELEGATE).get(f"/meetings/{meeting.key}/floor/").content.decode()
    )
