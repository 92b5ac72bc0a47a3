"""One sender of mailings at a time, however many servers and commands run; a lock that a crash releases by itself."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

LOCK = 0x7A64_6D61
"""The number of the lock in PostgreSQL."""


@contextmanager
def alone() -> Iterator[bool]:
    """Whether nobody else sends now; nobody else does while this lasts."""
    with _by_database() if connection.vendor == "postgresql" else _by_file() as is_alone:
        yield is_alone


@contextmanager
def _by_database() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        (is_alone,) = cursor.fetchone()
    try:
        yield bool(is_alone)
    finally:
        if is_alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@contextmanager
def _by_file() -> Iterator[bool]:
    handle = os.open(settings.INSTALLATION.folder / "mailings.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)
