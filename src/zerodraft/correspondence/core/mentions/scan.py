"""Everything of a schedule that a passage mentions: dates, hours, half days, rooms, zones, doubts; and what is left."""

import re
from dataclasses import dataclass
from functools import cached_property

from zerodraft.correspondence.core.mentions.dates import DateMention, find_dates
from zerodraft.correspondence.core.mentions.hours import HalfMention, HoursMention, find_halves, find_hours
from zerodraft.correspondence.core.mentions.venues import VenueMention, find_venues
from zerodraft.correspondence.core.mentions.zones import ZoneMention, find_zones
from zerodraft.correspondence.core.words.language import Language
from zerodraft.correspondence.core.words.passages import Passage

ADDRESS = re.compile(
    r"(?:mailto:)?(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?P<link>(?:https?://|www\.)[^\s<>\"“”»)\]]*[^\s<>\"“”».,;:!?)\]'’])"
)
_TRIM = " ,;:.-–—•()[]/|&*"


@dataclass(frozen=True)
class Scan:
    """A passage with what it mentions; every mention gives its place in the passage."""

    passage: Passage
    language: Language
    home: str | None = None
    column: bool = False

    @cached_property
    def addresses(self) -> list[re.Match[str]]:
        return list(ADDRESS.finditer(self.passage.text))

    @cached_property
    def dates(self) -> list[DateMention]:
        return find_dates(self.passage, self.language)

    @cached_property
    def _dateless(self) -> str:
        return _masked(self.passage.folded, [(m.start, m.end) for m in self.dates] + [m.span() for m in self.addresses])

    @cached_property
    def hours(self) -> list[HoursMention]:
        return find_hours(self._dateless, self.language, column=self.column)

    @cached_property
    def halves(self) -> list[HalfMention]:
        return find_halves(self._dateless, self.language)

    @cached_property
    def venues(self) -> list[VenueMention]:
        return [venue for venue in find_venues(self.passage, self.language) if not self._within_address(venue.start)]

    def _within_address(self, position: int) -> bool:
        return any(match.start() <= position < match.end() for match in self.addresses)

    @cached_property
    def zones(self) -> list[ZoneMention]:
        return find_zones(self._dateless, self.passage.text, self.language, self.home)

    @cached_property
    def doubts(self) -> list[tuple[int, int]]:
        """Where the passage says "TBC", "tentative" and the like."""
        return [match.span() for match in self.language.finder("schedule.tbc").finditer(self.passage.folded)]

    @cached_property
    def partial_days(self) -> list[tuple[int, int]]:
        """Where it says "half-day" or "full day", which gives no hours."""
        return [
            match.span() for match in self.language.finder("hours.half_day", "hours.whole_day").finditer(self._dateless)
        ]

    @cached_property
    def taken(self) -> list[tuple[int, int]]:
        """All mentions, in order, without the words between them; overlapping ones are joined."""
        spans = [
            (m.start, m.end) for group in (self.dates, self.hours, self.halves, self.venues, self.zones) for m in group
        ]
        spans += [*self.doubts, *self.partial_days, *(match.span() for match in self.addresses)]
        joined: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined

    def leftovers(self) -> list[Passage]:
        """The words between the mentions, without the punctuation and small words that tied them together."""
        pieces = []
        position = 0
        for start, end in [*self.taken, (len(self.passage.text), len(self.passage.text))]:
            piece = trimmed(self.passage, position, start, self.language)
            if piece is not None:
                pieces.append(piece)
            position = end
        return pieces


def trimmed(passage: Passage, start: int, end: int, language: Language) -> Passage | None:
    """passage[start:end] without punctuation at its ends or small words that lead to a mention; None if nothing is left."""
    small = language.finder("schedule.ties")
    before = (-1, -1)
    while start < end and (start, end) != before:
        before = (start, end)
        start, end = _without_marks(passage.text, start, end)
        head = small.match(passage.folded, start, end)
        if head and (head.end() == end or passage.folded[head.end()] in " ,:"):
            start = head.end()
        for tail in small.finditer(passage.folded, start, end):
            if tail.end() == end and (tail.start() == start or passage.folded[tail.start() - 1] in " ,(:"):
                end = tail.start()
    return passage.part(start, end) if any(char.isalnum() for char in passage.text[start:end]) else None


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without punctuation at its ends; a bracket stays with its fellow, a stop with its abbreviation."""
    while start < end and text[start] in _TRIM and not (text[start] in "([" and _closes(text, start, end)):
        start += 1
    while end > start and text[end - 1] in _TRIM:
        if (text[end - 1] in ")]" and _opens(text, start, end)) or _abbreviation(text, start, end):
            break
        end -= 1
    return start, end


def _closes(text: str, start: int, end: int) -> bool:
    return bool(re.match(r"[(\[][^()\[\]]*[)\]]", text[start:end]))


def _opens(text: str, start: int, end: int) -> bool:
    return bool(re.search(r"[(\[][^()\[\]]*[)\]]\Z", text[start:end]))


def _abbreviation(text: str, start: int, end: int) -> bool:
    return bool(re.search(r"(?:\b[A-Z]|\b[a-z])\.\Z", text[start:end]))


def _masked(folded: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return folded
    pieces, position = [], 0
    for start, end in sorted(spans):
        pieces += [folded[position : max(start, position)], "\0" * max(0, end - max(start, position))]
        position = max(position, end)
    return "".join([*pieces, folded[position:]])
