"""Several processes with several threads write at once: numbers follow commits, and none is lost."""

import sqlite3

import pytest

from record.conftest import run

pytestmark = pytest.mark.sqlite

WRITE = """
import sys, threading
import django
django.setup()
from django.db import connection, transaction
from zerodraft.record.actions import append

def write(thread):
    for number in range(15):
        try:
            with transaction.atomic():
                append("person.admitted", actor="installation", subject=f"person-{sys.argv[1]}-{thread}-{number}",
                       data={"role": "person"})
                if number % 5 == 4:
                    raise InterruptedError
        except InterruptedError:
            pass
    connection.close()

threads = [threading.Thread(target=write, args=(n,)) for n in range(3)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
from zerodraft.record.queries import first_break
broken = first_break()
assert broken is None, broken
"""


def test_numbers_follow_commits_and_none_is_lost(installation):
    writers = [run(WRITE, installation, str(n)) for n in range(3)]
    ends = [(writer.communicate()[1], writer.returncode) for writer in writers]
    assert [code for _errors, code in ends] == [0, 0, 0], ends
    assert not any(errors for errors, _code in ends)

    rows = (
        sqlite3.connect(installation / "zerodraft.sqlite3")
        .execute("SELECT seq, subject, real_at, at FROM record_row ORDER BY seq")
        .fetchall()
    )
    assert [seq for seq, *_ in rows] == list(range(1, len(rows) + 1))
    written = {f"person-{p}-{t}-{n}" for p in range(3) for t in range(3) for n in range(15) if n % 5 != 4}
    assert {subject for _seq, subject, *_ in rows[5:]} == written
    assert len(rows) == 5 + len(written)
    assert [real for *_, real, _at in rows] == sorted(real for *_, real, _at in rows)
    for process in range(3):
        for thread in range(3):
            own = [s for _q, s, *_ in rows if s.startswith(f"person-{process}-{thread}-")]
            assert own == sorted(own, key=lambda s: int(s.rsplit("-", 1)[1]))
