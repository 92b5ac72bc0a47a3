"""The outbox against a real mail server: what is sent, put off and given up, and what a message looks like."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import translation

from post.conftest import SENDER, MailServer
from zerodraft import clock
from zerodraft.post import actions, delivering, queries
from zerodraft.post.actions import sending
from zerodraft.post.core import trying
from zerodraft.post.core.reader import Reader
from zerodraft.post.core.relay import relay
from zerodraft.post.core.rhythm import Often, Rhythm
from zerodraft.post.delivering import deliver
from zerodraft.post.models import Message
from zerodraft.post.wire import MESSAGES_ON_ONE_LINE, Wire
from zerodraft.record.models import Row

pytestmark = pytest.mark.django_db


def message_for(person) -> Message:
    return Message.objects.get(person=person.key)


def later(monkeypatch, **length: float) -> None:
    """Let the world's time be later from now on."""
    moment = clock.real_now() + timedelta(**length)
    monkeypatch.setattr(clock, "real_now", lambda: moment)


def newest() -> tuple[str, dict]:
    row = Row.objects.order_by("-seq").first()
    return row.verb, row.data


def test_what_is_sent(server, mail_relay, give, admit, settings):
    settings.CONFIG = settings.CONFIG.__class__(public_url="https://desk.example/")
    ada = admit("Ada")
    (notice,) = give(ada.key, address="/meetings/meeting-ab12/")
    tally = deliver(mail_relay)
    assert (tally.sent, tally.put_off, tally.given_up, tally.is_reached) == (1, 0, 0, True)
    ((envelope, mail),) = server.taken
    message = message_for(ada)
    assert (envelope.mail_from, envelope.rcpt_tos) == ("notices@desk.example", ["ada@mission.example"])
    assert dict(mail.items()) == {
        "Content-Type": 'text/plain; charset="utf-8"',
        "MIME-Version": "1.0",
        "Content-Transfer-Encoding": "quoted-printable",
        "Subject": "Morning: meeting-ab12",
        "From": SENDER,
        "To": "ada@mission.example",
        "Message-ID": f"<{message.key}@desk.example>",
        "Date": mail["Date"],
        "Auto-Submitted": "auto-generated",
        "Content-Language": "en",
        "List-Id": "<notices.desk.example>",
        "List-Unsubscribe": "<https://desk.example/notices/>",
    }
    assert mail["Date"].datetime == message.made_at.replace(microsecond=0)
    lines = mail.get_content().splitlines()
    assert lines[:4] == ["en 0", "", "https://desk.example/meetings/meeting-ab12/", ""]
    assert lines[4] == "-- "
    assert lines[-1].endswith(" https://desk.example/notices/")
    assert (message.state, message.attempts) == ("sent", 1)
    assert newest() == ("message.sent", {"notice": notice.key, "person": ada.key, "attempts": 1})


def test_everybody_has_a_message_of_their_own(server, mail_relay, give, admit):
    people = [admit(name) for name in ("Ada", "Ben", "Cem")]
    give([one.key for one in people])
    assert deliver(mail_relay).sent == 3
    assert sorted(mail["To"] for mail in server.mails) == [f"{name}@mission.example" for name in ("ada", "ben", "cem")]
    for envelope, mail in server.taken:
        assert envelope.rcpt_tos == [mail["To"]]
        assert mail["Cc"] is mail["Bcc"] is None
        others = {"ada", "ben", "cem"} - {mail["To"].partition("@")[0]}
        assert not any(f"{other}@" in envelope.content.decode() for other in others)
    assert len({mail["Message-ID"] for mail in server.mails}) == 3


@pytest.mark.parametrize("language", ["ar", "zh-hans", "ru", "fr", "es"])
def test_in_the_language_of_whom_it_is_for(server, mail_relay, give, admit, speaks, language):
    with translation.override(language):
        word = translation.gettext("Morning")
    assert word != "Morning"
    ada, ben = admit("Ada"), admit("Ben")
    speaks(Ada=language)
    give([ada.key, ben.key])
    deliver(mail_relay)
    by_address = {mail["To"]: mail for mail in server.mails}
    theirs, other = by_address["ada@mission.example"], by_address["ben@mission.example"]
    assert theirs["Subject"] == f"{word}: meeting-ab12"
    assert theirs["Content-Language"] == language
    assert theirs.get_content().splitlines()[0] == f"{language} 0"
    assert other["Subject"] == "Morning: meeting-ab12"


def test_the_language_that_somebody_chose_goes_before_what_is_known(server, mail_relay, give, admit, speaks):
    ada = admit("Ada")
    speaks(Ada="fr")
    actions.choose_delivery(Reader(ada.key), Rhythm(), language="ar")
    give(ada.key)
    deliver(mail_relay)
    assert server.mails[0]["Content-Language"] == "ar"
    raw = server.taken[0][0].content
    assert raw.isascii()  # what every mail server passes on


