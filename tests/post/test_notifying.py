"""Giving notices within the act of another room: once, in its transaction, with nothing but ids in the record."""

import json
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from zerodraft import clock
from zerodraft.parties.actors import INSTALLATION
from zerodraft.post import actions, queries, recipients, waking, wording
from zerodraft.post.core.matter import Matter
from zerodraft.post.core.reader import Box, Reader
from zerodraft.post.core.rhythm import Often, Rhythm
from zerodraft.post.models import Message, Notice
from zerodraft.record.models import Row

KENYA, FIJI = "state-404", "state-242"
HERE, ELSEWHERE = "process:forests", "process:seabed"


def last_row() -> Row:
    return Row.objects.order_by("-seq").first()


def test_the_record_knows_who_was_told_of_what_by_ids_alone(give, people):
    made = give([KENYA, FIJI], actor=people["secretariat"], params={"meeting": "meeting-ab12", "number": 3})
    row = last_row()
    assert (row.verb, row.actor, row.subject, row.topic) == (
        "notice.given",
        people["secretariat"].key,
        "meeting:meeting-ab12",
        "meeting:meeting-ab12",
    )
    assert row.data == {"kind": "tests-moved", "notices": [one.key for one in made], "to": [FIJI, KENYA]}


def test_the_same_notice_twice_is_one(give, admit, mail_relay):
    ada = admit("Ada")
    assert [one.to for one in give([KENYA, ada.key])] == [ada.key, KENYA]
    rows, messages = Row.objects.count(), Message.objects.count()
    assert give([KENYA, ada.key], params={"meeting": "meeting-cd34"}) == []
    assert (Row.objects.count(), Message.objects.count(), Notice.objects.count()) == (rows, messages, 2)
    assert [one.to for one in give([KENYA, FIJI])] == [FIJI]  # whoever was not told yet is told
    assert len(give(KENYA, once="once-2")) == 1


def test_what_another_transaction_told_at_this_moment_is_told_once(give, monkeypatch):
    create = Notice.objects.bulk_create

    def while_another_tells_it(new, **more):
        monkeypatch.setattr(Notice.objects, "bulk_create", create)
        give(FIJI)
        return create(new, **more)

    monkeypatch.setattr(Notice.objects, "bulk_create", while_another_tells_it)
    assert [one.to for one in give([FIJI, KENYA])] == [KENYA]
    assert Notice.objects.count() == 2


def test_it_is_undone_with_the_act_that_it_belongs_to(give, admit, mail_relay):
    def act():
        with transaction.atomic():
            give(admit("Ada").key)
            raise InterruptedError

    rows = Row.objects.count()
    with pytest.raises(InterruptedError):
        act()
    assert (Notice.objects.count(), Message.objects.count(), Row.objects.count()) == (0, 0, rows)


def test_what_cannot_stand_in_a_notice_is_refused(give):
    for wrong, error in (
        ({"to": "Kenya"}, ValueError),
        ({"to": ""}, ValueError),
        ({"to": KENYA, "within": "The forests"}, ValueError),
        ({"to": KENYA, "kind": "nothing-of-that-name"}, LookupError),
        ({"to": KENYA, "params": {"note": "Fine words"}}, ValueError),
    ):
        with pytest.raises(error):
            give(**wrong)
    assert Notice.objects.count() == 0


def test_only_who_wants_e_mail_and_can_be_written_to_has_a_message(give, admit, mail_relay):
    ada, ben, cem, dea = (admit(name) for name in ("Ada", "Ben", "Cem", "Dea"))
    ben.email = "ben@sealed.invalid"
    ben.save()
    cem.is_active = False
    cem.save()
    actions.choose_delivery(Reader(dea.key), Rhythm(Often.NONE), language="fr")
    everybody = [one.key for one in (ada, ben, cem, dea)]
    give(everybody, by_email=False)
    assert queries.outbox("waiting") == []
    give(everybody, once="once-2")
    assert [one.person for one in queries.outbox("waiting")] == [ada.key]
    assert all(queries.unread_count(Reader(key)) == 2 for key in everybody)


def test_without_a_mail_server_notices_are_on_pages_only(give, admit, settings):
    settings.RELAY = None
    ada = admit("Ada")
    give(ada.key)
    assert queries.outbox("waiting") == []
    assert queries.unread_count(Reader(ada.key)) == 1


def test_the_sender_is_called_once_the_act_is_committed(give, admit, mail_relay, django_capture_on_commit_callbacks):
    calls = []
    note = partial(calls.append, 1)
    waking.of_messages.add(note)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            give(admit("Ada").key)
            assert calls == []
        assert calls == [1]
        with django_capture_on_commit_callbacks(execute=True):
            give(KENYA)  # there is nobody to write to
        assert calls == [1]
    finally:
        waking.of_messages.drop(note)


def test_a_transaction_is_needed(db, monkeypatch):
    matter = Matter("tests-moved", "meeting:a", "once-1")
    with monkeypatch.context() as patch:
        patch.setattr(transaction.get_connection(), "in_atomic_block", False)
        with pytest.raises(RuntimeError, match="in the transaction"):
            actions.notify(INSTALLATION, matter, to=KENYA)


