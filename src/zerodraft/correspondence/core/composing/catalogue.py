"""The fields that a template may name, what kind of fact each holds, and where that comes from."""

import datetime as dt
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from zerodraft.correspondence.core.composing.values import (
    Change,
    Draft,
    Fact,
    Letterhead,
    Limit,
    Moment,
    Person,
    Sitting,
)


class Kind(StrEnum):
    """What a field holds, by which it is put into words."""

    TEXT = "text"
    LINES = "lines"
    ORDINAL = "ordinal"
    DATE = "date"
    DATES = "dates"
    MOMENT = "moment"
    DRAFT = "draft"
    HEADS = "letterheads"
    PEOPLE = "people"
    PROGRAMME = "programme"
    LIMITS = "limits"
    CHANGES = "changes"


_TUPLES = {
    Kind.LINES: str,
    Kind.DATES: dt.date,
    Kind.HEADS: Letterhead,
    Kind.PEOPLE: Person,
    Kind.PROGRAMME: Sitting,
    Kind.LIMITS: Limit,
    Kind.CHANGES: Change,
}
_SINGLE = {Kind.TEXT: str, Kind.ORDINAL: int, Kind.DATE: dt.date, Kind.MOMENT: Moment, Kind.DRAFT: Draft}
MOST = 1000
"""Entries of one fact."""
LONGEST = 4000
"""Characters of one text."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name, its kind, the place where its value comes from in a few words, and the fact it is taken out of
    where it is part of another one (the days of a programme).
    """

    name: str
    kind: Kind
    source: str
    part_of: str = ""

    @property
    def fact(self) -> str:
        """The name under which its fact is given."""
        return self.part_of or self.name


def _fields() -> dict[str, Field]:
    rows = [
        Field("letterheads", Kind.HEADS, "the office, or the missions of those who sign"),
        Field("place", Kind.TEXT, "the city from which the office writes"),
        Field("date", Kind.DATE, "the day on which the letter is signed"),
        Field("signatories", Kind.PEOPLE, "the officers of the process, or the office that transmits"),
        Field("addressees", Kind.LINES, "the distribution list of the circulation"),
        Field("process", Kind.TEXT, "the name of the process, with its article"),
        Field("capacity", Kind.TEXT, "the office of those who sign, as their appointment names it"),
        Field("round", Kind.ORDINAL, "the number of the round in the process"),
        Field("city", Kind.TEXT, "the city in which the meetings are held, as the programme has it"),
        Field("references", Kind.DATES, "the dates of the earlier letters, in the register of letters"),
        Field("programme", Kind.PROGRAMME, "the released programme of work"),
        Field("days", Kind.DATES, "the days of the programme of work", "programme"),
        Field("first_day", Kind.DATE, "the first day of the programme of work", "programme"),
        Field("limits", Kind.LIMITS, "the time limits of the process"),
        Field("draft", Kind.DRAFT, "the draft, with its article, in the drafts of the process"),
        Field("draft_date", Kind.DATE, "the date of the draft", "draft"),
        Field("draft_hash", Kind.TEXT, "the hash of the draft's file", "draft"),
        Field("changes", Kind.CHANGES, "the difference between two releases of the programme"),
        Field("authors", Kind.PEOPLE, "those who sign the letter that is forwarded"),
        Field("authors_office", Kind.TEXT, "their office, as the letter names it (“co-facilitators”)"),
        Field("opens", Kind.MOMENT, "when the inscription window of the list opens"),
        Field("concluded", Kind.DATE, "the day on which the silence procedure ended without objection"),
        Field("broken", Kind.DATE, "the day on which silence was broken"),
        Field("next_step", Kind.TEXT, "what the officers decided to do next"),
        Field("invited", Kind.TEXT, "the observers that the rules of the process admit"),
        Field("contact", Kind.TEXT, "the address of the secretariat of the process"),
    ]
    for what in ("proposals", "comments", "statements", "inscription", "registration", "silence"):
        rows.append(Field(f"{what}_due", Kind.MOMENT, f"the deadline for {what} in the process"))
        rows.append(Field(f"{what}_to", Kind.TEXT, f"the address that the deadline for {what} names", f"{what}_due"))
    return {row.name: row for row in rows}


FIELDS = _fields()
FRAME = ("letterheads", "place", "date", "signatories")
"""What every letter needs, whatever its template says."""


class NotAFact(ValueError):
    """A fact is of another kind than its field, or larger than a letter can hold."""


def suggestion(name: str) -> str:
    """The field that somebody may have meant, as " (did you mean {round}?)", or ''."""
    near = get_close_matches(name, FIELDS, n=1)
    return f"; did you mean {{{near[0]}}}?" if near else ""


def check(name: str, fact: Fact) -> None:
    """Raises NotAFact where a fact cannot stand in the field of this name."""
    field = FIELDS.get(name)
    if field is None or field.part_of:
        raise NotAFact(f"there is no fact {name!r}{suggestion(name)}")
    if field.kind in _TUPLES:
        fits = isinstance(fact, tuple) and all(_is(entry, _TUPLES[field.kind]) for entry in fact)
        if not fits:
            raise NotAFact(f"{name} takes a tuple of {_TUPLES[field.kind].__name__}; it comes from {field.source}")
        if isinstance(fact, tuple) and len(fact) > MOST:
            raise NotAFact(f"{name} has {len(fact)} entries; a letter holds at most {MOST}")
    elif not _is(fact, _SINGLE[field.kind]):
        raise NotAFact(f"{name} takes a value of type {_SINGLE[field.kind].__name__}; it comes from {field.source}")
    if isinstance(fact, str) and len(fact) > LONGEST:
        raise NotAFact(f"{name} has {len(fact)} characters; a field holds at most {LONGEST}")


def _is(entry: object, kind: type) -> bool:
    """Whether an entry is of a kind; an hour is no day, and a truth value no number."""
    if isinstance(entry, (dt.datetime, bool)):
        return False
    return isinstance(entry, kind)


def is_given(fact: Fact | None) -> bool:
    """Whether there is anything to say: an empty text, or a list of nothing, is a missing fact."""
    return fact is not None and (
        not isinstance(fact, (str, tuple)) or bool(fact.strip() if isinstance(fact, str) else fact)
    )
