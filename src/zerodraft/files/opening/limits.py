"""Bounds of time and memory around the reading of one file, for a process that reads one file and ends: the command.

They rest on the process's own timer and address space, so they are for the main thread of such a process only. A server
reads uploads in a process of their own.
"""

import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from zerodraft.files.opening.bounds import MEGABYTE
from zerodraft.files.opening.errors import OutOfBounds

# How often time and memory are looked at. The timer goes on ringing after a bound is passed, since a parser may swallow
# the first exception that the ring raises in it.
_TICK_SECONDS = 0.05
# Above the bound that is looked at from time to time, one that the system enforces against a single huge allocation.
# It leaves room, because Python itself may give up where it cannot allocate even the exception that says so.
_HARD_LIMIT = 1.5
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
    deadline = time.monotonic() + seconds
    size, resident = sizes()
    passed: OutOfBounds | None = None

    def tick(_number: int, _frame: FrameType | None) -> None:
        nonlocal passed
        if time.monotonic() > deadline:
            passed = OutOfBounds(f"takes more than {seconds:g} seconds to read", _CURE)
        elif sizes()[1] > resident + megabytes * MEGABYTE:
            passed = heavy(megabytes)
        if passed:
            raise passed

    before = resource.getrlimit(resource.RLIMIT_AS)
    handler = signal.signal(signal.SIGALRM, tick)
    hook = sys.unraisablehook
    # An exception raised by a tick inside a finalizer goes nowhere; Python would print it.
    sys.unraisablehook = lambda _unraisable: None
    try:
        if size:
            limit_addresses(size + int(_HARD_LIMIT * megabytes) * MEGABYTE, before)
        signal.setitimer(signal.ITIMER_REAL, _TICK_SECONDS, _TICK_SECONDS)
        yield
    except MemoryError:
        raise heavy(megabytes) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        resource.setrlimit(resource.RLIMIT_AS, before)
        sys.unraisablehook = hook
    if passed:
        raise passed


def heavy(megabytes: int) -> OutOfBounds:
    return OutOfBounds(f"takes more than {megabytes} MB of memory to read", _CURE)


def sizes() -> tuple[int, int]:
    """The bytes of addresses and of memory that the process has now; zeros where the system does not tell."""
    try:
        pages = _STATM.read_bytes().split()
    except OSError:
        return 0, 0
    return int(pages[0]) * os.sysconf("SC_PAGE_SIZE"), int(pages[1]) * os.sysconf("SC_PAGE_SIZE")


def limit_addresses(limit: int, before: tuple[int, int]) -> None:
    soft, hard = before
    lower = [known for known in (soft, hard) if known != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([limit, *lower]), hard))
