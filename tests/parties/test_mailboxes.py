"""The official addresses of parties: kept one by one or as a list, in one spelling, for the secretariat alone."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.parties import actions, queries
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.core import mailboxes
from zerodraft.parties.models import Mailbox
from zerodraft.parties.register import shipped
from zerodraft.post.core.addresses import BadAddress, normal
from zerodraft.record.models import Row

pytestmark = pytest.mark.django_db
FIJI, KENYA = "state-242", "state-404"
PAGE = "/parties/addresses/"
LIST = f"{PAGE}list/"


@pytest.fixture
def desk() -> Client:
    person = actions.admit_person(
        INSTALLATION, email="desk@people.example", name="Ada", password="correct horse battery", is_secretariat=True
    )
    client = Client()
    client.force_login(person)
    return client


def addresses(party: str) -> list[str]:
    return [box.address for box in queries.mailboxes_of([party]).get(party, [])]


def test_a_party_has_several_addresses_in_one_spelling():
    actions.add_mailbox(INSTALLATION, party=FIJI, address=" Fiji@Mission.Example ")
    actions.add_mailbox(INSTALLATION, party=FIJI, address="press@fidschi-büro.example")
    assert addresses(FIJI) == ["fiji@mission.example", "press@xn--fidschi-bro-1hb.example"]
    with pytest.raises(actions.CannotKeep, match="already"):
        actions.add_mailbox(INSTALLATION, party=FIJI, address="FIJI@mission.example")
    with pytest.raises(actions.CannotKeep, match="No party"):
        actions.add_mailbox(INSTALLATION, party="atlantis", address="a@mission.example")


def test_one_that_is_withdrawn_can_be_given_again():
    box = actions.add_mailbox(INSTALLATION, party=FIJI, address="fiji@mission.example")
    actions.withdraw_mailbox(INSTALLATION, box)
    actions.withdraw_mailbox(INSTALLATION, box)
    assert addresses(FIJI) == []
    actions.add_mailbox(INSTALLATION, party=FIJI, address="fiji@mission.example")
    assert addresses(FIJI) == ["fiji@mission.example"]
    assert not [row for row in Row.objects.all() if "@" in str(row.data)]


def test_of_two_who_add_the_same_at_once_the_second_is_refused(monkeypatch):
    actions.add_mailbox(INSTALLATION, party=FIJI, address="fiji@mission.example")
    monkeypatch.setattr(queries, "mailboxes_of", lambda _parties: {})  # they looked before the first was there
    row = mailboxes.Row(2, "Fiji", FIJI, "fiji@mission.example")
    with pytest.raises(actions.CannotKeep, match="already"):
        actions.add_mailbox(INSTALLATION, party=FIJI, address="fiji@mission.example")
    with pytest.raises(actions.CannotKeep, match="already"):
        actions.import_mailboxes(INSTALLATION, [row])
    monkeypatch.undo()
    assert addresses(FIJI) == ["fiji@mission.example"]
    assert Row.objects.filter(verb__startswith="mailbox").count() == 1


def test_others_keep_none():
    person = actions.admit_person(
        INSTALLATION, email="a@people.example", name="Ada", password="correct horse battery", is_secretariat=False
    )
    with pytest.raises(PermissionDenied):
        actions.add_mailbox(person, party=FIJI, address="fiji@mission.example")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "empty"),
        ("fiji", "at"),
        ("a b@mission.example", "local"),
        ("fiji..x@mission.example", "local"),
        ("fiji@mission", "domain"),
        ("fiji@-mission.example", "domain"),
        ("fiji@mission.example>", "domain"),
        ("fiji@mission.example\nBcc: x@y.example", "local"),
        ("посольство@mission.example", "local"),
        ("a" * 65 + "@mission.example", "local"),
        ("fiji@" + "a." * 130 + "example", "long"),
        ("fiji@10.0.0.1", "domain"),
    ],
)
def test_what_is_no_address_is_refused_with_the_reason(written, code):
    with pytest.raises(BadAddress) as refused:
        normal(written)
    assert refused.value.code == code


@given(st.text(max_size=80))
def test_an_address_is_in_one_spelling_and_fits_into_a_header(written):
    try:
        address = normal(written)
    except BadAddress:
        return
    assert normal(address) == address
    assert address.isascii()
    assert not set(address) & set(' \r\n<>,;:\\"()[]')


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_list_is_shown_then_taken_over_and_the_second_time_changes_nothing(desk, separator):
    text = f"party{separator}address\nFidji{separator}fiji@mission.example\n{KENYA}{separator}Kenya@mission.example\n"
    page = desk.post(LIST, {"pasted": text}).content.decode()
    assert "2 addresses are new." in page
    assert not Mailbox.objects.exists()
    shown = page.partition('name="shown" value="')[2].partition('"')[0]
    assert desk.post(LIST, {"pasted": text, "shown": shown, "confirm": "yes"}).status_code == 302
    assert (addresses(FIJI), addresses(KENYA)) == (["fiji@mission.example"], ["kenya@mission.example"])
    assert "2 are there already." in desk.post(LIST, {"pasted": text}).content.decode()
    row = Row.objects.order_by("-seq").first()
    assert (row.verb, row.data) == ("mailboxes.imported", {"mailboxes": 2, "parties": 2})  # and no hash of them
    answer = desk.post(LIST, {"pasted": text, "shown": shown, "confirm": "yes"})
    assert answer.status_code == 422  # it is not what was shown any more


def test_with_one_bad_line_nothing_is_taken_over(desk):
    text = (
        "party,address\nFiji,fiji@mission.example\nAtlantis,a@mission.example\nKenya,kenya\nFiji,fiji@mission.example\n"
    )
    page = desk.post(LIST, {"pasted": text}).content.decode()
    for line in ("Line 3", "Line 4", "Line 5"):
        assert line in page
    shown = page.partition('name="shown" value="')[2].partition('"')[0]
    assert 'name="confirm"' not in page
    desk.post(LIST, {"pasted": text, "shown": shown, "confirm": "yes"})
    assert not Mailbox.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"name,mail\nFiji,x@y.example\n",
        b"party,address\n",
        b"\x00\x01\x02" * 400,
        b'party,address\n"' + b"a" * 200_000,
    ],
    ids=["empty", "other columns", "no lines", "no text", "one endless cell"],
)
def test_what_is_no_list_is_refused_with_a_cure(desk, content):
    answer = desk.post(LIST, {"file": SimpleUploadedFile("list.csv", content)})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


@given(st.text(max_size=300))
def test_whatever_is_sent_is_read_or_refused(text):
    try:
        rows = mailboxes.read(f"party,address\n{text}", shipped(), date(2018, 2, 20), {})
    except mailboxes.Unreadable:
        return
    assert all(row.problem or "@" in row.address for row in rows)


def test_the_page_counts_who_has_none_and_finds_by_name(desk):
    actions.add_mailbox(INSTALLATION, party=FIJI, address="fiji@mission.example")
    page = desk.get(PAGE).content.decode()
    assert "1 address" in page
    assert "parties have none" in page
    assert "Group of 77" not in page  # it is written to through its members
    page = desk.get(PAGE, {"q": "Fidji"}).content.decode()
    assert "fiji@mission.example" in page
    assert "Kenya" not in page
    box = Mailbox.objects.get()
    desk.post(f"{PAGE}{box.key}/withdraw/")
    desk.post(f"{PAGE}add/", {"party": "Kenya", "address": "kenya@mission.example"})
    desk.post(f"{PAGE}add/", {"party": "Kenya", "address": "kenya"})
    assert (addresses(FIJI), addresses(KENYA)) == ([], ["kenya@mission.example"])
