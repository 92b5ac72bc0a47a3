"""The answer as JSON, in the format that docs/schemas/plan.json publishes, and its reasons in sentences."""

from zoneinfo import ZoneInfo

from zerodraft.programme.core.planning.answer import Answer
from zerodraft.programme.core.planning.measuring import STAGES
from zerodraft.programme.core.planning.reasons import Reason
from zerodraft.programme.core.planning.request import Request, Wish


def as_json(request: Request, answer: Answer, seconds: float) -> dict[str, object]:
    """The format of the answer; `seconds` is how long finding it took."""
    gaps = answer.gaps
    return {
        "assignment": [
            {"slot": slot, "items": [item.id for item, at in zip(request.items, answer.at, strict=True) if at == slot]}
            for slot in range(len(request.slots))
        ]
        if answer.at
        else [],
        "objective": _measures(answer.worth, answer.spreads[0]),
        "bound": _measures(answer.bound, answer.spreads[1]),
        "gap": round(max(gaps.values()), 6) if gaps else None,
        "seconds": round(seconds, 3),
        "why": {request.items[reason.item].id: because(request, reason) for reason in answer.reasons},
        "conflicts": [named(wish) for wish in answer.conflicts],
    }


def _measures(found: tuple[int, ...] | None, spread: float) -> dict[str, float] | None:
    if found is None:
        return None
    values: dict[str, float] = dict(zip(STAGES, found, strict=True))
    return values | {"unevenness": round(spread, 6)}


_COSTS = {
    "overrun": "would overrun by {} more minutes in all",
    "unevenness": "would make the load less even",
    "change": "would put {} more of the present programme elsewhere",
    "lateness": "would put more of the round later",
}


def named(wish: Wish) -> str:
    """A wish as the file has it: "fixed: general in slot 0"."""
    words = f"{wish.kind}: {', '.join(wish.items)}" if wish.items else wish.kind
    return words + (f" in slot {wish.slot}" if wish.slot is not None else "") + _when_and_where(wish)


def _when_and_where(wish: Wish) -> str:
    return (f" on {wish.day}" if wish.day else "") + (f" in {wish.room}" if wish.room else "")


def _of_item(wish: Wish) -> str:
    """A wish as one of the items that it names sees it."""
    if wish.kind == "keep_order":
        around = (f"{word} {item}" for word, item in zip(("after", "before"), wish.items, strict=True) if item)
        return "in order: " + " and ".join(around)
    if wish.kind == "fixed":
        return f"fixed to slot {wish.slot}"
    words = {"together": "together with ", "apart": "apart from "}.get(wish.kind, wish.kind)
    return words + ", ".join(wish.items) + _when_and_where(wish)


def because(request: Request, reason: Reason) -> str:
    """Why an item is where it is, in one sentence."""
    wishes = "; ".join(map(_of_item, reason.wishes))
    if reason.only:
        return f"{wishes or 'no other slot'}: no other slot is left while the others stay."
    slot = request.slots[reason.next_slot or 0]
    where = f"slot {reason.next_slot} ({slot.day}, {slot.room or 'no room'})"
    if reason.costs < 0 or not reason.stage:
        costs = "would do as well" if not reason.stage else "was not found to be better together with the rest"
    else:
        costs = _COSTS[reason.stage].format(reason.costs)
    return f"{wishes + '; ' if wishes else ''}the next best, {where}, {costs}."


def summary(request: Request, answer: Answer) -> str:
    """The programme, or what is in conflict, as lines of plain text."""
    if answer.worth is None:
        return _no_programme(answer)
    lines, zone = [], ZoneInfo(request.zone)
    for number, slot in enumerate(request.slots):
        inside = [item for item, at in zip(request.items, answer.at, strict=True) if at == number]
        start, end = slot.start.astimezone(zone), slot.end.astimezone(zone)
        room = f"  {slot.room}" if slot.room else ""
        planned = sum(item.minutes for item in inside)
        lines.append(f"{number}  {slot.day}  {start:%H:%M}-{end:%H:%M}{room}  {planned} of {slot.minutes} min")
        lines += [f"    {item.title}  {item.minutes} min" for item in inside] or ["    (nothing)"]
    worth, least = answer.worth, answer.bound
    shares = [f"{100 * each:.1f}" for each in answer.spreads]
    lines += [
        "",
        f"Times of {request.zone}. Expected overrun {worth.overrun} min (never less than {least and least.overrun});",
        f"spread of planned over available {shares[0]} points (not less than {shares[1]}); moved {worth.change}.",
    ]
    return "\n".join(lines)


def _no_programme(answer: Answer) -> str:
    if not answer.conflicts:
        return "No programme was found, nor shown to be impossible: ask for less, or divide the round."
    lines = ["No programme can meet all of these; any one of them less, and one can:"]
    return "\n".join([*lines, *(f"  {named(each)}" for each in answer.conflicts)])
