"""Stretches of a document as running text: blanks collapsed, words joined over line ends, every position remembered."""

import re
import unicodedata
from dataclasses import dataclass, field

from zerodraft.correspondence.core.words.folding import fold, fold_scanned

_UNEVEN = re.compile(
    r"(?P<broken>-[ \t]*\n[ \t]*)|\u00ad\s*|\s+|[\ufb00-\ufb06]|\w[\u0300-\u036f]+|[\u200b-\u200f\u2060\ufeff]"
)
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_TOKEN_BEFORE = re.compile(r"\S*\Z")
_TOKEN_AFTER = re.compile(r"\S*")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the document's text: `start` to `end`, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text with, for each of its code points, where it starts and ends in the document. `folded` is as long."""

    text: str
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    folded: str = field(repr=False, default="")

    def span(self, start: int, end: int) -> Span:
        """Where text[start:end] stands in the document, without the blanks around it."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        if start == end:
            here = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(here, here)
        return Span(self.starts[start], self.ends[end - 1])

    def part(self, start: int, end: int) -> "Passage":
        """text[start:end] as a passage of its own, without the blanks around it."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return Passage(self.text[start:end], self.starts[start:end], self.ends[start:end], self.folded[start:end])

    @property
    def whole(self) -> Span:
        return self.span(0, len(self.text))


def passage(text: str, start: int, end: int, compounds: frozenset[str] = frozenset()) -> Passage:
    """Text[start:end] of a document as running text.

    A hyphen at a line's end is dropped and the word joined, unless it stands between figures, in an address, or after
    one of `compounds` (folded: "co" as in co-facilitators); then only the line end is dropped.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def keep(at: int, until: int) -> None:
        pieces.append(text[at:until])
        starts.extend(range(at, until))
        ends.extend(range(at + 1, until + 1))

    position = start
    for found in _UNEVEN.finditer(text, start, end):
        keep(position, found.start())
        position = found.end()
        words = _evened(text, found, end, compounds)
        if words == " " and (not any(pieces[-2:]) or pieces[-1][-1:] == " "):
            continue
        pieces.append(words)
        starts.extend([found.start()] * len(words))
        ends.extend([found.end() if words.strip(" -") or words == " " else found.start() + 1] * len(words))
    keep(position, end)
    words = "".join(pieces).removesuffix(" ")
    return Passage(words, tuple(starts[: len(words)]), tuple(ends[: len(words)]), fold_scanned(words))


def _evened(text: str, found: re.Match[str], limit: int, compounds: frozenset[str]) -> str:
    """What running text has for blanks, a broken line, a ligature or a letter with its accent apart."""
    mark = found.group()
    if found.group("broken"):
        if _keeps_hyphen(text, found.start(), found.end(), limit, compounds):
            return "-"
        return "- " if _joins_nothing(text, found.start(), found.end(), limit) else ""
    if mark[0] in _INVISIBLE:
        return ""
    if mark.isspace():
        return " "
    return unicodedata.normalize("NFKC" if mark[0] >= "\ufb00" else "NFC", mark)


def _keeps_hyphen(text: str, start: int, end: int, limit: int, compounds: frozenset[str]) -> bool:
    before = _token(_TOKEN_BEFORE, text[max(0, start - 60) : start])
    after = _token(_TOKEN_AFTER, text[end : min(limit, end + 60)])
    if not before or not after or not (before[-1].isalnum() and after[0].isalnum()):
        return False
    if before[-1].isdigit() or after[0].isdigit() or after[0].isupper():
        return True
    if "@" in after or "@" in before or "://" in before:
        return True
    return fold(re.split(r"[^\w]", before)[-1]) in compounds


def _joins_nothing(text: str, start: int, end: int, limit: int) -> bool:
    return not (start and text[start - 1].isalpha() and end < limit and text[end].isalpha())


def _token(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.search(words)
    return found.group() if found else ""
