"""The register as it is written down: comma-separated tables that the secretariat can read, correct and compare.

Each table opens with its header line. Days are ISO 8601 (2018-02-20), `valid_until` is the first day on which a row no
longer holds, and an empty cell means «as far as the register goes». The column `reads` says in English what the keys
of a row mean, for the person at the table; the program does not use it.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from zerodraft.parties.core.party import (
    Capability,
    Certainty,
    Dated,
    Grant,
    Kind,
    Language,
    Matter,
    Membership,
    Party,
    PartyName,
    Period,
    Register,
    Role,
    Standing,
)

NAME_COLUMNS = ("party", "language", "short", "formal", "valid_from", "valid_until", "certainty", "note")
TABLES: Mapping[str, tuple[str, ...]] = {
    "standings.csv": ("party", "kind", "valid_from", "valid_until", "basis", "certainty", "note", "reads"),
    "names_vendored.csv": NAME_COLUMNS,
    "names_compiled.csv": NAME_COLUMNS,
    "capabilities.csv": (
        *("holder", "capability", "valid_from", "valid_until"),
        *("extent", "most", "matter", "group", "source", "certainty", "reads"),
    ),
    "memberships.csv": ("group", "member", "role", "valid_from", "valid_until", "certainty", "note", "reads"),
    "aliases.csv": ("party", "alias", "reads"),
}
KIND_PREFIX = "kind:"
MOST_TIMES = 99
# Marks that sources leave where a word is missing or a footnote hangs; never part of a name.
PLACEHOLDERS = ("_", "*", "(-", "-)", "( ", " )")

Choice = TypeVar("Choice", bound=StrEnum)
AnyRow = TypeVar("AnyRow", bound=Dated)
Entry = tuple["Line", AnyRow]


class TableFault(ValueError):
    """A table cannot be read; the message names the table, the line and the cure."""


class Line:
    """One line of a table, with its place, so that whatever is wrong with it can be found."""

    def __init__(self, table: str, number: int, cells: Mapping[str, str]) -> None:
        self.table, self.number, self.cells = table, number, cells

    def fault(self, what: str) -> TableFault:
        return TableFault(f"{self.table}, line {self.number}: {what}")

    def choice(self, column: str, choices: type[Choice]) -> Choice:
        try:
            return choices(self.cells[column])
        except ValueError:
            known = ", ".join(choices)
            raise self.fault(f"{column} {self.cells[column]!r} is not one of {known}") from None

    def day(self, column: str) -> date | None:
        try:
            return date.fromisoformat(self.cells[column]) if self.cells[column] else None
        except ValueError:
            raise self.fault(f"{column} {self.cells[column]!r} is not a day like 2018-02-20") from None

    def whole_number(self, column: str, highest: int) -> int | None:
        text = self.cells[column]
        if not text:
            return None
        if not re.fullmatch("[1-9][0-9]{0,3}", text) or int(text) > highest:
            raise self.fault(f"{column} {text!r} is not a whole number from 1 to {highest}")
        return int(text)

    def period(self) -> Period:
        start, end = self.day("valid_from"), self.day("valid_until")
        try:
            return Period(start, end)
        except ValueError as wrong:
            raise self.fault(str(wrong)) from None

    def known(self, column: str, keys: Mapping[str, object]) -> str:
        if self.cells[column] not in keys:
            raise self.fault(f"{column} {self.cells[column]!r} is not a party of standings.csv")
        return self.cells[column]


def lines(table: str, text: str) -> Iterator[Line]:
    """The lines of a table after its header, in the order written. Raises TableFault."""
    reader = csv.reader(io.StringIO(text), strict=True)
    columns = TABLES[table]
    try:
        if tuple(next(reader, ())) != columns:
            raise TableFault(f"{table}, line 1: the header must be {','.join(columns)}")
        for cells in reader:
            line = Line(table, reader.line_num, dict(zip(columns, cells, strict=False)))
            if len(cells) != len(columns):
                raise line.fault(f"{len(cells)} cells where the header has {len(columns)}")
            if any(cell != cell.strip() for cell in cells):
                raise line.fault("a cell begins or ends with a space")
            yield line
    except csv.Error as wrong:
        raise TableFault(f"{table}, line {reader.line_num}: {wrong}") from None


def read_register(texts: Mapping[str, str]) -> Register:
    """The register that the tables (text by file name, all of TABLES) give together.

    Raises TableFault for the first line that cannot be read, points at a party that has no standing, or holds on a day
    on which another line already says something else.
    """
    standings = _by_key(
        (line.cells["party"], (line, _standing(line))) for line in lines("standings.csv", texts["standings.csv"])
    )
    names: dict[str, list[Entry[PartyName]]] = defaultdict(list)
    for table in ("names_vendored.csv", "names_compiled.csv"):
        for line in lines(table, texts[table]):
            names[line.known("party", standings)].append((line, _name(line)))
    by_kind: dict[Kind, list[Grant]] = defaultdict(list)
    by_party: dict[str, list[Grant]] = defaultdict(list)
    for line in lines("capabilities.csv", texts["capabilities.csv"]):
        holder = line.cells["holder"]
        if holder.startswith(KIND_PREFIX):
            by_kind[_kind(line, holder)].append(_grant(line, standings))
        else:
            by_party[line.known("holder", standings)].append(_grant(line, standings))
    aliases: dict[str, list[str]] = defaultdict(list)
    for line in lines("aliases.csv", texts["aliases.csv"]):
        aliases[line.known("party", standings)].append(line.cells["alias"])
    parties = {
        key: Party(
            key,
            _one_at_a_time(entries, "standing"),
            _names_of(key, names[key]),
            tuple(by_party[key]),
            tuple(aliases[key]),
        )
        for key, entries in standings.items()
    }
    return Register(parties, _memberships(texts["memberships.csv"], parties), {k: tuple(g) for k, g in by_kind.items()})


def _by_key(pairs: Iterator[tuple[str, Entry[AnyRow]]]) -> dict[str, list[Entry[AnyRow]]]:
    grouped: dict[str, list[Entry[AnyRow]]] = defaultdict(list)
    for key, entry in pairs:
        grouped[key].append(entry)
    return dict(grouped)


def _one_at_a_time(entries: Sequence[Entry[AnyRow]], what: str) -> tuple[AnyRow, ...]:
    """The rows in the order of their days; a TableFault when two of them hold on one day."""
    ordered = sorted(entries, key=lambda entry: entry[1].period.start or date.min)
    for (before, earlier), (line, later) in pairwise(ordered):
        if earlier.period.overlaps(later.period):
            raise line.fault(f"this {what} overlaps the one on line {before.number} of {before.table}")
    return tuple(row for _, row in ordered)


def _names_of(key: str, entries: Sequence[Entry[PartyName]]) -> tuple[PartyName, ...]:
    rows: list[PartyName] = []
    for language in Language:
        rows += _one_at_a_time([entry for entry in entries if entry[1].language is language], "name")
    if all(row.language is not Language.EN for row in rows):
        raise TableFault(f"names_compiled.csv: {key} has no English name")
    return tuple(rows)


def _memberships(text: str, parties: Mapping[str, Party]) -> tuple[Membership, ...]:
    entries = (
        (f"{line.known('group', parties)} {line.known('member', parties)}", (line, _membership(line)))
        for line in lines("memberships.csv", text)
    )
    return tuple(row for pair in _by_key(entries).values() for row in _one_at_a_time(pair, "membership"))


def _standing(line: Line) -> Standing:
    kind, certainty = line.choice("kind", Kind), line.choice("certainty", Certainty)
    if not line.cells["party"]:
        raise line.fault("the party has no key")
    return Standing(kind, line.period(), line.cells["basis"], certainty, line.cells["note"])


def _name(line: Line) -> PartyName:
    short, formal = line.cells["short"], line.cells["formal"]
    if not short:
        raise line.fault("the short name is missing")
    if mark := next((mark for mark in PLACEHOLDERS if mark in short or mark in formal), None):
        raise line.fault(f"the name holds a placeholder {mark!r}")
    language, certainty = line.choice("language", Language), line.choice("certainty", Certainty)
    return PartyName(language, short, formal, line.period(), certainty, line.cells["note"])


def _grant(line: Line, parties: Mapping[str, object]) -> Grant:
    capability, certainty = line.choice("capability", Capability), line.choice("certainty", Certainty)
    extent, source = line.cells["extent"], line.cells["source"]
    most = line.whole_number("most", MOST_TIMES)
    matter = line.choice("matter", Matter) if line.cells["matter"] else None
    group = line.known("group", parties) if line.cells["group"] else ""
    if (most is not None or matter or group) and not (extent and source):
        raise line.fault("a bounded right says its extent in words, and its source; fill in both")
    return Grant(capability, line.period(), extent, source, certainty, most, matter, group)


def _membership(line: Line) -> Membership:
    role, certainty = line.choice("role", Role), line.choice("certainty", Certainty)
    return Membership(line.cells["group"], line.cells["member"], role, line.period(), certainty, line.cells["note"])


def _kind(line: Line, holder: str) -> Kind:
    try:
        return Kind(holder.removeprefix(KIND_PREFIX))
    except ValueError:
        raise line.fault(f"holder {holder!r} names no kind; known are {', '.join(Kind)}") from None
