"""Several notices in one e-mail, against a real mail server: at least once, nothing lost, and what is urgent at once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zerodraft import clock
from zerodraft.post import actions, queries, wording
from zerodraft.post.actions import sending
from zerodraft.post.core import trying
from zerodraft.post.core.reader import Reader
from zerodraft.post.core.rhythm import Often, Rhythm
from zerodraft.post.delivering import deliver
from zerodraft.post.models import Choice, Digest, Message, Notice

NOON = datetime(2018, 2, 20, 12, tzinfo=UTC)  # a Tuesday
DAILY, WEEKLY = Rhythm(Often.DAILY, 7), Rhythm(Often.WEEKLY, 7, 0)


@pytest.fixture
def world(monkeypatch):
    """The time in the world, moved by hand; the installation lives in it."""
    held = {"at": NOON}

    def go(**by: float) -> None:
        held["at"] += timedelta(**by)

    monkeypatch.setattr(clock, "real_now", lambda: held["at"])
    return go


@pytest.fixture
def ada(admit, world):
    return admit("Ada")


@pytest.fixture
def daily(ada):
    choose(ada, DAILY)
    return ada


def choose(person, rhythm: Rhythm) -> None:
    actions.choose_delivery(Reader(person.key), rhythm, language="en")


def states(person) -> list[str]:
    return list(Message.objects.filter(person=person.key).order_by("id").values_list("state", flat=True))


def test_what_was_told_in_a_day_comes_in_one_e_mail(server, mail_relay, give, daily, world):
    for number in range(3):
        give(daily.key, once=f"once-{number}", params={"meeting": f"meeting-{number}", "number": number})
        world(hours=1)
    assert deliver(mail_relay).sent == 0
    world(hours=16)
    tally = deliver(mail_relay)
    assert (tally.sent, tally.put_off, tally.given_up) == (3, 0, 0)
    (mail,) = server.mails
    assert mail["Subject"] == "3 notices: Morning: meeting-0"
    assert mail["Message-ID"] == f"<{Digest.objects.get().key}@desk.example>"
    assert mail["Date"].datetime == clock.real_now()
    text = mail.get_content()
    places = [text.index(f"Morning: meeting-{number}") for number in range(3)]
    assert places == sorted(places)
    assert states(daily) == ["sent"] * 3
    world(days=1)
    assert deliver(mail_relay).sent == 0


def test_one_notice_alone_is_called_by_its_name(server, mail_relay, give, daily, world):
    give(daily.key)
    world(hours=20)
    deliver(mail_relay)
    assert server.mails[0]["Subject"] == "Morning: meeting-ab12"


def test_once_a_week_waits_for_its_day_and_is_not_too_old_then(server, mail_relay, give, ada, world):
    choose(ada, WEEKLY)
    give(ada.key)
    for _day in range(5):
        world(days=1)
        tally = deliver(mail_relay)
        assert (tally.sent, tally.given_up) == (0, 0)
    world(days=1)
    assert deliver(mail_relay).sent == 1
    assert clock.real_now().weekday() == 0


def test_what_is_urgent_or_due_within_a_day_comes_at_once_and_alone(
    server, mail_relay, give, daily, world, monkeypatch
):
    monkeypatch.setattr(wording, "_URGENT", {"tests-hostile"})
    give(daily.key)
    give(daily.key, "hostile", once="urgent")
    give(daily.key, once="due", due=clock.now() + timedelta(hours=20))
    assert deliver(mail_relay).sent == 2
    assert states(daily) == ["waiting", "sent", "sent"]
    assert Digest.objects.count() == 0


def test_what_is_urgent_goes_by_itself_also_when_others_go_together(
    server, mail_relay, give, daily, world, monkeypatch
):
    monkeypatch.setattr(wording, "_URGENT", {"tests-hostile"})
    give(daily.key)
    give(daily.key, once="once-2")
    world(hours=20)
    give(daily.key, "hostile", once="urgent")
    assert deliver(mail_relay).sent == 3
    assert sorted(mail["Subject"] for mail in server.mails) == [
        "2 notices: Morning: meeting-ab12",
        "Moved Bcc: everybody@elsewhere.example Hello",
    ]


def test_what_is_due_later_comes_a_day_before(server, mail_relay, give, ada, world):
    choose(ada, WEEKLY)
    give(ada.key, due=clock.now() + timedelta(days=3))
    world(days=1, hours=23)
    assert deliver(mail_relay).sent == 0
    world(hours=1)
    assert deliver(mail_relay).sent == 1


def test_who_wants_none_gets_not_even_what_is_urgent(mail_relay, give, ada, monkeypatch):
    monkeypatch.setattr(wording, "_URGENT", {"tests-moved"})
    choose(ada, Rhythm(Often.NONE))
    give(ada.key)
    assert states(ada) == []


@pytest.mark.parametrize(
    ("then", "hours"), [(Rhythm(), 0), (Rhythm(Often.DAILY, 14), 2), (Rhythm(Often.WEEKLY, 12, 1), 7 * 24)]
)
def test_a_choice_that_changes_takes_what_waits_with_it(server, mail_relay, give, daily, world, then, hours):
    give(daily.key)
    give(daily.key, once="once-2")
    choose(daily, then)
    if hours:
        world(hours=hours, seconds=-1)
        assert deliver(mail_relay).sent == 0
        world(seconds=1)
    assert deliver(mail_relay).sent == 2
    assert len(server.mails) == (2 if then.often is Often.AT_ONCE else 1)


def test_a_choice_of_none_gives_up_what_waits_and_says_why_unless_it_is_taken_back(
    server, mail_relay, give, daily, world
):
    give(daily.key)
    choose(daily, Rhythm(Often.NONE))
    assert deliver(mail_relay).given_up == 0
    choose(daily, DAILY)
    world(hours=20)
    assert deliver(mail_relay).sent == 1
    give(daily.key, once="once-2")
    choose(daily, Rhythm(Often.NONE))
    world(hours=24)
    assert deliver(mail_relay).given_up == 1
    assert [one.reason for one in queries.outbox("failed")] == ["unwanted"]


def test_what_is_being_sent_while_the_choice_changes_is_sent_as_it_was(server, mail_relay, give, daily, world):
    give(daily.key)
    give(daily.key, once="once-2")
    world(hours=20)
    sending.claim(clock.real_now())  # and here it crashes
    choose(daily, Rhythm())
    assert deliver(mail_relay).sent == 0
    world(seconds=trying.CLAIM.total_seconds() + 1)
    assert deliver(mail_relay).sent == 2
    assert len(server.mails) == 1


def test_a_crash_after_sending_sends_the_same_e_mail_twice_whatever_came_meanwhile(
    server, mail_relay, give, daily, world, monkeypatch
):
    give(daily.key)
    give(daily.key, once="once-2")
    world(hours=20)

    def crash(_messages):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sending, "note_sent", crash)
        with pytest.raises(KeyboardInterrupt):
            deliver(mail_relay)
    give(daily.key, once="once-3")
    world(seconds=trying.CLAIM.total_seconds() + 1)
    assert deliver(mail_relay).sent == 2
    world(hours=23)
    assert deliver(mail_relay).sent == 1
    first, second, third = server.mails
    assert first.items() == second.items()
    assert first.get_content() == second.get_content()
    assert third["Message-ID"] != first["Message-ID"]


@pytest.mark.parametrize(("reply", "state"), [("450 later", "waiting"), ("550 nobody", "failed")])
def test_what_the_server_says_is_said_of_all_of_them(server, mail_relay, give, daily, world, reply, state):
    give(daily.key)
    give(daily.key, once="once-2")
    world(hours=20)
    server.replies["ada@mission.example"] = [reply]
    tally = deliver(mail_relay)
    assert tally.put_off + tally.given_up == 2
    assert states(daily) == [state] * 2
    world(minutes=2)
    assert deliver(mail_relay).sent == (2 if state == "waiting" else 0)


def test_words_that_are_gone_or_fail_hold_up_none_of_the_others(server, mail_relay, give, daily, world, caplog):
    give(daily.key, "gone", once="once-1")
    give(daily.key, "broken", once="once-2")
    give(daily.key, once="once-3")
    world(hours=20)
    tally = deliver(mail_relay)
    assert (tally.sent, tally.put_off, tally.given_up) == (1, 1, 1)
    assert states(daily) == ["failed", "waiting", "sent"]
    assert server.mails[0]["Subject"] == "Morning: meeting-ab12"


def test_where_nothing_can_be_said_nothing_is_sent(server, mail_relay, give, daily, world):
    give(daily.key, "gone")
    world(hours=20)
    assert deliver(mail_relay).given_up == 1
    assert server.mails == []


def test_very_many_notices_go_in_several_e_mails(server, mail_relay, give, daily, world, monkeypatch):
    monkeypatch.setattr(sending, "MOST_IN_ONE", 2)
    for number in range(5):
        give(daily.key, once=f"once-{number}")
    world(hours=20)
    assert deliver(mail_relay).sent == 5
    assert len(server.mails) == 3


def test_everybody_has_an_e_mail_of_their_own(server, mail_relay, give, daily, admit, world):
    ben = admit("Ben")
    choose(ben, DAILY)
    give([daily.key, ben.key])
    give([daily.key, ben.key], once="once-2")
    world(hours=20)
    assert deliver(mail_relay).sent == 4
    assert sorted(mail["To"] for mail in server.mails) == ["ada@mission.example", "ben@mission.example"]


def test_two_senders_at_once_send_one_e_mail(server, mail_relay, give, daily, world):
    give(daily.key)
    give(daily.key, once="once-2")
    world(hours=20)
    taken = sending.claim(clock.real_now())
    assert sending.claim(clock.real_now()) is None
    assert len(sending.taken_with(taken)) == 2


def test_the_page_keeps_what_one_chose_and_says_what_cannot_be(client, daily, mail_relay):
    client.force_login(daily)
    chosen = {"often": "weekly", "hour": "18", "weekday": "4", "zone": "Africa/Nairobi", "language": "fr"}
    client.post("/notices/delivery/", chosen)
    assert queries.choice_of(daily.key).rhythm == Rhythm(Often.WEEKLY, 18, 4, "Africa/Nairobi")
    page = client.get("/notices/", headers={"accept-language": "en"}).content.decode()
    assert 'value="weekly" checked' in page
    assert '<option value="18" selected>18:00' in page
    assert '<option value="4" selected>Friday' in page
    assert 'value="Africa/Nairobi"' in page
    for wrong in ({"often": "hourly"}, {"hour": "24"}, {"hour": "x"}, {"weekday": "7"}, {"zone": "Mars/Olympus"}):
        answer = client.post("/notices/delivery/", {**chosen, **wrong}, follow=True)
        assert 'data-kind="error"' in answer.content.decode(), wrong
    assert queries.choice_of(daily.key).rhythm == Rhythm(Often.WEEKLY, 18, 4, "Africa/Nairobi")


def test_a_zone_that_is_no_more_is_that_of_the_world(give, mail_relay, daily):
    Choice.objects.update(zone="Europe/Atlantis")
    assert queries.choice_of(daily.key).rhythm == DAILY
    give(daily.key)
    assert states(daily) == ["waiting"]


steps = st.lists(
    st.one_of(
        st.builds(lambda urgent: ("tell", urgent), st.booleans()),
        st.builds(lambda hours: ("wait", hours), st.integers(1, 60)),
        st.builds(
            lambda often, hour: ("choose", Rhythm(often, hour)),
            st.sampled_from([Often.AT_ONCE, Often.DAILY, Often.WEEKLY]),
            st.integers(0, 23),
        ),
        st.just(("refuse", "450 later")),
    ),
    max_size=12,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps)
def test_whatever_is_chosen_and_refused_each_notice_arrives_once(
    server, mail_relay, give, ada, world, monkeypatch, steps
):
    monkeypatch.setattr(wording, "_URGENT", {"tests-hostile"})
    server.taken.clear()
    server.replies.clear()
    first = Notice.objects.count()
    choose(ada, Rhythm())
    for number, (act, value) in enumerate(steps):
        if act == "tell":
            key = f"meeting-{first + number:04}"
            give(ada.key, "hostile" if value else "moved", once=f"once-{first}-{number}", params={"meeting": key})
        elif act == "wait":
            for _hour in range(value):  # the sender looks every hour
                world(hours=1)
                deliver(mail_relay)
        elif act == "choose":
            choose(ada, value)
        else:
            server.replies["ada@mission.example"].append(value)
        deliver(mail_relay)
    for _hour in range(8 * 24):
        world(hours=1)
        deliver(mail_relay)
    assert Message.objects.exclude(state="sent").count() == 0
    carried = [f"{mail['Subject']}\n{mail.get_content()}" for mail in server.mails]
    for notice in Notice.objects.filter(kind="tests-moved", once__startswith=f"once-{first}-"):
        assert sum(notice.params["meeting"] in words for words in carried) == 1
    assert Message.objects.count() == Notice.objects.count()


@pytest.mark.django_db(transaction=True)
def test_who_chose_pages_alone_before_there_were_digests_still_gets_no_e_mail():
    executor = MigrationExecutor(connection)
    newest = [("post", name) for app, name in executor.loader.graph.leaf_nodes() if app == "post"]
    try:
        old = executor.migrate([("post", "0003_looked")])
        apps = executor.loader.project_state([("post", "0003_looked")]).apps if old is None else old.apps
        choice, notice, message = (apps.get_model("post", name) for name in ("Choice", "Notice", "Message"))
        choice.objects.create(person="person-ada", by_email=False, language="fr")
        choice.objects.create(person="person-ben", by_email=True, language="en")
        told = notice.objects.create(key="notice-1", to="person-ben", topic="t", kind="k", once="o", at=NOON)
        message.objects.create(
            key="message-1", notice=told, person="person-ben", made_at=NOON, not_before=NOON + timedelta(hours=1)
        )
        executor = MigrationExecutor(connection)
        executor.migrate(newest)
        assert queries.choice_of("person-ada").often == Often.NONE
        assert queries.choice_of("person-ben").often == Often.AT_ONCE
        assert queries.message_by_key("message-1").due_at == NOON
    finally:
        MigrationExecutor(connection).migrate(newest)
        Message.objects.all().delete()
        Notice.objects.all().delete()
