"""Two who change a mailing at once, and a sender whose connection ends: run as a program, on PostgreSQL; tells in JSON."""

import json
import sys
import threading
import time
from pathlib import Path

from zerodraft.site.cli import bringing_up


def race(verb: str) -> tuple[bool, str]:
    """Hand a mail over while another's act is not yet committed; whether it went, and its state."""
    from django.db import connection, transaction

    from post.mailings import mail_to
    from zerodraft import clock
    from zerodraft.parties.actors import INSTALLATION
    from zerodraft.post import actions
    from zerodraft.post.actions import dispatching

    mailing = mail_to("fiji@state.example")
    dispatch, changed = mailing.dispatches.get(), threading.Event()

    def change() -> None:
        with transaction.atomic():
            getattr(actions, verb)(INSTALLATION, mailing)
            changed.set()
            time.sleep(0.5)
        connection.close()

    other = threading.Thread(target=change)
    other.start()
    changed.wait(10)
    went = dispatching.hand_over(dispatch, clock.real_now())
    other.join()
    return went, mailing.dispatches.get().state


def lose() -> tuple[bool, bool, bool]:
    """Whether the lock is kept at first, after its connection ended and Django made another, and taken by another then."""
    from django.db import OperationalError, connection, transaction

    from zerodraft.post.mailings.alone import alone

    with alone() as lock:
        first = lock.is_kept()
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        except OperationalError:
            pass
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        found: list[bool] = []

        def another() -> None:
            with alone() as theirs:
                found.append(theirs is not None)
            connection.close()

        other = threading.Thread(target=another)
        other.start()
        other.join()
        return first, lock.is_kept(), found[0]


def main() -> None:
    bringing_up.start(Path(sys.argv[1]))
    from zerodraft.site.migrating import migrate

    migrate()
    print(json.dumps({"cancel": race("cancel"), "hold": race("hold"), "lock": lose()}))  # noqa: T201


if __name__ == "__main__":
    main()
