"""Whether a reader finds in a letter what its author was told: the facts beside what was read in a rendering."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from zerodraft.correspondence.core.composing.values import (
    Change,
    Draft,
    Facts,
    Limit,
    Moment,
    Parts,
    Person,
    Sitting,
)

_ARTICLE = re.compile(r"^(?:the |le |la |les |l’|l')", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is read otherwise than it was given: `given` and `read` in plain values, None where there is none."""

    field: str
    given: str | None
    read: str | None

    def __str__(self) -> str:
        return f"{self.field}: given {self.given or 'nothing'}, read {self.read or 'nothing'}"


def differences(
    facts: Facts, stated: Collection[str], reading: Mapping[str, Any], of_letter: int = 0
) -> tuple[Difference, ...]:
    """What differs between the facts of a letter and a reading in the published form.

    `stated` names the facts that its body sets out; the frame (date, place, signatories) is compared always. Of a chain,
    `of_letter` is the place of the letter in the file. What the reading holds beyond the facts is a difference for meetings
    and limits, and for deadlines of a matter that has one; an author's own words may name other deadlines and papers.
    """
    return tuple(_differences(facts, stated, reading, of_letter))


def _differences(
    facts: Facts, stated: Collection[str], reading: Mapping[str, Any], of_letter: int
) -> Iterator[Difference]:
    given: dict[str, Any] = {name: fact for name, fact in facts.items() if name in stated}
    letters = reading["letters"]
    one: Mapping[str, Any] = letters[of_letter] if of_letter < len(letters) else {}
    yield from _frame(facts, one)
    if "process" in given:
        yield from _pair("process", _bare(given["process"]), _bare(reading["process"] or ""))
    if "round" in given:
        yield from _pair("round", str(given["round"]), str(reading["round"] or ""))
    if "references" in given:
        yield from _pair("references", _days(given["references"]), ", ".join(one.get("further_to", ())))
    if "programme" in given:
        yield from _meetings(cast("tuple[Sitting, ...]", given["programme"]), reading["meetings"])
    if "limits" in given:
        limits = {(limit.applies_to, limit.seconds) for limit in cast("tuple[Limit, ...]", given["limits"])}
        read = {(found["applies_to"], found["seconds"]) for found in reading["time_limits"]}
        yield from _each("limits", limits, read)
        yield from _beyond("limits", read - limits)
    due = {(name.removesuffix("_due"), *_moment(fact)) for name, fact in given.items() if name.endswith("_due")}
    read_due = {_deadline(found) for found in reading["deadlines"]}
    yield from _each("deadlines", due, read_due)
    matters = {matter for matter, *_ in due}
    yield from _beyond("deadlines", {one for one in read_due - due if one[0] in matters})
    if "draft" in given:
        draft = cast("Draft", given["draft"])
        papers = {(_bare(found["title"]), found["date"]) for found in reading["documents"]}
        yield from _each("draft", {(_bare(draft.title), draft.date.isoformat())}, papers)
    if "changes" in given:
        moved = {
            (change.was.isoformat(), change.now.isoformat() if change.now else None)
            for change in cast("tuple[Change, ...]", given["changes"])
        }
        yield from _each("changes", moved, {(found["was"], found["now"]) for found in reading["supersedes"]})


def _frame(facts: Facts, one: Mapping[str, Any]) -> Iterator[Difference]:
    yield from _pair("date", cast("dt.date", facts["date"]).isoformat(), one.get("date") or "")
    yield from _pair("place", cast("str", facts["place"]), one.get("place") or "")
    signing = [person.name for person in cast("tuple[Person, ...]", facts["signatories"])]
    yield from _pair("signatories", "; ".join(signing), "; ".join(p["name"] for p in one.get("signatories", ())))


def _meetings(sittings: Sequence[Sitting], read: Sequence[Mapping[str, Any]]) -> Iterator[Difference]:
    given = {_of_sitting(one): one for one in sittings}
    found = {_of_reading(one): one for one in read}
    for place in sorted(given.keys() ^ found.keys(), key=str):
        said = " ".join(str(part) for part in place if part)
        yield Difference("programme", said if place in given else None, said if place in found else None)
    for place in sorted(given.keys() & found.keys(), key=str):
        segments = found[place]["segments"]
        parts = {
            f"{matter.kind}-{number}"
            for matter in given[place].business
            if isinstance(matter, Parts)
            for number in range(matter.first, matter.last + 1)
        }
        lost = parts - {element for segment in segments for element in segment["elements"]}
        words = "".join(_letters(matter) for matter in given[place].business if isinstance(matter, str))
        printed = "".join(_letters(segment["title"]) for segment in segments)
        if lost or not _within(words, printed):
            read_as = "; ".join(segment["title"] for segment in segments)
            yield Difference("programme", " ".join(map(str, given[place].business)), read_as)


def _of_sitting(one: Sitting) -> tuple[str, str, str, str, bool]:
    place = "" if one.is_virtual else one.venue
    return one.date.isoformat(), f"{one.start:%H:%M}", f"{one.end:%H:%M}", place, one.is_virtual


def _of_reading(one: Mapping[str, Any]) -> tuple[str, str, str, str, bool]:
    return one["date"], one["start"] or "", one["end"] or "", one["venue"] or "", one["virtual"]


def _moment(fact: object) -> tuple[str, str, str]:
    moment = cast("Moment", fact)
    return f"{moment.at:%Y-%m-%dT%H:%M}", moment.zone, moment.to


def _deadline(found: Mapping[str, Any]) -> tuple[str, str, str, str]:
    return found["what"], found["at"] or "", found["zone"] or "", found["to"] or ""


def _each(field: str, given: set[Any], read: set[Any]) -> Iterator[Difference]:
    """Everything that was given and is not read."""
    for lost in sorted(given - read, key=str):
        near = next((one for one in sorted(read, key=str) if one[0] == lost[0]), None)
        yield Difference(field, _said(lost), _said(near) if near else None)


def _beyond(field: str, read: set[Any]) -> Iterator[Difference]:
    """Everything that is read and was not given."""
    for more in sorted(read, key=str):
        yield Difference(field, None, _said(more))


def _said(values: Sequence[object]) -> str:
    return " ".join(str(value) for value in values if value)


def _pair(field: str, given: str, read: str) -> Iterator[Difference]:
    if given != read:
        yield Difference(field, given or None, read or None)


def _days(days: Sequence[dt.date]) -> str:
    return ", ".join(day.isoformat() for day in sorted(days))


def _letters(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _within(words: str, printed: str) -> bool:
    """Whether the letters of the words stand in what is printed, in their order, with others between them or not."""
    rest = iter(printed)
    return all(character in rest for character in words)


def _bare(name: str) -> str:
    """A name without its article."""
    return _ARTICLE.sub("", name)