def test_words_begin_no_header_and_end_no_message(server, mail_relay, give, admit):
    ada = admit("Ada")
    give(ada.key, "hostile")
    assert deliver(mail_relay).sent == 1
    ((envelope, mail),) = server.taken
    assert envelope.rcpt_tos == ["ada@mission.example"]
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Moved Bcc: everybody@elsewhere.example Hello"
    assert mail.get_content().splitlines()[:3] == ["Text", ".", "QUIT"]


@pytest.mark.parametrize("place", ["replies", "at_the_end"])
def test_what_is_refused_for_now_is_tried_again_with_growing_waits(server, mail_relay, give, admit, monkeypatch, place):
    ada, ben = admit("Ada"), admit("Ben")
    give([ada.key, ben.key])
    getattr(server, place)["ada@mission.example"] = ["450 4.2.1 ada@mission.example is greylisted", "452 4.3.1 full"]
    tally = deliver(mail_relay)
    assert (tally.sent, tally.put_off, tally.is_reached) == (1, 1, True)
    waits = []
    for _attempt in range(2):
        message = message_for(ada)
        assert (message.state, message.claim) == ("waiting", "")
        waits.append(round((message.not_before - clock.real_now()).total_seconds() / 60))
        assert deliver(mail_relay).put_off == 0  # not before it is due
        later(monkeypatch, minutes=waits[-1], seconds=1)
        deliver(mail_relay)
    assert waits == [1, 2]
    assert (message_for(ada).state, message_for(ada).attempts) == ("sent", 3)
    assert newest()[1]["attempts"] == 3


@pytest.mark.parametrize("place", ["replies", "at_the_end"])
def test_what_is_refused_for_good_is_given_up_with_the_reason(server, mail_relay, give, admit, caplog, place):
    ada, ben = admit("Ada"), admit("Ben")
    (notice, _bens) = sorted(give([ada.key, ben.key]), key=lambda one: one.to != ada.key)
    getattr(server, place)["ada@mission.example"] = ["550 5.1.1 <ada@mission.example> is nobody here"]
    tally = deliver(mail_relay)
    assert (tally.sent, tally.given_up) == (1, 1)
    message = message_for(ada)
    assert (message.state, message.reason, message.reply) == ("failed", "refused", 550)
    told = {"notice": notice.key, "person": ada.key, "attempts": 1, "reason": "refused", "reply": 550}
    assert told in [row.data for row in Row.objects.filter(verb="message.failed")]
    assert message.key in caplog.text
    assert "ada@" not in caplog.text


def test_a_server_that_cannot_be_reached_stops_the_round_and_loses_nothing(
    server, mail_relay, give, admit, monkeypatch
):
    people = [admit("Ada"), admit("Ben")]
    give([one.key for one in people])
    server.stop()
    tally = deliver(mail_relay)
    assert (tally.sent, tally.put_off, tally.is_reached) == (0, 1, False)
    assert {one.state for one in queries.outbox("waiting")} == {"waiting"}
    back = MailServer().start()
    try:
        later(monkeypatch, minutes=1, seconds=1)
        assert deliver(relay(back.url, SENDER)).sent == 2
    finally:
        back.stop()


@pytest.mark.parametrize("reply", ["421 4.3.2 closing", "451 4.7.1 later", "553 5.7.1 not your sender"])
def test_what_is_said_of_the_sender_is_no_fault_of_the_message(server, mail_relay, give, admit, reply):
    ada = admit("Ada")
    give(ada.key)
    server.to_the_sender = [reply]
    assert deliver(mail_relay).is_reached is False
    assert (message_for(ada).state, message_for(ada).reply) == ("waiting", int(reply[:3]))


def test_what_could_not_be_sent_within_a_day_is_given_up(server, mail_relay, give, admit, monkeypatch):
    ada = admit("Ada")
    give(ada.key)
    server.replies["ada@mission.example"] = ["450 later"]
    deliver(mail_relay)
    later(monkeypatch, hours=23, minutes=59)
    server.replies["ada@mission.example"] = ["450 later"]
    assert deliver(mail_relay).put_off == 1
    later(monkeypatch, minutes=1)
    assert deliver(mail_relay).given_up == 1
    message = message_for(ada)
    assert (message.state, message.reason, message.reply) == ("failed", "too-late", 450)
    assert server.mails == []


def test_two_senders_at_once_send_each_message_once(server, mail_relay, give, admit, monkeypatch):
    people = [admit(name) for name in ("Ada", "Ben", "Cem")]
    give([one.key for one in people])
    send, both = Wire.send, []

    def meanwhile_another_sends(wire, email):
        if not both:
            both.append(wire)
            assert deliver(mail_relay).sent == 2  # what the first has not taken
        send(wire, email)

    monkeypatch.setattr(Wire, "send", meanwhile_another_sends)
    assert deliver(mail_relay).sent == 1
    assert sorted(mail["To"] for mail in server.mails) == [f"{name}@mission.example" for name in ("ada", "ben", "cem")]


