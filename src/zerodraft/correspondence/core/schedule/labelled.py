"""A meeting set out under labels: "Date: ...", "Time: ...", "Venue: ...", line by line or in a table of two columns."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zerodraft.correspondence.core.document import Block, BlockKind
from zerodraft.correspondence.core.facts import Stated
from zerodraft.correspondence.core.mentions.scan import Scan
from zerodraft.correspondence.core.schedule.entries import (
    Entry,
    Setting,
    doubt_of,
    slots_of,
    topics_of,
    venue_of,
    zone_of,
)
from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.passages import Passage, Span
from zerodraft.correspondence.core.words.pieces import Sheet

_ROLES = ("date", "date_and_time", "time", "venue", "format", "subject")
_LABEL = re.compile(r"[ \t]*(?:[-–—•*][ \t]+)?(?P<label>[^\W\d][^:\n]{1,28}?)[ \t]?:[ \t]+(?=\S)")
_SHORT = 300  # code points; a longer line is running text


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line under a label: what the label announces (None when it is another one), and the words after it."""

    role: str | None
    value: Passage


def labelled(sheet: Sheet, block: Block, language: Language) -> list[Labelled]:
    """The labelled lines of a block that sets out one meeting under labels; none when it is anything else."""
    lines = _rows(sheet, block, language) if block.cells else _lines(sheet, block, language)
    roles = [line.role for line in lines]
    dated = {"date", "date_and_time"} & set(roles)
    placed = {"date_and_time", "time", "venue", "format"} & set(roles)
    return lines if dated and placed and len(roles) > 1 else []


def joined(sheet: Sheet, blocks: Iterable[Block], language: Language) -> Iterator[Block]:
    """The blocks, with paragraphs of one labelled line each that follow each other as one block."""
    held: Block | None = None
    for block in blocks:
        alone = block.kind is not BlockKind.TABLE and len(_lines(sheet, block, language)) == 1
        if held and alone:
            held = Block(BlockKind.PARAGRAPH, held.start, block.end)
            continue
        if held:
            yield held
        held = block if alone else None
        if not alone:
            yield block
    if held:
        yield held


def labelled_entries(lines: Sequence[Labelled], language: Language, setting: Setting) -> list[Entry]:
    """The meeting that labelled lines set out; another date begins another meeting."""
    found: list[list[Labelled]] = []
    for line in lines:
        if line.role in ("date", "date_and_time") or not found:
            found.append([])
        found[-1].append(line)
    entries = [_entry(group, language, setting) for group in found]
    return [entry for entry in entries if entry]


def _entry(lines: Sequence[Labelled], language: Language, setting: Setting) -> Entry | None:
    scans = {line.role: Scan(line.value, language, setting.home) for line in lines if line.role}
    dated = scans.get("date") or scans.get("date_and_time")
    if dated is None or not dated.dates:
        return None
    days = tuple(day for mention in dated.dates for day in mention.days(setting.reference, year=setting.year))
    if not days:
        return None
    hours = [scan for scan in (scans.get("time"), dated) if scan]
    venue, virtual = _where(scans)
    return Entry(
        days=days,
        slots=next((slots for scan in hours if (slots := slots_of(scan))), ()),
        venue=venue,
        virtual=virtual,
        zone=next((zone for scan in hours if (zone := zone_of(scan))), None),
        topics=topics_of([line.value for line in lines if line.role == "subject"], language),
        doubt=next((doubt for scan in scans.values() if (doubt := doubt_of(scan))), None),
        words=Span(dated.passage.whole.start, dated.passage.whole.end),
        alternative=any(mention.alternative for mention in dated.dates),
    )


def _where(scans: Mapping[str, Scan]) -> tuple[Stated[str] | None, Stated[bool] | None]:
    """The room and whether the meeting is online, by the venue or else by the format; a hybrid meeting is not."""
    place = scans.get("venue")
    room, virtual = venue_of(place) if place else (None, None)
    if place and not room and not virtual and not place.doubts and len(place.passage.text) <= _SHORT // 4:
        room = Stated(place.passage.text.rstrip(" .;"), (place.passage.whole,), "meeting.venue.label")
    manner = scans.get("format")
    if manner and not room and not virtual:
        virtual = venue_of(manner)[1]
    return room, virtual


def _role(label: str, language: Language) -> str | None:
    for role in _ROLES:
        if compiled(rf"{language.any_of(f'headers.{role}')}\Z").match(label):
            return role
    return None


def _lines(sheet: Sheet, block: Block, language: Language) -> list[Labelled]:
    """The lines of a block that are all labelled, or go on with the line above; none when one of the first is not."""
    text = sheet.document.text
    found: list[tuple[str, int, int]] = []
    position = block.start
    for raw in text[block.start : block.end].splitlines(keepends=True):
        end = position + len(raw)
        match = _LABEL.match(text, position, end)
        if match:
            label = sheet.passage(*match.span("label")).folded
            found.append((label, match.end(), end))
        elif raw.strip():
            if not found or len(raw) > _SHORT:
                return []
            found[-1] = (*found[-1][:2], end)
        position = end
    return [Labelled(_role(label, language), sheet.passage(start, end)) for label, start, end in found]


def _rows(sheet: Sheet, block: Block, language: Language) -> list[Labelled]:
    """The rows of a table of two columns, labels in the first; none when one of them is no label."""
    if {cell.column for cell in block.cells} != {0, 1}:
        return []
    words = {(cell.row, cell.column): sheet.passage(cell.start, cell.end) for cell in block.cells}
    found = []
    for row in sorted({row for row, _ in words}):
        label, value = words.get((row, 0)), words.get((row, 1))
        role = _role(label.folded.rstrip(" :"), language) if label else None
        if role is None or value is None:
            return []
        found.append(Labelled(role, value))
    return found
