"""A released letter is circulated: proposed by one person, sent by another, once, to the addresses of the day."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from correspondence.letters_out import NOW, convened, cover, released
from post.conftest import SENDER, MailServer
from zerodraft import clock
from zerodraft.correspondence import actions, queries
from zerodraft.correspondence.core.distribution import Extra
from zerodraft.correspondence.models import Circulation, DistributionList, Outgoing
from zerodraft.parties.actions import add_mailbox, withdraw_mailbox
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.queries import mailboxes_of
from zerodraft.post.core.relay import relay
from zerodraft.post.mailings.delivering import deliver
from zerodraft.post.models import Dispatch, Mailing
from zerodraft.process import queries as process_queries
from zerodraft.process.audience import Audience
from zerodraft.record.models import Row
from zerodraft.site.installation import Installation

FIJI, NORWAY, KENYA = "state-242", "state-578", "state-404"
BOXES = {FIJI: ["fiji@mission.example", "press.fiji@mission.example"], NORWAY: ["norway@mission.example"]}
EVERY = [*BOXES[FIJI], *BOXES[NORWAY]]


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


def gone_out(letter, signing, by) -> Outgoing:
    """A prepared letter, approved and released."""
    for one in signing:
        actions.approve(one, letter, revision=letter.revision)
    actions.release(by, letter, revision=letter.revision, audience=Audience.DELEGATIONS)
    return Outgoing.objects.get(pk=letter.pk)


def test_what_another_person_sends_reaches_every_address_of_every_mission(world, letter, server, settings):
    circulation = sent(world, letter, note="Kindly note the dates.")
    assert deliver(settings.RELAY).sent == 3
    assert sorted(mail["To"] for mail in server.mails) == sorted(EVERY)
    mail = server.mails[0]
    assert mail["Subject"] == letter.subject
    body = mail.get_body(("plain",)).get_content()
    assert body.startswith("Kindly note the dates.")
    assert "Trusteeship Council Chamber" in body
    (pdf,) = mail.iter_attachments()
    assert pdf.get_filename() == "letter-2018-1.pdf"
    assert pdf.get_content() == queries.bytes_of(queries.kept(letter)["pdf"].original_id)
    assert queries.circulated_to(letter) == {FIJI, NORWAY}
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
    rows = " ".join(f"{row.subject} {row.data}" for row in Row.objects.all())
    assert "circulation-" in rows
    for secret in ("@mission.example", "Between us", letter.subject):
        assert secret not in rows


def test_nothing_goes_out_before_its_moment_by_the_clock_of_the_installation(
    world, letter, server, settings, monkeypatch
):
    monkeypatch.setattr(clock, "real_now", lambda: NOW)
    sent(world, letter, not_before=NOW + timedelta(days=1), zone="America/New_York")
    monkeypatch.setattr(clock, "real_now", lambda: NOW + timedelta(hours=23))
    assert deliver(settings.RELAY).sent == 0
    monkeypatch.setattr(clock, "real_now", lambda: NOW + timedelta(hours=25))
    assert deliver(settings.RELAY).sent == 3


def test_the_addresses_are_those_of_the_moment_when_it_is_sent(world, letter):
    waiting = proposed(world, letter)
    withdraw_mailbox(INSTALLATION, mailboxes_of([NORWAY])[NORWAY][0])
    add_mailbox(INSTALLATION, party=KENYA, address="kenya@mission.example")
    actions.send_circulation(world.secretary, waiting)
    assert set(Dispatch.objects.values_list("holder", flat=True)) == {FIJI, KENYA}


def kept_list(world, name: str, **more) -> DistributionList:
    return actions.keep_list(world.secretary, world.process, name=name, members=[FIJI], extras=[], **more)


def test_a_list_that_somebody_took_away_meanwhile_does_not_come_back(world):
    stale = kept_list(world, "Workers")
    actions.remove_list(world.secretary, DistributionList.objects.get(pk=stale.pk))
    with pytest.raises(actions.CannotCirculate, match="not there any more"):
        kept_list(world, "Workers", known=stale)
    removed = DistributionList.objects.get(pk=stale.pk).removed_at
    actions.remove_list(world.secretary, stale)
    assert removed
    assert DistributionList.objects.get(pk=stale.pk).removed_at == removed
    assert Row.objects.filter(verb="list.removed").count() == 1


def test_of_two_who_give_a_list_the_same_name_at_once_the_second_is_refused(world, monkeypatch):
    locked = process_queries.to_change

    def after_the_first(key: str):
        monkeypatch.setattr(process_queries, "to_change", locked)
        kept_list(world, "Workers")
        return locked(key)

    monkeypatch.setattr(process_queries, "to_change", after_the_first)
    with pytest.raises(actions.CannotCirculate, match="Another list"):
        kept_list(world, "Workers")


def test_a_list_of_the_process_reaches_its_own_addresses_and_nobody_twice(world, letter, server, settings):
    extras = [Extra("Desk@Stakeholders.example", "Harbour workers"), Extra("fiji@mission.example", "The same again")]
    made = actions.keep_list(world.secretary, world.process, name="Workers", members=[FIJI], extras=extras)
    sent(world, letter, lists=["member-states", f"list:{made.key}"], forms=[])
    assert deliver(settings.RELAY).sent == 4
    assert Counter(mail["To"] for mail in server.mails) == Counter([*EVERY, "desk@stakeholders.example"])
    assert all(mail.get_content_type() == "text/plain" for mail in server.mails)


def test_refused_by_a_wrong_address_it_goes_to_the_corrected_one(world, letter, server, settings):
    server.replies["norway@mission.example"] = ["550 nobody here"]
    circulation = sent(world, letter)
    deliver(settings.RELAY)
    assert queries.circulated_to(letter) == {FIJI}
    refused = Dispatch.objects.get(state="refused")
    withdraw_mailbox(INSTALLATION, mailboxes_of([NORWAY])[NORWAY][0])
    add_mailbox(INSTALLATION, party=NORWAY, address="norway@new.example")
    with pytest.raises(PermissionDenied):
        actions.send_again(world.adviser, circulation, [refused.key])
    assert actions.send_again(world.secretary, circulation, [refused.key]) == 1
    deliver(settings.RELAY)
    assert "norway@new.example" in {mail["To"] for mail in server.mails}
    assert queries.circulated_to(letter) == {FIJI, NORWAY}


def test_the_cover_is_sent_from_the_presidents_office_alone(world, letter):
    covering = cover(world, letter)
    actions.approve(world.cabinet, covering, revision=covering.revision)
    actions.release(world.cabinet, covering, revision=covering.revision, audience=Audience.DELEGATIONS)
    covering = queries.outgoing(covering.key)
    waiting = actions.propose_circulation(world.aide, covering, lists=["representatives"], forms=["pdf"])
    for other in (world.secretary, world.officer, world.aide):
        with pytest.raises(PermissionDenied):
            actions.send_circulation(other, waiting)
    assert actions.send_circulation(world.cabinet, waiting).mailing


def test_what_cannot_be_circulated_is_refused_with_the_reason(world, letter):
    moment = NOW - timedelta(minutes=1)
    for wrong, why in (
        ({"lists": []}, "to whom"),
        ({"lists": ["list:none"]}, "not there any more"),
        ({"lists": ["group:state-000"]}, "not there any more"),
        ({"forms": ["scan"]}, "no such file"),
        ({"forms": [], "with_words": False}, "Choose a file"),
        ({"note": "x" * 5_001}, "at most 5,000|at most 5000"),
        ({"not_before": moment, "zone": "UTC"}, "has passed"),
    ):
        with pytest.raises(actions.CannotCirculate, match=why):
            proposed(world, letter, **wrong)
    assert not Circulation.objects.exists()
    with pytest.raises(actions.CannotCompose, match="Only a released letter"):
        proposed(world, convened(world))
    for box in mailboxes_of([FIJI, NORWAY])[FIJI] + mailboxes_of([NORWAY])[NORWAY]:
        withdraw_mailbox(INSTALLATION, box)
    with pytest.raises(actions.CannotCirculate, match="has an address"):
        sent(world, letter)


def test_what_the_team_alone_may_see_and_what_was_recalled_is_not_circulated(world, letter):
    Outgoing.objects.filter(pk=letter.pk).update(audience=Audience.TEAM)
    with pytest.raises(actions.CannotCirculate, match="may not see"):
        proposed(world, letter)
    Outgoing.objects.filter(pk=letter.pk).update(audience=Audience.PUBLIC)
    waiting = proposed(world, letter)
    recall = actions.begin(world.adviser, world.process, template="recall", language="en", recalls=letter)
    Outgoing.objects.filter(pk=recall.pk).update(state=Outgoing.State.RELEASED)
    with pytest.raises(actions.CannotCirculate, match="recalled"):
        actions.send_circulation(world.secretary, waiting)


def test_what_was_taken_back_is_not_sent(world, letter):
    waiting = proposed(world, letter)
    actions.drop_circulation(world.adviser, waiting)
    for act in (actions.send_circulation, actions.drop_circulation):
        with pytest.raises(actions.CannotCirculate, match="taken back"):
            act(world.secretary, waiting)
    with pytest.raises(actions.CannotCirculate, match="not sent yet"):
        actions.hold_circulation(world.secretary, waiting)


def test_a_sealed_letter_leaves_neither_words_nor_addresses_in_its_circulation(world, letter, server, settings):
    circulation = sent(world, letter, note="Between us")
    actions.erase_outgoing(letter.key)
    assert deliver(settings.RELAY).sent == 0
    assert Circulation.objects.get(pk=circulation.pk).note == ""
    assert not Dispatch.objects.filter(address__contains="mission").exists()


def test_a_sealed_letter_does_not_go_out_with_the_cover_that_forwards_it(world, letter, server, settings):
    forwarding = gone_out(cover(world, letter), [world.cabinet], world.cabinet)
    waiting = actions.propose_circulation(world.aide, forwarding, lists=["representatives"], forms=["pdf"])
    circulation = actions.send_circulation(world.cabinet, waiting)
    assert "Trusteeship Council Chamber" in Mailing.objects.get(key=circulation.mailing).text
    actions.erase_outgoing(letter.key)
    assert Mailing.objects.get(key=circulation.mailing).text == ""
    assert deliver(settings.RELAY).sent == 0


def test_what_waits_of_a_letter_goes_out_no_more_once_it_is_recalled(world, letter, server, settings, monkeypatch):
    monkeypatch.setattr(clock, "real_now", lambda: NOW)
    circulation = sent(world, letter, not_before=NOW + timedelta(days=1), zone="America/New_York")
    recall = actions.begin(world.adviser, world.process, template="recall", language="en", recalls=letter)
    signing = [world.odile, world.torbjorn]
    recall = actions.prepare(world.adviser, recall, revision=1, signing=[one.key for one in signing])
    gone_out(recall, signing, world.secretary)
    monkeypatch.setattr(clock, "real_now", lambda: NOW + timedelta(hours=25))
    assert deliver(settings.RELAY).sent == 0
    with pytest.raises(actions.CannotCirculate):
        actions.go_on_circulating(world.secretary, circulation)
    assert not Dispatch.objects.exclude(state="stopped").exists()


def test_an_answer_goes_to_the_contact_that_the_letter_names(world, letter):
    Outgoing.objects.filter(pk=letter.pk).update(frozen={**letter.frozen, "contact": "Desk@Harbours.example"})
    assert Mailing.objects.get(key=sent(world, letter).mailing).reply_to == "desk@harbours.example"
