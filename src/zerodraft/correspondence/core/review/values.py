"""What a fact may hold: the fields of each group of facts, and how what a person types becomes a value or is refused.

Values are those of the published form of a reading: text, whole numbers, `YYYY-MM-DD`, `HH:MM`, IANA zones, true and false;
None is what the letter leaves open. The widths are those of the columns in which the rooms below keep them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from zerodraft.process.core import outline

NIGHT, DAWN = "18:00", "06:00"
"""A meeting that starts from NIGHT on and ends by DAWN ends on the next day."""

MOST_PARTS = 400
"""Parts in one range; more is a slip of the pen."""


class Kind(StrEnum):
    """What sort of value a field holds, and so how it is typed in."""

    TEXT = "text"
    COUNT = "count"
    DAY = "day"
    HOUR = "hour"
    ZONE = "zone"
    TRUTH = "truth"
    CHOICE = "choice"
    DAYS = "days"
    BUSINESS = "business"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a fact. `most` is the longest text or the largest number; `choices` are codes."""

    name: str
    kind: Kind = Kind.TEXT
    required: bool = False
    most: int = 300
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a field is refused, as a code that pages put into words; `detail` is the bound or the word concerned."""

    field: str
    code: str
    detail: str = ""


class Refused(ValueError):
    """What was typed cannot stand; `problems` name every field at fault."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{p.field}: {p.code} {p.detail}".rstrip() for p in problems))
        self.problems = tuple(problems)


FIELDS: Mapping[str, tuple[Field, ...]] = {
    "process": (Field("title", required=True), Field("round", Kind.COUNT, most=999)),
    "officers": (
        Field("office", required=True, most=120),
        Field("name", required=True, most=200),
        Field("state", most=200),
    ),
    "meetings": (
        Field("date", Kind.DAY, required=True),
        Field("start", Kind.HOUR),
        Field("end", Kind.HOUR),
        Field("zone", Kind.ZONE),
        Field("venue", most=200),
        Field("virtual", Kind.TRUTH),
        Field("tentative", Kind.TRUTH),
        Field("alternatives", Kind.DAYS),
        Field("segments", Kind.BUSINESS),
    ),
    "time_limits": (
        Field(
            "applies_to",
            Kind.CHOICE,
            required=True,
            choices=("all", "groups", "national", "observers", "stakeholders"),
        ),
        Field("seconds", Kind.COUNT, required=True, most=86_400),
    ),
    "deadlines": (
        Field(
            "what",
            Kind.CHOICE,
            required=True,
            choices=("proposals", "comments", "statements", "inscription", "registration", "silence"),
        ),
        Field("on", Kind.DAY, required=True),
        Field("hour", Kind.HOUR),
        Field("zone", Kind.ZONE),
        Field("to"),
    ),
    "supersedes": (Field("was", Kind.DAY, required=True), Field("now", Kind.DAY)),
    "documents": (Field("title", required=True, most=500), Field("symbol", most=100), Field("date", Kind.DAY)),
    "contacts": (Field("address", required=True),),
}
"""The groups of facts in the order of a page, and the fields of one fact in each."""

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]+")
_HOUR = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
_RANGE = re.compile(r"([a-z]+(?:-[a-z]+)*)-(\d{1,4})\s*[-–]\s*(\d{1,4})", re.ASCII)
_SEVERAL = re.compile(r"[,;\n]+")

Typed = str | Sequence[tuple[str, str]]
"""What a form gives for a field: words, or for business pairs of a title and the parts that it takes up."""


def checked(group: str, typed: Mapping[str, Typed]) -> dict[str, Any]:
    """The values of one fact of a group from what was typed. Raises Refused, which names every field at fault."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for field in FIELDS[group]:
        try:
            values[field.name] = value_of(field, typed.get(field.name, ""))
        except Refused as refused:
            problems += refused.problems
    problems = problems or _together(group, values)
    if problems:
        raise Refused(problems)
    return values


def faults(group: str, values: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What forbids that these values be set up; the same rules as for what is typed, for what was read."""
    try:
        checked(group, {field.name: typed_of(field, values.get(field.name)) for field in FIELDS[group]})
    except Refused as refused:
        return refused.problems
    return ()


def value_of(field: Field, typed: Typed) -> Any:
    """The value of a field from what was typed, None for nothing. Raises Refused."""
    if field.kind is Kind.BUSINESS:
        return _business(field, typed if not isinstance(typed, str) else ())
    words = _CONTROLS.sub(" ", typed).strip() if isinstance(typed, str) else ""
    if field.kind is Kind.TRUTH:
        return bool(words)
    if field.kind is Kind.DAYS:
        return [_day(field, one) for one in re.split(r"[\s,;]+", words) if one]
    if not words:
        if field.required:
            raise Refused([Problem(field.name, "missing")])
        return None
    return _READERS[field.kind](field, words)


