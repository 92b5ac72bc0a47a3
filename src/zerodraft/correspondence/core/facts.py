"""What a letter says, every fact with the words that say it: the tree that `read` returns.

The fields are those of the published form of a reading. A fact is a `Stated` value: it cannot be made without the spans
it was read from and the name of the rule that read it, so that nothing can be reported that has no source.
"""

import datetime as dt
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Generic, TypeVar

from zerodraft.correspondence.core.words.passages import Span

T = TypeVar("T")


class UnreadableLanguage(ValueError):
    """The letter is in a language whose words have not been loaded."""


class NotALetter(ValueError):
    """The text has neither the parts of a letter nor a programme of meetings."""


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value, the spans of the document it was read from (at least one), and the stable name of the rule."""

    value: T
    spans: tuple[Span, ...]
    rule: str

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError(f"a fact of rule {self.rule} needs the words it was read from")


@dataclass(frozen=True, slots=True)
class Signatory:
    name: Stated[str]
    state: Stated[str] | None


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of the chain in a file. `extent` is the stretch of the document that belongs to it (not published)."""

    kind: Stated[str]
    office: Stated[str] | None
    signatories: tuple[Signatory, ...]
    date: Stated[dt.date] | None
    place: Stated[str] | None
    addressees: Stated[str] | None
    further_to: tuple[Stated[dt.date], ...]
    encloses: tuple[Stated[int], ...]
    extent: Span = field(default=Span(0, 0), metadata={"published": False})


@dataclass(frozen=True, slots=True)
class Paper:
    """A draft, paper, note, resolution or decision that the letter names."""

    title: Stated[str]
    date: Stated[dt.date] | None
    symbol: Stated[str] | None


@dataclass(frozen=True, slots=True)
class Segment:
    title: Stated[str]
    elements: tuple[Stated[str], ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One sitting. `start` and `end` are local to `zone`, an IANA name."""

    date: Stated[dt.date]
    start: Stated[dt.time] | None
    end: Stated[dt.time] | None
    venue: Stated[str] | None
    zone: Stated[str] | None
    virtual: Stated[bool]
    segments: tuple[Segment, ...]
    alternatives: tuple[Stated[dt.date], ...]


@dataclass(frozen=True, slots=True)
class TimeLimit:
    applies_to: Stated[str]
    seconds: Stated[int]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date, or a date and hour local to `zone`, by which something is due."""

    what: Stated[str]
    at: Stated[dt.date | dt.datetime]
    zone: Stated[str] | None
    to: Stated[str] | None


@dataclass(frozen=True, slots=True)
class Supersession:
    was: Stated[dt.date]
    now: Stated[dt.date] | None


@dataclass(frozen=True, slots=True)
class Flag:
    """An inference or a doubt; `about` is the ISO date concerned, or the damaged text."""

    code: Stated[str]
    about: Stated[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one file says."""

    process: Stated[str] | None
    round: Stated[int] | None
    letters: tuple[Letter, ...]
    documents: tuple[Paper, ...]
    meetings: tuple[Meeting, ...]
    time_limits: tuple[TimeLimit, ...]
    deadlines: tuple[Deadline, ...]
    contacts: tuple[Stated[str], ...]
    supersedes: tuple[Supersession, ...]
    flags: tuple[Flag, ...]

    def as_json(self) -> dict[str, Any]:
        """The published form: plain values only, with the top-level list `sources`.

        A source is `{path, letter, start, end, rule}`: `path` like "meetings/0/venue", offsets in code points into the
        document's text, `letter` the index of the letter in which the words stand (null outside all of them).
        """
        sources: list[dict[str, Any]] = []
        published = {part.name: self._published(getattr(self, part.name), part.name, sources) for part in fields(self)}
        return published | {"sources": sources}

    def _published(self, item: object, path: str, sources: list[dict[str, Any]]) -> object:
        if isinstance(item, Stated):
            sources.extend(
                {"path": path, "letter": self._letter_at(span), "start": span.start, "end": span.end, "rule": item.rule}
                for span in item.spans
            )
            return _plain(item.value)
        if isinstance(item, tuple):
            return [self._published(entry, f"{path}/{index}", sources) for index, entry in enumerate(item)]
        if is_dataclass(item):
            return {
                part.name: self._published(getattr(item, part.name), f"{path}/{part.name}", sources)
                for part in fields(item)
                if part.metadata.get("published", True)
            }
        return item

    def _letter_at(self, span: Span) -> int | None:
        for index, letter in enumerate(self.letters):
            if letter.extent.start <= span.start < max(letter.extent.end, letter.extent.start + 1):
                return index
        return None


def _plain(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return value
