"""The file of a statement, looked at in a process of its own: whether it is what its name says, and how many words it has.

Run as a program, it looks at one file and says what it found; see `files.opening.apart`.
"""

from typing import Any

from zerodraft.files.opening import apart
from zerodraft.files.opening.archive import Archive
from zerodraft.files.opening.bounds import MEGABYTE, check_size
from zerodraft.files.opening.errors import (
    Forbidden,
    NoText,
    TooHard,
    TooLarge,
    UnknownCharset,
    UnknownFormat,
    UnreadableFile,
)
from zerodraft.files.opening.sniff import format_of
from zerodraft.floor.core.statements import words_in
from zerodraft.text.exchange.drafts import read_draft

MOST_BYTES = 5 * MEGABYTE
"""A statement of three minutes has two pages."""

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""The formats in which statements come, and the media type of each."""

_SAVE = "save it as .docx or .pdf"


def words_here(content: bytes, name: str) -> int | None:
    """The words of a statement; None where they cannot be counted, as those of a scan. Raises UnreadableFile."""
    if len(content) > MOST_BYTES:
        raise TooLarge(f"is larger than {MOST_BYTES // MEGABYTE} MB", "send it without its pictures", name)
    try:
        check_size(content)
        kind = format_of(content, name)
        if kind not in TYPES:
            raise UnknownFormat("is no form in which statements are handed in", _SAVE)
        if kind == "docx" and any(member.lower().endswith("vbaproject.bin") for member in Archive(content).names()):
            raise Forbidden("holds macros, which nobody should open", "save it as .docx without them, or as .pdf")
    except UnreadableFile as error:
        raise error.within(name) from None
    try:
        draft = read_draft(content, name)
    except (NoText, UnknownCharset):
        if kind == "docx":
            raise
        return None
    return words_in(part for unit in draft.units for part in (unit.label, unit.text))


def words_apart(content: bytes, name: str) -> int | None:
    """The same by a process of its own, whose end for whatever reason is a refusal like any other. Raises UnreadableFile."""
    if len(content) > MOST_BYTES:
        raise TooLarge(f"is larger than {MOST_BYTES // MEGABYTE} MB", "send it without its pictures", name)
    answer = apart.ask("zerodraft.floor.counting", content, name)
    if answer is None:
        raise TooHard("broke off while it was read", "save it again in a simpler form", name)
    if "fault" in answer:
        raise UnreadableFile(answer["fault"], answer["cure"], answer["place"])
    words = answer["words"]
    return int(words) if words is not None else None


def _refused(error: UnreadableFile) -> dict[str, Any]:
    return {"fault": error.fault, "cure": error.cure, "place": error.place}


if __name__ == "__main__":
    apart.answer(lambda content, name: {"words": words_here(content, name)}, _refused)
