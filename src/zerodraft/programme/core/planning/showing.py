"""The values of a file as the boxes that a person goes on typing in: `boxes` reads them back as the same round."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any, NamedTuple

from zerodraft.programme.core.planning.request import BadPlan


class Row(NamedTuple):
    """A line of the box of items. `speakers` are how many and the seconds of each, or None; then `minutes` counts."""

    id: str
    title: str
    minutes: int
    speakers: tuple[int, int] | None = None
    parts: tuple[str, ...] = ()


def slot_line(day: date, start: time, end: time, room: str) -> str:
    return f"{day.isoformat()} {start:%H:%M}-{end:%H:%M}" + (f" | {one_line(room)}" if room else "")


def item_line(row: Row) -> str:
    """The line of an item; its title and parts are left out where they say no more than its id."""
    long = f"{row.speakers[0]} x {row.speakers[1] / 60:.4g}" if row.speakers else str(row.minutes)
    parts = "" if row.parts == (row.id,) else ", ".join(row.parts)
    title = "" if row.title == row.id and not parts else one_line(row.title)
    return " | ".join(filter(None, [f"{one_line(row.id)} | {long}", title, parts]))


def one_line(text: str) -> str:
    """Words as they can stand in a cell of a line."""
    return " ".join(text.replace("|", "/").split())


def from_values(values: Mapping[str, Any]) -> dict[str, str]:
    """The boxes of a file that the reader took. Raises BadPlan for an id that no line can hold."""
    slots = [_padded(slot) for slot in values["slots"]]
    for number, item in enumerate(values["items"], start=1):
        if one_line(str(item["id"])) != str(item["id"]):
            raise BadPlan(f"items, entry {number}: the id {item['id']!r} has a | or two spaces in it; give it another")
    present = values.get("present") or []
    rows = present["assignment"] if isinstance(present, Mapping) else present
    return {
        "zone": str(values["zone"]),
        "slots": "\n".join(" | ".join(filter(None, [f"{day} {start}-{end}", room])) for day, start, end, room in slots),
        "items": "\n".join(_item(item) for item in values["items"]),
        "keep_order": "on" if values.get("keep_order") else "",
        "alone": _lines(values.get("alone")),
        "together": _lines(" | ".join(map(str, pair)) for pair in values.get("together") or ()),
        "apart": _lines(" | ".join(map(str, pair)) for pair in values.get("apart") or ()),
        "fixed": _lines(_place(each["item"], slots[each["slot"]]) for each in values.get("fixed") or ()),
        "unavailable": _lines(
            " | ".join([str(bar["item"]), str(bar.get("date") or ""), one_line(str(bar.get("room") or ""))]).rstrip(
                " |"
            )
            for bar in values.get("unavailable") or ()
        ),
        "present": _lines(_place(item, slots[row["slot"]]) for row in rows for item in row["items"]),
    }


def _padded(slot: Mapping[str, Any]) -> tuple[str, str, str, str]:
    start, end = (str(slot[key]).zfill(5) for key in ("start", "end"))
    return str(slot["date"]), start, end, one_line(str(slot.get("room") or ""))


def _item(item: Mapping[str, Any]) -> str:
    speakers = (item["speakers"], item["limit_seconds"]) if item.get("speakers") is not None else None
    name = str(item["id"])
    return item_line(Row(name, str(item.get("title") or name), item.get("minutes") or 0, speakers))


def _place(item: Any, slot: Sequence[str]) -> str:
    day, start, _end, room = slot
    return " | ".join(filter(None, [str(item), f"{day} {start}", room]))


def _lines(rows: Any) -> str:
    return "\n".join(str(row) for row in rows or ())
