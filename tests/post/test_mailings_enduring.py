"""Mailings when the database is lost, a mail cannot be made, and days pass while one is held."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import OperationalError, connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from post.mailings import addresses, mail_to, states
from post.moody import Mood
from post.test_mailings import act, moody, moved  # noqa: F401 (fixtures)
from zerodraft import clock
from zerodraft.post import actions, queries
from zerodraft.post.actions import dispatching
from zerodraft.post.actions.dispatching import Settled
from zerodraft.post.core.dispatching import LIFE, Outcome, after
from zerodraft.post.mailings import delivering, enclosures
from zerodraft.post.mailings.alone import Lock
from zerodraft.post.mailings.delivering import deliver
from zerodraft.post.models import Mailing

pytestmark = pytest.mark.django_db


def test_the_mailing_is_locked_first_and_the_dispatch_is_changed_by_its_own_columns(monkeypatch):
    mailing = mail_to("fiji@state.example")
    locked, lock = [], QuerySet.select_for_update

    def noted(rows: QuerySet, *arguments, **more) -> QuerySet:
        locked.append(rows.model)
        return lock(rows, *arguments, **more)

    monkeypatch.setattr(QuerySet, "select_for_update", noted)
    with CaptureQueriesContext(connection) as captured:
        assert dispatching.hand_over(mailing.dispatches.get(), clock.real_now())
    (update,) = [each["sql"] for each in captured if each["sql"].startswith("UPDATE")]
    assert "post_mailing" not in update
    assert locked == [Mailing]
    locked.clear()
    act(actions.hold, mailing)
    act(actions.cancel, mailing)
    assert locked.count(Mailing) == 2


@pytest.mark.parametrize("verb", [actions.hold, actions.cancel])
def test_what_is_held_or_stopped_is_not_handed_over(verb):
    mailing = mail_to("fiji@state.example")
    dispatch = mailing.dispatches.get()
    act(verb, mailing)
    assert not dispatching.hand_over(dispatch, clock.real_now())


def test_what_became_of_a_former_attempt_says_nothing_of_one_under_another_word():
    mailing = mail_to("fiji@state.example")
    former, now = mailing.dispatches.get(), clock.real_now()
    assert dispatching.hand_over(former, now)
    dispatching.note_lost(now)
    assert act(actions.send_again, mailing, [former.key]) == 1
    assert dispatching.hand_over(mailing.dispatches.get(), clock.real_now())
    following = after(Outcome.TAKEN, attempts=1, since=now, now=now)
    dispatching.settle(Settled(former.pk, former.key, mailing.pk, following, 250, now))
    assert states(mailing) == {"fiji@state.example": "handing"}


def test_a_lock_is_lost_with_its_connection():
    assert Lock().is_kept()
    assert Lock(connection.connection).is_kept()
    assert not Lock(object()).is_kept()


def test_a_round_ends_when_the_connection_with_the_lock_is_lost_and_what_is_known_is_written(moody, monkeypatch):  # noqa: F811
    server, way = moody()
    mailing = mail_to(*addresses(3))
    lost, real = [], dispatching.hand_over

    class Losable:
        def is_kept(self) -> bool:
            return not lost

    @contextmanager
    def alone() -> Iterator[Losable]:
        yield Losable()

    def hand_over(dispatch, now, before=None) -> bool:
        if before and not lost:
            lost.append(dispatch)
            raise OperationalError("server closed the connection unexpectedly")
        return real(dispatch, now, before)

    monkeypatch.setattr(delivering, "alone", alone)
    monkeypatch.setattr(dispatching, "hand_over", hand_over)
    monkeypatch.setattr(delivering.time, "sleep", lambda _seconds: None)
    tally = deliver(way)
    assert not tally.is_alone
    assert list(states(mailing).values()) == ["sent", "queued", "queued"]
    assert server.delivered.total() == 1


def test_a_database_that_is_busy_is_waited_for(moody, monkeypatch):  # noqa: F811
    _server, way = moody()
    mailing = mail_to(*addresses(3))
    failures, real = iter([True, False, True]), dispatching.hand_over

    def hand_over(*arguments) -> bool:
        if next(failures, False):
            raise OperationalError("database is locked")
        return real(*arguments)

    monkeypatch.setattr(dispatching, "hand_over", hand_over)
    monkeypatch.setattr(delivering.time, "sleep", lambda _seconds: None)
    assert deliver(way).is_alone
    assert set(states(mailing).values()) == {"sent"}


def test_a_mailing_that_cannot_be_made_now_is_left_alone_longer_each_time(moody, moved, monkeypatch, caplog):  # noqa: F811
    _server, way = moody()
    real, bad = delivering.compose, [mail_to(*addresses(3))]

    def compose(mailing, *more):
        if mailing in bad:
            raise OSError("the disk is away")
        return real(mailing, *more)

    monkeypatch.setattr(delivering, "compose", compose)
    mailing, sound, waits = bad[0], mail_to("fiji@state.example"), []
    for _round in range(12):
        caplog.clear()
        deliver(way)
        assert sum("cannot be made" in each.message for each in caplog.records) == 1
        waits.append((queries.next_dispatch_due() - clock.real_now()).total_seconds())
        moved(seconds=waits[-1] + 1)
    assert all(later >= sooner - 5 for sooner, later in pairwise(waits))
    assert waits[0] > 14
    assert 590 < waits[-1] <= 600
    assert set(states(sound).values()) == {"sent"}
    assert set(states(mailing).values()) == {"queued"}
    bad.clear()
    assert deliver(way).sent == 3


def test_a_mailing_of_which_a_file_is_gone_is_tried_no_more(moody, monkeypatch):  # noqa: F811
    from zerodraft.post.core.parcel import Parcel, Piece

    _server, way = moody()
    monkeypatch.setattr(enclosures, "_READERS", [{}.__getitem__])
    files = (Piece("a" * 64, "letter.pdf", "application/pdf"),)
    mailing = mail_to(*addresses(3), parcel=Parcel("Letter", "Text", files=files))
    assert deliver(way).outcomes == {Outcome.UNSENDABLE: 3}
    assert set(mailing.dispatches.values_list("state", "reason")) == {("refused", "unsendable")}
    assert queries.next_dispatch_due() is None


def test_days_for_which_a_mailing_was_held_are_no_days_of_trying(moody, moved):  # noqa: F811
    _server, way = moody(Mood.RCPT_450, Mood.RCPT_450, Mood.RCPT_450)
    mailing = mail_to(*addresses(2))
    looks = iter(range(2))
    deliver(way, is_ending=lambda: next(looks, None) is None)
    assert list(states(mailing).values()) == ["deferred", "queued"]
    act(actions.hold, mailing)
    moved(seconds=LIFE.total_seconds() + 3600)
    deliver(way)
    assert list(states(mailing).values()) == ["deferred", "queued"]
    act(actions.go_on, mailing)
    deliver(way)
    assert list(states(mailing).values()) == ["deferred", "deferred"]
    moved(hours=3)
    deliver(way)
    assert list(states(mailing).values()) == ["sent", "sent"]


def test_the_days_begin_with_the_first_attempt_and_a_server_that_is_away_is_none(moody, moved):  # noqa: F811
    _server, way = moody(Mood.MAIL_550, Mood.RCPT_450)
    mailing = mail_to("fiji@state.example")
    moved(days=4)
    assert not deliver(way).is_reached
    moved(days=4)
    deliver(way)
    dispatch = mailing.dispatches.get()
    assert (dispatch.state, dispatch.attempts) == ("deferred", 1)
    assert clock.real_now() - dispatch.since < timedelta(minutes=1)
    moved(days=3)
    assert dispatching.give_up_old(clock.real_now()) == 1
