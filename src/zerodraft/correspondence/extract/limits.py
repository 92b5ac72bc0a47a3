"""Bounds of time and memory around the reading of one file, for a process that reads one file and ends: the command.

They rest on the process's own timer and address space, so they are for the main thread of such a process only. A server
reads uploads in a process of their own.
"""

import resource
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from zerodraft.correspondence.extract.bounds import MEGABYTE
from zerodraft.correspondence.extract.errors import OutOfBounds

# The timer goes on ringing, since a parser may swallow the first exception that the ring raises in it.
_RING_AGAIN_SECONDS = 0.2
_CURE = "save it again in a simpler form"
_STATM = Path("/proc/self/statm")


@contextmanager
def bounded(seconds: float, megabytes: int) -> Iterator[None]:
    """Let the block use this much time, and this much memory more than the process has now; put all back afterwards.

    Raises OutOfBounds when either is used up, also when a parser swallowed the first sign of it and went on. Must be
    entered in the main thread, and not within itself. Where the system does not tell a process's size (outside Linux),
    time alone is bounded.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("bounded() sets the process's own timer: only the main thread may")
    slow = OutOfBounds(f"takes more than {seconds:g} seconds to read", _CURE)
    rings = 0

    def ring(_number: int, _frame: FrameType | None) -> None:
        nonlocal rings
        rings += 1
        raise slow

    before = resource.getrlimit(resource.RLIMIT_AS)
    handler = signal.signal(signal.SIGALRM, ring)
    hook = sys.unraisablehook
    # A ring inside a finalizer cannot be raised; Python would print it.
    sys.unraisablehook = lambda _unraisable: None
    try:
        limit_memory(megabytes, before)
        signal.setitimer(signal.ITIMER_REAL, seconds, _RING_AGAIN_SECONDS)
        yield
    except MemoryError:
        raise OutOfBounds(f"takes more than {megabytes} MB of memory to read", _CURE) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        resource.setrlimit(resource.RLIMIT_AS, before)
        sys.unraisablehook = hook
    if rings:
        raise slow


def limit_memory(megabytes: int, before: tuple[int, int]) -> None:
    if _STATM.exists():
        size = int(_STATM.read_text().split()[0]) * resource.getpagesize() + megabytes * MEGABYTE
        soft, hard = before
        lowest = min([size, *(limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY)])
        resource.setrlimit(resource.RLIMIT_AS, (lowest, hard))
