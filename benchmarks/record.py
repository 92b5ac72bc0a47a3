"""How fast the record is written and verified; the reference is the same number of bare rows in SQLite, as safely kept."""

import os
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from measure import Row, report, tiny


def main() -> None:
    count = 20 if tiny() else 2_000
    with tempfile.TemporaryDirectory() as folder:
        bare = bare_rows(Path(folder) / "bare.sqlite3", count)
        os.environ["ZERODRAFT_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "zerodraft.site.settings"
        written, verified = own_rows(count)
    report(
        "record",
        [
            Row("rows written, each its own transaction", written, "rows/s", reference=bare),
            Row("rows verified", verified, "rows/s"),
        ],
    )


def bare_rows(file: Path, count: int) -> float:
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, value TEXT)")
        begun = time.perf_counter()
        for _ in range(count):
            database.execute("BEGIN IMMEDIATE")
            database.execute("INSERT INTO bare (value) VALUES (?)", ("x" * 300,))
            database.execute("COMMIT")
        return round(count / (time.perf_counter() - begun), 1)


def own_rows(count: int) -> tuple[float, float]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    from zerodraft.record import queries
    from zerodraft.record.actions import append

    call_command("migrate", verbosity=0)
    begun = time.perf_counter()
    for number in range(count):
        with transaction.atomic():
            append("round.opened", actor="installation", subject="process:x", data={"number": number})
    written = count / (time.perf_counter() - begun)
    begun = time.perf_counter()
    if queries.first_break() is not None:
        raise SystemExit("the record that was just written does not hold")
    return round(written, 1), round(count / (time.perf_counter() - begun), 1)


if __name__ == "__main__":
    main()
