"""Channels, the newest event of each as prepared bytes, and their open streams.

A screen needs only the newest state. So a stream that is behind is given nothing until it has caught up, and then the
newest alone; however slow it is, it holds up nobody and one event at most waits for it. The hub belongs to the server's
loop: nobody else calls it.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import NamedTuple

MAX_STREAMS = 20_000
BEATS_BEHIND = 4
"""A stream that takes nothing for so many beats in a row is dead or as good as dead, and is ended."""


class Channel(NamedTuple):
    """What one stream shows: a topic, as one view sees it, in one language."""

    topic: str
    view: str
    language: str


class Listener(ABC):
    """One open stream, as the hub knows it. Whoever owns the connection writes, ends, and tells when it is full."""

    channel: Channel | None = None
    holder = ""
    until = 0.0
    behind = False
    missed = False
    waiting = 0
    late = 0

    @abstractmethod
    def write(self, data: bytes) -> None:
        """Send bytes, or keep what the connection cannot take at once."""

    @abstractmethod
    def end(self) -> None:
        """End the stream."""


class _Room:
    """The newest event of a channel, and who listens."""

    __slots__ = ("listeners", "newest", "seq")

    def __init__(self) -> None:
        self.seq = -1
        self.newest = b""
        self.listeners: set[Listener] = set()


class Hub:
    """Every open stream of this process.

    `ask` is called with a channel that needs a fresh rendering, and the number of the question.
    """

    def __init__(self, ask: Callable[[Channel, int], None]) -> None:
        self._ask = ask
        self._asked = 0
        self._rooms: dict[Channel, _Room] = {}
        self._holders: dict[str, set[Listener]] = {}
        self._dismissed: dict[tuple[str, str], int] = {}
        self.count = 0
        self.open_channels: tuple[Channel, ...] = ()
        """Replaced, never changed: the reader's thread looks at it."""

    @property
    def is_full(self) -> bool:
        return self.count >= MAX_STREAMS

    def join(self, listener: Listener, channel: Channel, holder: str, seen: int = 0) -> bytes:
        """Take in a stream; give the newest event, if it is there and no older than what its page has `seen`.

        Otherwise a fresh rendering is asked for, and the stream is given that one first, whatever its id: read after the
        page was, it can only be older when the record itself went back.
        """
        room = self._rooms.get(channel)
        if room is None:
            room = self._rooms[channel] = _Room()
            self.open_channels = tuple(self._rooms)
        room.listeners.add(listener)
        self._holders.setdefault(holder, set()).add(listener)
        listener.channel, listener.holder = channel, holder
        self.count += 1
        if room.seq >= max(seen, 0):
            return room.newest
        self._asked += 1
        listener.waiting = self._asked
        self._ask(channel, self._asked)
        return b""

    def leave(self, listener: Listener) -> None:
        """Forget a stream; with its last one, a channel forgets its newest event. To leave twice is no error."""
        channel = listener.channel
        if channel is None:
            return
        listener.channel = None
        self.count -= 1
        held = self._holders[listener.holder]
        held.discard(listener)
        if not held:
            del self._holders[listener.holder]
        room = self._rooms[channel]
        room.listeners.discard(listener)
        if not room.listeners:
            del self._rooms[channel]
            self.open_channels = tuple(self._rooms)

    def publish(self, channel: Channel, seq: int, event: bytes, *, fresh: int = 0) -> None:
        """Give a channel's newest event to its streams; an older one never takes the place of a newer.

        `fresh`: it was read after the question of that number was asked. Those who wait for an answer to it, or to an
        earlier one, are given the newest event now.
        """
        room = self._rooms.get(channel)
        if room is None:
            return
        known = seq < room.seq or (seq == room.seq and event == room.newest)
        if not known:
            room.seq, room.newest = seq, event
        for listener in tuple(room.listeners):
            if listener.waiting:
                if listener.waiting > fresh:
                    continue
                listener.waiting = 0
            elif known:
                continue
            self._give(listener, room.newest)

    def _give(self, listener: Listener, event: bytes) -> None:
        if listener.behind:
            listener.missed = True
        else:
            listener.write(event)

    def fell_behind(self, listener: Listener) -> None:
        """The connection takes no more for the moment."""
        listener.behind = True

    def caught_up(self, listener: Listener) -> None:
        """The connection has taken everything: it is given the newest event, if it missed any."""
        listener.behind, listener.late = False, 0
        if listener.missed and listener.channel is not None:
            listener.missed = False
            listener.write(self._rooms[listener.channel].newest)

    def beat(self, event: bytes, now: float) -> None:
        """Give every stream a sign of life; end those that are too old at `now`, or take nothing any more."""
        for listener in self._all():
            if listener.behind:
                listener.late += 1
                if listener.late >= BEATS_BEHIND:
                    self._end(listener)
            elif now >= listener.until:
                self._end(listener)
            else:
                listener.write(event)

    def end_channel(self, channel: Channel) -> None:
        """End the streams of a channel that cannot be shown."""
        room = self._rooms.get(channel)
        self._end_all(room.listeners if room else ())

    def dismiss(self, holders: Iterable[str], at: int) -> None:
        """End the streams of these holders, and let no ticket of theirs that was issued up to `at` open another."""
        for holder in holders:
            self._dismissed["holder", holder] = at
            self._end_all(self._holders.get(holder, ()))

    def dismiss_topic(self, topic: str, at: int) -> None:
        """End the streams of a topic, and let no ticket for it that was issued up to `at` open another."""
        self._dismissed["topic", topic] = at
        self._end_all([listener for listener in self._all() if listener.channel and listener.channel.topic == topic])

    def is_dismissed(self, topic: str, holder: str, issued: int) -> bool:
        """Whether a ticket was issued before its holder, or everybody, was dismissed."""
        latest = max(self._dismissed.get(("holder", holder), -1), self._dismissed.get(("topic", topic), -1))
        return issued <= latest

    def forget_dismissals(self, before: int) -> None:
        """Forget dismissals so old that no ticket from before them is valid any more."""
        self._dismissed = {whom: at for whom, at in self._dismissed.items() if at >= before}

    def end_everything(self) -> None:
        """End every stream and forget every event: the record went back, or the server ends."""
        self._end_all(self._all())

    def _all(self) -> list[Listener]:
        return [listener for room in self._rooms.values() for listener in room.listeners]

    def _end_all(self, listeners: Iterable[Listener]) -> None:
        for listener in tuple(listeners):
            self._end(listener)

    def _end(self, listener: Listener) -> None:
        self.leave(listener)
        listener.end()
