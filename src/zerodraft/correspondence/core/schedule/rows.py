"""Meetings set out in a table: by rows, by half days in columns, by days in columns, under headings of days."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from zerodraft.correspondence.core.document import Block
from zerodraft.correspondence.core.facts import Stated
from zerodraft.correspondence.core.mentions.dates import Day, find_year
from zerodraft.correspondence.core.mentions.scan import Scan, trimmed
from zerodraft.correspondence.core.schedule.entries import (
    Entry,
    Setting,
    Slot,
    Topic,
    doubt_of,
    slots_of,
    topics_of,
    venue_of,
    zone_of,
)
from zerodraft.correspondence.core.schedule.grid import Grid, Role
from zerodraft.correspondence.core.words.language import Language
from zerodraft.correspondence.core.words.passages import Passage, Span
from zerodraft.correspondence.core.words.pieces import Sheet

_SUBJECTS = (Role.SUBJECT, Role.SLOT, Role.DAY, Role.ROOM)


@dataclass(frozen=True, slots=True)
class _Row:
    """What the cells to the left say for a row: carried down until another cell says otherwise."""

    days: tuple[Day, ...] = ()
    alternative: bool = False
    slots: tuple[Slot, ...] = ()
    venue: Stated[str] | None = None
    virtual: Stated[bool] | None = None
    zone: Stated[str] | None = None
    date_doubt: Span | None = None
    venue_doubt: Span | None = None
    row_doubt: Span | None = None


def table_entries(sheet: Sheet, block: Block, language: Language, setting: Setting) -> list[Entry]:
    """The entries of a table; none when it is not a programme of meetings."""
    grid = Grid(sheet, block, language, setting.home)
    if grid.columns < 1 or not _may_be_schedule(grid, setting):
        return []
    setting = replace(setting, year=setting.year or _year_of_header(grid))
    first, after = grid.header_rows
    state = _Row(days=setting.days, venue=setting.venue, alternative=setting.alternative)
    found: list[Entry] = []
    for row in range(grid.rows):
        alone = grid.single(row)
        if row < after and alone is None:
            continue
        if alone is not None and grid.columns > 1:
            heading = _day_heading(grid, row, alone, setting, state)
            if heading is not None:
                state = heading
                continue
            if grid.span(row, 0) == grid.span(row, grid.columns - 1) or row < after:
                continue
        if found and alone is not None and _goes_on(grid, row, alone):
            more = topics_of(grid.lines(row, alone), grid.language)
            found[-1] = replace(found[-1], topics=found[-1].topics + more)
            continue
        state = _carried(grid, row, setting, state)
        if state.days or any(role is Role.DAY for role in grid.roles):
            found += _row_entries(grid, row, setting, state, (first, after))
    return found


def _year_of_header(grid: Grid) -> int | None:
    years = (
        find_year(grid.scan(row, column).passage, grid.language)
        for row in range(grid.header_rows[1])
        for column in range(grid.columns)
    )
    return next((year for year in years if year), None)


def _may_be_schedule(grid: Grid, setting: Setting) -> bool:
    if Role.DATE in grid.roles or Role.WHEN in grid.roles or Role.DAY in grid.roles:
        return True
    timed = Role.TIME in grid.roles or Role.SLOT in grid.roles
    headed = any((alone := grid.single(row)) is not None and grid.scan(row, alone).dates for row in range(grid.rows))
    return timed and (bool(setting.days) or headed)


def _goes_on(grid: Grid, row: int, subject: int) -> bool:
    """Whether a row holds more business of the sitting above: it has a subject and no day, hours or room of its own."""
    timed = Role.TIME in grid.roles or Role.WHEN in grid.roles
    role = grid.roles[subject]
    scan = grid.scan(row, subject)
    named = role is Role.SUBJECT or (role is Role.VENUE and not scan.venues)
    return timed and named and not scan.hours and not scan.halves


def _day_heading(grid: Grid, row: int, column: int, setting: Setting, state: _Row) -> _Row | None:
    """A row that is nothing but a day, perhaps with its room: it holds until the next one."""
    scan = grid.scan(row, column)
    if not scan.dates or scan.hours or sum(len(piece.text) for piece in scan.leftovers()) > 40:
        return None
    if Role.DATE in grid.roles and grid.roles[column] is not Role.DATE:
        return None
    mention = scan.dates[0]
    days = mention.days(setting.reference, year=setting.year)
    if mention.ranged and len(days) > 1 and any(role in (Role.DATE, Role.WHEN) for role in grid.roles):
        return state
    room, virtual = venue_of(scan)
    return _Row(days, mention.alternative, (), room, virtual, zone_of(scan), doubt_of(scan), None, None)


def _carried(grid: Grid, row: int, setting: Setting, state: _Row) -> _Row:
    """The state for a row: an empty or merged date or room cell repeats the cell above."""
    slots: tuple[Slot, ...] | None = None
    fresh = False
    state = replace(state, row_doubt=None)
    for column, role in enumerate(grid.roles):
        if role not in (Role.DATE, Role.WHEN, Role.TIME, Role.VENUE):
            continue
        scan = grid.scan(row, column, hours=role in (Role.TIME, Role.WHEN))
        if not scan.passage.text:
            continue
        if role is Role.VENUE:
            room, virtual = _venue_cell(scan)
            state = replace(state, venue=room, virtual=virtual, venue_doubt=doubt_of(scan))
            if not {Role.TIME, Role.WHEN} & set(grid.roles) and scan.hours:
                slots = slots_of(scan)
        elif scan.dates and not (role is Role.TIME and Role.DATE in grid.roles):
            fresh = fresh or row == 0 or grid.span(row, column) != grid.span(row - 1, column)
            state = _dated(grid, scan, setting, state)
            slots = slots_of(scan) or slots
        elif role is Role.DATE:
            state = _undated(scan, state)
        else:
            slots = slots_of(scan)
            state = replace(state, row_doubt=doubt_of(scan), zone=zone_of(scan) or state.zone)
            if Role.VENUE not in grid.roles and scan.venues:
                room, virtual = venue_of(scan)
                state = replace(state, venue=room, virtual=virtual)
    if slots is None:
        slots = () if fresh else state.slots
    return replace(state, slots=slots)


def _dated(grid: Grid, scan: Scan, setting: Setting, state: _Row) -> _Row:
    """The state with the days of a date cell, and the room if it prints one and no column does."""
    days = tuple(day for mention in scan.dates for day in mention.days(setting.reference, year=setting.year))
    alternative = any(mention.alternative for mention in scan.dates)
    state = replace(state, days=days, alternative=alternative, date_doubt=doubt_of(scan))
    if Role.VENUE not in grid.roles and scan.venues:
        room, virtual = venue_of(scan)
        state = replace(state, venue=room, virtual=virtual)
    return replace(state, zone=zone_of(scan) or state.zone)


def _undated(scan: Scan, state: _Row) -> _Row:
    """The state under a date cell without a date: "TBC" and "cancelled" take the day above away, other words do not."""
    return replace(state, days=(), date_doubt=doubt_of(scan)) if scan.doubts or _says_none(scan) else state


def _venue_cell(scan: Scan) -> tuple[Stated[str] | None, Stated[bool] | None]:
    """A cell in the column of rooms holds a room whatever it is called; "TBC" and "online" are none."""
    room, virtual = venue_of(scan)
    if room or virtual:
        whole = _room_words(scan)
        return (whole if room and whole else room), virtual
    return (None, None) if scan.doubts and not scan.leftovers() else (_room_words(scan), None)


def _room_words(scan: Scan) -> Stated[str] | None:
    others = [*(start for start, _ in scan.doubts), *(match.start() for match in scan.addresses)]
    end = min([*others, *(hours.start for hours in scan.hours), len(scan.passage.text)])
    words = scan.passage.text[:end].rstrip(" ,;:.(-–—/|")
    kept = scan.passage.part(0, len(words)) if any(char.isalnum() for char in words) else None
    if kept is None or scan.language.finder("schedule.no_meeting").fullmatch(kept.folded):
        return None
    return Stated(kept.text, (kept.whole,), "meeting.venue.column")


def _row_entries(grid: Grid, row: int, setting: Setting, state: _Row, header: tuple[int, int]) -> Iterator[Entry]:
    columns = [c for c, role in enumerate(grid.roles) if role in _SUBJECTS]
    if not columns:
        if state.slots or state.venue or state.virtual or state.days:
            yield _entry(state, (), grid.span(row, 0) or Span(grid.block.start, grid.block.start))
        return
    many = len(columns) > 1 or grid.roles[columns[0]] is not Role.SUBJECT
    done: set[tuple[Span, tuple[Slot, ...], tuple[Day, ...]]] = set()
    for column in columns:
        span = grid.span(row, column)
        if span is None:
            continue
        scan = grid.scan(row, column)
        if _says_none(scan) if scan.passage.text else many:
            continue
        here = _under_header(grid, column, setting, state, header)
        if not here.days or (span, here.slots, here.days) in done:
            continue
        done.add((span, here.slots, here.days))
        yield from _cell_entries(grid, row, column, here, span)


def _says_none(scan: Scan) -> bool:
    words = scan.passage.folded.strip(" .*()")
    return not any(c.isalnum() for c in words) or bool(scan.language.finder("schedule.no_meeting").fullmatch(words))


def _under_header(grid: Grid, column: int, setting: Setting, state: _Row, header: tuple[int, int]) -> _Row:
    """The state of a row, with what the column's header adds: hours, a day or a room."""
    role = grid.roles[column]
    for head in range(*header):
        scan = grid.scan(head, column, hours=role is Role.SLOT)
        if role in (Role.SLOT, Role.ROOM, Role.DAY) and (scan.hours or scan.halves):
            slots = slots_of(scan)
            if not state.slots or slots[0].begin.rule == "meeting.hours" or role is Role.SLOT:
                state = replace(state, slots=slots)
        if role in (Role.DAY, Role.SLOT, Role.ROOM) and scan.dates:
            days = tuple(day for mention in scan.dates for day in mention.days(setting.reference, year=setting.year))
            state = replace(state, days=days, date_doubt=doubt_of(scan))
        room, virtual = venue_of(scan) if role is not Role.SUBJECT else (None, None)
        if room or virtual:
            state = replace(state, venue=room, virtual=virtual)
    return state


