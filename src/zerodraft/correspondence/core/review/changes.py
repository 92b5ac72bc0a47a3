"""A reading and a person's changes to it: the machine's facts stay as they were, and both together are what holds.

Every fact has a key that never shifts: its path in the reading ("meetings/3", "letters/1/signatories/0"), or, for one that a
person added, a number that is given once ("meetings/a1"). Changes are plain values:

- `corrected`: for a fact's key, the fields that a person set otherwise
- `struck`: the keys of facts that do not hold
- `added`: facts by their new keys; `count` is how many were ever added
- `answered`: for a flag's key, `right` or `corrected`
- `process`: the key of the process that was chosen, '' for a new one; absent while nobody chose
- `matched`: for a meeting's key, the key of the meeting in the programme that it is, '' for a new one
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zerodraft.correspondence.core.review.values import FIELDS, Problem, faults

Reading = Mapping[str, Any]
Changes = Mapping[str, Any]

ANSWERS = ("right", "corrected")
MOST_ADDED = 500
LEADING = ("programme", "invitation", "notice")
"""The kinds of letters whose signatories lead the process; who only transmits is none of them."""

NOTHING_READ: Reading = {
    "process": None,
    "round": None,
    **{name: [] for name in ("letters", "documents", "meetings", "time_limits", "deadlines", "contacts")},
    **{name: [] for name in ("supersedes", "flags", "sources")},
}
"""The reading of a file of which nothing could be read, or of no file at all."""

_TENTATIVE = ("to-be-confirmed", "alternative-dates")


class UnknownFact(LookupError):
    """There is no such fact in this review."""


class TooMany(ValueError):
    """More facts were added than any letter holds."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One fact as it stands. `was` are the values as read, None for one that was added; `now` those that hold."""

    key: str
    group: str
    was: Mapping[str, Any] | None
    now: Mapping[str, Any]
    struck: bool = False
    corrected: tuple[str, ...] = field(default=())

    @property
    def state(self) -> str:
        """read, corrected, added or struck."""
        if self.struck:
            return "struck"
        return "added" if self.was is None else "corrected" if self.corrected else "read"


def things(reading: Reading, changes: Changes) -> dict[str, Thing]:
    """Every fact by its key, in the order of the groups: those read, then those added; struck ones too."""
    found: dict[str, Thing] = {}
    read = list(_read(reading))
    struck = set(changes.get("struck", ()))
    for group in FIELDS:
        for key, of_group, was in read:
            if of_group == group:
                other: Mapping[str, Any] = changes.get("corrected", {}).get(key, {})
                found[key] = Thing(key, group, was, {**was, **other}, key in struck, tuple(other))
        for key, values in changes.get("added", {}).items():
            if key.split("/")[0] == group:
                found[key] = Thing(key, group, None, values, key in struck)
    return found


def standing(reading: Reading, changes: Changes, group: str) -> Iterator[Thing]:
    """The facts of a group that hold."""
    return (thing for thing in things(reading, changes).values() if thing.group == group and not thing.struck)


def faults_of(thing: Thing) -> tuple[Problem, ...]:
    """What forbids that a fact be set up as it stands. A process may go without a title: it may be one that is there."""
    if thing.struck:
        return ()
    return tuple(p for p in faults(thing.group, thing.now) if thing.key != "process" or p.code != "missing")


def correct(reading: Reading, changes: Changes, key: str, values: Mapping[str, Any]) -> Changes:
    """Set a fact's values; a field set back to what was read is no correction any more. Raises UnknownFact."""
    thing = _thing(reading, changes, key)
    if thing.was is None:
        return {**changes, "added": {**changes["added"], key: dict(values)}}
    other = {name: value for name, value in values.items() if thing.was.get(name) != value}
    rest = {k: v for k, v in changes.get("corrected", {}).items() if k != key}
    return {**changes, "corrected": {**rest, key: other} if other else rest}


def add(changes: Changes, group: str, values: Mapping[str, Any]) -> tuple[str, Changes]:
    """A further fact, and the key that it has from now on. Raises TooMany."""
    if group not in FIELDS or group == "process":
        raise UnknownFact(group)
    number = changes.get("count", 0) + 1
    if number > MOST_ADDED:
        raise TooMany(group)
    key = f"{group}/a{number}"
    return key, {**changes, "count": number, "added": {**changes.get("added", {}), key: dict(values)}}


