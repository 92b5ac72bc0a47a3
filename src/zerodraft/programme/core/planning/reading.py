"""Plain values into a Request: every key, kind, name and date is checked, and the first fault named with its cure."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from typing import Any, NoReturn, TypeVar
from zoneinfo import ZoneInfo

from zerodraft.process.core.speaking import Pace, in_programme
from zerodraft.programme.core.planning.request import BadPlan, Fixed, Item, Request, Slot, Unavailable

MOST_SLOTS = 500
MOST_ITEMS = 1000
MOST_WISHES = 2000
MOST_MINUTES = 10_000
MOST_SPEAKERS = 2000
_LONGEST = 200
_CELLS = 160_000

_KEYS = ("zone", "slots", "items", "keep_order", "alone", "together", "apart", "fixed", "unavailable", "present")
_HOUR = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_T = TypeVar("_T")


def read(given: Any, pace: Pace) -> Request:
    """The request in the values of a file; speakers and limits become minutes by the pace. Raises BadPlan."""
    keys = _object(given, "the file", _KEYS, needed=("zone", "slots", "items"))
    zone = _zone(keys["zone"])
    slots = _each(keys["slots"], "slots", MOST_SLOTS, lambda one, place: _slot(one, place, zone))
    items = _each(keys["items"], "items", MOST_ITEMS, lambda one, place: _item(one, place, pace))
    if not slots or not items:
        raise BadPlan(f"{'items' if slots else 'slots'}: is empty; give at least one")
    if len(slots) * len(items) > _CELLS:
        raise BadPlan(
            f"items: {len(items)} in {len(slots)} slots is more than can be planned at once; divide the round"
        )
    _no_room_twice(slots)
    by_id: dict[str, int] = {}
    for index, item in enumerate(items):
        if item.id in by_id:
            raise BadPlan(f"items, entry {index + 1}: the id {item.id!r} is that of entry {by_id[item.id] + 1} too")
        by_id[item.id] = index
    names = _Names(by_id, slots)
    keep = keys.get("keep_order", False)
    if not isinstance(keep, bool):
        raise BadPlan(f"keep_order: must be true or false, not {_shown(keep)}")
    return Request(
        zone=zone.key,
        slots=slots,
        items=items,
        keep_order=keep,
        alone=_each(keys.get("alone"), "alone", MOST_WISHES, names.item),
        together=_each(keys.get("together"), "together", MOST_WISHES, names.pair),
        apart=_each(keys.get("apart"), "apart", MOST_WISHES, names.pair),
        fixed=_each(keys.get("fixed"), "fixed", MOST_WISHES, names.fixed),
        unavailable=_each(keys.get("unavailable"), "unavailable", MOST_WISHES, names.unavailable),
        present=names.present(keys.get("present")),
    )


class _Names:
    """The items and slots that a wish may name."""

    def __init__(self, by_id: dict[str, int], slots: Sequence[Slot]) -> None:
        self.by_id, self.slots = by_id, slots

    def item(self, given: Any, place: str) -> int:
        name = _words(given, place)
        if name not in self.by_id:
            near = get_close_matches(name, self.by_id, 1)
            raise BadPlan(f"{place}: no item has the id {name!r}" + (f"; is it {near[0]!r}?" if near else ""))
        return self.by_id[name]

    def slot(self, given: Any, place: str) -> int:
        return _whole(given, place, 0, len(self.slots) - 1, "the index of a slot, the first being 0")

    def pair(self, given: Any, place: str) -> tuple[int, int]:
        if not isinstance(given, list) or len(given) != 2:
            raise BadPlan(f"{place}: must be two ids in [ ], not {_shown(given)}")
        first, second = (self.item(one, place) for one in given)
        if first == second:
            raise BadPlan(f"{place}: names {given[0]!r} twice; name two items")
        return first, second

    def fixed(self, given: Any, place: str) -> Fixed:
        keys = _object(given, place, ("item", "slot"), needed=("item", "slot"))
        return Fixed(self.item(keys["item"], f"{place}, item"), self.slot(keys["slot"], f"{place}, slot"))

    def unavailable(self, given: Any, place: str) -> Unavailable:
        keys = _object(given, place, ("item", "date", "room"), needed=("item",))
        day = None if keys.get("date") is None else _day(keys["date"], f"{place}, date")
        room = None if keys.get("room") is None else _words(keys["room"], f"{place}, room")
        if day is None and room is None:
            raise BadPlan(f"{place}: give a date, a room or both; without them the item could never be heard")
        rooms = {slot.room for slot in self.slots if slot.room}
        if room is not None and room not in rooms:
            near = get_close_matches(room, rooms, 1)
            raise BadPlan(f"{place}, room: no slot is in {room!r}" + (f"; is it {near[0]!r}?" if near else ""))
        return Unavailable(self.item(keys["item"], f"{place}, item"), day, room)

    def present(self, given: Any) -> tuple[tuple[int, int], ...]:
        """A plan to stay close to: the list of an earlier answer, or that whole answer."""
        if isinstance(given, dict):
            given = _object(given, "present", None, needed=("assignment",))["assignment"]
        found: dict[int, int] = {}

        def row(one: Any, place: str) -> None:
            keys = _object(one, place, ("slot", "items"), needed=("slot", "items"))
            slot = self.slot(keys["slot"], f"{place}, slot")
            for item in _each(keys["items"], f"{place}, items", MOST_ITEMS, self.item):
                if item in found:
                    raise BadPlan(f"{place}: has an item that stands in an earlier place of the present plan; keep one")
                found[item] = slot

        _each(given, "present", MOST_SLOTS, row)
        return tuple(sorted(found.items()))


def _slot(given: Any, place: str, zone: ZoneInfo) -> Slot:
    keys = _object(given, place, ("date", "start", "end", "room"), needed=("date", "start", "end"))
    day = _day(keys["date"], f"{place}, date")
    start, end = (_moment(keys[key], day, zone, f"{place}, {key}") for key in ("start", "end"))
    if start == end:
        raise BadPlan(f"{place}: starts and ends at {keys['start']}; give it a length")
    if start > end:
        raise BadPlan(
            f"{place}: ends at {keys['end']}, before it starts at {keys['start']};"
            " a meeting past midnight is two slots, one on each date"
        )
    return Slot(day, start, end, "" if keys.get("room") is None else _words(keys["room"], f"{place}, room"))


def _moment(given: Any, day: date, zone: ZoneInfo, place: str) -> datetime:
    """The moment at which the clock of the zone shows this, when it does so once that day."""
    match = _HOUR.fullmatch(_words(given, place))
    if not match:
        raise BadPlan(f"{place}: must be an hour of the clock such as 15:00, not {_shown(given)}")
    clock = datetime.combine(day, time(int(match[1]), int(match[2])), zone)
    try:
        if clock.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != clock.replace(tzinfo=None):
            raise BadPlan(f"{place}: the clocks of {zone.key} go forward over {given} on {day}; choose another hour")
    except OverflowError:
        raise BadPlan(f"{place}: {day} is at the end of all dates; give the day of a meeting") from None
    if clock.utcoffset() != clock.replace(fold=1).utcoffset():
        raise BadPlan(f"{place}: the clocks of {zone.key} show {given} twice on {day}; choose another hour")
    return clock.astimezone(UTC)


def _item(given: Any, place: str, pace: Pace) -> Item:
    keys = _object(given, place, ("id", "title", "minutes", "speakers", "limit_seconds"), needed=("id",))
    name = _words(keys["id"], f"{place}, id")
    title = _words(keys["title"], f"{place}, title") if keys.get("title") is not None else name
    counted = [key for key in ("speakers", "limit_seconds") if keys.get(key) is not None]
    if keys.get("minutes") is not None:
        if counted:
            raise BadPlan(f"{place}: has minutes and {counted[0]}; give one or the other")
        minutes = _whole(keys["minutes"], f"{place}, minutes", 1, MOST_MINUTES, "whole minutes")
    elif len(counted) == 2:
        speakers = _whole(keys["speakers"], f"{place}, speakers", 1, MOST_SPEAKERS, "how many will speak")
        limit = _whole(keys["limit_seconds"], f"{place}, limit_seconds", 1, 36_000, "seconds for each")
        minutes = in_programme(pace, speakers, limit)
        if minutes > MOST_MINUTES:
            raise BadPlan(f"{place}: comes to {minutes:,} minutes, more than {MOST_MINUTES:,}; divide the item")
    else:
        raise BadPlan(f"{place}: give minutes, or speakers and limit_seconds together")
    return Item(name, title, minutes)


def _no_room_twice(slots: Sequence[Slot]) -> None:
    last: dict[str, int] = {}
    for index in sorted(range(len(slots)), key=lambda one: (slots[one].start, slots[one].end)):
        slot = slots[index]
        before = last.get(slot.room)
        if slot.room and before is not None and slot.overlaps(slots[before]):
            first, second = sorted((before, index))
            raise BadPlan(
                f"slots, entries {first + 1} and {second + 1}: overlap in {slot.room!r} on {slot.day};"
                " change the hours or the room of one"
            )
        if before is None or slot.end > slots[before].end:
            last[slot.room] = index


def _zone(given: Any) -> ZoneInfo:
    name = _words(given, "zone")
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise BadPlan(f"zone: no time zone is called {name!r}; give one such as America/New_York") from None


def _object(given: Any, place: str, known: tuple[str, ...] | None, needed: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise BadPlan(f"{place}: must have keys and values ({', '.join(known or needed)}), not {_shown(given)}")
    for key in given if known is not None else ():
        if key not in (known or ()):
            near = get_close_matches(key, known or (), 1)
            raise BadPlan(
                f"{place}: has no use for {key!r}; " + (f"is it {near[0]!r}?" if near else _keys(known or ()))
            )
    for key in needed:
        if given.get(key) is None:
            raise BadPlan(f"{place}: {key} is missing; give it")
    return given


def _keys(known: tuple[str, ...]) -> str:
    return f"the keys are {', '.join(known)}"


def _each(given: Any, place: str, most: int, one: Callable[[Any, str], _T]) -> tuple[_T, ...]:
    if given is None:
        return ()
    if not isinstance(given, list):
        raise BadPlan(f"{place}: must be a list, not {_shown(given)}")
    if len(given) > most:
        raise BadPlan(f"{place}: has {len(given):,} entries, more than {most:,}; divide the round")
    return tuple(one(each, f"{place}, entry {number}") for number, each in enumerate(given, start=1))


def _words(given: Any, place: str) -> str:
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    if not isinstance(given, str) or not given.strip():
        raise BadPlan(f"{place}: must be words, not {_shown(given)}")
    if len(given) > _LONGEST:
        raise BadPlan(f"{place}: has {len(given)} characters, more than {_LONGEST}; shorten it")
    if any("\ud800" <= each <= "\udfff" for each in given):
        raise BadPlan(f"{place}: holds half a character (a lone surrogate); write it anew")
    return given


def _whole(given: Any, place: str, least: int, most: int, what: str) -> int:
    if isinstance(given, float) and given.is_integer():
        given = int(given)
    if not isinstance(given, int) or isinstance(given, bool):
        raise BadPlan(f"{place}: must be a whole number ({what}), not {_shown(given)}")
    if not least <= given <= most:
        raise BadPlan(f"{place}: must be from {least:,} to {most:,} ({what}), not {_shown(given)}")
    return given


def _day(given: Any, place: str) -> date:
    words = _words(given, place)
    try:
        return date.fromisoformat(words) if _DAY.fullmatch(words) else _no_day(given, place)
    except BadPlan:
        raise
    except ValueError:
        return _no_day(given, place)


def _no_day(given: Any, place: str) -> NoReturn:
    raise BadPlan(f"{place}: {_shown(given)} is no date; write it as 2018-02-20, with a day that there is")


def _shown(given: Any) -> str:
    words = repr(given)
    return words if len(words) <= 60 else words[:57] + "…"
