"""The sender of mailings on PostgreSQL, where others change what it reads, and a lock goes with its connection."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from processes import environment
from second_database import postgresql

pytestmark = pytest.mark.long
TESTS = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    yield from postgresql()


def test_what_is_being_stopped_is_not_sent_and_a_lost_lock_is_seen(database, tmp_path):
    done = subprocess.run(
        [sys.executable, TESTS / "post" / "racing.py", tmp_path / "data"],
        env=environment(ZERODRAFT_DATABASE_URL=database, PYTHONPATH=str(TESTS)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "cancel": [False, "stopped"],
        "hold": [False, "queued"],
        "lock": [True, False, True],
    }
