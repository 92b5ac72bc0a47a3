"""A PostgreSQL server for a test: a real one, in a folder of its own."""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest


def as_postgres(*command: object) -> list[str]:
    """PostgreSQL refuses to run as root; root asks another user to."""
    words = [str(word) for word in command]
    return ["runuser", "-u", "postgres", "--", *words] if os.geteuid() == 0 else words


def postgresql() -> Iterator[str]:
    """Its address, until the test is done with it; the test is skipped where there is no PostgreSQL or no driver."""
    pytest.importorskip("psycopg", reason="needs psycopg: the extra [postgresql]")
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
