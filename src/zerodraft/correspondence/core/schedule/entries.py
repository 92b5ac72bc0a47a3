"""What tables, lists and sentences have in common when they set out meetings: entries, their hours, rooms and topics."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from zerodraft.correspondence.core.facts import Stated
from zerodraft.correspondence.core.mentions.dates import Day
from zerodraft.correspondence.core.mentions.hours import Half
from zerodraft.correspondence.core.mentions.scan import Scan, trimmed
from zerodraft.correspondence.core.mentions.venues import VenueMention
from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.passages import Passage, Span


@dataclass(frozen=True, slots=True)
class Slot:
    """Hours of a sitting; `assumed` when only a morning or an afternoon is printed."""

    begin: Stated[time]
    finish: Stated[time] | None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """One item of business: its title as printed, and the words to look for parts of the text in."""

    title: Stated[str]
    words: Passage


@dataclass(frozen=True, slots=True)
class Entry:
    """Sittings that a row, a cell, an item or a clause sets: one for each day and slot (for each day, if no slot).

    With `alternative` only the first day is meant, the others in its place. `doubt`: where it is marked unconfirmed.
    """

    days: tuple[Day, ...]
    slots: tuple[Slot, ...]
    venue: Stated[str] | None
    virtual: Stated[bool] | None
    zone: Stated[str] | None
    topics: tuple[Topic, ...]
    doubt: Span | None
    words: Span
    alternative: bool = False
    structured: bool = True


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands over an entry: the letter's date, the year a heading prints, the day and room a heading gives."""

    reference: date | None
    year: int | None = None
    days: tuple[Day, ...] = ()
    venue: Stated[str] | None = None
    home: str | None = None
    alternative: bool = False
    slots: tuple[Slot, ...] = ()
    zone: Stated[str] | None = None
    doubt: Span | None = None


def slots_of(scan: Scan) -> tuple[Slot, ...]:
    """The slots a passage prints: its hours, or where it has none, its half days by the convention of sitting hours."""
    if scan.hours:
        return tuple(
            Slot(
                Stated(hours.begin, (scan.passage.span(hours.start, hours.end),), "meeting.hours"),
                Stated(hours.finish, (scan.passage.span(hours.start, hours.end),), "meeting.hours")
                if hours.finish
                else None,
            )
            for hours in scan.hours
        )
    halves = dict.fromkeys(mention.half for mention in scan.halves)
    return tuple(
        half_slot(half, scan.passage.span(*next((m.start, m.end) for m in scan.halves if m.half is half)))
        for half in halves
    )


def half_slot(half: Half, words: Span) -> Slot:
    """Morning or afternoon as hours, by convention 10:00-13:00 and 15:00-18:00."""
    begin, finish = half.value
    rule = "meeting.hours.half-day-convention"
    return Slot(Stated(begin, (words,), rule), Stated(finish, (words,), rule), assumed=True)


def venue_of(scan: Scan) -> tuple[Stated[str] | None, Stated[bool] | None]:
    """The room in a passage, and whether it says that the meeting is held online."""
    rooms = [venue for venue in scan.venues if not venue.virtual]
    online = [venue for venue in scan.venues if venue.virtual]
    room = room_stated(scan.passage, rooms[0]) if rooms else None
    virtual = None
    if online and not room:
        virtual = Stated(value=True, spans=(scan.passage.span(online[0].start, online[0].end),), rule="meeting.virtual")
    return room, virtual


def room_stated(passage: Passage, venue: VenueMention) -> Stated[str]:
    return Stated(passage.text[venue.start : venue.end], (passage.span(venue.start, venue.end),), "meeting.venue.room")


def doubt_of(scan: Scan) -> Span | None:
    return scan.passage.span(*scan.doubts[0]) if scan.doubts else None


def zone_of(scan: Scan) -> Stated[str] | None:
    if not scan.zones:
        return None
    zone = scan.zones[0]
    return Stated(zone.zone, (scan.passage.span(zone.start, zone.end),), "meeting.zone.stated")


def topics_of(pieces: Sequence[Passage], language: Language) -> tuple[Topic, ...]:
    """The topics in these passages, one for each item between semicolons; "(continued)" and "TBC" are no part of them."""
    found: list[Topic] = []
    for piece in pieces:
        for part in _items(piece):
            topic = topic_of(part, language)
            if topic:
                found.append(topic)
    return tuple(found)


def _items(piece: Passage) -> list[Passage]:
    parts, begin, depth = [], 0, 0
    for position, char in enumerate(piece.text):
        depth += (char in "([") - (char in ")]")
        if (char == ";" and depth <= 0) or char == "•":
            parts.append(piece.part(begin, position))
            begin = position + 1
    return [*parts, piece.part(begin, len(piece.text))]


def topic_of(piece: Passage, language: Language) -> Topic | None:
    """One topic, or None when nothing but marks and small words is printed."""
    again = language.any_of("schedule.continued")
    continued = compiled(rf" ?(?:\((?:{again})\)|[,-]? ?(?<!\w){again}(?![\w]))")
    doubtful = compiled(rf" ?\(? ?(?<!\w){language.any_of('schedule.tbc_mark')}(?!\w) ?\)?")
    whole = piece
    for pattern in (continued, doubtful):
        for match in reversed(list(pattern.finditer(whole.folded))):
            whole = _without(whole, match.start(), match.end())
    kept = trimmed(whole, 0, len(whole.text), language)
    if kept is None or language.finder("schedule.no_meeting").fullmatch(kept.folded):
        return None
    title = re.sub(r"\A[-–—•*]\s*", "", kept.text)
    return Topic(Stated(title, (kept.whole,), "segment.title"), kept)


def _without(passage: Passage, start: int, end: int) -> Passage:
    return Passage(
        passage.text[:start] + passage.text[end:],
        passage.starts[:start] + passage.starts[end:],
        passage.ends[:start] + passage.ends[end:],
        passage.folded[:start] + passage.folded[end:],
    )
