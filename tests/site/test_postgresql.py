"""The same installation on PostgreSQL, the second database: a real server, in a folder of its own."""

import json
import os
import pwd
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from processes import Server, environment, zerodraft

pytestmark = pytest.mark.long


def as_postgres(*command: object) -> list[str]:
    """PostgreSQL refuses to run as root; root asks another user to."""
    words = [str(word) for word in command]
    return ["runuser", "-u", "postgres", "--", *words] if os.geteuid() == 0 else words


@pytest.fixture(scope="module")
def database(tmp_path_factory) -> Iterator[str]:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("needs PostgreSQL: apt-get install postgresql")
    programs = found[-1].parent
    folder = Path("/tmp") / f"zerodraft-postgresql-{os.getpid()}"  # noqa: S108 (a path that the user postgres can reach)
    folder.mkdir()
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
    control = [programs / "pg_ctl", "-D", data, "-w"]
    try:
        subprocess.run(
            as_postgres(programs / "initdb", "-D", data, "-A", "trust", "-E", "UTF8"), check=True, capture_output=True
        )
        subprocess.run(
            as_postgres(*control, "-o", options, "-l", folder / "log", "start"), check=True, stdout=subprocess.DEVNULL
        )
        yield f"postgresql://{user}@127.0.0.1:{port}/postgres"
        subprocess.run(as_postgres(*control, "-m", "immediate", "stop"), check=True, capture_output=True)
    finally:
        shutil.rmtree(folder)


def test_the_demonstration_on_postgresql(database, tmp_path, monkeypatch):
    pytest.importorskip("psycopg", reason="needs psycopg: the extra [postgresql]")
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


def test_the_rooms_on_postgresql(database):
    pytest.importorskip("psycopg", reason="needs psycopg: the extra [postgresql]")
    tests = Path(__file__).parents[1]
    rooms = [tests / room for room in ("files", "parties", "process", "programme", "record")]
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
        ],
        cwd=tests.parent,
        env=environment(TESTS_DATABASE_URL=database, HYPOTHESIS_PROFILE="default"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
