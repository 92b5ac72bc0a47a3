"""Mailings over real mail servers that fail in every way: nothing goes out twice, nothing is lost."""

import threading
from collections import Counter
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from post.conftest import SENDER, MailServer
from post.mailings import addresses, mail_to, states
from post.moody import SILENT, TAKES, Mood, MoodyServer
from zerodraft import clock
from zerodraft.parties.actors import INSTALLATION
from zerodraft.post import actions
from zerodraft.post.actions import dispatching
from zerodraft.post.core.addresses import BadAddress
from zerodraft.post.core.bounces import Bounce
from zerodraft.post.core.dispatching import LIFE, State
from zerodraft.post.core.parcel import BadParcel, Parcel, Piece
from zerodraft.post.core.relay import relay
from zerodraft.post.mailings import alone, delivering, enclosures
from zerodraft.post.mailings.delivering import deliver
from zerodraft.post.models import Dispatch, Mailing
from zerodraft.record.models import Row

pytestmark = pytest.mark.django_db
SETTLED = {State.SENT, State.REFUSED, State.UNCERTAIN, State.STOPPED, State.BOUNCED}


@pytest.fixture
def moody(settings, tmp_path):
    """A server in these moods, and its relay."""
    from zerodraft.site.installation import Installation

    settings.INSTALLATION = Installation(tmp_path)
    running = []

    def started(*moods: Mood, **options) -> tuple[MoodyServer, object]:
        server = MoodyServer(moods, **options).__enter__()
        running.append(server)
        return server, relay(server.url, SENDER)

    yield started
    for server in running:
        server.__exit__()


@pytest.fixture
def moved(monkeypatch):
    """Let the world's time be later."""
    real, ahead = clock.real_now, [timedelta(0)]
    monkeypatch.setattr(clock, "real_now", lambda: real() + ahead[0])

    def later(**length: float) -> None:
        ahead[0] += timedelta(**length)

    return later


def act(verb, *arguments, **more):
    with transaction.atomic():
        return verb(INSTALLATION, *arguments, **more)


def verbs() -> list[str]:
    return list(Row.objects.order_by("seq").values_list("verb", flat=True))


def test_every_address_gets_the_same_letter_and_nobody_sees_another(server: MailServer, mail_relay):
    mailing = mail_to(*addresses(5), "MISSION0@state.example ")
    assert deliver(mail_relay).sent == 5
    assert set(states(mailing).values()) == {"sent"}
    assert sorted(envelope.rcpt_tos[0] for envelope, _mail in server.taken) == addresses(5)
    for envelope, mail in server.taken:
        assert [mail["To"]] == envelope.rcpt_tos
        assert mail["Cc"] is None
        assert mail["Bcc"] is None
        assert mail["Auto-Submitted"] == "auto-generated"
        assert mail.get_content().replace("\r\n", "\n") == "Excellency,\n\n.hidden dot\nFrom here on.\n"
    assert len({mail["Message-ID"] for mail in server.mails}) == 5
    assert verbs()[-1] == "mailing.settled"
    assert Row.objects.order_by("-seq").first().data["sent"] == 5


def test_files_and_words_in_six_languages_arrive_as_they_are(server, mail_relay, monkeypatch):
    kept = {"a" * 64: b"%PDF-1.7\r\n.\r\n..\r\nQUIT\r\n" + bytes(range(256)), "b" * 64: b"\n.\n"}
    monkeypatch.setattr(enclosures, "_READERS", [kept.__getitem__])
    text = "Excellence,\n\n.\n..\nالسلام عليكم 中文 Уважаемый señor\n" + "é" * 2_000 + "\n"
    files = (Piece("a" * 64, "letter-2018-7.pdf", "application/pdf"), Piece("b" * 64, "letter.txt", "text/plain"))
    subject = "Lettre des cofacilitateurs – 中文 " + "é" * 60
    parcel = Parcel(subject, text, "fr", "desk@people.example", files)
    mail_to("fiji@state.example", parcel=parcel)
    assert deliver(mail_relay).sent == 1
    (mail,) = server.mails
    assert (mail["Subject"], mail["Reply-To"]) == (subject, "desk@people.example")
    assert mail["Content-Language"] == "fr"
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == text
    first, second = mail.iter_attachments()
    assert (first.get_filename(), first.get_content()) == ("letter-2018-7.pdf", kept["a" * 64])
    assert second.get_payload(decode=True) == b"\n.\n"


