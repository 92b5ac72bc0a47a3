"""Meetings set out item by item: bullets, numbered points, lines that begin with a day or hour, under day headings."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from zerodraft.correspondence.core.document import Block, BlockKind
from zerodraft.correspondence.core.facts import Stated
from zerodraft.correspondence.core.mentions.dates import Day
from zerodraft.correspondence.core.mentions.scan import Scan, trimmed
from zerodraft.correspondence.core.mentions.zones import find_cities
from zerodraft.correspondence.core.schedule.entries import (
    Entry,
    Setting,
    Slot,
    Topic,
    half_slot,
    room_stated,
    topics_of,
    zone_of,
)
from zerodraft.correspondence.core.schedule.groups import Group, groups, leading
from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.passages import Passage, Span
from zerodraft.correspondence.core.words.pieces import Sheet

_BULLET = re.compile(r"(?:(?<=\s)|\A)[•▪●‣◦∙·■➢➤](?=\s)")
_MARK = re.compile(r"[ \t]*(?:[-–—•▪●‣◦∙·■*➢➤]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]+")
_LONGEST_LINE = 400  # code points of a line that are looked at for a day or an hour
_LABEL = 12  # code points before the day of a heading ("Day one - Monday, 19 August")
_START = 30  # code points within which an item names its day or hour


def items_of(sheet: Sheet, block: Block, language: Language) -> list[Passage]:
    """The items of a block, if it is a list of any kind; else none. An item runs on over its continuation lines."""
    text = sheet.document.text
    bullets = [match.start() for match in _BULLET.finditer(text, block.start, block.end)]
    if len(bullets) >= 2:
        bounds = [*bullets, block.end]
        return [_without_next_heading(sheet.passage(start + 1, end)) for start, end in itertools.pairwise(bounds)]
    lines = _lines(text, block)
    starts = [number for number, line in enumerate(lines) if _begins_item(sheet, line, language)]
    if block.kind is BlockKind.LIST_ITEM and len(starts) < 2:
        mark = _MARK.match(text, block.start, block.end)
        return [sheet.passage(mark.end() if mark else block.start, block.end)]
    if not starts or starts[0] > 1 or not _is_list(text, lines, starts):
        return []
    bounds = [lines[number].start for number in starts] + [block.end]
    found = [sheet.passage(start, end) for start, end in itertools.pairwise(bounds)]
    if starts[0] == 1:
        found.insert(0, sheet.passage(lines[0].start, lines[0].end))
    return found


def agenda_of(sheet: Sheet, block: Block, language: Language) -> list[Passage]:
    """The marked lines of a block, if it is nothing but a list of business without days or hours; else none."""
    if block.cells:
        return []
    text = sheet.document.text
    lines = _lines(text, block)
    starts = [line.start for line in lines if _MARK.match(text, line.start, line.end)]
    if block.kind is not BlockKind.LIST_ITEM and (not starts or starts[0] != lines[0].start):
        return []
    bounds = [*(starts or [block.start]), block.end]
    found = []
    for start, end in itertools.pairwise(bounds):
        mark = _MARK.match(text, start, end)
        item = sheet.passage(mark.end() if mark else start, end)
        scan = Scan(item, language)
        if (
            scan.hours
            or scan.addresses
            or any(day for mention in scan.dates for day in mention.items if day.weekday is not None)
        ):
            return []
        found.append(item)
    return found


def _without_next_heading(item: Passage) -> Passage:
    """A bullet in running text, without the words that lead to those after it ("... articles 4 to 9. Second round:")."""
    lead = re.search(r"[.;] [^.;•]{2,80}:\Z", item.text)
    return item.part(0, lead.start()) if lead else item


def _is_list(text: str, lines: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether lines that begin with a day make a list, and not a paragraph whose lines happen to break before a day."""
    marked = [number for number in starts if _MARK.match(text, lines[number].start)]
    if len(marked) >= 2 or (marked and len(lines) - starts[0] <= 3):
        return True
    if starts[0] == 1 and not text[lines[0].start : lines[0].end].rstrip().endswith((":", "-")):
        return False
    return len(starts) * 5 >= (len(lines) - starts[0]) * 2


