"""Planning a round in a process of its own, within bounds of time and memory, so that no round can hold up the server.

Run as a program, it plans the round on its standard input; it loads no Django and sees no secret.
"""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from zerodraft.files.opening.limits import limit_addresses, sizes
from zerodraft.process.core.learning import learn
from zerodraft.programme.core.planning import Answer, Request, read
from zerodraft.programme.core.planning.handing import answer_from_values, answer_to_values, request_to_values

SECONDS, MEGABYTES = 30, 1_500
"""What planning one round may take: time, and addresses beyond those of a process that has loaded the solver."""

_WAIT_SECONDS = 10
_AT_ONCE = threading.BoundedSemaphore(2)
_busy: set[str] = set()
_lock = threading.Lock()


class TooMuch(RuntimeError):
    """Planning went past its bounds; `waited` says that it did not begin, since others plan."""

    def __init__(self, *, waited: bool = False) -> None:
        super().__init__("planning was not begun" if waited else "planning went past its bounds")
        self.waited = waited


class StillPlanning(RuntimeError):
    """A round of the same person is being planned still."""


def plan_apart(request: Request, person: str) -> tuple[Answer, float]:
    """The answer, and the seconds that finding it took. Raises StillPlanning and TooMuch."""
    with one_for(person):
        if not _AT_ONCE.acquire(timeout=_WAIT_SECONDS):
            raise TooMuch(waited=True)
        begun = time.perf_counter()
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-X", "utf8", "-m", "zerodraft.programme.apart"],
                input=json.dumps(request_to_values(request)).encode(),
                capture_output=True,
                env={},
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise TooMuch from None
        finally:
            _AT_ONCE.release()
    if done.returncode:
        raise TooMuch
    return answer_from_values(json.loads(done.stdout)), time.perf_counter() - begun


@contextmanager
def one_for(person: str) -> Iterator[None]:
    """Whatever a person has planned is done by itself. Raises StillPlanning."""
    with _lock:
        if person in _busy:
            raise StillPlanning
        _busy.add(person)
    try:
        yield
    finally:
        with _lock:
            _busy.discard(person)


def busy() -> frozenset[str]:
    """For whom rounds are being planned, by id."""
    with _lock:
        return frozenset(_busy)


if __name__ == "__main__":
    import resource

    from zerodraft.programme.core.planning.solving import Effort, plan

    limit_addresses(sizes()[0] + MEGABYTES * 1_000_000, resource.getrlimit(resource.RLIMIT_AS))
    asked = read(json.load(sys.stdin), learn())
    json.dump(answer_to_values(plan(asked, Effort(cap=SECONDS / 4))), sys.stdout)