@pytest.mark.parametrize(
    ("mood", "state", "delivered"),
    [
        (Mood.RCPT_450, "deferred", 0),
        (Mood.DATA_451, "deferred", 0),
        (Mood.END_452, "deferred", 0),
        (Mood.RCPT_550, "refused", 0),
        (Mood.DATA_554, "refused", 0),
        (Mood.END_554, "refused", 0),
        (Mood.TAKE_AND_HANG_UP, "uncertain", 1),
        (Mood.LOSE_AND_HANG_UP, "uncertain", 0),
    ],
)
def test_one_address_that_fails_holds_up_no_other(moody, mood, state, delivered):
    server, way = moody(Mood.TAKE, mood)
    mailing = mail_to(*addresses(4))
    deliver(way)
    assert list(states(mailing).values()) == ["sent", state, "sent", "sent"]
    assert [server.delivered[one] for one in addresses(4)] == [1, delivered, 1, 1]


@pytest.mark.parametrize("mood", [Mood.RCPT_421, Mood.END_421])
def test_a_server_that_closes_is_left_alone_and_then_gets_the_rest(moody, moved, mood):
    server, way = moody(Mood.TAKE, mood)
    mailing = mail_to(*addresses(4))
    assert not deliver(way).is_reached
    assert list(states(mailing).values()) == ["sent", "deferred", "queued", "queued"]
    moved(minutes=2)
    assert deliver(way).is_reached
    assert server.delivered == Counter(addresses(4))


@pytest.mark.parametrize("mood", [Mood.HANG_UP_BEFORE, Mood.MAIL_421, Mood.HANG_UP_AT_DATA])
def test_a_line_that_breaks_before_the_words_is_opened_anew(moody, mood):
    server, way = moody(Mood.TAKE, mood)
    mailing = mail_to(*addresses(3))
    assert deliver(way).is_reached
    assert set(states(mailing).values()) == {"sent"}
    assert server.delivered == Counter(addresses(3))


def test_a_server_that_takes_two_mails_a_line_gets_them_all(moody):
    server, way = moody(mails_a_line=2)
    mail_to(*addresses(9))
    assert deliver(way).sent == 9
    assert server.delivered == Counter(addresses(9))
    assert server.lines == 5


def test_a_refused_sender_and_a_server_that_is_away_are_no_fault_of_an_address(moody, moved):
    server, way = moody(Mood.MAIL_550)
    mailing = mail_to(*addresses(3))
    assert not deliver(way).is_reached
    assert not deliver(relay("smtp://127.0.0.1:9", SENDER)).is_reached
    assert set(states(mailing).values()) == {"queued"}
    moved(days=30)
    assert deliver(way).sent == 3
    assert server.delivered == Counter(addresses(3))


def test_a_wrong_password_sends_nothing_and_blames_nobody(settings, tmp_path):
    from aiosmtpd.smtp import AuthResult

    from zerodraft.site.installation import Installation

    settings.INSTALLATION = Installation(tmp_path)

    def refuses(*_arguments) -> AuthResult:
        return AuthResult(success=False, handled=False)

    server = MailServer(authenticator=refuses, auth_require_tls=False).start()
    try:
        mailing = mail_to(*addresses(2))
        tally = deliver(relay(f"smtp://desk:wrong@127.0.0.1:{server.port}", SENDER))
        assert not tally.is_reached
        assert set(states(mailing).values()) == {"queued"}
    finally:
        server.stop()


def test_what_is_put_off_waits_longer_each_time_and_is_given_up_after_three_days(moody, moved):
    _server, way = moody(*[Mood.RCPT_450] * 200)
    mailing = mail_to("fiji@state.example")
    began, waits = clock.real_now(), []
    while states(mailing)["fiji@state.example"] != "refused":
        deliver(way)
        dispatch = mailing.dispatches.get()
        rest = dispatch.not_before - clock.real_now()
        waits.append(rest)
        moved(seconds=max(rest.total_seconds(), 1))
    assert all(later >= sooner - timedelta(seconds=5) for sooner, later in pairwise(waits[:-1]))
    assert max(waits) <= timedelta(hours=2)
    assert LIFE <= clock.real_now() - began <= LIFE + timedelta(hours=3)
    assert (dispatch.reason, dispatch.reply) == ("too-late", 450)
    assert verbs()[-1] == "mailing.settled"


def test_what_a_sender_was_handing_over_when_it_died_is_not_sent_again(moody, monkeypatch):
    server, way = moody()
    mailing = mail_to(*addresses(3))

    class Died(BaseException):
        pass

    def dies(*_arguments: object) -> None:
        raise Died

    # As after kill -9: the server took it, and nothing was written down of that any more.
    monkeypatch.setattr(delivering._Round, "_note", dies)
    with pytest.raises(Died):
        deliver(way)
    assert sum(server.delivered.values()) == 1
    assert sorted(states(mailing).values()) == ["handing", "queued", "queued"]
    monkeypatch.undo()
    deliver(way)
    assert sorted(states(mailing).values()) == ["sent", "sent", "uncertain"]
    assert max(server.delivered.values()) == 1
    assert "dispatches.lost" in verbs()


