"""Stretches of a document as running text: blanks collapsed, words joined over line ends, every position remembered."""

import re
import unicodedata
from dataclasses import dataclass, field

from zerodraft.correspondence.core.folding import fold, fold_scanned

_UNEVEN = re.compile(
    r"(?P<broken>-[ \t]*\n[ \t]*)|\u00ad\s*|\s+|[\ufb00-\ufb06]|\w[\u0300-\u036f]+|[\u200b-\u200f\u2060\ufeff]"
)
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

    def keep(words: str, at: int, until: int | None = None) -> None:
        pieces.append(words)
        if until is None:
            starts.extend(range(at, at + len(words)))
            ends.extend(range(at + 1, at + len(words) + 1))
        else:
            starts.extend([at] * len(words))
            ends.extend([until] * len(words))

    position = start
    for found in _UNEVEN.finditer(text, start, end):
        if found.start() > position:
            keep(text[position : found.start()], position)
        position = found.end()
        mark = found.group()
        if found.group("broken"):
            if _keeps_hyphen(text, found.start(), found.end(), end, compounds):
                keep("-", found.start(), found.start() + 1)
            elif _joins_nothing(text, found.start(), found.end(), end):
                keep("- ", found.start(), found.start() + 1)
        elif mark[0] == "\u00ad" or mark[0] in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff":
            continue
        elif mark.isspace():
            if pieces and not pieces[-1].endswith(" "):
                keep(" ", found.start(), found.end())
        else:
            keep(unicodedata.normalize("NFKC" if mark[0] >= "\ufb00" else "NFC", mark), found.start(), found.end())
    if position < end:
        keep(text[position:end], position)
    words = "".join(pieces)
    words = words.removesuffix(" ")
    return Passage(words, tuple(starts[: len(words)]), tuple(ends[: len(words)]), fold_scanned(words))


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


_STOP = re.compile(r"[.!?][\"')\]]*(?= )|;(?= )")
_UNFINISHED = re.compile(
    r"(?:\b(?:mr|mrs|ms|messrs|dr|prof|h\.\s?e|s\.\s?e|e|m|mme|mlle|mm|sr|sra|srta|dra|no|nos|art|arts|par|para|paras|parrs|parr|"
    r"conf|ch|cf|e\.g|i\.e|st|vs|res|rev|add|corr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|janv|fevr|avr|juil|"
    r"ene|abr|ago|dic|mon|tues?|wed|thur?s?|fri|sat|sun|approx|ca|rm|n|nums?|pp?|u\.\s?n|[a-z])\.)\Z"
)
_HOUR_STOP = re.compile(r"\b[ap]\.\s?m\.\Z")
_OPENING = re.compile(
    r" (?:the|we|i|it|on|in|at|this|these|those|all|any|please|delegations|speakers|participants|statements|comments|written|"
    r"interventions|a|an|as|should|if|for|le|la|les|nous|il|elle|el|los|las|se|ella|both|each|there|they|after|before|"
    r"following|during|time|no|our|my|member|stakeholders|groups|proposals|to)\b"
)


def sentences(whole: Passage) -> list[Passage]:
    """The sentences of a passage (a semicolon does not end one). Abbreviations and hours do not end a sentence."""
    found: list[Passage] = []
    begin = 0
    for stop in _STOP.finditer(whole.folded):
        if stop.group()[0] == ";":
            continue
        after = whole.text[stop.end() + 1 : stop.end() + 2]
        head = whole.folded[max(begin, stop.end() - 8) : stop.start() + 1]
        if _HOUR_STOP.search(head):
            if not (after.isupper() and _OPENING.match(whole.folded, stop.end())):
                continue
        elif stop.group()[0] == "." and (_UNFINISHED.search(head) or not (after.isupper() or after in '“"«(¿¡•[1')):
            continue
        found.append(whole.part(begin, stop.end()))
        begin = stop.end()
    if whole.text[begin:].strip():
        found.append(whole.part(begin, len(whole.text)))
    return found
