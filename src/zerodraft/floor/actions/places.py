"""Places on a list: where an inscription enters, what moves when one leaves, and the waiting list of a full one."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Q

from zerodraft.floor.core import order
from zerodraft.floor.core.order import Entry
from zerodraft.floor.core.session import State
from zerodraft.floor.core.swaps import OPEN, Stage
from zerodraft.floor.models import Inscription, SpeakersList, Swap
from zerodraft.process.core.rule_set import Policy

if TYPE_CHECKING:
    from zerodraft.floor.actions.memory import Memory

LIVE = (Inscription.States.WAITING, Inscription.States.SPEAKING, Inscription.States.RESERVE)
"""The states of inscriptions of which a party has one at a time on a list."""

TAKEN = (Inscription.States.WAITING, Inscription.States.SPEAKING, Inscription.States.SPOKEN)
"""The states of inscriptions that take one of the places of a list."""


class Place(TypedDict):
    """Where somebody stood: the index, and the keys of those right ahead and right behind ('' for nobody)."""

    index: int
    ahead: str
    behind: str


def is_announced(held: SpeakersList) -> bool:
    """Whether the first on a list has been announced as the next speaker: its list is taken up, and the meeting is on."""
    return held.floor.on_list_id == held.pk and State(held.floor.state).is_on


def entries(held: SpeakersList) -> dict[str, Entry]:
    """Those who wait on a list, by key."""
    return {each.key: each.entry for each in held.inscriptions.filter(key__in=held.order)}


def enter(held: SpeakersList, made: Inscription) -> None:
    """Put an inscription where the policies want it, or on the waiting list when no place is left. Saves neither."""
    if not has_room(held, made):
        made.state = Inscription.States.RESERVE
        held.reserve = [*(key for key in held.reserve if key != made.key), made.key]
        return
    made.state = Inscription.States.WAITING
    _place(held, made)


def _place(held: SpeakersList, made: Inscription) -> None:
    known = entries(held) | {made.key: made.entry}
    rest = [key for key in held.order if key != made.key]
    place = order.place_of(made.entry, rest, known, held.ordering, announced=is_announced(held))
    held.order = order.entered(rest, made.key, place)


def has_room(held: SpeakersList, beside: Inscription | None = None) -> bool:
    """Whether a list has a place left, not counting one inscription."""
    return room(held, beside) != 0


def room(held: SpeakersList, beside: Inscription | None = None) -> int | None:
    """How many places a list has left, not counting one inscription; None where it has no number of places."""
    if held.places is None:
        return None
    taken = held.inscriptions.filter(state__in=TAKEN)
    if beside is not None:
        taken = taken.exclude(pk=beside.pk)
    return max(held.places - taken.count(), 0)


def leave(held: SpeakersList, found: Inscription, memory: "Memory | None" = None) -> list[Inscription]:
    """Take an inscription off a list's order and waiting list, and let the first of the latter move up. Saves the list.

    What it had agreed to swap lapses. `memory` is that of the act that does so. Gives those who moved up. Where regions take
    turns, the others are put in turn again, but for one that had been announced.
    """
    takes_turns, first = Policy.ALTERNATION in held.ordering.policies, held.order[:1]
    if takes_turns and memory:
        memory.keep(held)
    held.order = [key for key in held.order if key != found.key]
    held.reserve = [key for key in held.reserve if key != found.key]
    risen = fill(held, memory)
    if takes_turns:
        announced = is_announced(held) and held.order[:1] == first
        held.order = order.rearranged(held.order, entries(held), held.ordering, announced=announced)
    held.save()
    lapse(held, [found], memory)
    return risen


def lapse(held: SpeakersList, gone: Iterable[Inscription], memory: "Memory | None" = None) -> None:
    """Let the open swaps of those lapse that wait on a list no longer."""
    if not held.floor.open_swaps:
        return
    keys = [each.pk for each in gone]
    for swap in held.swaps.filter(Q(asker__in=keys) | Q(partner__in=keys), stage__in=OPEN):
        if memory:
            memory.keep(swap)
        swap.stage = Stage.LAPSED.value
        swap.save()
    count_swaps(held)


def count_swaps(held: SpeakersList) -> None:
    """Keep how many swaps of the meeting are open."""
    held.floor.open_swaps = Swap.objects.filter(on_list__floor=held.floor, stage__in=OPEN).count()
    held.floor.save(update_fields=["open_swaps"])


def fill(held: SpeakersList, memory: "Memory | None" = None) -> list[Inscription]:
    """Let those on the waiting list move up while there is room; who did. Saves them, not the list."""
    risen = []
    while held.reserve and has_room(held):
        found = held.inscriptions.get(key=held.reserve[0])
        found.on_list = held
        if memory:
            memory.keep(found, 0)
        held.reserve = held.reserve[1:]
        enter(held, found)
        found.save()
        risen.append(found)
    return risen


def replace(held: SpeakersList, found: Inscription) -> None:
    """Put one anew where the policies want it, as after a change of rank; one moved by hand, or announced, stays."""
    waits = found.key in held.order
    if not waits or found.entry.moved or (is_announced(held) and held.order[0] == found.key):
        return
    # Whoever waits goes on waiting, also where the list was given fewer places since.
    _place(held, found)
    held.save()


def rearrange(held: SpeakersList) -> None:
    """Bring the order in line with the policies as they are now."""
    held.order = order.rearranged(held.order, entries(held), held.ordering, announced=is_announced(held))
    held.save()


def stood(found: Inscription, place: int) -> Place:
    """Where an inscription stands on the order or the waiting list of its list, and between whom."""
    held = found.on_list
    line = held.order if found.key in held.order else held.reserve
    if found.key not in line:
        return Place(index=place, ahead="", behind="")
    at = line.index(found.key)
    return Place(index=at, ahead=line[at - 1] if at else "", behind=line[at + 1] if at + 1 < len(line) else "")


def is_there_anew(found: Inscription, on_list: int, state: str) -> bool:
    """Whether another stands in the place that one would have back: the same party asked anew, or the group."""
    if state not in LIVE or (found.state in LIVE and found.on_list_id == on_list):
        return False
    same = Q(party=found.party, capacity=found.capacity, group=found.group)
    if found.capacity == Inscription.Capacities.GROUP:
        same |= Q(capacity=found.capacity, group=found.group)
    return Inscription.objects.filter(same, on_list=on_list, state__in=LIVE).exclude(pk=found.pk).exists()


def put_back(found: Inscription, place: Place | int | None, left: int) -> None:
    """Put one whose state was restored back where it stood; `left` is the list it was on meanwhile.

    That is behind the one that stood ahead of it, or before the one behind it, where one of them still waits.
    """
    for held in SpeakersList.objects.filter(pk__in={left, found.on_list_id}):
        held.order = [key for key in held.order if key != found.key]
        held.reserve = [key for key in held.reserve if key != found.key]
        if held.pk == found.on_list_id and found.state == Inscription.States.WAITING:
            held.order = order.entered(held.order, found.key, _index(held.order, place))
        elif held.pk == found.on_list_id and found.state == Inscription.States.RESERVE:
            held.reserve = order.entered(held.reserve, found.key, _index(held.reserve, place))
        held.save()
        if held.pk != found.on_list_id:
            lapse(held, [found])


def _index(line: list[str], place: Place | int | None) -> int:
    if isinstance(place, dict):
        if place["ahead"] in line:
            return line.index(place["ahead"]) + 1
        if place["behind"] in line:
            return line.index(place["behind"])
        return place["index"]
    return len(line) if place is None else place


def put_in_order(held: SpeakersList, before: Sequence[str]) -> None:
    """Put those who wait in the order that they had; who came since enters by the policies, the announced next stays."""
    first = held.order[:1] if is_announced(held) else []
    late = [key for key in held.order if key not in before and key not in first]
    known = entries(held)
    waiting = [*first, *(key for key in before if key in held.order and key not in first)]
    for key in late:
        place = order.place_of(known[key], waiting, known, held.ordering, announced=is_announced(held))
        waiting = order.entered(waiting, key, place)
    held.order = waiting
    held.save()


def settle(list_id: int) -> None:
    """Let those on the waiting list move up, and count the swaps, once an act on a list was undone."""
    held = SpeakersList.objects.select_related("floor").get(pk=list_id)
    if fill(held):
        held.save()
    count_swaps(held)