def test_nobody_else_sends_meanwhile(moody):
    _server, way = moody()
    mailing = mail_to("fiji@state.example")
    with alone.alone() as first:
        assert first
        assert not deliver(way).is_alone
    assert states(mailing) == {"fiji@state.example": "queued"}
    assert deliver(way).sent == 1


def test_it_is_held_midway_goes_on_and_is_stopped(moody):
    server, way = moody()
    mailing = mail_to(*addresses(6))
    count = iter(range(1, 10))

    def hold_after_two() -> bool:
        if sum(server.delivered.values()) == 2 and next(count) == 1:
            act(actions.hold, Mailing.objects.get(pk=mailing.pk))
        return False

    deliver(way, is_ending=hold_after_two)
    assert Counter(states(mailing).values()) == {"sent": 2, "queued": 4}
    act(actions.go_on, mailing)
    seen = iter(range(3))
    deliver(way, is_ending=lambda: next(seen, None) is None)
    sent = Counter(states(mailing).values())["sent"]
    assert act(actions.cancel, mailing) == 6 - sent
    deliver(way)
    assert Counter(states(mailing).values()) == {"sent": sent, "stopped": 6 - sent}
    assert sum(server.delivered.values()) == sent
    with pytest.raises(actions.CannotMail):
        act(actions.go_on, mailing)
    with pytest.raises(actions.CannotMail):
        act(actions.send_again, mailing, [])


def test_nothing_goes_out_before_its_moment(moody, moved):
    server, way = moody()
    mail_to("fiji@state.example", not_before=clock.real_now() + timedelta(hours=3))
    moved(hours=2)
    assert deliver(way).sent == 0
    moved(hours=2)
    assert deliver(way).sent == 1
    assert server.delivered["fiji@state.example"] == 1


def test_refused_ones_are_sent_again_at_a_corrected_address_under_another_word(moody):
    server, way = moody(Mood.RCPT_550, Mood.RCPT_550)
    mailing = mail_to(*addresses(3))
    deliver(way)
    first, second, _third = mailing.dispatches.all()
    taken = "mission2@state.example"
    again = {first.key: "New@State.example", second.key: taken}
    assert act(actions.send_again, mailing, [first.key, second.key, "dispatch-none"], again) == 1
    deliver(way)
    assert states(mailing) == {"new@state.example": "sent", "mission1@state.example": "refused", taken: "sent"}
    assert server.delivered[taken] == 1
    assert first.key not in set(mailing.dispatches.values_list("key", flat=True))


def test_a_person_decides_what_is_uncertain(moody):
    server, way = moody(Mood.TAKE_AND_HANG_UP, Mood.LOSE_AND_HANG_UP)
    mailing = mail_to(*addresses(2))
    deliver(way)
    deliver(way)
    arrived, lost = mailing.dispatches.all()
    assert (arrived.state, lost.state) == ("uncertain", "uncertain")
    assert act(actions.note_arrived, mailing, [arrived.key]) == 1
    assert act(actions.send_again, mailing, [arrived.key, lost.key]) == 1
    deliver(way)
    assert server.delivered == Counter(addresses(2))
    assert set(states(mailing).values()) == {"sent"}


def test_a_bounce_marks_the_one_dispatch_whose_word_it_knows(moody):
    _server, way = moody()
    mailing = mail_to(*addresses(2))
    waiting = mail_to("norway@state.example", not_before=clock.real_now() + timedelta(days=1)).dispatches.get()
    deliver(way)
    first, second = mailing.dispatches.all()
    now = clock.real_now()
    assert not dispatching.note_bounce(Bounce("dispatch-" + "0" * 24, "5.1.1", is_permanent=True), now)
    assert not dispatching.note_bounce(Bounce(first.key, "4.4.1", is_permanent=False), now)
    assert not dispatching.note_bounce(Bounce(waiting.key, "5.1.1", is_permanent=True), now)
    assert dispatching.note_bounce(Bounce(first.key, "5.1.1", is_permanent=True), now)
    assert not dispatching.note_bounce(Bounce(first.key, "5.1.1", is_permanent=True), now)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.status, second.state) == ("bounced", "5.1.1", "sent")


