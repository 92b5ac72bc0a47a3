"""Reading snapshots: what belongs to one event is read at one moment of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import translation

from zerodraft.live import topics
from zerodraft.live.core import events
from zerodraft.live.hub import Channel


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside is read as of one moment, whatever is written meanwhile; and nothing waits for us."""
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


def event_of(channel: Channel, seq: int) -> bytes:
    """The channel's newest state, rendered in its language, as the bytes of one event. LookupError: its topic is gone."""
    with translation.override(channel.language):
        if connection.vendor == "sqlite":
            html = topics.read(*channel)
        else:
            with transaction.atomic():  # an error in one reader must not spoil the moment for the others
                html = topics.read(*channel)
    return events.snapshot(seq, html)
