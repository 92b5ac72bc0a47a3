"""Streams by the thousand: servers started one after the other, and the client in C that listens and measures."""

import json
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Subject:
    """A server to measure: how it is started in a folder, and what opens a stream of it and changes what that shows."""

    command: Callable[[Path], list[str]]
    stream: Callable[[str], str]
    """From the server's address to the path of a stream."""
    changes: Callable[[str], list[bytes]]


def request(address: str, path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {urlsplit(address).netloc}\r\n\r\n".encode()


def reference(size: int) -> Subject:
    """A plain ASGI application that sends fragments of so many bytes."""
    return Subject(
        lambda _folder: [sys.executable, str(HERE / "reference.py"), str(size)],
        lambda _address: "/stream",
        lambda address: [request(address, "/change")],
    )


def compiled(folder: Path) -> Path:
    """The client, compiled into the folder. Ends the benchmark with the cure when there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise SystemExit("this benchmark's client is written in C: it needs a compiler (apt-get install gcc)")
    client = folder / "client"
    subprocess.run([compiler, "-O2", "-o", str(client), str(HERE / "client.c")], check=True)
    return client


def measured(subject: Subject, client: Path, streams: int, changes: int) -> dict[str, float]:
    """One run: a fresh server, so many streams, so many changes; what the client saw, and what the server took."""
    with tempfile.TemporaryDirectory() as name, running(subject.command(Path(name) / "data")) as (server, address):
        folder = Path(name)
        (folder / "stream").write_bytes(request(address, subject.stream(address)))
        files = []
        for number, raw in enumerate(subject.changes(address)):
            files.append(folder / f"change-{number}")
            files[-1].write_bytes(raw)
            make(address, raw)  # what the first request takes is not the streams'
        before = taken(server.pid)
        arguments = [urlsplit(address).port, streams, changes, 60, folder / "stream", *files]
        with subprocess.Popen(
            [*on_core(1), str(client), *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as listening:
            said = converse(listening, "READY")
            opened = taken(server.pid)
            found: dict[str, float] = json.loads(said("go"))
            after = taken(server.pid)
            said("bye")
    return {
        **found,
        "kb_a_stream": (max(opened["kb"], after["kb"]) - before["kb"]) / streams,
        "threads_before": before["threads"],
        "threads": max(opened["threads"], after["threads"]),
        "databases_before": before["databases"],
        "databases": max(opened["databases"], after["databases"]),
    }


def make(address: str, change: bytes) -> None:
    """Make one change, and wait until it is answered."""
    where = urlsplit(address)
    with socket.create_connection((where.hostname, where.port), timeout=10) as connection:
        connection.sendall(change)
        connection.recv(65_536)


def converse(listening: "subprocess.Popen[str]", first: str) -> Callable[[str], str]:
    """Wait for the client's first line; give a function that tells it to go on and returns what it then says."""
    told, heard = listening.stdin, listening.stdout
    if told is None or heard is None or heard.readline().strip() != first:
        raise SystemExit("the client could not open its streams")

    def say(word: str) -> str:
        told.write(word + "\n")
        told.flush()
        return heard.readline()

    return say


@contextmanager
def running(command: list[str]) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A server on a core of its own, and its address."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with subprocess.Popen([*on_core(0), *command], stdout=subprocess.PIPE, text=True) as server:
        try:
            found = re.search(r"http://\S+", server.stdout.readline() if server.stdout else "")
            if not found:
                raise SystemExit(f"{command[1]} did not start")
            yield server, found[0]
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=10)


def on_core(number: int) -> list[str]:
    """Server and client each keep to a core of their own, where there are two: neither then takes time from the other."""
    several = (os.cpu_count() or 1) > 1 and shutil.which("taskset")
    return ["taskset", "-c", str(number)] if several else []


def taken(pid: int) -> dict[str, Any]:
    """What a process has of memory, threads and open database files."""
    files = []
    for handle in Path(f"/proc/{pid}/fd").iterdir():
        try:
            files.append(str(handle.readlink()))
        except FileNotFoundError:
            continue
    return {
        "kb": int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize() // 1024,
        "threads": len(list(Path(f"/proc/{pid}/task").iterdir())),
        "databases": sum(file.endswith(".sqlite3") for file in files),
    }
