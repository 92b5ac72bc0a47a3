"""Reading a letter in a process of its own, within bounds of time and memory, so that no file can harm the server.

Run as a program (`python -m zerodraft.correspondence.apart NAME`), it reads the file that comes on its standard input and
writes what it found as JSON; it loads no Django and sees no secret.
"""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Any

from zerodraft.correspondence.core.review.changes import NOTHING_READ
from zerodraft.correspondence.extract import extract_bytes
from zerodraft.correspondence.reading import REFUSALS, read_document

SECONDS, MEGABYTES = 8, 200
"""What the reading of one file may take."""

_GRACE_SECONDS = 6
"""How much longer the process may live: it starts, hands over the file and ends within this."""

_AT_ONCE = threading.BoundedSemaphore(2)
"""More files than this are not read at the same time; the next ones wait."""

_NO_ANSWER = "reading it broke off; save it again in a simpler form, or fill in the facts by hand"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading a file: its text and the reading; with a `refusal`, in one line, the reading is empty."""

    text: str
    reading: dict[str, Any]
    refusal: str = ""


def read_here(content: bytes, name: str) -> Outcome:
    """Read a file in this very process: for the process that reads one file and ends, and for letters of our own."""
    text = ""
    try:
        document = extract_bytes(content, name)
        text = document.text
        reading = read_document(document)
    except REFUSALS as error:
        return refused(str(error).removeprefix(f"{name}: "), text)
    return Outcome(text, reading.as_json())


def read_apart(content: bytes, name: str) -> Outcome:
    """Read a file in a process of its own; a crash, too much time and too much memory are refusals like any other."""
    program = [sys.executable, "-I", "-X", "utf8", "-m", "zerodraft.correspondence.apart", name]
    with _AT_ONCE:
        try:
            done = subprocess.run(
                program, input=content, capture_output=True, env={}, timeout=SECONDS + _GRACE_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return refused(f"takes more than {SECONDS} seconds to read; save it again in a simpler form")
    try:
        answer = json.loads(done.stdout) if done.returncode == 0 else {"refusal": _NO_ANSWER}
    except ValueError:
        answer = {"refusal": _NO_ANSWER}
    return Outcome(**({"text": "", "reading": dict(NOTHING_READ)} | answer))


def refused(why: str, text: str = "") -> Outcome:
    """Nothing was read, and why; the words, where it is not for want of them."""
    return Outcome(text, dict(NOTHING_READ), " ".join(why.split()))


def _main() -> None:
    from zerodraft.files.opening.limits import bounded  # noqa: PLC0415 (its bounds are for this process alone)

    content = sys.stdin.buffer.read()
    try:
        with bounded(seconds=SECONDS, megabytes=MEGABYTES):
            outcome = read_here(content, sys.argv[1])
    except REFUSALS as error:
        outcome = refused(str(error))
    json.dump({"text": outcome.text, "reading": outcome.reading, "refusal": outcome.refusal}, sys.stdout)


if __name__ == "__main__":
    _main()
