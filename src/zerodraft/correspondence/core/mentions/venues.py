"""Rooms, and meetings that have none because they are held online."""

import re
from dataclasses import dataclass
from functools import cache

from zerodraft.correspondence.core.words.language import Language
from zerodraft.correspondence.core.words.passages import Passage

_NUMBERED = r"(?:[0-9]{1,3}[a-z]?|[ivxlc]{1,6}|[a-z])(?![\w@])(?!\.\w)"


@dataclass(frozen=True, slots=True)
class VenueMention:
    """A room in a passage, or with `virtual` a word that says the meeting is held online."""

    start: int
    end: int
    virtual: bool = False


@cache
def _rooms(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    known = language.any_of("venues.known")
    room = language.any_of("venues.room")
    abbreviated = language.any_of("venues.abbreviated")
    building = language.any_of("venues.building")
    tail = rf"(?:,? (?:{language.any_of('venues.in')} )?{building}(?!\w))?"
    head = rf"(?:{building}(?:,| -) )?"
    return (
        re.compile(
            rf"(?<!\w){head}(?:{known}(?!\w)|{room} (?:n[o.°º]*\.? ?)?{_NUMBERED}|{abbreviated}\.? ?{_NUMBERED}){tail}"
        ),
        re.compile(rf"(?<!\w){room} (?=[\"']?(?P<name>\w))"),
        re.compile(rf"(?<!\w){language.any_of('venues.named_after')}(?!\w)"),
    )


_NAME_WORD = r"[A-ZÀ-Þ0-9][\w’'-]*[\"”»]?"
_NAME = re.compile(
    rf"[\"“«']?{_NAME_WORD}(?: (?:(?:de|des|du|del|la|las|los|les|d’|of|the|and|et|y) )*{_NAME_WORD}){{0,5}}"
)


def find_venues(passage: Passage, language: Language) -> list[VenueMention]:
    """The rooms and the words for online meetings in a passage, in order."""
    numbered, named, after = _rooms(language)
    found = [VenueMention(match.start(), match.end()) for match in numbered.finditer(passage.folded)]
    leading = [match for match in named.finditer(passage.folded) if passage.text[match.start()].isupper()]
    for match in after.finditer(passage.folded):
        start = _capitalised_before(passage.text, match.start())
        if start is None or any(room.start() == start for room in leading):
            continue
        if not any(venue.start < match.end() and start < venue.end for venue in found):
            found.append(VenueMention(start, match.end()))
    for match in leading:
        name = _NAME.match(passage.text, match.end())
        if name and not any(venue.start <= match.start() < venue.end for venue in found):
            found.append(VenueMention(match.start(), name.end()))
    if not language.finder("venues.hybrid").search(passage.folded):
        found += [
            VenueMention(match.start(), match.end(), virtual=True)
            for match in language.finder("venues.virtual").finditer(passage.folded)
        ]
    return sorted(found, key=lambda venue: venue.start)


_CAPITALS_BEFORE = re.compile(r"(?:[A-ZÀ-Þ][\w’'.-]* (?:(?:of|the|and|de|des) )*){1,5}\Z")


def _capitalised_before(text: str, end: int) -> int | None:
    """Where a name like "Dag Hammarskjöld" before "Auditorium" begins; None when the word stands without one."""
    if not text[end].isupper():
        return None
    name = _CAPITALS_BEFORE.search(text, max(0, end - 80), end)
    return name.start() if name else None
