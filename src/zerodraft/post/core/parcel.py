"""What is mailed: the words and files that go to every address alike, and the addresses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zerodraft.post.core.lines import LONGEST, one_line

MOST_TEXT = 200_000
"""Characters of a body."""
MOST_FILES = 10
MOST_ADDRESSES = 20_000
_HASH = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_MEDIA = re.compile(r"[a-z]+/[a-z0-9.+-]{1,100}")


class BadParcel(ValueError):
    """What cannot be mailed; the message says what and why."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file that goes with it, by its hash in the store of originals, under a name of plain letters."""

    sha256: str
    name: str
    media_type: str

    def __post_init__(self) -> None:
        if not _HASH.fullmatch(self.sha256):
            raise BadParcel(f"{self.name}: a file is named by its SHA-256")
        if not _NAME.fullmatch(self.name) or not _MEDIA.fullmatch(self.media_type):
            raise BadParcel(f"{self.name!r}: a file has a name of plain letters and a media type")

    def as_json(self) -> dict[str, str]:
        return {"sha256": self.sha256, "name": self.name, "media_type": self.media_type}


@dataclass(frozen=True, slots=True)
class Destination:
    """An address, whose it is by stable id, and what it is called ('' where nobody said)."""

    address: str
    holder: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A subject of one line, a text, its language, where answers go ('' for nowhere in particular), and files."""

    subject: str
    text: str
    language: str = ""
    reply_to: str = ""
    files: tuple[Piece, ...] = ()

    def __post_init__(self) -> None:
        if not self.subject.strip() or len(self.subject) > LONGEST or one_line(self.subject) != self.subject:
            raise BadParcel(f"the subject is one line of at most {LONGEST} characters")
        if not self.text.strip() or len(self.text) > MOST_TEXT:
            raise BadParcel(f"the text has between 1 and {MOST_TEXT} characters")
        if len(self.files) > MOST_FILES or len({one.name for one in self.files}) != len(self.files):
            raise BadParcel(f"at most {MOST_FILES} files go with it, each under a name of its own")


def pieces(values: list[Mapping[str, Any]]) -> tuple[Piece, ...]:
    """Files as they were stored."""
    return tuple(Piece(one["sha256"], one["name"], one["media_type"]) for one in values)
