"""One sender of mailings at a time, however many servers and commands run; a lock that a crash releases by itself."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

LOCK = 0x7A64_6D61
"""The number of the lock in PostgreSQL."""


@dataclass(frozen=True, slots=True)
class Lock:
    """The lock as it was taken: in PostgreSQL it goes with the connection, and Django makes another without a word."""

    taken_on: object = None
    """The connection itself; None for a lock on a file."""

    def is_kept(self) -> bool:
        """Whether nobody else can have taken it meanwhile."""
        return self.taken_on is None or connection.connection is self.taken_on


@contextmanager
def alone() -> Iterator[Lock | None]:
    """The lock, if nobody else sends now; nobody else does while this lasts, and the lock is kept."""
    with _by_database() if connection.vendor == "postgresql" else _by_file() as lock:
        yield lock


@contextmanager
def _by_database() -> Iterator[Lock | None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        (is_alone,) = cursor.fetchone()
    lock = Lock(connection.connection) if is_alone else None
    try:
        yield lock
    finally:
        if lock and lock.is_kept():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@contextmanager
def _by_file() -> Iterator[Lock | None]:
    handle = os.open(settings.INSTALLATION.folder / "mailings.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
        else:
            yield Lock()
    finally:
        os.close(handle)
