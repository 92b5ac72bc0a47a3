"""Telling this process's servers that somebody left: their streams end at once, though the record has no row of it."""

import contextlib
from collections.abc import Callable

from django.db import transaction

_LISTENING: list[Callable[[str], None]] = []


def on_leaving(callback: Callable[[str], None]) -> None:
    """Call back with the stable id of whoever left, in the thread that says so; so quickly, and never failing."""
    _LISTENING.append(callback)


def no_more(callback: Callable[[str], None]) -> None:
    """Stop calling back; nothing happens when it was not asked for."""
    with contextlib.suppress(ValueError):
        _LISTENING.remove(callback)


def left(holder: str) -> None:
    """Say that somebody signed out, or was signed out, once the present transaction is committed.

    All their streams end, also those on other devices: the pages there ask for fresh tickets, and get them.
    """
    transaction.on_commit(lambda: _tell(holder), robust=True)


def _tell(holder: str) -> None:
    for callback in tuple(_LISTENING):
        callback(holder)
