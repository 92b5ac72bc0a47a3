"""A reading as plain-text tables that a person can check against the letter: doubts first, then facts."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from textwrap import wrap

from zerodraft.correspondence.core.facts import Letter, Meeting, Reading, Stated

# A terminal of the usual width shows a meeting on one line; what is longer is wrapped within its column.
_WIDTH = 118
_NARROWEST = 10
_BETWEEN = "  "
_NOTHING = "-"

Row = tuple[str, ...]


def summary(reading: Reading) -> str:
    """The whole reading as text, a table for each kind of fact; a kind without facts is left out.

    What the letter leaves open shows as a dash. Hours are local to the zone beside them.
    """
    tables = [
        table("Flags: to be checked by a person", ("Doubt", "About"), [row(f.code, f.about) for f in reading.flags]),
        table("Process", ("Named", "Round"), [row(reading.process, reading.round)] if reading.process else []),
        table("Letters", ("No.", "Kind", "Office", "Signed by", "Dated", "Further to", "Encloses"), letters(reading)),
        table("Sent to", ("No.", "Addressees"), [(str(n), shown(one.addressees)) for n, one in addressed(reading)]),
        table("Changed dates", ("Was", "Now"), [row(s.was, s.now) for s in reading.supersedes]),
        table("Meetings", ("Date", "Hours", "Venue", "Zone", "Taken up", "Parts of the text"), meetings(reading)),
        table("Speaking time", ("For", "Seconds"), [row(t.applies_to, t.seconds) for t in reading.time_limits]),
        table("Deadlines", ("For", "By", "Zone", "To"), [row(d.what, d.at, d.zone, d.to) for d in reading.deadlines]),
        table("Documents", ("Title", "Dated", "Symbol"), [row(p.title, p.date, p.symbol) for p in reading.documents]),
        table("Contacts", ("Address",), [row(contact) for contact in reading.contacts]),
    ]
    return "\n\n".join(part for part in tables if part)


def letters(reading: Reading) -> list[Row]:
    """A row for each letter, numbered from 1 in the order of the file."""
    rows: list[Row] = []
    for number, letter in enumerate(reading.letters, start=1):
        dated = ", ".join(shown(fact) for fact in (letter.place, letter.date) if fact) or _NOTHING
        enclosed = lines(str(index.value + 1) for index in letter.encloses)
        further = lines(map(shown, letter.further_to))
        rows.append((str(number), shown(letter.kind), shown(letter.office), signed(letter), dated, further, enclosed))
    return rows


def signed(letter: Letter) -> str:
    return lines(f"{shown(s.name)} ({shown(s.state)})" if s.state else shown(s.name) for s in letter.signatories)


def addressed(reading: Reading) -> list[tuple[int, Letter]]:
    return [(number, letter) for number, letter in enumerate(reading.letters, start=1) if letter.addressees]


def meetings(reading: Reading) -> list[Row]:
    """A row for each segment of each meeting; the meeting itself is named in its first row only."""
    rows: list[Row] = []
    for meeting in reading.meetings:
        about = [(shown(s.title), ", ".join(map(shown, s.elements)) or _NOTHING) for s in meeting.segments]
        first, *more = about or [(_NOTHING, _NOTHING)]
        venue = "online" if meeting.virtual.value else shown(meeting.venue)
        rows.append((days(meeting), hours(meeting), venue, shown(meeting.zone), *first))
        rows += [("", "", "", "", *segment) for segment in more]
    return rows


def days(meeting: Meeting) -> str:
    return "\n".join([shown(meeting.date), *(f"or {shown(other)}" for other in meeting.alternatives)])


def hours(meeting: Meeting) -> str:
    if meeting.start is None:
        return _NOTHING
    return f"{shown(meeting.start)}-{shown(meeting.end)}" if meeting.end else f"from {shown(meeting.start)}"


def row(*facts: Stated[str] | Stated[int] | Stated[date] | Stated[date | datetime] | None) -> Row:
    return tuple(shown(fact) for fact in facts)


def shown(fact: Stated[str] | Stated[int] | Stated[date] | Stated[date | datetime] | Stated[time] | None) -> str:
    """A fact as it stands in a cell: a date with its weekday, so that a wrong one is seen."""
    if fact is None:
        return _NOTHING
    value = fact.value
    if isinstance(value, datetime):
        return f"{value:%a %Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%a %Y-%m-%d}"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def lines(words: Iterable[str]) -> str:
    return "\n".join(words) or _NOTHING


def table(title: str, heads: Row, rows: Sequence[Row]) -> str:
    """A titled table in columns as wide as their words, the widest made narrower until the row fits; empty without rows."""
    if not rows:
        return ""
    wide = [max(len(line) for r in (heads, *rows) for line in r[column].split("\n")) for column in range(len(heads))]
    while sum(wide) + len(_BETWEEN) * (len(wide) - 1) > _WIDTH and max(wide) > _NARROWEST:
        wide[wide.index(max(wide))] -= 1
    ruled = tuple("-" * width for width in wide)
    laid = [line for r in (heads, ruled, *rows) for line in laid_out(r, wide)]
    return "\n".join([title, *(f"  {line}".rstrip() for line in laid)])


def laid_out(cells: Row, wide: Sequence[int]) -> list[str]:
    """The lines that one row takes up."""
    columns = [
        [piece for line in cell.split("\n") for piece in wrap(line, width) or [""]]
        for cell, width in zip(cells, wide, strict=True)
    ]
    height = max(map(len, columns))
    padded = [column + [""] * (height - len(column)) for column in columns]
    return [
        _BETWEEN.join(piece.ljust(width) for piece, width in zip(line, wide, strict=True)).rstrip()
        for line in zip(*padded, strict=True)
    ]
