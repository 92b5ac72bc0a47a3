"""Places on a list: where an inscription enters, what moves when one leaves, and the waiting list of a full one."""

from django.db.models import Q

from zerodraft.floor.core import order
from zerodraft.floor.core.order import Entry
from zerodraft.floor.core.session import State
from zerodraft.floor.core.swaps import Stage
from zerodraft.floor.models import Inscription, SpeakersList, Swap

TAKEN = (Inscription.States.WAITING, Inscription.States.SPEAKING, Inscription.States.SPOKEN)
"""The states of inscriptions that take one of the places of a list."""

OPEN_SWAPS = (Stage.ASKED.value, Stage.AGREED.value)

_OPEN = (State.IN_SESSION.value, State.VOTING.value, State.SUSPENDED.value)


def is_announced(held: SpeakersList) -> bool:
    """Whether the first on a list has been announced as the next speaker: its list is taken up, and the meeting is on."""
    return held.floor.on_list_id == held.pk and held.floor.state in _OPEN


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
    known = entries(held) | {made.key: made.entry}
    rest = [key for key in held.order if key != made.key]
    place = order.place_of(made.entry, rest, known, held.ordering, announced=is_announced(held))
    held.order = order.entered(rest, made.key, place)


def has_room(held: SpeakersList, beside: Inscription | None = None) -> bool:
    """Whether a list has a place left, not counting one inscription."""
    if held.places is None:
        return True
    taken = held.inscriptions.filter(state__in=TAKEN)
    if beside is not None:
        taken = taken.exclude(pk=beside.pk)
    return taken.count() < held.places


def leave(held: SpeakersList, found: Inscription) -> None:
    """Take an inscription off a list's order and waiting list, and let the first of the latter move up. Saves the list.

    What it had agreed to swap lapses.
    """
    held.order = [key for key in held.order if key != found.key]
    held.reserve = [key for key in held.reserve if key != found.key]
    fill(held)
    held.save()
    if held.floor.open_swaps:
        _lapse(held, found)


def count_swaps(held: SpeakersList) -> None:
    """Keep how many swaps of the meeting are open."""
    held.floor.open_swaps = Swap.objects.filter(on_list__floor=held.floor, stage__in=OPEN_SWAPS).count()
    held.floor.save(update_fields=["open_swaps"])


def _lapse(held: SpeakersList, gone: Inscription) -> None:
    open_ = held.swaps.filter(stage__in=OPEN_SWAPS)
    if open_.filter(Q(asker=gone) | Q(partner=gone)).update(stage=Stage.LAPSED.value):
        count_swaps(held)


def fill(held: SpeakersList) -> list[Inscription]:
    """Let those on the waiting list move up while there is room; who did. Saves them, not the list."""
    risen = []
    while held.reserve and has_room(held):
        found = held.inscriptions.get(key=held.reserve[0])
        found.on_list = held
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
    enter(held, found)
    held.save()


def rearrange(held: SpeakersList) -> None:
    """Bring the order in line with the policies as they are now."""
    held.order = order.rearranged(held.order, entries(held), held.ordering, announced=is_announced(held))
    held.save()


def put_back(found: Inscription, place: int | None, left: int) -> None:
    """Put one whose state was restored back where it stood; `left` is the list it was on meanwhile."""
    for held in SpeakersList.objects.filter(pk__in={left, found.on_list_id}):
        held.order = [key for key in held.order if key != found.key]
        held.reserve = [key for key in held.reserve if key != found.key]
        if held.pk == found.on_list_id and found.state == Inscription.States.WAITING:
            held.order = order.entered(held.order, found.key, len(held.order) if place is None else place)
        elif held.pk == found.on_list_id and found.state == Inscription.States.RESERVE:
            held.reserve = order.entered(held.reserve, found.key, len(held.reserve) if place is None else place)
        held.save()