def typed_of(field: Field, value: Any) -> Typed:
    """What a form shows for a value; `value_of` gives the value back."""
    if field.kind is Kind.BUSINESS:
        return [(one["title"], parts_as_text(one["elements"])) for one in value or ()]
    if field.kind is Kind.TRUTH:
        return "on" if value else ""
    if field.kind is Kind.DAYS:
        return ", ".join(value or ())
    return "" if value is None else str(value)


def parts_as_text(elements: Sequence[str]) -> str:
    """Parts as a person types them, neighbours joined: "preamble, objective-1–6"; an order of their own is kept."""
    shown: list[str] = []
    for element in elements:
        kind, _dash, number = element.rpartition("-")
        last = re.fullmatch(r"(.+?)-(\d+)(?:–(\d+))?", shown[-1]) if shown else None
        if last and number.isdigit() and last[1] == kind and int(last[3] or last[2]) + 1 == int(number):
            shown[-1] = f"{kind}-{last[2]}–{number}"
        else:
            shown.append(element)
    return ", ".join(shown)


def parts_of_text(field: Field, words: str) -> list[str]:
    """The parts that were typed, ranges expanded. Raises Refused for what is no part's id, and for too wide a range."""
    found: list[str] = []
    for one in filter(None, (piece.strip().lower() for piece in _SEVERAL.split(words))):
        between = _RANGE.fullmatch(one)
        if between:
            first, last = int(between[2]), int(between[3])
            if not first <= last <= first + MOST_PARTS:
                raise Refused([Problem(field.name, "range", one[:40])])
            found += [f"{between[1]}-{number}" for number in range(first, last + 1)]
            continue
        try:
            found.append(outline.parse(one).id)
        except ValueError:
            raise Refused([Problem(field.name, "no-part", one[:40])]) from None
    if any(len(element) > 60 for element in found):
        raise Refused([Problem(field.name, "no-part", max(found, key=len)[:40])])
    return list(dict.fromkeys(found))


def ends_next_day(start: str | None, end: str | None) -> bool:
    """Whether hours are those of a night meeting: from 21:00 to midnight, or to 01:00."""
    return bool(start and end and start >= NIGHT and end <= DAWN)


def _business(field: Field, pairs: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    found = []
    for title, parts in pairs:
        words = _CONTROLS.sub(" ", title).strip()
        elements = parts_of_text(field, parts)
        if elements and not words:
            raise Refused([Problem(field.name, "no-title", parts[:40])])
        if len(words) > field.most:
            raise Refused([Problem(field.name, "long", str(field.most))])
        if words:
            found.append({"title": words, "elements": elements})
    if len(found) > 100:
        raise Refused([Problem(field.name, "many", "100")])
    return found


def _together(group: str, values: Mapping[str, Any]) -> list[Problem]:
    """What no field says alone: a meeting with an end has a start before it."""
    if group != "meetings" or not values["end"]:
        return []
    if not values["start"]:
        return [Problem("start", "end-alone")]
    backwards = values["end"] <= values["start"] and not ends_next_day(values["start"], values["end"])
    return [Problem("end", "backwards")] if backwards else []


def _text(field: Field, words: str) -> str:
    if len(words) > field.most:
        raise Refused([Problem(field.name, "long", str(field.most))])
    return words


def _count(field: Field, words: str) -> int:
    if not re.fullmatch(r"\d{1,9}", words, re.ASCII) or not 1 <= int(words) <= field.most:
        raise Refused([Problem(field.name, "count", str(field.most))])
    return int(words)


def _day(field: Field, words: str) -> str:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        raise Refused([Problem(field.name, "day", words[:40])]) from None
    if not 1900 <= day.year <= 2200:
        raise Refused([Problem(field.name, "year", words[:40])])
    return day.isoformat()


def _hour(field: Field, words: str) -> str:
    found = _HOUR.fullmatch(words)
    if not found:
        raise Refused([Problem(field.name, "hour", words[:40])])
    return f"{int(found[1]):02}:{found[2]}"


@cache
def _zones() -> frozenset[str]:
    """The zones that are some place's; two names in the tables are none."""
    return frozenset(available_timezones() - {"Factory", "localtime"})


def _zone(field: Field, words: str) -> str:
    if words not in _zones():
        raise Refused([Problem(field.name, "zone", words[:40])])
    return words


def _choice(field: Field, words: str) -> str:
    if words not in field.choices:
        raise Refused([Problem(field.name, "choice", words[:40])])
    return words


_READERS = {
    Kind.TEXT: _text,
    Kind.COUNT: _count,
    Kind.DAY: _day,
    Kind.HOUR: _hour,
    Kind.ZONE: _zone,
    Kind.CHOICE: _choice,
}