def test_a_file_that_was_sealed_holds_up_no_other_mailing(moody, monkeypatch):
    _server, way = moody()

    def sealed(sha256: str) -> bytes:
        raise LookupError(sha256)

    monkeypatch.setattr(enclosures, "_READERS", [sealed])
    files = (Piece("a" * 64, "letter.pdf", "application/pdf"),)
    broken = mail_to("fiji@state.example", parcel=Parcel("Letter", "Text", files=files))
    sound = mail_to("fiji@state.example")
    assert deliver(way).sent == 1
    assert (states(broken), states(sound)) == ({"fiji@state.example": "refused"}, {"fiji@state.example": "sent"})
    assert broken.dispatches.get().reason == "unsendable"
    broken.refresh_from_db()
    assert broken.settled_at


def test_an_erased_mailing_holds_neither_words_nor_addresses(moody):
    server, way = moody()
    mailing = mail_to(*addresses(2))
    with transaction.atomic():
        actions.erase_mailings("out-ab12")
    deliver(way)
    mailing.refresh_from_db()
    assert (mailing.subject, mailing.text, mailing.files) == ("", "", [])
    assert not any("mission" in address for address in states(mailing))
    assert not server.delivered


@pytest.mark.parametrize(
    "wrong", ["", "fiji", "fiji@", "@state.example", "a b@state.example", "fiji@state.example\nBcc: x@y.z"]
)
def test_what_is_no_address_queues_nothing(wrong):
    with pytest.raises(BadAddress):
        mail_to("norway@state.example", wrong)
    assert not Mailing.objects.exists()


def test_nobody_to_mail_to_is_refused_and_so_is_a_header_within_the_subject():
    with pytest.raises(BadParcel):
        mail_to()
    with pytest.raises(BadParcel):
        Parcel("Letter\r\nBcc: everybody@elsewhere.example", "Text")
    with pytest.raises(BadParcel):
        Piece("a" * 64, "../letter.pdf", "application/pdf")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    moods=st.lists(st.sampled_from(list(Mood)), max_size=25),
    count=st.integers(1, 6),
    mails_a_line=st.integers(1, 4),
    ends=st.lists(st.integers(1, 6), max_size=3),
)
def test_whatever_a_server_does_nothing_goes_out_twice_and_nothing_is_lost(
    moody, monkeypatch, moods, count, mails_a_line, ends
):
    server, way = moody(*moods, mails_a_line=mails_a_line)
    mailing, ahead, real = mail_to(*addresses(count)), timedelta(0), clock.real_now
    with monkeypatch.context() as patched:
        patched.setattr(clock, "real_now", lambda: real() + ahead)
        for _round in range(200):
            asked = ends.pop() * 3 if ends else 1_000_000
            looked = iter(range(asked))
            deliver(way, is_ending=lambda looked=looked: next(looked, None) is None)
            found = set(states(mailing).values())
            if found <= SETTLED:
                break
            ahead += timedelta(minutes=10)
    after = states(mailing)
    assert set(after.values()) <= SETTLED
    assert Dispatch.objects.filter(mailing=mailing).count() == count
    for address, state in after.items():
        taken = server.delivered[address]
        assert taken <= 1, (address, state)
        assert {"sent": taken == 1, "refused": taken == 0}.get(state, True), (address, state)
    silent = sum(server.answered[mood] for mood in SILENT)
    assert Counter(after.values())["uncertain"] == silent
    assert sum(server.delivered.values()) <= sum(server.answered[mood] for mood in TAKES)


def test_a_notice_does_not_wait_behind_a_mailing(moody, give, admit, settings):
    from zerodraft.post.delivering import deliver as deliver_notices

    server, way = moody()
    settings.RELAY = way
    mail_to(*addresses(50))
    give(admit("Ada").key)
    told = threading.Event()

    def between() -> None:
        if server.delivered.total() == 10 and not told.is_set():
            told.set()

    server.on_taking = between
    looked = iter(range(12))
    deliver(way, is_ending=lambda: next(looked, None) is None)
    assert deliver_notices(way).sent == 1
    assert server.delivered["ada@mission.example"] == 1
    assert server.delivered.total() < 51


@pytest.mark.long
def test_ten_thousand_addresses_over_a_server_in_every_mood(moody, moved):
    count, moods = 10_000, list(Mood)
    random = Random(2018)  # noqa: S311 - the same each time
    server, way = moody(*(random.choice(moods) if random.random() < 0.05 else Mood.TAKE for _mail in range(count)))
    mailing = mail_to(*addresses(count))
    for _round in range(2_000):
        deliver(way)
        if set(states(mailing).values()) <= SETTLED:
            break
        moved(minutes=10)
    after = states(mailing)
    assert set(after.values()) <= SETTLED
    assert max(server.delivered.values()) == 1
    assert {address for address, state in after.items() if state == "sent"} <= set(server.delivered)
    assert Counter(after.values())["sent"] > 9_800