def _cell_entries(grid: Grid, row: int, column: int, state: _Row, span: Span) -> Iterator[Entry]:
    """One entry for a cell, or several where it prints hours or rooms of its own."""
    scan = grid.scan(row, column)
    own_hours = scan.hours and (not state.slots or state.slots[0].assumed or grid.roles[column] is not Role.SUBJECT)
    parts = grid.lines(row, column)
    if own_hours:
        yield from _timed(scan, state, span)
        return
    rooms = Role.VENUE not in grid.roles
    pieces: list[tuple[Passage, _Row]] = []
    for part in _split(parts):
        inner = Scan(part, grid.language, grid.home)
        here = state
        if rooms and inner.venues:
            room, virtual = venue_of(inner)
            here = replace(state, venue=room or state.venue, virtual=virtual or (None if room else state.virtual))
            left = inner.leftovers()
            pieces += [(piece, here) for piece in left] or [(part.part(0, 0), here)]
        elif inner.venues and inner.venues[0].virtual and not state.venue:
            pieces.append((part, replace(state, virtual=venue_of(inner)[1])))
        else:
            pieces.append((part, here))
    doubt = doubt_of(scan)
    by_room: dict[str | None, list[tuple[Passage, _Row]]] = {}
    for piece, here in pieces:
        by_room.setdefault(here.venue.value if here.venue else None, []).append((piece, here))
    if len(by_room) == 2 and None in by_room:
        named = next(key for key in by_room if key is not None)
        by_room = {named: [(piece, by_room[named][0][1]) for piece, _ in pieces]}
    for group in by_room.values():
        topics = topics_of([piece for piece, _ in group], grid.language)
        yield _entry(group[0][1], topics, span, doubt)
    if not pieces:
        yield _entry(state, (), span, doubt)


