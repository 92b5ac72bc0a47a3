"""Whoever changes the record behind its back is found out, and the row is named."""

import json
import sqlite3
from pathlib import Path

import pytest

from processes import zerodraft
from record.conftest import run

pytestmark = pytest.mark.sqlite

WALK = """
import django
django.setup()
from zerodraft.record.queries import first_break
broken = first_break()
print(f"{broken.seq}: {broken.why}" if broken else "holds")
"""

FREE = ["DROP TRIGGER record_no_change", "DROP TRIGGER record_no_removal", "DROP TRIGGER record_no_replacement"]


def walked(folder: Path) -> str:
    process = run(WALK, folder)
    out, errors = process.communicate()
    assert process.returncode == 0, errors
    return out.strip()


def tamper(folder: Path, *statements: str) -> None:
    database = sqlite3.connect(folder / "zerodraft.sqlite3")
    with database:
        for statement in [*FREE, *statements]:
            database.execute(statement)
    database.close()


def test_a_record_that_nobody_touched_holds(installation):
    assert walked(installation) == "holds"


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE record_row SET actor = 'person-9' WHERE seq = 3", "3: row 3 is not what was written"),
        ('UPDATE record_row SET data = \'{"role": "chair"}\' WHERE seq = 2', "2: row 2 is not what was written"),
        ("UPDATE record_row SET data = '{\"role\": 0.5}' WHERE seq = 2", "2: row 2 is not what was written"),
        ("UPDATE record_row SET at = '2018-02-20 10:00:00' WHERE seq = 5", "5: row 5 is not what was written"),
        ("DELETE FROM record_row WHERE seq = 4", "4: row 4 is missing: row 5 follows row 3"),
        ("DELETE FROM record_row WHERE seq = 5", "5: the record ends at row 4, its head says row 5"),
        ("DELETE FROM record_row", "1: the record ends at row 0, its head says row 5"),
        ("UPDATE record_head SET seq = 4", "5: the record ends at row 5, its head says row 4"),
        ("DELETE FROM record_head", "0: the record has lost its head"),
        ("UPDATE record_row SET at = 'yesterday' WHERE seq = 3", "3: row 3 cannot be read"),
        ("UPDATE record_row SET real_at = '2018-13-45 10:00:00' WHERE seq = 3", "3: row 3 cannot be read"),
    ],
)
def test_the_first_broken_link_is_named(installation, statement, found):
    tamper(installation, statement)
    assert walked(installation) == found


def test_what_is_no_longer_json_is_named_and_not_tripped_over(installation):
    tamper(
        installation,
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE record_row SET data = 'nothing' WHERE seq = 4",
    )
    assert walked(installation) == "4: row 4 is not what was written"


def test_a_tail_cut_off_together_with_its_head_is_what_only_an_outside_witness_can_tell(installation):
    # The head is why an installation's head is worth writing down elsewhere: `verify` prints it.
    before = sqlite3.connect(installation / "zerodraft.sqlite3").execute("SELECT seq, hash FROM record_head").fetchone()
    tamper(
        installation,
        "DELETE FROM record_row WHERE seq = 5",
        "UPDATE record_head SET seq = 4, hash = (SELECT hash FROM record_row WHERE seq = 4)",
    )
    assert walked(installation) == "holds"
    after = sqlite3.connect(installation / "zerodraft.sqlite3").execute("SELECT seq, hash FROM record_head").fetchone()
    assert before != after


def test_a_lost_head_is_an_answer_and_not_a_fault(installation, tmp_path):
    tamper(installation, "DELETE FROM record_head")
    done = zerodraft("verify", "--json", "--data", installation, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["head"] is None
