"""The sender of one server: a thread of its own with a database connection of its own, beside the pages."""

import logging
import threading

from django.conf import settings
from django.db import connection

from zerodraft import clock
from zerodraft.post import queries, waking
from zerodraft.post.core.relay import Relay
from zerodraft.post.delivering import deliver

LOOK_SECONDS = 30.0
"""How often the outbox is looked into for what other processes put there."""

FIRST_PAUSE_SECONDS = 15.0
LONGEST_PAUSE_SECONDS = 600.0
"""How long nothing is tried after the mail server could not be reached; each time twice as long."""

_log = logging.getLogger(__name__)


class Postman:
    """Sends what is in the outbox, from `start` to `stop`; nothing where no mail server is set."""

    name = "post"
    called_by = waking.of_messages

    def __init__(self) -> None:
        self._is_called = threading.Event()
        self._ending = threading.Event()
        self._relay: Relay | None = settings.RELAY
        self._thread = threading.Thread(target=self._run, args=(self._relay,), name=self.name, daemon=True)

    def start(self) -> None:
        """Begin to send."""
        if self._relay:
            self.called_by.add(self._is_called.set)
            self._thread.start()

    def stop(self) -> None:
        """Take no further message; what is being sent now may be finished while the server ends."""
        self.called_by.drop(self._is_called.set)
        self._ending.set()
        self._is_called.set()

    def wait(self, seconds: float) -> None:
        """Wait for the thread. A message that it is still sending is sent again by the next sender, with the same id."""
        if self._thread.is_alive():
            self._thread.join(timeout=seconds)

    def _run(self, relay: Relay) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not self._ending.is_set():
            self._is_called.clear()
            rest = self._round(relay)
            if self._ending.is_set():
                break
            if rest is None:
                self._ending.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
            else:
                self._is_called.wait(rest)
                pause = FIRST_PAUSE_SECONDS

    def _round(self, relay: Relay) -> float | None:
        """Send what is due; give how many seconds nothing else will be, None when nothing can be sent for a while."""
        try:
            tally = deliver(relay, is_ending=self._ending.is_set)
            due = queries.next_due()
        except Exception:  # noqa: BLE001 (whatever it is, the thread goes on)
            _log.exception("no message is sent for a while; trying again")
            return None
        finally:
            connection.close()  # nothing is held open while nothing happens
        if not tally.is_reached:
            return None
        rest = (due - clock.real_now()).total_seconds() if due else LOOK_SECONDS
        return min(max(rest, 0.0), LOOK_SECONDS)
