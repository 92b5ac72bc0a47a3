"""The usher of one server: looks at the forecasts as time passes, and has delegations told that their turn is near."""

import logging
import threading

from django.db import connection

from zerodraft import clock
from zerodraft.floor import queries
from zerodraft.floor.actions import alerting

LOOK_SECONDS = 20.0
"""How often it looks. A forecast moves while nobody acts, and what is told is told in minutes."""

_log = logging.getLogger(__name__)


class Usher:
    """Looks after turns in every meeting of the day, from `start` to `stop`, in a thread of its own beside the pages."""

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="usher", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._ending.set()

    def wait(self, seconds: float) -> None:
        """Wait for the thread."""
        if self._thread.is_alive():
            self._thread.join(timeout=seconds)

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                look()
            except Exception:  # noqa: BLE001 (whatever it is, the thread goes on)
                _log.exception("turns could not be looked after; trying again")
            finally:
                connection.close()  # nothing is held open while nothing happens
            self._ending.wait(LOOK_SECONDS)


def look() -> None:
    """Look once. A meeting that fails holds up no other."""
    moment = clock.now()
    for key in queries.to_be_watched(moment.date()):
        try:
            alerting.alert(key, moment)
        except Exception:  # noqa: BLE001 (the others are looked after)
            _log.exception("the turns of %s could not be looked after; trying again", key)
