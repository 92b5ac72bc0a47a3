"""A plan as meetings of the working programme: which stand already and get other business, which are new."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zerodraft.process import queries as process_queries
from zerodraft.programme import presenting, queries
from zerodraft.programme.core.planning import Item, Slot
from zerodraft.programme.core.planning.boxes import Typed
from zerodraft.programme.core.planning.showing import one_line
from zerodraft.programme.core.release import Meeting, Segment, Sitting, in_order
from zerodraft.programme.planner.beginning import matched

if TYPE_CHECKING:
    from zerodraft.process.models import Process, Round


@dataclass(frozen=True, slots=True)
class Proposal:
    """What taking a plan over would do: `sittings` by slot, each with the key of the meeting that it changes, or ''.

    A slot with no business and no meeting is left out. `rest` are the meetings of the round in none of the slots.
    """

    sittings: tuple[tuple[int, str, Sitting], ...]
    rest: tuple[Meeting, ...]

    def adopted(self) -> list[tuple[str, Sitting]]:
        """The same as the action takes it."""
        return [(key, sitting) for _slot, key, sitting in self.sittings]


def proposal(in_round: "Round", typed: Typed, at: Sequence[int]) -> Proposal:
    """What a plan, `at` being the slot of each item, says in meetings of this round."""
    request = typed.request
    if request is None:
        return Proposal((), ())
    meetings = {each.key: each for each in queries.planned_in(in_round)}
    known = matched(meetings.values())
    sittings: list[tuple[int, str, Sitting]] = []
    for number, slot in enumerate(request.slots):
        inside = [item for item, where in enumerate(at) if where == number]
        business = segments([request.items[item] for item in inside], [typed.parts[item] for item in inside])
        if keys := known.get((slot.start, slot.end, one_line(slot.room))):
            key = keys.pop(0)
            sittings.append((number, key, _as_sitting(meetings[key], business)))
        elif business:
            sittings.append((number, "", _new(slot, request.zone, business)))
    used = {key for _slot, key, _sitting in sittings}
    rest = tuple(each for key, each in meetings.items() if key not in used)
    return Proposal(tuple(sittings), rest)


def segments(items: Sequence[Item], parts: Sequence[tuple[str, ...]]) -> tuple[Segment, ...]:
    """The business of a meeting. Neighbours that are nothing but a part of the outline are one piece: Objective 1 to 6."""
    found: list[Segment] = []
    run: list[str] = []
    for item, taken_up in zip(items, parts, strict=True):
        if len(taken_up) == 1 and item.title in (taken_up[0], process_queries.part_name(taken_up[0])):
            run.append(taken_up[0])
            continue
        found += _joined(run)
        run = []
        found.append(Segment(item.title, taken_up))
    return tuple(found + _joined(run))


def as_meetings(of: "Process", proposed: Proposal, out: Collection[str] = ()) -> tuple[Meeting, ...]:
    """The working programme as it would be."""
    changed = {key: sitting for _slot, key, sitting in proposed.sittings if key}
    kept = [
        replace(each, segments=changed[each.key].segments) if each.key in changed else each
        for each in queries.working_programme(of)
        if each.key not in out
    ]
    new = [key_of(slot, sitting) for slot, key, sitting in proposed.sittings if not key]
    return in_order([*kept, *new])


def key_of(slot: int, sitting: Sitting) -> Meeting:
    """A meeting that is proposed, under a key that says for which slot."""
    return Meeting(
        key=f"proposed-{slot}",
        day=sitting.day,
        start=sitting.start,
        end=sitting.end,
        zone=sitting.zone,
        venue=sitting.venue,
        segments=sitting.segments,
    )


def _joined(run: Sequence[str]) -> list[Segment]:
    return [Segment("; ".join(presenting.parts_in_words(run)), tuple(run))] if run else []


def _as_sitting(meeting: Meeting, business: tuple[Segment, ...]) -> Sitting:
    return Sitting(
        day=meeting.day,
        start=meeting.start,
        end=meeting.end,
        zone=meeting.zone,
        venue=meeting.venue,
        virtual=meeting.virtual,
        tentative=meeting.tentative,
        segments=business,
        alternatives=meeting.alternatives,
    )


def _new(slot: Slot, zone: str, business: tuple[Segment, ...]) -> Sitting:
    return Sitting(day=slot.day, start=slot.start, end=slot.end, zone=zone, venue=slot.room, segments=business)
