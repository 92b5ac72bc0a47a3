"""The play, in the running server: a thread of its own with a database connection of its own."""

import logging
import threading
from datetime import timedelta

from django.db import DatabaseError, connection

from zerodraft import clock
from zerodraft.parties import queries as people
from zerodraft.process import queries as process
from zerodraft.process.capacity import Capacity
from zerodraft.process.core.roles import Role
from zerodraft.site.demonstration import cast
from zerodraft.site.demonstration.playing import Cast, play
from zerodraft.site.demonstration.views import meeting_at_hand

_log = logging.getLogger(__name__)


def start() -> None:
    """Begin to play the meeting at hand; the thread ends with it, or with the server."""
    threading.Thread(target=_perform, name="play", daemon=True).start()


def _perform() -> None:
    pause = threading.Event()

    def wait(length: timedelta) -> bool:
        # Nothing is held open while nothing happens.
        connection.close()
        pause.wait(clock.course().real_length(length).total_seconds())
        return True

    try:
        opened = process.public()[0]
        chair = _capacity("chair", Role.CO_FACILITATOR, opened.key)
        desk = _capacity("officer", Role.CONFERENCE_OFFICER, opened.key)
        play(meeting_at_hand(), Cast(chair, desk, cast.LATER), wait)
    except (LookupError, DatabaseError) as error:
        _log.error("the play ended before its end: %s", error)
    finally:
        connection.close()


def _capacity(code: str, role: Role, key: str) -> Capacity:
    email = next(window.email for window in cast.WINDOWS if window.code == code)
    person = people.by_email(email)
    if person is None:
        raise LookupError(f"{email} is not in this demonstration; begin again with --fresh")
    return Capacity(key=person.key, role=role, process=key)
