"""A round as a person types it: a box for each thing that a file says, a line for each of its entries.

    slots   2018-02-20 10:00-13:00 | Conference Room 4            items   general | 40 x 3 | General statements | preamble
    fixed   general | 2018-02-20 10:00 | Conference Room 4        apart   general | objective-1

Every line that cannot be read is a fault with its box and number; what can be goes through the reader of files.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from zerodraft.process.core.speaking import Pace
from zerodraft.programme.core import hours
from zerodraft.programme.core.planning.reading import MOST_ITEMS, MOST_SLOTS, MOST_WISHES, read
from zerodraft.programme.core.planning.request import BadPlan, Request

BOXES = ("zone", "slots", "items", "keep_order", "alone", "together", "apart", "fixed", "unavailable", "present")
LONGEST = 200_000
"""How many characters a box may hold."""

_MOST = {"slots": MOST_SLOTS, "items": MOST_ITEMS, "present": MOST_ITEMS}
_SLOT = re.compile(r"(\S+)\s+(\d\d?:\d\d)\s*[-–]\s*(\d\d?:\d\d)", re.ASCII)
_AT = re.compile(r"(\S+)\s+(\d\d?:\d\d)", re.ASCII)
_SPEAKERS = re.compile(r"(\d{1,4})\s*[x×*]\s*(\d{1,3}(?:[.,]\d{1,2})?)", re.ASCII)
_RUN = re.compile(r"([a-z]+(?:-[a-z]+)*)[ -](\d{1,4})\s*[-–]\s*(?:[a-z]+(?:-[a-z]+)*[ -])?(\d{1,4})", re.ASCII)
_LONGEST_RUN = 400


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that cannot be read: its box, its number (0 for the whole box), a code of what is wrong, and the words."""

    box: str
    line: int
    code: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed. `request` is None where there are faults; `parts` and `speakers` (how many, seconds each; None where
    minutes were given) are those of each item.
    """

    request: Request | None
    faults: tuple[Fault, ...]
    parts: tuple[tuple[str, ...], ...] = ()
    speakers: tuple[tuple[int, int] | None, ...] = ()


class _Slot(NamedTuple):
    day: date
    start: time
    end: time
    room: str


class _Unreadable(ValueError):
    def __init__(self, code: str, about: str = "") -> None:
        super().__init__(code)
        self.code, self.about = code, about


def read_boxes(typed: Mapping[str, str], outline: Collection[str], pace: Pace) -> Typed:
    """What the boxes say; an item takes up the parts of the `outline` that it names, else the one that it is called by."""
    return _Reading(typed, outline).read(pace)


class _Reading:
    """One reading of all boxes, with the faults found so far."""

    def __init__(self, typed: Mapping[str, str], outline: Collection[str]) -> None:
        self.typed, self.outline = typed, set(outline)
        self.faults: list[Fault] = []
        self.slots: list[_Slot] = []
        self.ids: dict[str, int] = {}
        self.parts: list[tuple[str, ...]] = []
        self.speakers: list[tuple[int, int] | None] = []

    def read(self, pace: Pace) -> Typed:
        zone = self._zone()
        slots = self._each("slots", lambda cells: self._slot(cells, zone))
        items = self._each("items", self._item)
        for box, found in (("slots", slots), ("items", items)):
            if not found and not any(fault.box == box for fault in self.faults):
                self.faults.append(Fault(box, 0, "empty"))
        places: dict[str, int] = {}
        values: dict[str, Any] = {
            "zone": zone,
            "slots": slots,
            "items": items,
            "keep_order": bool(self.typed.get("keep_order")),
            "alone": self._each("alone", self._only),
            "together": [pair for line in self._each("together", self._pairs) for pair in line],
            "apart": [pair for line in self._each("apart", self._pairs) for pair in line],
            "fixed": self._each("fixed", self._place),
            "unavailable": self._each("unavailable", self._bar),
            "present": self._each("present", lambda cells: self._present(cells, places)),
        }
        if self.faults:
            return Typed(None, tuple(self.faults))
        try:
            request = read(values, pace)
        except BadPlan as error:
            box = re.split(r"\W", str(error), maxsplit=1)[0]
            return Typed(None, (Fault(box if box in BOXES else "items", 0, "other", str(error)),))
        return Typed(request, (), tuple(self.parts), tuple(self.speakers))

    def _zone(self) -> str:
        name = self.typed.get("zone", "").strip()[:60]
        try:
            return ZoneInfo(name).key
        except (ValueError, OSError, LookupError):
            self.faults.append(Fault("zone", 0, "zone", name))
            return "UTC"

    def _each(self, box: str, one: Callable[[list[str]], Any]) -> list[Any]:
        text, most = self.typed.get(box, ""), _MOST.get(box, MOST_WISHES)
        lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
        if len(text) > LONGEST or len(lines) > most:
            self.faults.append(Fault(box, 0, "many", str(most)))
            return []
        found = []
        for number, line in lines:
            cells = [" ".join(cell.split()) for cell in line.split("|")]
            try:
                found.append(one(cells))
            except _Unreadable as error:
                self.faults.append(Fault(box, number, error.code, (error.about or line.strip())[:80]))
        return found

    def _slot(self, cells: list[str], zone: str) -> dict[str, Any]:
        match = _SLOT.fullmatch(cells[0])
        if match is None or len(cells) > 2:
            raise _Unreadable("slot")
        room = cells[1] if len(cells) == 2 else ""
        slot = _Slot(_day(match[1]), _hour(match[2]), _hour(match[3]), room)
        if slot.start >= slot.end:
            raise _Unreadable("length" if slot.start == slot.end else "midnight")
        for hour in (slot.start, slot.end):
            if odd := hours.oddity(datetime.combine(slot.day, hour, ZoneInfo(zone))):
                raise _Unreadable(str(odd), f"{hour:%H:%M}")
        if room and any(_overlap(slot, other) for other in self.slots):
            raise _Unreadable("overlap", room)
        self.slots.append(slot)
        told = {"date": slot.day.isoformat(), "start": f"{slot.start:%H:%M}", "end": f"{slot.end:%H:%M}"}
        return told | ({"room": room} if room else {})

    def _item(self, cells: list[str]) -> dict[str, Any]:
        if not 2 <= len(cells) <= 4 or not cells[0]:
            raise _Unreadable("item")
        name, long, title, parts = (*cells, "", "")[:4]
        if name in self.ids:
            raise _Unreadable("id", name)
        told: dict[str, Any] = {"id": name} | ({"title": title} if title else {})
        if match := _SPEAKERS.fullmatch(long):
            count, seconds = int(match[1]), round(float(match[2].replace(",", ".")) * 60)
            told |= {"speakers": count, "limit_seconds": seconds}
            speakers = (count, seconds)
        elif re.fullmatch(r"[0-9]{1,5}", long):
            told["minutes"], speakers = int(long), None
        else:
            raise _Unreadable("minutes", long or name)
        if not told.get("minutes", told.get("limit_seconds")) or told.get("speakers") == 0:
            raise _Unreadable("minutes", long)
        taken_up = _parts(parts) if parts else tuple({name} & self.outline)
        if unknown := [part for part in taken_up if part not in self.outline]:
            raise _Unreadable("part", unknown[0])
        self.ids[name] = len(self.ids)
        self.parts.append(taken_up)
        self.speakers.append(speakers)
        return told

    def _named(self, name: str) -> str:
        if name in self.ids:
            return name
        near = get_close_matches(name, self.ids, 1)
        raise _Unreadable("near", near[0]) if near else _Unreadable("unknown", name)

    def _only(self, cells: list[str]) -> str:
        if len(cells) > 1:
            raise _Unreadable("one")
        return self._named(cells[0])

    def _pairs(self, cells: list[str]) -> list[list[str]]:
        """All pairs of the items that a line names."""
        names = [self._named(cell) for cell in cells if cell]
        if not 2 <= len(names) <= 40:
            raise _Unreadable("two")
        if len(set(names)) < len(names):
            raise _Unreadable("same")
        return [[one, other] for number, one in enumerate(names) for other in names[number + 1 :]]

    def _place(self, cells: list[str]) -> dict[str, Any]:
        match = _AT.fullmatch(cells[1]) if 2 <= len(cells) <= 3 else None
        if match is None:
            raise _Unreadable("place")
        name, day, hour = self._named(cells[0]), _day(match[1]), _hour(match[2])
        room = cells[2] if len(cells) == 3 else ""
        found = [
            number
            for number, slot in enumerate(self.slots)
            if (slot.day, slot.start) == (day, hour) and (not room or slot.room == room)
        ]
        if len(found) != 1:
            raise _Unreadable("rooms" if found else "nowhere")
        return {"item": name, "slot": found[0]}

    def _present(self, cells: list[str], places: dict[str, int]) -> dict[str, Any]:
        placed = self._place(cells)
        if placed["item"] in places:
            raise _Unreadable("placed", placed["item"])
        places[placed["item"]] = placed["slot"]
        return {"slot": placed["slot"], "items": [placed["item"]]}

    def _bar(self, cells: list[str]) -> dict[str, Any]:
        if not 2 <= len(cells) <= 3 or not any(cells[1:]):
            raise _Unreadable("bar")
        name, day, room = (*cells, "")[:3]
        if room and room not in {slot.room for slot in self.slots}:
            raise _Unreadable("room", room)
        told = {"item": self._named(name)} | ({"date": _day(day).isoformat()} if day else {})
        return told | ({"room": room} if room else {})


def _overlap(one: _Slot, other: _Slot) -> bool:
    return (one.day, one.room) == (other.day, other.room) and one.start < other.end and other.start < one.end


def _parts(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for each in (part.strip() for part in text.split(",")):
        match = _RUN.fullmatch(each)
        if match and 0 <= int(match[3]) - int(match[2]) < _LONGEST_RUN:
            found += [f"{match[1]}-{number}" for number in range(int(match[2]), int(match[3]) + 1)]
        elif each:
            found.append(each.replace(" ", "-"))
    return tuple(dict.fromkeys(found))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else _no_day(text)
    except ValueError as error:
        raise error if isinstance(error, _Unreadable) else _Unreadable("day", text) from None


def _no_day(text: str) -> date:
    raise _Unreadable("day", text)


def _hour(text: str) -> time:
    try:
        return time.fromisoformat(text.zfill(5))
    except ValueError:
        raise _Unreadable("hour", text) from None
