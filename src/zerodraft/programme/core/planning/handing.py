"""A request and its answer as plain values, for a planner that runs in a process of its own."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from zerodraft.programme.core.planning.answer import Answer
from zerodraft.programme.core.planning.measuring import Worth
from zerodraft.programme.core.planning.reasons import Reason
from zerodraft.programme.core.planning.request import Request, Wish


def request_to_values(request: Request) -> dict[str, Any]:
    """The request as a file has it, each item with its minutes: `read(request_to_values(r), any pace) == r`."""
    ids, zone = [item.id for item in request.items], ZoneInfo(request.zone)
    slots = [
        {
            "date": slot.day.isoformat(),
            "start": f"{slot.start.astimezone(zone):%H:%M}",
            "end": f"{slot.end.astimezone(zone):%H:%M}",
        }
        | ({"room": slot.room} if slot.room else {})
        for slot in request.slots
    ]
    return {
        "zone": request.zone,
        "slots": slots,
        "items": [{"id": item.id, "title": item.title, "minutes": item.minutes} for item in request.items],
        "keep_order": request.keep_order,
        "alone": [ids[item] for item in request.alone],
        "together": [[ids[one], ids[other]] for one, other in request.together],
        "apart": [[ids[one], ids[other]] for one, other in request.apart],
        "fixed": [{"item": ids[each.item], "slot": each.slot} for each in request.fixed],
        "unavailable": [
            {"item": ids[each.item]}
            | ({"date": each.day.isoformat()} if each.day else {})
            | ({"room": each.room} if each.room is not None else {})
            for each in request.unavailable
        ],
        "present": [{"slot": slot, "items": [ids[item]]} for item, slot in request.present],
    }


def answer_to_values(answer: Answer) -> dict[str, Any]:
    """The answer as JSON can hold it."""
    return {
        "at": list(answer.at),
        "worth": answer.worth and list(answer.worth),
        "bound": answer.bound and list(answer.bound),
        "spreads": list(answer.spreads),
        "reasons": [
            [each.item, list(map(_wish_to_values, each.wishes)), each.only, each.next_slot, each.stage, each.costs]
            for each in answer.reasons
        ],
        "conflicts": list(map(_wish_to_values, answer.conflicts)),
    }


def answer_from_values(given: dict[str, Any]) -> Answer:
    """The same again: `answer_from_values(answer_to_values(a)) == a`, also after a way through JSON."""
    first, second = given["spreads"]
    return Answer(
        at=tuple(given["at"]),
        worth=Worth(*given["worth"]) if given["worth"] else None,
        bound=Worth(*given["bound"]) if given["bound"] else None,
        spreads=(first, second),
        reasons=tuple(
            Reason(item, tuple(map(_wish_from_values, wishes)), only, next_slot, stage, costs)
            for item, wishes, only, next_slot, stage, costs in given["reasons"]
        ),
        conflicts=tuple(map(_wish_from_values, given["conflicts"])),
    )


def _wish_to_values(wish: Wish) -> list[Any]:
    return [wish.kind, list(wish.items), wish.slot, wish.day and wish.day.isoformat(), wish.room]


def _wish_from_values(given: list[Any]) -> Wish:
    kind, items, slot, day, room = given
    return Wish(kind, tuple(items), slot, date.fromisoformat(day) if day else None, room)
