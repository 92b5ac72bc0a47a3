"""A table as a grid of passages with a role for every column: date, hours, room, subject, or a slot, a day, a room."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from zerodraft.correspondence.core.document import Block
from zerodraft.correspondence.core.mentions.scan import Scan
from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.passages import Passage, Span
from zerodraft.correspondence.core.words.pieces import Sheet

LARGEST = 4000  # cells; beyond that a table is data, not a programme of meetings


class Role(Enum):
    """What a column holds. SLOT, DAY and ROOM columns hold subjects under a header that gives the hours, day or room."""

    DATE = "date"
    TIME = "time"
    WHEN = "date and time"
    VENUE = "venue"
    SUBJECT = "subject"
    SLOT = "slot"
    DAY = "day"
    ROOM = "room"
    FORMER = "former date"
    IGNORED = "ignored"


@dataclass(frozen=True)
class Grid:
    """The cells of a table by row and column, spans filled, with the scan of each."""

    sheet: Sheet
    block: Block
    language: Language
    home: str | None = None

    @cached_property
    def _cells(self) -> dict[tuple[int, int], Span]:
        found: dict[tuple[int, int], Span] = {}
        for cell in self.block.cells[:LARGEST]:
            for row in range(cell.row, cell.row + min(cell.row_span, 200)):
                for column in range(cell.column, cell.column + min(cell.column_span, 40)):
                    found.setdefault((row, column), Span(cell.start, cell.end))
        return found

    @cached_property
    def rows(self) -> int:
        return max((row for row, _ in self._cells), default=-1) + 1

    @cached_property
    def columns(self) -> int:
        return max((column for _, column in self._cells), default=-1) + 1

    @cached_property
    def _scans(self) -> dict[tuple[Span, bool], Scan]:
        return {}

    def span(self, row: int, column: int) -> Span | None:
        """Where the cell's words stand; None outside the table."""
        return self._cells.get((row, column))

    def scan(self, row: int, column: int, *, hours: bool = False) -> Scan:
        """The words of a cell and what they mention; `hours` when a bare number in it is an hour."""
        span = self._cells.get((row, column), Span(self.block.start, self.block.start))
        if (span, hours) not in self._scans:
            self._scans[span, hours] = Scan(
                self.sheet.passage(span.start, span.end), self.language, self.home, column=hours
            )
        return self._scans[span, hours]

    def lines(self, row: int, column: int) -> list[Passage]:
        """The items of a cell that its line breaks set apart. A break within a phrase or a bracket sets nothing apart."""
        span = self._cells.get((row, column))
        if span is None:
            return []
        text = self.sheet.document.text
        found: list[Span] = []
        position = span.start
        unfinished = compiled(rf"(?:[,:(\-–—/]|(?<!\w){self.language.any_of('letters.open_end')})\Z")
        for raw in text[span.start : span.end].splitlines(keepends=True):
            words = raw.strip()
            if words:
                at = position + raw.index(words)
                previous = self.sheet.passage(found[-1].start, found[-1].end).folded if found else ""
                open_bracket = previous.count("(") > previous.count(")")
                if found and (
                    open_bracket or words[0] in "([,;:.)" or unfinished.search(previous) or _closing_only(words)
                ):
                    found[-1] = Span(found[-1].start, at + len(words))
                else:
                    found.append(Span(at, at + len(words)))
            position += len(raw)
        return [self.sheet.passage(part.start, part.end) for part in found]

    def single(self, row: int) -> int | None:
        """The column of the one cell with words in a row, if all other cells are empty or part of it."""
        filled = {
            self._cells[row, column]: column
            for column in reversed(range(self.columns))
            if (row, column) in self._cells and self._has_words(row, column)
        }
        return next(iter(filled.values())) if len(filled) == 1 else None

    def _has_words(self, row: int, column: int) -> bool:
        span = self._cells[row, column]
        return bool(self.sheet.document.text[span.start : span.end].strip())

    @cached_property
    def header_rows(self) -> tuple[int, int]:
        """The first header row and the first row after the header; equal when the table has none."""
        flagged = {cell.row for cell in self.block.cells if cell.header}
        for row in range(min(self.rows, 4)):
            if self.single(row) is not None and self.columns > 1:
                continue
            named = [column for column in range(self.columns) if self._named_role(self.scan(row, column))]
            slots = [c for c in range(self.columns) if self._slot_header(self.scan(row, c))]
            everywhere = row in flagged and all(cell.header for cell in self.block.cells if cell.row == row)
            if named or everywhere or (slots and row == 0 and not self.scan(row, 0).passage.text):
                after = row + 1
                while after < self.rows and after < row + 3 and self._is_second_header(after, flagged):
                    after += 1
                return row, after
            if row not in flagged and row > 1:
                break
        return 0, 0

    def _is_second_header(self, row: int, flagged: set[int]) -> bool:
        first = self.scan(row, 0).passage.text
        rest = [self.scan(row, column) for column in range(1, self.columns)]
        slots = [scan for scan in rest if self._slot_header(scan)]
        return (row in flagged and self.single(row) is None and not first) or bool(
            not first and slots and len(slots) >= len([s for s in rest if s.passage.text])
        )

    def _slot_header(self, scan: Scan) -> bool:
        return bool(
            (scan.hours or scan.halves) and not scan.dates and not any(len(p.text) > 12 for p in scan.leftovers())
        )

    def _named_role(self, scan: Scan) -> Role | None:
        words = re.sub(r"[\s:.*]+\Z", "", re.sub(r"\([^)]*\)", "", scan.passage.folded).strip())
        if not words:
            return None
        for role, key in (
            (Role.FORMER, "headers.former_date"),
            (Role.WHEN, "headers.date_and_time"),
            (Role.DATE, "headers.date"),
            (Role.TIME, "headers.time"),
            (Role.VENUE, "headers.venue"),
            (Role.SUBJECT, "headers.subject"),
            (Role.IGNORED, "headers.ignored"),
        ):
            if compiled(rf"{self.language.any_of(key)}").fullmatch(words):
                return role
        return None

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The role of each column: by its header, or where that says nothing, by what its cells hold."""
        first, after = self.header_rows
        found = [self._role(column, first, after) for column in range(self.columns)]
        subjects = [c for c, role in enumerate(found) if role is Role.SUBJECT]
        if len(subjects) > 1:
            best = min(subjects, key=lambda column: (self._subject_rank(column, first, after), column))
            found = [Role.IGNORED if c in subjects and c != best else role for c, role in enumerate(found)]
        return tuple(found)

    def _subject_rank(self, column: int, first: int, after: int) -> int:
        for row in range(first, after):
            words = self.scan(row, column).passage.folded.strip(" .:")
            for rank, phrase in enumerate(self.language.phrases["headers.subject"]):
                if compiled(phrase).fullmatch(words):
                    return rank
        return 99

    def _role(self, column: int, first: int, after: int) -> Role:
        held = self._held(column, after)
        for row in range(first, after):
            scan = self.scan(row, column)
            role = self._named_role(scan)
            if role is Role.SUBJECT and held in {Role.DATE, Role.TIME, Role.WHEN}:
                return held
            if (role is Role.DATE and held is Role.WHEN) or (role is Role.TIME and held is Role.WHEN):
                return Role.WHEN
            if role:
                return role
            if self._slot_header(scan):
                return Role.SLOT
            if scan.dates and not scan.hours:
                return Role.DAY
            if any(not venue.virtual for venue in scan.venues):
                return Role.ROOM
        if (
            after > first
            and held is Role.VENUE
            and any(self.scan(row, column).passage.text for row in range(first, after))
        ):
            return Role.VENUE
        return held

    def _held(self, column: int, after: int) -> Role:
        """What most cells of a column hold."""
        votes: Counter[Role] = Counter()
        for row in range(after, self.rows):
            if self.single(row) is not None and self.columns > 1:
                continue
            scan = self.scan(row, column, hours=True)
            text = scan.passage.text
            if not text:
                continue
            rest = sum(len(piece.text) for piece in scan.leftovers())
            if rest > len(text) / 2:
                votes[Role.SUBJECT] += 1
            elif scan.dates and scan.hours:
                votes[Role.WHEN] += 1
            elif scan.dates:
                votes[Role.DATE] += 1
            elif scan.hours or scan.halves:
                votes[Role.TIME] += 1
            elif scan.venues or scan.doubts:
                votes[Role.VENUE] += 1
            else:
                votes[Role.SUBJECT] += 1
        return votes.most_common(1)[0][0] if votes else Role.IGNORED


def _closing_only(words: str) -> bool:
    return not any(char.isalnum() for char in words)
