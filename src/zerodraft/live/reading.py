"""Reading snapshots: what belongs to one event is read at one moment of the database."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, cast

from django.db import connection, transaction
from django.utils import translation

from zerodraft.live import topics
from zerodraft.live.core import events
from zerodraft.live.hub import Channel

Value = TypeVar("Value")

_KNOWN: ContextVar[dict[Hashable, object] | None] = ContextVar("known in this moment", default=None)


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside is read as of one moment, whatever is written meanwhile; and nothing waits for us."""
    token = _KNOWN.set({})
    try:
        with _one_transaction():
            yield
    finally:
        _KNOWN.reset(token)


def once(key: Hashable, read: Callable[[], Value]) -> Value:
    """What `read` gives: within one moment it is read once, for all views that ask for this key; else each time."""
    known = _KNOWN.get()
    if known is None:
        return read()
    if key not in known:
        known[key] = read()
    return cast("Value", known[key])


def event_of(channel: Channel, seq: int) -> bytes:
    """The channel's newest state, rendered in its language, as the bytes of one event. LookupError: its topic is gone."""
    with translation.override(channel.language):
        if connection.vendor == "sqlite":
            html = topics.read(*channel)
        else:
            with transaction.atomic():  # an error in one reader must not spoil the moment for the others
                html = topics.read(*channel)
    return events.snapshot(seq, html)


@contextmanager
def _one_transaction() -> Iterator[None]:
    if connection.vendor == "sqlite":
        # Django's own transactions take the lock of a writer at once (IMMEDIATE), which a reader must not.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
