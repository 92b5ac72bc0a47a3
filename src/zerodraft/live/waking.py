"""What wakes the reader's thread: a commit of this process, of another on this machine, of another machine.

Each is only a hint that the record may have grown; the rows are the truth.
"""

import contextlib
import select
import socket
from typing import Protocol

from django.db import connection

NOTIFIED = "zerodraft_record"
"""The channel on which PostgreSQL tells that rows were committed (migration 0002)."""

LOOK_SECONDS = 0.025
"""How often SQLite is asked whether another process has committed; it takes some microseconds."""


class Alarm:
    """Wakes one thread from any other."""

    def __init__(self) -> None:
        self._inside, self._outside = socket.socketpair()
        self._inside.settimeout(0)
        self._outside.settimeout(0)

    def fileno(self) -> int:
        return self._inside.fileno()

    def ring(self) -> None:
        """Wake the thread; from any thread, never waiting. When it is awake already, or gone, nothing happens."""
        with contextlib.suppress(OSError):
            self._outside.send(b"!")

    def hush(self) -> None:
        """Forget the rings so far."""
        with contextlib.suppress(BlockingIOError):
            while self._inside.recv(4_096):
                pass

    def close(self) -> None:
        self._inside.close()
        self._outside.close()


class Signs(Protocol):
    """How the database of this installation tells that somebody else has committed."""

    look_seconds: float
    """How often to look, at least."""

    def wait(self, seconds: float | None) -> bool:
        """Wait for a sign, so long at most (None: without end); give whether there was one."""


class SignsOfSqlite:
    """SQLite has a number that changes whenever another connection has committed."""

    look_seconds = LOOK_SECONDS

    def __init__(self, alarm: Alarm) -> None:
        self._alarm = alarm
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only=ON")
        self._version = self._look()
        self._poll = select.poll()
        self._poll.register(alarm, select.POLLIN)

    def wait(self, seconds: float | None) -> bool:
        rung = bool(self._poll.poll(None if seconds is None else seconds * 1000))
        if rung:
            self._alarm.hush()
        version = self._look()
        rung, self._version = rung or version != self._version, version
        return rung

    def _look(self) -> int:
        version: int = connection.connection.execute("PRAGMA data_version").fetchone()[0]
        return version


class SignsOfPostgresql:
    """PostgreSQL notifies everybody who listens; what is said while we read is noticed too."""

    look_seconds = 3_600.0

    def __init__(self, alarm: Alarm) -> None:
        self._alarm = alarm
        self._notified = False
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {NOTIFIED}")
        connection.connection.add_notify_handler(self._notice)
        self._poll = select.poll()
        self._poll.register(alarm, select.POLLIN)
        self._poll.register(connection.connection.fileno(), select.POLLIN)

    def _notice(self, _notify: object) -> None:
        self._notified = True

    def wait(self, seconds: float | None) -> bool:
        if not self._notified:
            heard = self._poll.poll(None if seconds is None else seconds * 1000)
            if any(number == self._alarm.fileno() for number, _event in heard):
                self._alarm.hush()
            if heard:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT 1")  # takes in what was notified; fails when the connection is gone
        else:
            heard = [(0, 0)]
        self._notified = False
        return bool(heard)


def signs(alarm: Alarm) -> Signs:
    """The signs of this installation's database, on this thread's connection."""
    connection.ensure_connection()
    return SignsOfPostgresql(alarm) if connection.vendor == "postgresql" else SignsOfSqlite(alarm)