def _lines(text: str, block: Block) -> list[Span]:
    found, position = [], block.start
    for raw in text[block.start : block.end].splitlines(keepends=True):
        if raw.strip():
            found.append(Span(position, position + len(raw)))
        position += len(raw)
    return found


def _begins_item(sheet: Sheet, line: Span, language: Language) -> bool:
    """A line that begins with a mark, or with a day or an hour and is not the rest of a sentence."""
    raw = sheet.document.text[line.start : line.end]
    mark = _MARK.match(raw)
    begin = line.start + (mark.end() if mark else 0)
    scan = Scan(sheet.passage(begin, min(line.end, begin + _LONGEST_LINE)), language)
    first = min(_firsts(scan), default=None)
    if mark:
        return first is not None
    return first == 0 and (scan.passage.text[:1].isupper() or scan.passage.text[:1].isdigit())


def _firsts(scan: Scan) -> list[int]:
    """Where the days and hours of a passage begin."""
    return (
        [day.start for day in scan.dates] + [slot.start for slot in scan.hours] + [half.start for half in scan.halves]
    )


def heading_day(passage: Passage, language: Language, setting: Setting) -> Setting | None:
    """The setting under a line that is nothing but a day, perhaps with its room ("Monday, 19 August 2019 - Room 4")."""
    if len(passage.text) > 120:
        return None
    scan = Scan(passage, language, setting.home)
    if len(scan.dates) != 1 or scan.hours or scan.halves:
        return None
    mention = scan.dates[0]
    label = trimmed(passage, 0, mention.start, language)
    after = sum(len(piece.text) for piece in scan.leftovers()) - (len(label.text) if label else 0)
    if after > 0 or (label and len(label.text) > _LABEL):
        return None
    days = mention.days(setting.reference, year=setting.year)
    if not days or (len(days) > 1 and label and not mention.alternative):
        return None
    rooms = [venue for venue in scan.venues if not venue.virtual]
    venue = room_stated(passage, rooms[0]) if rooms else None
    return Setting(
        setting.reference,
        setting.year,
        days,
        venue,
        setting.home,
        mention.alternative,
        zone=setting.zone,
        doubt=scan.passage.span(*scan.doubts[0]) if scan.doubts else None,
    )


def item_entries(
    item: Passage, language: Language, setting: Setting, skip: Sequence[tuple[int, int]] = ()
) -> list[Entry]:
    """The entries of one item: its days, hours and rooms, and as topics the words that are left."""
    start = leading(item.text)
    item = item.part(start, len(item.text))
    scan = Scan(item, language, setting.home)
    found = groups(scan, skip=[(a - start, b - start) for a, b in skip])
    if not found or not any(group.dates or (setting.days and group.timed) for group in found):
        return []
    entries = []
    for number, group in enumerate(found):
        until = found[number + 1].start if number + 1 < len(found) else len(item.text)
        since = 0 if number == 0 else group.start
        entries.append(entry_of(scan, group, setting, _topics(scan, group, since, until)))
    if len(entries) > 1 and not any(entry.topics for entry in entries[:-1]):
        entries = [replace(entry, topics=entries[-1].topics) for entry in entries]
    elif len(entries) > 1 and entries[0].topics:
        entries = [entry if entry.topics else replace(entry, topics=entries[0].topics) for entry in entries]
    return entries


def _topics(scan: Scan, group: Group, since: int, until: int) -> tuple[Topic, ...]:
    """The words after the last mention of a group; if there are none, those before or between its mentions."""
    taken = [(start, end) for start, end in scan.taken if since <= start < until]
    pieces: list[Passage] = []
    position = since
    for start, end in [*taken, (until, until)]:
        piece = trimmed(scan.passage, position, start, scan.language)
        if piece is not None:
            pieces.append(piece)
        position = end
    last = taken[-1][1] if taken else since
    after = trimmed(scan.passage, last, until, scan.language)
    return topics_of([after], scan.language) if after else topics_of(pieces[:1], scan.language)


