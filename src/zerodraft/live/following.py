"""The reader's thread: one thread with one database connection follows the record for every open stream.

When rows were committed, it renders each channel of their topics once, and hands the bytes to the server's loop. Commits
that come while it renders are taken together the next time. It also gives the beat: a page that hears it knows that it
would have heard of changes too.
"""

import asyncio
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from django.db import DatabaseError, connection

from zerodraft.live import leaving, topics
from zerodraft.live.core import events
from zerodraft.live.door import installation_milliseconds
from zerodraft.live.hub import Channel, Hub
from zerodraft.live.reading import event_of, one_moment
from zerodraft.live.tickets import LIFE, real_milliseconds
from zerodraft.live.waking import Alarm, Signs, signs
from zerodraft.record import listening, queries

BEAT_SECONDS = 15.0
PAUSE_SECONDS = 1.0
"""How long the thread waits before it tries again after an error."""

_DISMISSED_FOR = 2 * int(LIFE.total_seconds() * 1000)

_log = logging.getLogger(__name__)


class _Place(NamedTuple):
    """The newest row that was seen; the record's beginning has number 0 and no hash."""

    seq: int = 0
    hash: str = ""


class Follower:
    """Follows the record for one hub, from `start` to `stop`."""

    def __init__(self, hub: Hub, alarm: Alarm, asked: deque[tuple[Channel, int]]) -> None:
        self._hub = hub
        self._alarm = alarm
        self._asked = asked
        self._place: _Place | None = None
        self._lengths: dict[Channel, int] = {}
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="live", daemon=True)

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to follow; the hub's loop is running."""
        self._loop = loop
        listening.of_rows.add(self._alarm.ring)
        leaving.on_leaving(self._let_go)
        self._thread.start()

    def stop(self) -> None:
        """Follow no longer; wait for the thread, which may be rendering."""
        listening.of_rows.drop(self._alarm.ring)
        leaving.no_more(self._let_go)
        self._ending.set()
        self._alarm.ring()
        self._thread.join(timeout=1)

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                self._follow(signs(self._alarm))
            except Exception:  # noqa: BLE001 (whatever it is, the thread goes on)
                _log.exception("live pages stand still; trying again")
                connection.close()
                self._ending.wait(PAUSE_SECONDS)
        connection.close()

    def _follow(self, signs_of_others: Signs) -> None:
        self._read()
        next_beat = time.monotonic() + BEAT_SECONDS
        while not self._ending.is_set():
            if self._hub.open_channels:
                rest = max(next_beat - time.monotonic(), 0.0)
                hint = signs_of_others.wait(min(rest, signs_of_others.look_seconds))
            else:
                hint = signs_of_others.wait(None)
            beat_is_due = time.monotonic() >= next_beat
            if hint or beat_is_due:
                self._read()
            if beat_is_due:
                self._tell(self._beat)
                next_beat = time.monotonic() + BEAT_SECONDS

    def _read(self) -> None:
        """Take in what the record says, and render what has changed or was asked for."""
        asked = dict(self._asked.popleft() for _ in range(len(self._asked)))
        try:
            with one_moment():
                changed = self._news()
                # What was short takes little time: with that first, all together wait least.
                self._lengths = {each: self._lengths.get(each, 0) for each in self._hub.open_channels}
                for channel in sorted(self._lengths, key=self._lengths.__getitem__):
                    if channel in asked or channel.topic in changed:
                        self._show(channel, asked.get(channel, 0))
        except BaseException:
            # Which of them had changed is not known any more: all are rendered again.
            latest = max(asked.values(), default=0)
            self._asked.extend((channel, latest) for channel in self._hub.open_channels)
            raise

    def _news(self) -> set[str]:
        """The topics that have changed since the last time."""
        if self._place is None:
            head = queries.head()
            self._place = _Place(head.seq, head.hash) if head and head.seq else _Place()
            return set()
        rows = queries.rows_from(self._place.seq)
        if self._place.seq:
            known = next(rows, None)
            if known is None or known.hash != self._place.hash:
                return self._begin_anew()
        changed: set[str] = set()
        for row in rows:
            self._place = _Place(row.seq, row.hash)
            changed |= {row.topic, row.subject}
            self._dismiss(row.verb, row.subject, row.topic)
        return changed

    def _begin_anew(self) -> set[str]:
        """The record went back, as after a restore: nothing that a page shows, or was allowed, need hold any more."""
        _log.warning("the record is not the one that was followed so far; all live pages begin anew")
        self._place = None
        self._news()
        self._tell(self._hub.end_everything)
        return set()

    def _dismiss(self, verb: str, subject: str, topic: str) -> None:
        of = topics.ending(verb)
        if of == "topic":
            for each in topics.within(topic):
                self._tell(partial(self._hub.dismiss_topic, each, real_milliseconds()))
        elif of is not None:
            holders = (subject,) if of == "subject" else tuple(of(subject))
            self._tell(lambda: self._hub.dismiss(holders, real_milliseconds()))

    def _let_go(self, holder: str) -> None:
        self._tell(lambda: self._hub.dismiss((holder,), real_milliseconds()))

    def _show(self, channel: Channel, fresh: int) -> None:
        seq = self._place.seq if self._place else 0
        try:
            event = event_of(channel, seq)
        except LookupError:
            _log.warning("%s is gone, and its streams end", channel.topic, exc_info=True)
            self._tell(lambda: self._hub.end_channel(channel))
        except Exception as error:
            if isinstance(error, DatabaseError) and not connection.is_usable():
                raise
            # A page whose stream ends says that it reconnects; one that is kept would show what no longer holds as live.
            _log.exception("the view %s of %s cannot be rendered, and its streams end", channel.view, channel.topic)
            self._tell(lambda: self._hub.end_channel(channel))
        else:
            self._lengths[channel] = len(event)
            self._tell(lambda: self._hub.publish(channel, seq, event, fresh=fresh))

    def _beat(self) -> None:
        self._hub.forget_dismissals(real_milliseconds() - _DISMISSED_FOR)
        self._hub.beat(events.beat(installation_milliseconds()), time.monotonic())

    def _tell(self, act: Callable[[], None]) -> None:
        self._loop.call_soon_threadsafe(act)
