"""Telling whoever listens that rows were committed. It says that something happened, not what: the rows say that."""

import contextlib
from collections.abc import Callable

from django.db import transaction

_LISTENING: list[Callable[[], None]] = []


def on_commit_of_rows(callback: Callable[[], None]) -> None:
    """Call back after every commit of rows by this process, in the thread that committed; so quickly, and never failing."""
    _LISTENING.append(callback)


def no_more(callback: Callable[[], None]) -> None:
    """Stop calling back; nothing happens when it was not asked for."""
    with contextlib.suppress(ValueError):
        _LISTENING.remove(callback)


def tell_on_commit() -> None:
    """Tell those who listen once the present transaction is committed; one that is rolled back tells nobody."""
    transaction.on_commit(_tell, robust=True)


def _tell() -> None:
    for callback in tuple(_LISTENING):
        callback()
