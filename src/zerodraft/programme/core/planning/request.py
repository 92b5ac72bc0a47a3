"""What the planner is asked: slots, items and wishes, checked and in the words of the file."""

from dataclasses import dataclass
from datetime import date, datetime


class BadPlan(ValueError):
    """What the file asks cannot be read; the message names the place and the cure."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A meeting that can be held: aware times of one day; `room` is empty while none is known."""

    day: date
    start: datetime
    end: datetime
    room: str

    @property
    def minutes(self) -> int:
        """How long it really is, also on a day when the clocks change."""
        return round((self.end.timestamp() - self.start.timestamp()) / 60)

    def overlaps(self, other: "Slot") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Item:
    """A part of the round and the minutes that are expected of it."""

    id: str
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Fixed:
    item: int
    slot: int


@dataclass(frozen=True, slots=True)
class Unavailable:
    """The item cannot be heard on this day, in this room; None is any."""

    item: int
    day: date | None
    room: str | None

    def bars(self, slot: Slot) -> bool:
        return (self.day is None or self.day == slot.day) and (self.room is None or self.room == slot.room)


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish by the key that it has in the file, the ids of the items that it names, and the slot, day and room, if any."""

    kind: str
    items: tuple[str, ...] = ()
    slot: int | None = None
    day: date | None = None
    room: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """All that a file asks. Items and slots are named by their index.

    `present` is the slot of each item that the present programme has; an item that it lacks changes nothing.
    """

    zone: str
    slots: tuple[Slot, ...]
    items: tuple[Item, ...]
    keep_order: bool = False
    alone: tuple[int, ...] = ()
    together: tuple[tuple[int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    fixed: tuple[Fixed, ...] = ()
    unavailable: tuple[Unavailable, ...] = ()
    present: tuple[tuple[int, int], ...] = ()
