"""Reading a letter in a process of its own, within bounds of time and memory, so that no file can harm the server.

Run as a program, it reads one letter and says what it found; see `files.opening.apart`.
"""

from dataclasses import asdict, dataclass
from typing import Any

from zerodraft.correspondence.core.review.changes import NOTHING_READ
from zerodraft.correspondence.extract import extract_bytes
from zerodraft.correspondence.reading import REFUSALS, read_document
from zerodraft.files.opening import apart
from zerodraft.files.opening.errors import OutOfBounds

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
    try:
        answer = apart.ask("zerodraft.correspondence.apart", content, name)
    except OutOfBounds as error:
        return refused(str(error))
    return Outcome(**answer) if answer else refused(_NO_ANSWER)


def refused(why: str, text: str = "") -> Outcome:
    """Nothing was read, and why; the words, where it is not for want of them."""
    return Outcome(text, dict(NOTHING_READ), " ".join(why.split()))


if __name__ == "__main__":
    apart.answer(
        lambda content, name: asdict(read_here(content, name)),
        lambda error: asdict(refused(str(error))),
    )
