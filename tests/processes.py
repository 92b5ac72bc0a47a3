"""Zerodraft as a process of its own: the command, and a server, as a person or a supervisor would start them."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from email.message import Message
from pathlib import Path


def environment(**more: str) -> dict[str, str]:
    """The environment of a person who has set nothing of ours, and `more`."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("ZERODRAFT_", "DJANGO_"))}
    return clean | more


def zerodraft(*arguments: object, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end; warnings are errors in it."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "zerodraft", *map(str, arguments)],
        cwd=cwd,
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


class Server:
    """`zerodraft demo` or `serve` as a process of its own, on a free port; or a program with the same options."""

    def __init__(
        self,
        command: str,
        data: Path,
        *options: str,
        settings: dict[str, str] | None = None,
        program: tuple[str, ...] = ("-m", "zerodraft"),
        port: int = 0,
    ) -> None:
        arguments = [sys.executable, *program, command, "--port", str(port), "--data", str(data), *options]
        self.process = subprocess.Popen(
            arguments,
            env=environment(**(settings or {})),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        first = self._lines.get(timeout=30)
        found = re.search(r"http://[\d.]+:\d+/", first)
        assert found, first + (self.process.stderr.read() if self.process.stderr else "")
        self.address = found[0]

    def _listen(self) -> None:
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def line(self) -> str:
        return self._lines.get(timeout=10)

    def stop(self, name: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(name)
        return self.process.wait(timeout=5)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdout, self.process.stderr):
            pipe.close()


def get(address: str, **headers: str) -> tuple[int, Message, str]:
    """Status, headers and body of a page."""
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=10) as answer:
        return answer.status, answer.headers, answer.read().decode()


def calendar_of(address: str) -> tuple[int, Message, str]:
    """The calendar to which the front page links, by a path from the root."""
    link = re.search(r'href="(/[^"/][^"]*\.ics)"', get(address)[2])
    assert link, "the front page links to no calendar"
    return get(address.rstrip("/") + link[1])
