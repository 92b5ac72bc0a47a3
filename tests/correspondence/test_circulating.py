"""A released letter is circulated: proposed by one person, sent by another, once, to the addresses of the day."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from correspondence.letters_out import NOW, released
from post.conftest import SENDER, MailServer
from zerodraft.correspondence import actions, queries
from zerodraft.correspondence.core.distribution import Extra
from zerodraft.correspondence.models import Circulation
from zerodraft.parties.actions import add_mailbox, withdraw_mailbox
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.queries import mailboxes_of
from zerodraft.post.core.relay import relay
from zerodraft.post.mailings.delivering import deliver
from zerodraft.post.models import Dispatch
from zerodraft.process.audience import Audience
from zerodraft.record import queries as record
from zerodraft.site.installation import Installation

FIJI, NORWAY, KENYA = "state-242", "state-578", "state-404"
BOXES = {FIJI: ["fiji@mission.example", "press.fiji@mission.example"], NORWAY: ["norway@mission.example"]}


@pytest.fixture
def server(settings, tmp_path):
    running = MailServer().start()
    settings.RELAY = relay(running.url, SENDER)
    settings.INSTALLATION = Installation(tmp_path)
    yield running
    running.stop()


@pytest.fixture
def letter(world):
    for party, addresses in BOXES.items():
        for address in addresses:
            add_mailbox(INSTALLATION, party=party, address=address)
    return released(world)


def proposed(world, letter, **more) -> Circulation:
    given = {"lists": ["representatives"], "forms": ["pdf"], **more}
    return actions.propose_circulation(world.adviser, letter, **given)


def sent(world, letter, **more) -> Circulation:
    return actions.send_circulation(world.secretary, proposed(world, letter, **more))


def test_what_another_person_sends_reaches_every_address_of_every_mission(world, letter, server, settings):
    circulation = sent(world, letter, note="Kindly note the dates.")
    assert deliver(settings.RELAY).sent == 3
    assert sorted(mail["To"] for mail in server.mails) == sorted(sum(BOXES.values(), []))
    mail = server.mails[0]
    assert mail["Subject"] == letter.subject
    body = mail.get_body(("plain",)).get_content()
    assert body.startswith("Kindly note the dates.")
    assert "Trusteeship Council Chamber" in body
    (pdf,) = mail.iter_attachments()
    assert pdf.get_filename() == "letter-2018-1.pdf"
    assert pdf.get_content() == queries.bytes_of(queries.kept(letter)["pdf"].original_id)
    assert queries.circulated_to(letter) == {FIJI, NORWAY}
    assert queries.last_circulated(world.process, ["convening"]) == letter
    assert KENYA in Circulation.objects.get(pk=circulation.pk).without


def test_who_proposed_it_does_not_send_it(world, letter):
    mine = actions.propose_circulation(world.secretary, letter, lists=["representatives"], forms=["pdf"])
    with pytest.raises(PermissionDenied):
        actions.send_circulation(world.secretary, mine)
    with pytest.raises(PermissionDenied):
        actions.send_circulation(world.adviser, mine)
    assert actions.send_circulation(world.officer, mine).sent_by == world.officer.key


def test_of_two_who_send_at_once_one_does_and_the_other_is_told_who(world, letter):
    waiting = proposed(world, letter)
    actions.send_circulation(world.secretary, waiting)
    with pytest.raises(actions.CannotCirculate, match="Mele Fonua has sent it already"):
        actions.send_circulation(world.officer, waiting)
    assert Dispatch.objects.count() == 3


def test_the_record_holds_no_address_and_no_words(world, letter):
    sent(world, letter, note="Between us")
    rows = " ".join(str(row.data) for row in record.rows()) if hasattr(record, "rows") else ""
    for secret in ("@mission.example", "Between us", letter.subject):
        assert secret not in rows


def test_nothing_goes_out_before_its_moment(world, letter, server, settings, monkeypatch):
    from zerodraft import clock

    sent(world, letter, not_before=NOW + timedelta(days=1), zone="America/New_York")
    # The installation of this test lives in 2018, so that the world's moment is the same as the installation's.
    monkeypatch.setattr(clock, "real_now", lambda: NOW + timedelta(hours=23))
    assert deliver(settings.RELAY).sent == 0
    monkeypatch.setattr(clock, "real_now", lambda: NOW + timedelta(hours=25))
    assert Dispatch.objects.first().not_before <= timezone.now()
