"""Telling the sender of this process that there is something to send. It is only a hint: the outbox is the truth."""

import contextlib
from collections.abc import Callable

from django.db import transaction

_LISTENING: list[Callable[[], None]] = []


def on_posting(callback: Callable[[], None]) -> None:
    """Call back after messages were put into the outbox, in the thread that did; so quickly, and never failing."""
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