def test_what_is_for_a_party_is_for_who_acts_for_it_there(give):
    give(KENYA, once="a", within=HERE)
    give(KENYA, once="b", within=ELSEWHERE)
    give(KENYA, once="c")
    give(FIJI, once="d", within=HERE)
    give("person-1", once="e", within=HERE)
    read = lambda *boxes: [one.once for one in queries.notices_of(Reader("person-1", boxes))]  # noqa: E731
    assert read() == ["e"]
    assert read(Box(KENYA, HERE)) == ["e", "c", "a"]
    assert read(Box(KENYA, ELSEWHERE), Box(FIJI, HERE)) == ["e", "d", "c", "b"]
    assert list(queries.notices_of(Reader("", (Box(KENYA, HERE),)))) == []


def test_what_one_has_read_is_unread_for_the_other(give):
    give(KENYA, once="a")
    give(KENYA, once="b")
    box = Box(KENYA, HERE)
    ada, ben = Reader("person-ada", (box,)), Reader("person-ben", (box,))
    keys = list(queries.notices_of(ada).values_list("key", flat=True))
    assert actions.mark_read(ada, keys) == 2
    assert (last_row().verb, last_row().subject, last_row().data) == ("notices.read", "person-ada", {"count": 2})
    rows = Row.objects.count()
    assert actions.mark_read(ada, keys) == 0
    assert Row.objects.count() == rows
    assert (queries.unread_count(ada), queries.unread_count(ben)) == (0, 2)
    assert [one.is_read for one in queries.notices_of(ada)] == [True, True]


def test_what_is_not_theirs_is_not_there_for_them(give):
    (notice,) = give(KENYA, within=HERE)
    stranger = Reader("person-1", (Box(KENYA, ELSEWHERE),))
    assert actions.mark_read(stranger, [notice.key]) == 0
    assert queries.unread_until(stranger, notice.key) == []
    assert notice.seen.count() == 0


def test_nobody_in_particular_reads_and_chooses_nothing(db):
    for act in (
        lambda: actions.mark_read(Reader(""), []),
        lambda: actions.choose_delivery(Reader(""), Rhythm(), language="en"),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_choice_is_recorded_and_the_last_one_holds(db):
    reader = Reader("person-1")
    actions.choose_delivery(reader, Rhythm(), language="ar")
    actions.choose_delivery(reader, Rhythm(Often.NONE), language="zh-hans")
    assert last_row().data == {"by_email": "no", "often": "none", "language": "zh-hans"}
    choice = queries.choice_of("person-1")
    assert (choice.by_email, choice.language) == (False, "zh-hans")
    with pytest.raises(ValueError, match="languages"):
        actions.choose_delivery(reader, Rhythm(), language="de")


def test_who_is_erased_is_forgotten_here_too(give, admit, mail_relay):
    from zerodraft.parties.actions import erase

    ada, ben = admit("Ada"), admit("Ben")
    reader = Reader(ada.key)
    give([ada.key, ben.key])
    actions.mark_read(reader, [one.key for one in queries.notices_of(reader)])
    actions.choose_delivery(reader, Rhythm(), language="ar")
    erase(ada.key)
    assert [(one.person, one.reason) for one in queries.outbox("failed")] == [(ada.key, "erased")]
    assert [one.person for one in queries.outbox("waiting")] == [ben.key]
    assert queries.choice_of(ada.key).language == ""
    assert queries.unread_count(reader) == 1
    assert last_row().data["reason"] == "erased"
    assert "Ada" not in json.dumps(last_row().data)


def test_a_kind_belongs_to_one_room():
    with pytest.raises(ValueError, match="tests-moved"):
        wording.register("tests-moved", lambda params, language: ("", ""))


def test_several_rooms_name_each_person_once(monkeypatch):
    one = recipients.Recipient("person-1", "one@mission.example")
    nowhere = [recipients.Recipient("person-2", address) for address in ("", "x@released.INVALID", "words")]
    monkeypatch.setattr(recipients, "_RESOLVERS", [lambda *_: [one, *nowhere], lambda *_: [one]])
    assert recipients.of(KENYA) == [one]


def test_the_export_of_a_process_tells_who_was_told_and_what_became_of_it(give, admit, mail_relay):
    from zerodraft.post.actions.sending import claim, note_sent
    from zerodraft.process import actions as process
    from zerodraft.process.audience import Audience
    from zerodraft.site.exporting import pieces

    forests = process.open_process(INSTALLATION, key="forests", title="Forests", audience=Audience.TEAM)
    ada = admit("Ada")
    (notice,) = give(ada.key, topic=HERE)
    give(ada.key, once="once-2")
    note_sent([claim(clock.real_now())])
    told = json.loads(next(piece.content for piece in pieces(forests) if piece.path == "notices.json"))
    assert [(one["key"], one["to"], one["kind"]) for one in told] == [(notice.key, ada.key, "tests-moved")]
    assert [(one["person"], one["state"]) for one in told[0]["messages"]] == [(ada.key, "sent")]
    assert "@" not in json.dumps(told)
