"""What a letter proposes once it is reviewed: the facts that hold, as values of the rooms in which they are set up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from zerodraft.correspondence.core.review.changes import Changes, Reading, Thing, standing
from zerodraft.correspondence.core.review.values import ends_next_day
from zerodraft.programme.core.release import Segment, Sitting


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who leads the process; the State as printed, '' for none."""

    office: str
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is due on a day, or by a moment of it (aware) where the letter gives an hour; `zone` and `to` may be ''."""

    matter: str
    on: date
    at: datetime | None
    zone: str
    to: str


@dataclass(frozen=True, slots=True)
class Supersession:
    """A day that was announced, and the day that takes its place; None where it is cancelled or not fixed yet."""

    was: date
    now: date | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be set up. `sittings` are by the keys of their facts; `dated` is the day by which names are looked up."""

    title: str
    round: int | None
    dated: date | None
    officers: tuple[Officer, ...]
    sittings: Mapping[str, Sitting]
    limits: Mapping[str, int]
    deadlines: tuple[Deadline, ...]
    supersedes: tuple[Supersession, ...]

    @property
    def elements(self) -> list[str]:
        """The parts of the outline that the meetings take up."""
        return [e for sitting in self.sittings.values() for segment in sitting.segments for e in segment.elements]


def proposal(reading: Reading, changes: Changes) -> Proposal:
    """The facts that hold. Raises ValueError for values that `values.faults` complains of."""
    head = next(standing(reading, changes, "process"), None)
    sittings = {thing.key: sitting(thing.now) for thing in standing(reading, changes, "meetings")}
    letters = [date.fromisoformat(letter["date"]) for letter in reading["letters"] if letter["date"]]
    days = [one.day for one in sittings.values()]
    return Proposal(
        title=(head.now["title"] if head else None) or "",
        round=head.now["round"] if head else None,
        dated=letters[-1] if letters else min(days, default=None),
        officers=tuple(
            dict.fromkeys(
                Officer(thing.now["office"], thing.now["name"], thing.now["state"] or "")
                for thing in standing(reading, changes, "officers")
            )
        ),
        sittings=sittings,
        limits={t.now["applies_to"]: t.now["seconds"] for t in standing(reading, changes, "time_limits")},
        deadlines=tuple(dict.fromkeys(_deadline(thing) for thing in standing(reading, changes, "deadlines"))),
        supersedes=tuple(
            Supersession(date.fromisoformat(t.now["was"]), date.fromisoformat(t.now["now"]) if t.now["now"] else None)
            for t in standing(reading, changes, "supersedes")
        ),
    )


def sitting(values: Mapping[str, Any]) -> Sitting:
    """A meeting as the programme knows it; hours are those of its zone, or of UTC where none is stated."""
    day, zone = date.fromisoformat(values["date"]), values["zone"] or "UTC"
    start, end = values["start"], values["end"]
    last = day + timedelta(days=1) if ends_next_day(start, end) else day
    return Sitting(
        day=day,
        start=_moment(day, start, zone),
        end=_moment(last, end, zone),
        zone=zone,
        venue=values["venue"] or "",
        virtual=values["virtual"],
        tentative=values["tentative"],
        segments=tuple(Segment(s["title"], tuple(s["elements"])) for s in values["segments"]),
        alternatives=tuple(date.fromisoformat(other) for other in values["alternatives"]),
    )


def _deadline(thing: Thing) -> Deadline:
    day, zone = date.fromisoformat(thing.now["on"]), thing.now["zone"] or ""
    at = _moment(day, thing.now["hour"], zone or "UTC")
    return Deadline(thing.now["what"], day, at, zone, thing.now["to"] or "")


def _moment(day: date, hour: str | None, zone: str) -> datetime | None:
    return datetime.combine(day, time.fromisoformat(hour), ZoneInfo(zone)) if hour else None
