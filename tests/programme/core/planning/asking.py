"""Rounds for the tests of the planner, and a judge of programmes that shares nothing with it."""

import itertools
import math
from typing import Any

from hypothesis import strategies as st

from zerodraft.programme.core.planning import Request

FEBRUARY = [
    ("2018-02-20", "Trusteeship Council Chamber"),
    ("2018-02-22", "Conference Room 4"),
    ("2018-02-23", "ECOSOC Chamber"),
]


def february(minutes: int = 30, general: int = 150, last: int = 120) -> dict[str, Any]:
    """The first round of 2018: six slots, 22 equal objectives between two parts that sit alone."""
    return {
        "zone": "America/New_York",
        "slots": [
            {"date": day, "start": start, "end": end, "room": room}
            for day, room in FEBRUARY
            for start, end in (("10:00", "13:00"), ("15:00", "18:00"))
        ],
        "items": [
            {"id": "general", "title": "General statements and preamble", "minutes": general},
            *({"id": f"objective-{n}", "title": f"Objective {n}", "minutes": minutes} for n in range(1, 23)),
            {"id": "implementation", "title": "Implementation and follow-up", "minutes": last},
        ],
        "keep_order": True,
        "alone": ["general", "implementation"],
    }


@st.composite
def rounds(draw: st.DrawFn, most_items: int = 5) -> dict[str, Any]:
    """Small rounds with wishes of every kind, some of which cannot be met."""
    slots = [
        {
            "date": f"2027-03-0{draw(st.integers(1, 2))}",
            "start": f"{hour}:00",
            "end": f"{hour + long // 60}:{long % 60:02}",
            "room": f"R{n}",
        }
        for n in range(draw(st.integers(1, 4)))
        for hour, long in [(draw(st.sampled_from([9, 10, 15])), draw(st.sampled_from([60, 90, 180])))]
    ]
    ids = [f"i{n}" for n in range(draw(st.integers(1, most_items)))]
    one, slot = st.sampled_from(ids), st.integers(0, len(slots) - 1)
    pairs = st.lists(st.lists(one, min_size=2, max_size=2, unique=True), max_size=2) if len(ids) > 1 else st.just([])
    days = st.sampled_from([each["date"] for each in slots])
    return {
        "zone": "Europe/Paris",
        "slots": slots,
        "items": [{"id": each, "minutes": draw(st.sampled_from([10, 15, 30, 45, 60, 61, 90]))} for each in ids],
        "keep_order": draw(st.booleans()),
        "alone": draw(st.lists(one, max_size=1)),
        "together": draw(pairs),
        "apart": draw(pairs),
        "fixed": draw(st.lists(st.fixed_dictionaries({"item": one, "slot": slot}), max_size=1)),
        "unavailable": draw(st.lists(st.fixed_dictionaries({"item": one, "date": days}), max_size=1)),
        "present": [{"slot": draw(slot), "items": [each]} for each in ids if draw(st.booleans())],
    }


def broken(r: Request, at: tuple[int, ...]) -> bool:
    """Whether a programme breaks a wish, item by item."""
    slots = r.slots

    def parallel(i: int, j: int) -> bool:
        return i != j and slots[i].start < slots[j].end and slots[j].start < slots[i].end

    return (
        any(at[each.item] != each.slot for each in r.fixed)
        or any(at[a] != at[b] for a, b in r.together)
        or any(parallel(at[a], at[b]) for a, b in r.apart)
        or any(at.count(at[a]) > 1 for a in r.alone)
        or any(
            (each.day or slots[at[each.item]].day) == slots[at[each.item]].day
            and (each.room or slots[at[each.item]].room) == slots[at[each.item]].room
            for each in r.unavailable
        )
        or (r.keep_order and any(slots[a].start > slots[b].start for a, b in itertools.pairwise(at)))
    )


def value(r: Request, at: tuple[int, ...]) -> tuple[int, int, int, int]:
    """The four measures, from hours and minutes alone."""
    long = [round((slot.end - slot.start).total_seconds() / 60) for slot in r.slots]
    load = [sum(item.minutes for item, where in zip(r.items, at, strict=True) if where == n) for n in range(len(long))]
    begins = sorted({slot.start for slot in r.slots})
    common = math.lcm(*long)
    return (
        sum(max(0, a - b) for a, b in zip(load, long, strict=True)),
        sum(common // b * a * a for a, b in zip(load, long, strict=True)),
        sum(at[item] != slot for item, slot in r.present),
        sum(begins.index(slot.start) * a for slot, a in zip(r.slots, load, strict=True)),
    )


def best(r: Request) -> tuple[int, int, int, int] | None:
    """The value of the best of all programmes, None where each breaks a wish."""
    every = itertools.product(range(len(r.slots)), repeat=len(r.items))
    return min((value(r, at) for at in every if not broken(r, at)), default=None)