def test_of_two_who_find_the_same_message_one_has_it(mail_relay, give, admit, monkeypatch):
    give(admit("Ada").key)
    taken, first = [], sending.secrets.token_hex

    def while_another_takes_it(size):
        monkeypatch.setattr(sending.secrets, "token_hex", first)
        taken.append(sending.claim.__wrapped__(clock.real_now()))
        return first(size)

    monkeypatch.setattr(sending.secrets, "token_hex", while_another_takes_it)
    assert sending.claim(clock.real_now()) is None
    assert taken[0].attempts == 1


def test_what_a_crashed_sender_had_taken_is_sent_by_another_once_its_claim_ends(
    server, mail_relay, give, admit, monkeypatch
):
    ada = admit("Ada")
    give(ada.key)
    assert sending.claim(clock.real_now()).person == ada.key  # and here it crashes
    assert deliver(mail_relay).sent == 0
    later(monkeypatch, seconds=trying.CLAIM.total_seconds() + 1)
    assert deliver(mail_relay).sent == 1


def test_a_crash_after_sending_sends_twice_under_one_id(server, mail_relay, give, admit, monkeypatch):
    give(admit("Ada").key)

    def crash(_messages):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sending, "note_sent", crash)
        with pytest.raises(KeyboardInterrupt):
            deliver(mail_relay)
    later(monkeypatch, seconds=trying.CLAIM.total_seconds() + 1)
    assert deliver(mail_relay).sent == 1
    first, second = server.mails
    assert first.items() == second.items()


def test_a_slow_sender_that_lost_its_claim_decides_only_what_it_knows(mail_relay, give, admit, monkeypatch):
    ada = admit("Ada")
    give(ada.key)
    slow = sending.claim(clock.real_now())
    later(monkeypatch, seconds=trying.CLAIM.total_seconds() + 1)
    other = sending.claim(clock.real_now())
    sending.put_off([slow], clock.real_now())
    sending.give_up(slow, Message.Reason.REFUSED)
    assert (message_for(ada).state, message_for(ada).claim) == ("waiting", other.claim)
    sending.note_sent([slow])
    sending.give_up(other, Message.Reason.REFUSED)
    assert message_for(ada).state == "sent"


def test_no_transaction_is_open_while_a_server_is_talked_to(server, mail_relay, give, admit, monkeypatch):
    give(admit("Ada").key)
    send, watched = Wire.send, []

    def watching(wire, email):
        with transaction.atomic(durable=True):  # refused within another
            watched.append(email)
        send(wire, email)

    monkeypatch.setattr(Wire, "send", watching)
    deliver(mail_relay)
    assert len(watched) == len(server.mails) == 1
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        deliver(mail_relay)


def test_a_message_goes_to_the_address_of_today_or_to_nobody(server, mail_relay, give, admit):
    ada, ben, cem, dea = (admit(name) for name in ("Ada", "Ben", "Cem", "Dea"))
    give([one.key for one in (ada, ben, cem, dea)])
    ada.email = "ada@new.example"
    ada.save()
    ben.email = "ben@released.invalid"
    ben.save()
    cem.is_active = False
    cem.save()
    actions.choose_delivery(Reader(dea.key), Rhythm(Often.NONE), language="en")
    tally = deliver(mail_relay)
    assert (tally.sent, tally.given_up) == (1, 3)
    assert [mail["To"] for mail in server.mails] == ["ada@new.example"]
    reasons = {one.person: one.reason for one in queries.outbox("failed")}
    assert reasons == {ben.key: "no-address", cem.key: "no-address", dea.key: "unwanted"}


def test_words_that_are_gone_or_fail_hold_up_no_other_message(server, mail_relay, give, admit, caplog):
    ada, ben, cem = (admit(name) for name in ("Ada", "Ben", "Cem"))
    give(ada.key, "gone")
    give(ben.key, "broken")
    give(cem.key)
    tally = deliver(mail_relay)
    assert (tally.sent, tally.put_off, tally.given_up) == (1, 1, 1)
    assert message_for(ada).reason == "wordless"
    assert message_for(ben).state == "waiting"
    assert "a fault in the words of a room" in caplog.text


def test_many_messages_go_over_few_lines(server, mail_relay, give, admit, monkeypatch):
    people = [admit(f"Person{number}") for number in range(MESSAGES_ON_ONE_LINE + 1)]
    give([one.key for one in people])
    opened = []
    usual = delivering.Wire._open

    def counted(wire):
        opened.append(wire._server.connection is None)
        usual(wire)

    monkeypatch.setattr(Wire, "_open", counted)
    assert deliver(mail_relay).sent == len(people)
    assert sum(opened) == 2


def test_nothing_of_the_outbox_holds_an_address(server, mail_relay, give, admit):
    ada = admit("Ada")
    give(ada.key)
    server.replies["ada@mission.example"] = ["450 ada@mission.example later"]
    deliver(mail_relay)
    kept = [str(one) for row in Message.objects.values_list() for one in row]
    assert not any("@" in each for each in kept)
