"""Telling whoever listens that something was committed. It says that something happened, not what: the rows say that."""

import contextlib
from collections.abc import Callable

from django.db import transaction


class Listeners:
    """Those in this process who want to know of commits of one kind."""

    def __init__(self) -> None:
        self._callbacks: list[Callable[[], None]] = []

    def add(self, callback: Callable[[], None]) -> None:
        """Call back after every such commit, in the thread that committed; so quickly, and never failing."""
        self._callbacks.append(callback)

    def drop(self, callback: Callable[[], None]) -> None:
        """Stop calling back; nothing happens when it was not asked for."""
        with contextlib.suppress(ValueError):
            self._callbacks.remove(callback)

    def __bool__(self) -> bool:
        return bool(self._callbacks)

    def tell_on_commit(self) -> None:
        """Tell them once the present transaction is committed; one that is rolled back tells nobody."""
        transaction.on_commit(self.tell, robust=True)

    def tell(self) -> None:
        """Call them all now."""
        for callback in tuple(self._callbacks):
            callback()


of_rows = Listeners()
"""They are told of rows of the record."""
