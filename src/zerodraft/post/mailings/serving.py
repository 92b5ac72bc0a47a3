"""The sender of mailings in a server: a thread and a line of its own: no notice waits behind thousands of letters."""

import logging
from pathlib import Path

from django.conf import settings
from django.db import connection

from zerodraft import clock
from zerodraft.post import queries, waking
from zerodraft.post.core.relay import Relay
from zerodraft.post.mailings.bouncing import take_in
from zerodraft.post.mailings.delivering import deliver
from zerodraft.post.serving import LOOK_SECONDS, Postman

_log = logging.getLogger(__name__)


class Mailman(Postman):
    """Sends what is due of mailings, and reads what came back, from `start` to `stop`."""

    name = "mailings"
    called_by = waking.of_mailings

    def _round(self, relay: Relay) -> float | None:
        try:
            _read_bounces()
            tally = deliver(relay, is_ending=self._ending.is_set, wait=self._ending.wait)
            due = queries.next_dispatch_due()
        except Exception:  # noqa: BLE001 (whatever it is, the thread goes on)
            _log.exception("no mailing is sent for a while; trying again")
            return None
        finally:
            connection.close()
        if not tally.is_reached:
            return None
        if not tally.is_alone:
            return LOOK_SECONDS
        rest = (due - clock.real_now()).total_seconds() if due else LOOK_SECONDS
        return min(max(rest, 1.0), LOOK_SECONDS)


def _read_bounces() -> None:
    folder: Path | None = settings.CONFIG.bounces_maildir
    if folder:
        take_in(folder)