def strike(reading: Reading, changes: Changes, key: str) -> Changes:
    """Say that a fact does not hold; it stays to be seen. One that is struck stays as it is. Raises UnknownFact."""
    if _thing(reading, changes, key).struck:
        return changes
    return {**changes, "struck": [*changes.get("struck", ()), key]}


def undo(reading: Reading, changes: Changes, key: str, name: str = "") -> Changes:
    """Take back what was done to a fact or an answer: one corrected field, else the strike, else all corrections, else
    the adding. Raises UnknownFact.
    """
    if key in changes.get("answered", {}):
        return {**changes, "answered": {k: v for k, v in changes["answered"].items() if k != key}}
    thing = _thing(reading, changes, key)
    corrected = changes.get("corrected", {})
    if name:
        rest = {other: value for other, value in corrected.get(key, {}).items() if other != name}
        return correct(reading, changes, key, {**(thing.was or thing.now), **rest})
    if thing.struck:
        return {**changes, "struck": [other for other in changes["struck"] if other != key]}
    if thing.was is None:
        return {**changes, "added": {k: v for k, v in changes["added"].items() if k != key}}
    return {**changes, "corrected": {k: v for k, v in corrected.items() if k != key}}


def answer(reading: Reading, changes: Changes, flag: str, said: str) -> Changes:
    """Answer a flag: it is right as read, or was corrected. Raises UnknownFact."""
    if flag not in flags(reading) or said not in ANSWERS:
        raise UnknownFact(flag)
    return {**changes, "answered": {**changes.get("answered", {}), flag: said}}


def choose_process(changes: Changes, process: str) -> Changes:
    """Say which process the letter is about; what was said of its meetings before holds no more."""
    return {name: value for name, value in changes.items() if name != "matched"} | {"process": process}


def match(reading: Reading, changes: Changes, key: str, meeting: str) -> Changes:
    """Say which meeting of the programme one of the letter's is, '' for none of them. Raises UnknownFact."""
    if _thing(reading, changes, key).group != "meetings":
        raise UnknownFact(key)
    return {**changes, "matched": {**changes.get("matched", {}), key: meeting}}


def flags(reading: Reading) -> dict[str, Mapping[str, str]]:
    """The flags by their keys."""
    return {f"flags/{number}": flag for number, flag in enumerate(reading["flags"])}


def unanswered(reading: Reading, changes: Changes) -> list[str]:
    """The keys of the flags that nobody answered."""
    return [key for key in flags(reading) if key not in changes.get("answered", {})]


def _thing(reading: Reading, changes: Changes, key: str) -> Thing:
    found = things(reading, changes).get(key)
    if found is None:
        raise UnknownFact(key)
    return found


def _read(reading: Reading) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Key, group and values of every fact that was read."""
    yield "process", "process", {"title": reading["process"], "round": reading["round"]}
    for number, letter in enumerate(reading["letters"]):
        if letter["kind"] in LEADING and letter["office"]:
            for place, one in enumerate(letter["signatories"]):
                values = {"office": letter["office"], "name": one["name"], "state": one["state"]}
                yield f"letters/{number}/signatories/{place}", "officers", values
    tentative = {flag["about"] for flag in reading["flags"] if flag["code"] in _TENTATIVE}
    for key, meeting in _numbered("meetings", reading):
        yield key, "meetings", {**meeting, "tentative": meeting["date"] in tentative}
    for key, due in _numbered("deadlines", reading):
        day, _t, hour = due["at"].partition("T")
        yield (
            key,
            "deadlines",
            {"what": due["what"], "on": day, "hour": hour or None, "zone": due["zone"], "to": due["to"]},
        )
    for group in ("time_limits", "supersedes", "documents"):
        for key, entry in _numbered(group, reading):
            yield key, group, dict(entry)
    for number, address in enumerate(reading["contacts"]):
        yield f"contacts/{number}", "contacts", {"address": address}


def _numbered(group: str, reading: Reading) -> Iterator[tuple[str, Mapping[str, Any]]]:
    entries: Sequence[Mapping[str, Any]] = reading[group]
    return ((f"{group}/{number}", entry) for number, entry in enumerate(entries))