def entry_of(
    scan: Scan, group: Group, setting: Setting, topics: tuple[Topic, ...], *, structured: bool = True
) -> Entry:
    """A group of mentions as an entry, completed from its setting."""
    days: tuple[Day, ...] = tuple(
        day for mention in group.dates for day in mention.days(setting.reference, year=setting.year)
    )
    alternative = any(mention.alternative for mention in group.dates)
    rooms = [venue for venue in group.venues if not venue.virtual]
    online = [venue for venue in group.venues if venue.virtual]
    venue = room_stated(scan.passage, rooms[0]) if rooms else None
    virtual = None
    if online and not rooms:
        virtual = Stated(value=True, spans=(scan.passage.span(online[0].start, online[0].end),), rule="meeting.virtual")
    return Entry(
        days=days or setting.days,
        slots=_slots(scan, group) or (setting.slots if not group.timed else ()),
        venue=venue or (setting.venue if not virtual else None),
        virtual=virtual,
        zone=zone_of(scan) or _held_in(scan, group),
        topics=topics,
        doubt=_doubt(scan, group) or (None if days else setting.doubt),
        words=scan.passage.span(group.start, group.end),
        alternative=alternative or (not days and setting.alternative),
        structured=structured,
    )


def _held_in(scan: Scan, group: Group) -> Stated[str] | None:
    """The zone of the city named between the day and the room ("10 November, Nairobi, Conference Room 1")."""
    cities = find_cities(scan.passage.folded[group.start : group.end], scan.language)
    if not cities:
        return None
    words = scan.passage.span(group.start + cities[0].start, group.start + cities[0].end)
    return Stated(cities[0].zone, (words,), "meeting.zone.city")


def _slots(scan: Scan, group: Group) -> tuple[Slot, ...]:
    rule = "meeting.hours"
    found = []
    for hours in group.hours:
        words = (scan.passage.span(hours.start, hours.end),)
        found.append(
            Slot(Stated(hours.begin, words, rule), Stated(hours.finish, words, rule) if hours.finish else None)
        )
    if found:
        return tuple(found)
    halves = {half.half: half for half in reversed(group.halves)}
    return tuple(half_slot(half.half, scan.passage.span(half.start, half.end)) for half in reversed(halves.values()))


def _doubt(scan: Scan, group: Group) -> Span | None:
    return scan.passage.span(*scan.doubts[0]) if scan.doubts else None


def opens_with_day(item: Passage, language: Language) -> bool:
    """Whether an item names its day or hour at its beginning, or right after a short label."""
    scan = Scan(item.part(leading(item.text), len(item.text)), language)
    firsts = _firsts(scan)
    if not firsts or _is_sentence(scan, min(firsts)) or _is_notice(scan, min(firsts)):
        return False
    if min(firsts) <= 4:
        return True
    label = scan.passage.folded[: min(firsts)]
    verb = compiled(rf"(?<!\w){language.any_of('schedule.announces', 'deadlines.by')}(?!\w)").search(label)
    return (
        len(label) <= _START * 5
        and not verb
        and bool(re.search(r"[:,(-]\s*(?:\w+ ){0,2}\Z", label) or len(label) < _START)
    )


def _is_notice(scan: Scan, first: int) -> bool:
    """Whether the label of an item names a desk or something due, not a meeting ("List of speakers: opens on ...")."""
    label = scan.passage.folded[:first]
    due = ("inscription", "registration", "statements", "comments", "proposals", "silence")
    keys = ("schedule.not_meetings", *(f"deadlines.{kind}" for kind in due))
    return (
        bool(scan.language.finder(*keys).search(label))
        and not scan.venues
        and not scan.language.finder("schedule.meeting").search(label)
    )


def _is_sentence(scan: Scan, first: int) -> bool:
    """Whether an item is a sentence of its own rather than a row of a list ("Monday 5 March will be devoted to ...")."""
    verb = scan.language.finder("schedule.announces").search(scan.passage.folded)
    return verb is not None and scan.passage.text.rstrip()[-1:] in ".;" and verb.start() < first + 80
