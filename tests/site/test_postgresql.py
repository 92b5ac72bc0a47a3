"""The same installation on PostgreSQL, the second database: a real server, in a folder of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from processes import Server, environment, zerodraft
from second_database import postgresql

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    yield from postgresql()


def test_the_demonstration_on_postgresql(database, tmp_path, monkeypatch):
    data = tmp_path / "demo"
    server = Server("demo", data, settings={"ZERODRAFT_DATABASE_URL": database})
    try:
        assert "Sign in as" in server.line()
        assert server.stop() == 0
    finally:
        server.close()
    done = zerodraft("verify", "--json", "--data", data, cwd=tmp_path, ZERODRAFT_DATABASE_URL=database)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["rows"] > 10
    refused = zerodraft("backup", tmp_path / "x.tar", "--data", data, cwd=tmp_path, ZERODRAFT_DATABASE_URL=database)
    assert refused.returncode == 2
    assert "pg_dump" in refused.stderr
    changed = subprocess.run(
        ["psql", database, "-c", "UPDATE record_row SET actor = 'x' WHERE seq = 1"],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert "append-only" in changed.stderr


def test_the_demonstration_keeps_out_of_a_real_installation(database, tmp_path):
    subprocess.run(["psql", database, "-c", "CREATE DATABASE real"], check=True, capture_output=True, env=environment())
    settings = {"ZERODRAFT_DATABASE_URL": database.rpartition("/")[0] + "/real"}
    server = Server("serve", tmp_path / "real", settings=settings)
    try:
        assert "Set it up at" in server.line()
        assert server.stop() == 0
    finally:
        server.close()
    for folder in ("real", "elsewhere"):
        refused = zerodraft("demo", "--port", "0", "--data", tmp_path / folder, cwd=tmp_path, **settings)
        assert refused.returncode == 2
        assert "real installation" in refused.stderr
        assert refused.stderr.count("\n") == 1
        assert not (tmp_path / folder / "installation.json").exists()
    server = Server("serve", tmp_path / "real", settings=settings)
    server.close()


def test_the_rooms_on_postgresql(database):
    tests = Path(__file__).parents[1]
    rooms = sorted(tests.glob("correspondence/test_*.py"))
    rooms += [
        tests / room
        for room in (
            "files",
            "floor",
            "live/test_displays.py",
            "parties",
            "post",
            "process",
            "programme",
            "record",
            "screens",
        )
    ]
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-m",
            "not long and not sqlite",
            *rooms,
            tests / "site" / "demonstration",
            tests / "site" / "test_sanitizing.py",
        ],
        cwd=tests.parent,
        env=environment(TESTS_DATABASE_URL=database, HYPOTHESIS_PROFILE="default"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
