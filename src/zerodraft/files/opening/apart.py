"""Having a file read by a process of its own, within bounds of time and memory, so that no file can harm the server.

The other side is a module that runs as a program (`python -m MODULE NAME`): it reads the file that comes on its standard
input, and writes what it found as JSON; it loads no Django and sees no secret.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

from zerodraft.files.opening.errors import OutOfBounds, UnreadableFile

SECONDS, MEGABYTES = 8, 200
"""What the reading of one file may take."""

_GRACE_SECONDS = 6
"""How much longer the process may live: it starts, hands over the file and ends within this."""

_AT_ONCE = threading.BoundedSemaphore(2)
"""More files than this are not read at the same time; the next ones wait."""


def ask(module: str, content: bytes, name: str) -> dict[str, Any] | None:
    """What the module says of a file; None when it broke off, by a crash or for want of memory. Raises OutOfBounds."""
    program = [sys.executable, "-I", "-X", "utf8", "-m", module, name]
    with _AT_ONCE:
        try:
            done = subprocess.run(
                program, input=content, capture_output=True, env={}, timeout=SECONDS + _GRACE_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise OutOfBounds(f"takes more than {SECONDS} seconds to read", "save it again in a simpler form") from None
    try:
        answer = json.loads(done.stdout) if done.returncode == 0 else None
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def answer(read: Callable[[bytes, str], dict[str, Any]], refused: Callable[[UnreadableFile], dict[str, Any]]) -> None:
    """The other side: read the file on the standard input under the name on the command line, and say what was found.

    `refused` says what it is when reading goes past the bounds, or finds a file that it cannot read.
    """
    from zerodraft.files.opening.limits import bounded  # noqa: PLC0415 (its bounds are for this process alone)

    content = sys.stdin.buffer.read()
    try:
        with bounded(seconds=SECONDS, megabytes=MEGABYTES):
            found = read(content, sys.argv[1])
    except UnreadableFile as error:
        found = refused(error)
    json.dump(found, sys.stdout)
