"""Facts as a person types them: each kind of field as a few boxes of text, shown and read back.

A box is named by what it holds within its field; '' is the only one of a field. What is typed and shown again is the same
fact: `read(name, shown(name, fact)) == fact`, but for the emblem of a letterhead, which no box holds.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, cast

from zerodraft.correspondence.core.composing.catalogue import FIELDS, Kind, NotAFact, check
from zerodraft.correspondence.core.composing.values import (
    Business,
    Change,
    Draft,
    Fact,
    Letterhead,
    Limit,
    Moment,
    Parts,
    Person,
    Sitting,
)

MOST_HEADS = 3
MOST_PEOPLE = 6
CATEGORIES = ("all", "groups", "national", "observers", "stakeholders")
BOXES: dict[Kind, tuple[str, ...]] = {
    Kind.MOMENT: ("at", "zone", "city", "to"),
    Kind.DRAFT: ("title", "date", "sha256"),
    Kind.HEADS: tuple(map(str, range(MOST_HEADS))),
    Kind.PEOPLE: tuple(f"{box}{row}" for row in range(MOST_PEOPLE) for box in ("style", "name", "titles")),
    Kind.PROGRAMME: ("zone", "meetings"),
    Kind.LIMITS: CATEGORIES,
}
"""The boxes of the kinds that have several."""
_PARTS = re.compile(r"([a-z]+(?:-[a-z]+)*) (\d{1,4})(?:-(\d{1,4}))?")
_HOURS = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)")
_CHANGE = re.compile(r"(\d{4}-\d\d-\d\d)\s*(?:->|→)\s*(\d{4}-\d\d-\d\d|cancelled)")
_MINUTES = re.compile(r"(\d{1,3})(?::([0-5]\d))?")
ONLINE = "online"
CANCELLED = "cancelled"


def boxes(name: str) -> tuple[str, ...]:
    """The boxes of a field."""
    return BOXES.get(FIELDS[name].kind, ("",))


def shown(name: str, fact: Fact | None) -> dict[str, str]:
    """What stands in each box of a field; nothing for no fact."""
    empty = dict.fromkeys(boxes(name), "")
    return empty if fact is None else empty | _SHOWN[FIELDS[name].kind](fact)


def read(name: str, typed: Mapping[str, str], before: Fact | None = None) -> Fact | None:
    """The fact that was typed; None where every box that says something is empty. Letterheads keep the emblems that they had
    in `before`. Raises NotAFact, with the cure, for what cannot be read.
    """
    kind = FIELDS[name].kind
    cleaned = {box: typed.get(box, "").replace("\r\n", "\n").strip() for box in boxes(name)}
    telling = [text for box, text in cleaned.items() if not (box in {"zone", "city"} and kind in _PLACED)]
    if not any(telling):
        return None
    try:
        fact = _READ[kind](cleaned)
    except NotAFact:
        raise
    except ValueError as error:
        raise NotAFact(str(error)) from error
    if kind is Kind.HEADS and isinstance(before, tuple):
        fact = _with_emblems(cast("tuple[Letterhead, ...]", fact), cast("tuple[Letterhead, ...]", before))
    check(name, fact)
    return fact


_PLACED = (Kind.MOMENT, Kind.PROGRAMME)


def _lines(text: str) -> list[str]:
    return [line for row in text.splitlines() if (line := row.strip())]


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise NotAFact(f"“{text[:30]}” is no date; write it as 2018-02-20") from None


def _show_moment(fact: Any) -> dict[str, str]:
    return {"at": f"{fact.at:%Y-%m-%dT%H:%M}", "zone": fact.zone, "city": fact.city, "to": fact.to}


def _read_moment(typed: Mapping[str, str]) -> Fact:
    try:
        at = dt.datetime.fromisoformat(typed["at"])
    except ValueError:
        raise NotAFact(f"“{typed['at'][:30]}” is no date and hour; write it as 2018-02-16T18:00") from None
    if not typed["zone"] or not typed["city"]:
        raise NotAFact("an hour stands beside its place; give the time zone and the city")
    return Moment(at, typed["zone"], typed["city"], typed["to"])


def _show_people(fact: Any) -> dict[str, str]:
    return {
        f"{box}{row}": text
        for row, person in enumerate(fact[:MOST_PEOPLE])
        for box, text in (("style", person.style), ("name", person.name), ("titles", "\n".join(person.titles)))
    }


def _read_people(typed: Mapping[str, str]) -> Fact:
    found = []
    for row in range(MOST_PEOPLE):
        style, name, titles = (typed[f"{box}{row}"] for box in ("style", "name", "titles"))
        if name:
            found.append(Person(name, tuple(_lines(titles)), style))
        elif style or titles:
            raise NotAFact("somebody has a title and no name; give the name, or empty the row")
    return tuple(found)


def _show_programme(fact: Any) -> dict[str, str]:
    rows = [
        " | ".join(
            (
                f"{one.date} {one.start:%H:%M}-{one.end:%H:%M}",
                ONLINE if one.is_virtual else one.venue,
                *map(_show_business, one.business),
            )
        )
        for one in fact
    ]
    return {"zone": fact[0].zone, "meetings": "\n".join(rows)}


def _show_business(matter: Business) -> str:
    if isinstance(matter, str):
        return matter
    return f"{matter.kind} {matter.first}" + (f"-{matter.last}" if matter.last > matter.first else "")


def _read_programme(typed: Mapping[str, str]) -> Fact:
    if not typed["zone"]:
        raise NotAFact("the hours of meetings are those of a place; give the time zone")
    return tuple(_read_sitting(row, typed["zone"]) for row in _lines(typed["meetings"]))


def _read_sitting(row: str, zone: str) -> Sitting:
    when, *rest = (part.strip() for part in row.split("|"))
    found = _HOURS.fullmatch(when)
    if not found or len(rest) < 2:
        raise NotAFact(
            f"“{row[:60]}” is no meeting; write it as 2018-02-20 10:00-13:00 | Conference Room 4 | objective 1-6"
        )
    venue, *business = rest
    start, end = (dt.time.fromisoformat(hour) for hour in (found[2], found[3]))
    matters = tuple(_read_business(matter) for matter in business if matter)
    online = venue.casefold() == ONLINE
    return Sitting(_day(found[1]), start, end, matters, zone, "" if online else venue, is_virtual=online)


def _read_business(matter: str) -> Business:
    found = _PARTS.fullmatch(matter)
    return Parts(found[1], int(found[2]), int(found[3] or found[2])) if found else matter


def _show_limits(fact: Any) -> dict[str, str]:
    return {
        one.applies_to: f"{one.seconds // 60}" + (f":{one.seconds % 60:02}" * bool(one.seconds % 60)) for one in fact
    }


def _read_limits(typed: Mapping[str, str]) -> Fact:
    found = []
    for category in CATEGORIES:
        text = typed[category]
        if not text:
            continue
        minutes = _MINUTES.fullmatch(text)
        seconds = int(minutes[1]) * 60 + int(minutes[2] or 0) if minutes else 0
        if not seconds:
            raise NotAFact(f"“{text[:20]}” is no length of time; write minutes as 3, or minutes and seconds as 1:30")
        found.append(Limit(category, seconds))
    return tuple(found)


def _show_changes(fact: Any) -> dict[str, str]:
    return {"": "\n".join(f"{one.was} -> {one.now or CANCELLED}" for one in fact)}


def _read_changes(typed: Mapping[str, str]) -> Fact:
    found = []
    for row in _lines(typed[""]):
        said = _CHANGE.fullmatch(row)
        if not said:
            raise NotAFact(f"“{row[:40]}” is no change; write it as 2018-02-21 -> 2018-02-22, or -> {CANCELLED}")
        found.append(Change(_day(said[1]), None if said[2] == CANCELLED else _day(said[2])))
    return tuple(found)


def _read_ordinal(typed: Mapping[str, str]) -> Fact:
    if not re.fullmatch(r"[0-9]{1,3}", typed[""]) or not int(typed[""]):
        raise NotAFact("give a whole number from 1 to 999")
    return int(typed[""])


def _with_emblems(heads: tuple[Letterhead, ...], before: tuple[Letterhead, ...]) -> Fact:
    had = [one.emblem for one in before] + [None] * len(heads)
    return tuple(replace(one, emblem=emblem) for one, emblem in zip(heads, had, strict=False))


_SHOWN: dict[Kind, Callable[[Any], dict[str, str]]] = {
    Kind.TEXT: lambda fact: {"": fact},
    Kind.LINES: lambda fact: {"": "\n".join(fact)},
    Kind.ORDINAL: lambda fact: {"": str(fact)},
    Kind.DATE: lambda fact: {"": fact.isoformat()},
    Kind.DATES: lambda fact: {"": "\n".join(day.isoformat() for day in fact)},
    Kind.MOMENT: _show_moment,
    Kind.DRAFT: lambda fact: {"title": fact.title, "date": fact.date.isoformat(), "sha256": fact.sha256},
    Kind.HEADS: lambda fact: {str(place): "\n".join(one.lines) for place, one in enumerate(fact[:MOST_HEADS])},
    Kind.PEOPLE: _show_people,
    Kind.PROGRAMME: _show_programme,
    Kind.LIMITS: _show_limits,
    Kind.CHANGES: _show_changes,
}
_READ: dict[Kind, Callable[[Mapping[str, str]], Fact]] = {
    Kind.TEXT: lambda typed: " ".join(typed[""].split()),
    Kind.LINES: lambda typed: tuple(_lines(typed[""])),
    Kind.ORDINAL: _read_ordinal,
    Kind.DATE: lambda typed: _day(typed[""]),
    Kind.DATES: lambda typed: tuple(_day(row) for row in _lines(typed[""])),
    Kind.MOMENT: _read_moment,
    Kind.DRAFT: lambda typed: Draft(" ".join(typed["title"].split()), _day(typed["date"]), typed["sha256"].lower()),
    Kind.HEADS: lambda typed: tuple(Letterhead(tuple(_lines(text))) for text in typed.values() if text),
    Kind.PEOPLE: _read_people,
    Kind.PROGRAMME: _read_programme,
    Kind.LIMITS: _read_limits,
    Kind.CHANGES: _read_changes,
}
