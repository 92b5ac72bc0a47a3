import resource
import signal
import sys
import threading
import time
from itertools import count

import pytest

from zerodraft.files.opening.errors import OutOfBounds
from zerodraft.files.opening.limits import bounded


def state() -> tuple[object, ...]:
    timer = signal.getitimer(signal.ITIMER_REAL)
    return resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGALRM), timer, sys.unraisablehook


def test_all_is_put_back() -> None:
    before = state()
    with bounded(5, 200):
        assert state() != before
    assert state() == before
    with pytest.raises(KeyError), bounded(5, 200):
        raise KeyError
    assert state() == before


def loop() -> None:
    while True:
        pass


def test_a_loop_is_ended() -> None:
    before, start = state(), time.monotonic()
    with pytest.raises(OutOfBounds, match="seconds"), bounded(0.2, 200):
        loop()
    assert time.monotonic() - start < 2
    assert state() == before


def test_a_parser_that_swallows_the_first_sign_does_not_get_away() -> None:
    def swallow() -> None:
        while True:
            try:
                loop()
            except OutOfBounds:
                return

    with pytest.raises(OutOfBounds), bounded(0.2, 200):
        swallow()


def test_growing_is_ended_before_the_system_has_to() -> None:
    grown: list[bytes] = []
    with pytest.raises(OutOfBounds, match="memory"), bounded(30, 60):
        grown.extend(bytes(100_000) for _ in count())
    held = sum(map(len, grown))
    grown.clear()
    assert held < 200_000_000


def test_one_huge_allocation_is_refused_by_the_system() -> None:
    with pytest.raises(OutOfBounds, match="memory"), bounded(5, 60):
        bytes(1_000_000_000)


def test_only_the_main_thread_may() -> None:
    caught: list[BaseException] = []

    def attempt() -> None:
        try:
            with bounded(1, 100):
                pass
        except RuntimeError as error:
            caught.append(error)

    thread = threading.Thread(target=attempt)
    thread.start()
    thread.join()
    assert caught
