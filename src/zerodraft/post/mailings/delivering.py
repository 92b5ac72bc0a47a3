"""Sending what is due of mailings, once, until nothing is or the mail server cannot be used."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

from django.conf import settings
from django.db import OperationalError

from zerodraft import clock
from zerodraft.post import queries
from zerodraft.post.actions import dispatching
from zerodraft.post.actions.dispatching import Settled
from zerodraft.post.core.dispatching import Outcome, after
from zerodraft.post.core.relay import Relay
from zerodraft.post.mailings.alone import Lock, alone
from zerodraft.post.mailings.composing import Mail, compose
from zerodraft.post.mailings.line import Attempt, Line
from zerodraft.post.models import Dispatch, Mailing

BATCH = 200
"""How many addresses are read at once."""
TELL_EVERY = timedelta(seconds=5)
"""How often the record, and with it every page that follows, is told how far a mailing is."""
FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(minutes=10)
"""For how long a mailing that could not be made is left alone: as long as it is late already, within these bounds."""
PATIENCE = 6
"""How often a result is written again when the database is busy, one second apart: what is known is not to be lost."""

Value = TypeVar("Value")
Ends = Callable[[], bool]
_log = logging.getLogger(__name__)


class LockLost(Exception):
    """The connection that held the lock of the one sender is gone; somebody else may be sending."""


@dataclass(slots=True)
class Tally:
    """How many attempts ended how, and whether the mail server could be used and nobody else was sending."""

    outcomes: dict[Outcome, int] = field(default_factory=dict)
    is_reached: bool = True
    is_alone: bool = True

    @property
    def sent(self) -> int:
        return self.outcomes.get(Outcome.TAKEN, 0)


def deliver(relay: Relay, *, is_ending: Ends = lambda: False, wait: Callable[[float], object] = time.sleep) -> Tally:
    """Send what is due to each address, one after the other on one line.

    `wait` waits some seconds, or less when the end is asked for. Raises RuntimeError inside a transaction.
    """
    with alone() as lock:
        if lock is None:
            return Tally(is_alone=False)
        dispatching.note_lost(clock.real_now())
        dispatching.give_up_old(clock.real_now())
        return _Round(relay, lock, is_ending, wait).run()


class _Round:
    """One look at all that is due."""

    def __init__(self, relay: Relay, lock: Lock, is_ending: Ends, wait: Callable[[float], object]) -> None:
        self._lock = lock
        self._relay, self._is_ending, self._wait = relay, is_ending, wait
        self._line = Line(relay)
        self._tally = Tally()
        self._before: Settled | None = None
        self._mails: dict[int, Mail | None] = {}
        self._told = clock.real_now()
        self._every = 60.0 / settings.CONFIG.mails_per_minute if settings.CONFIG.mails_per_minute else 0.0

    def run(self) -> Tally:
        try:
            while not self._is_over():
                due = queries.due_dispatches(clock.real_now(), BATCH, without=self._unmade())
                if not due:
                    break
                for dispatch in due:
                    if self._is_over():
                        break
                    self._one(dispatch)
        except LockLost:
            _log.warning("the connection to the database was lost, and with it the lock; this round ends")
            self._tally.is_alone = False
        finally:
            self._write_before()
            self._line.close()
        if self._tally.is_alone:
            self._tell()
        return self._tally

    def _is_over(self) -> bool:
        return self._is_ending() or not self._tally.is_reached

    def _one(self, dispatch: Dispatch) -> None:
        began = time.monotonic()
        mail = self._mail(dispatch.mailing)
        if mail is None:
            return
        now = clock.real_now()
        before = self._before
        is_ours = _firmly(lambda: dispatching.hand_over(dispatch, now, before), self._lock.is_kept)
        self._before = None
        if not is_ours:
            return
        attempt = self._line.hand_over(mail.way_back(dispatch), dispatch.address, mail.to(dispatch))
        self._note(dispatch, attempt)
        if clock.real_now() - self._told >= TELL_EVERY:
            self._write_before()
            self._tell()
        if self._every and (rest := self._every - (time.monotonic() - began)) > 0:
            self._write_before()
            self._wait(rest)

    def _note(self, dispatch: Dispatch, attempt: Attempt) -> None:
        now = clock.real_now()
        since = dispatch.since if dispatch.attempts else now  # its days begin with the first attempt
        following = after(attempt.outcome, attempts=dispatch.attempts + 1, since=since, now=now)
        self._before = Settled(dispatch.pk, dispatch.key, dispatch.mailing_id, following, attempt.reply, now)
        self._tally.outcomes[attempt.outcome] = self._tally.outcomes.get(attempt.outcome, 0) + 1
        if attempt.outcome is not Outcome.TAKEN:
            _log.warning("%s was not taken on: %s (reply %s)", dispatch.key, attempt.outcome, attempt.reply)
        if attempt.is_down:
            self._tally.is_reached = False

    def _write_before(self) -> None:
        before, self._before = self._before, None
        if before:
            _firmly(lambda: dispatching.settle(before))

    def _mail(self, mailing: Mailing) -> Mail | None:
        """The e-mail of a mailing, made once; None for one that cannot be made: nothing of it is sent in this round."""
        if mailing.pk not in self._mails:
            try:
                self._mails[mailing.pk] = compose(mailing, self._relay, settings.CONFIG.bounces_to)
            except LookupError:
                self._mails[mailing.pk] = None
                self._refuse(mailing)
            except Exception:  # noqa: BLE001 (a mailing that cannot be made holds up no other)
                _log.exception("%s cannot be made; trying again later", mailing.key)
                self._mails[mailing.pk] = None
                now = clock.real_now()
                pause = min(max(now - mailing.not_before, FIRST_PAUSE), LONGEST_PAUSE)
                _firmly(lambda: dispatching.put_off(mailing, now + pause), self._lock.is_kept)
        return self._mails[mailing.pk]

    def _refuse(self, mailing: Mailing) -> None:
        """Give up what waits of a mailing of which a file is gone: it will not come back."""
        count = _firmly(lambda: dispatching.refuse_unsendable(mailing, clock.real_now()), self._lock.is_kept)
        _log.warning("%s cannot be made: a file of it is gone; given up at %s addresses", mailing.key, count)
        if count:
            self._tally.outcomes[Outcome.UNSENDABLE] = self._tally.outcomes.get(Outcome.UNSENDABLE, 0) + count

    def _unmade(self) -> list[int]:
        return [key for key, mail in self._mails.items() if mail is None]

    def _tell(self) -> None:
        self._told = now = clock.real_now()
        for mailing in queries.unsettled_mailings(now):
            dispatching.note_progress(mailing, now, has_moved=mailing.pk in self._mails)


def _firmly(act: Callable[[], Value], may: Callable[[], bool] = lambda: True) -> Value:
    """Do what writes to the database, again while it is busy with others. Raises LockLost once we may not any more.

    What became of a mail may always be written: that changes only what we were handing over, under that very word.
    """
    for _attempt in range(PATIENCE - 1):
        if not may():
            raise LockLost
        try:
            return act()
        except OperationalError:
            _log.warning("the database is busy; what became of a mail is written again")
            time.sleep(1)
    if not may():
        raise LockLost
    return act()