def _split(parts: list[Passage]) -> Iterator[Passage]:
    for part in parts:
        begin = 0
        for position, char in enumerate(part.text):
            if char in ";•":
                yield part.part(begin, position)
                begin = position + 1
        rest = part.part(begin, len(part.text))
        if rest.text:
            yield rest


def _timed(scan: Scan, state: _Row, span: Span) -> Iterator[Entry]:
    """The entries of a cell in which every item is led by its hours."""
    bounds = [hours.start for hours in scan.hours] + [len(scan.passage.text)]
    before = trimmed(scan.passage, 0, bounds[0], scan.language)
    for number, hours in enumerate(scan.hours):
        part = Scan(scan.passage.part(hours.start, bounds[number + 1]), scan.language, scan.home)
        room, virtual = venue_of(part)
        topics = topics_of(part.leftovers(), scan.language) or (topics_of([before], scan.language) if before else ())
        here = replace(state, slots=slots_of(part), venue=room or state.venue, virtual=virtual or state.virtual)
        yield _entry(here, topics, span, doubt_of(part))


def _entry(state: _Row, topics: tuple[Topic, ...], words: Span, doubt: Span | None = None) -> Entry:
    return Entry(
        days=state.days,
        slots=state.slots,
        venue=state.venue,
        virtual=state.virtual,
        zone=state.zone,
        topics=topics,
        doubt=doubt or state.date_doubt or state.venue_doubt or state.row_doubt,
        words=words if words.start < words.end else state.days[0].span,
        alternative=state.alternative,
    )
