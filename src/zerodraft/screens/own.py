"""What a delegate sees of their own: on each list the ways to ask for the floor, and where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass

import rules

from zerodraft.floor import naming, permissions, presenting, queries, requests, rights, values
from zerodraft.floor.core.order import Category
from zerodraft.floor.core.replies import CannotReply
from zerodraft.floor.core.swaps import Stage
from zerodraft.floor.shown import ShownFloor, ShownList, ShownTurn, ShownWaiting
from zerodraft.parties.core.party import Capability
from zerodraft.process import queries as process
from zerodraft.process.core.rule_set import RuleSet
from zerodraft.process.rule_books import INFORMAL, shipped
from zerodraft.screens import fragments
from zerodraft.screens.visiting import Visit

NATIONAL, GROUP, JOINT = "national", "group", "joint"
"""The capacities in which one inscribes, as `floor` calls them in its forms."""

WAITING, RESERVE, SPEAKING, NOTHING = "waiting", "reserve", "speaking", "none"


@dataclass(frozen=True, slots=True)
class OwnSwap:
    """A swap under way, from the delegation's own side: `here` is its own place, `there` that of the `other`.

    `is_asked` says that the other asked, so that the answer is the delegation's; `is_agreed` that both want it.
    """

    key: str
    other: str
    here: int
    there: int
    is_asked: bool
    is_agreed: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to speak: in which capacity, for whom, and how it stands: `state` is none, waiting, reserve or speaking.

    `mine` is by what the fragments know it; `key`, `place` and `before` (names) are those of an inscription that waits:
    without a key it was made by somebody else, and is not the delegation's to withdraw. `speaks` is what was said of who
    will speak, `turn` when that is; `swaps` are those under way, `partners` (key, place, name) those who could be asked
    for one.
    """

    mine: str
    capacity: str
    group: str
    name: str
    state: str
    key: str = ""
    place: int = 0
    before: tuple[str, ...] = ()
    speaks: values.OwnInscription | None = None
    turn: ShownTurn | None = None
    swaps: tuple[OwnSwap, ...] = ()
    partners: tuple[tuple[str, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OwnList:
    """A list on which the visitor may inscribe: the slot of the delegation itself first, then groups, then joint ones."""

    list: ShownList
    slots: tuple[Slot, ...]

    @property
    def first(self) -> Slot:
        return self.slots[0]

    @property
    def groups(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.capacity == GROUP)

    @property
    def joint(self) -> Slot | None:
        """The way to speak jointly, which Member States have."""
        return next((slot for slot in self.slots if slot.capacity == JOINT), None)

    @property
    def further(self) -> tuple[Slot, ...]:
        """Every way but the delegation's own."""
        return self.slots[1:]


@dataclass(frozen=True, slots=True)
class OwnReply:
    """The delegation's right of reply: `slot` is where it stands, `list` the key of the list ('' until it is made).

    `refused` is why it gets no other one, in the words in which the act refuses it ('' where it does); `bound` to what its
    right is bound, which it has to say of each.
    """

    list: str
    slot: Slot
    refused: str = ""
    bound: str = ""

    @property
    def may_ask(self) -> bool:
        """Whether the rules, and the party's own right, give it one more."""
        return not self.refused


@dataclass(frozen=True, slots=True)
class Own:
    """The visitor's delegation in this meeting."""

    party: str
    name: str
    lists: tuple[OwnList, ...]
    reply: OwnReply | None = None
    has_floor: str = ""
    """By what the fragments know who has the floor."""

    @property
    def speaking(self) -> Slot | None:
        """The slot that has the floor."""
        slots = [slot for each in self.lists for slot in each.slots]
        slots += [self.reply.slot] if self.reply else []
        return next((slot for slot in slots if slot.mine == self.has_floor), None)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What slots are made from: the floor as it is shown and as values, and the delegation's own inscriptions."""

    party: str
    shown: ShownFloor
    state: values.State
    mine: dict[str, values.OwnInscription]


def of(made: Visit, state: values.State, shown: ShownFloor) -> Own | None:
    """The delegation that the visitor may inscribe; None for whoever only reads."""
    party, on = made.actor.party, made.meeting.day
    open_to = {
        held.key for held in queries.lists_of(made.meeting) if rules.has_perm(permissions.INSCRIBE, made.actor, held)
    }
    if not party or not open_to:
        return None
    named = presenting.names_of(on)
    name = named(party)
    body = state.rules or shipped()[INFORMAL]
    spoken_for = process.groups_spoken_for(made.meeting.round.process, party, on)
    groups = [group for group in spoken_for if not rights.group_refusal(body, party, group, on)]
    ways = [
        (NATIONAL, "", name),
        *((GROUP, group, named(group)) for group in groups),
    ]
    if _among_members(party, made):
        ways.append((JOINT, "", name))
    seen = _Seen(party, shown, state, queries.own_inscriptions(made.meeting.key, party))
    mine = [each for each in shown.lists if each.key in open_to and not each.is_replies]
    mine.sort(key=lambda each: not each.is_current)
    lists = tuple(OwnList(each, tuple(_slot(way, each, seen) for way in ways)) for each in mine)
    has_floor = fragments.whose(shown.speaking.speaker) if shown.speaking else ""
    return Own(party, name, lists, _reply(name, body, seen), has_floor)


def _among_members(party: str, made: Visit) -> bool:
    """Whether a delegation speaks in the category of Member States, who alone make joint statements."""
    try:
        category = requests.checked(requests.Request(party), made.meeting.round.process, made.meeting.day)
    except requests.CannotInscribe:
        return False
    return category is Category.NATIONAL


def _slot(way: tuple[str, str, str], listed: ShownList, seen: _Seen) -> Slot:
    capacity, group, name = way
    mine = f"{capacity} {group}" if group else f"{seen.party} {capacity}"
    waiting = _entry(listed.waiting, mine)
    reserve = None if waiting else _entry(listed.reserve, mine)
    found = waiting or reserve
    if found is None:
        return Slot(mine, capacity, group, name, SPEAKING if _speaks(mine, listed, seen) else NOTHING)
    key = found.key if fragments.entered_for(found.speaker) == seen.party else ""
    swaps = tuple(_swaps(key, listed, seen)) if key and waiting else ()
    return Slot(
        mine,
        capacity,
        group,
        name,
        WAITING if waiting else RESERVE,
        key,
        found.place,
        tuple(each.speaker.name for each in listed.waiting[: found.place - 1])[-3:] if waiting else (),
        seen.mine.get(key),
        found.turn,
        swaps,
        tuple(_partners(found, listed, seen)) if key and waiting else (),
    )


def _speaks(mine: str, listed: ShownList, seen: _Seen) -> bool:
    speaking = seen.shown.speaking
    if speaking is None or fragments.whose(speaking.speaker) != mine:
        return False
    return listed.is_replies if speaking.kind == "reply" else listed.is_current and speaking.kind == "statement"


def _entry(among: tuple[ShownWaiting, ...], mine: str) -> ShownWaiting | None:
    return next((each for each in among if fragments.whose(each.speaker) == mine), None)


def _swaps(key: str, listed: ShownList, seen: _Seen) -> Iterator[OwnSwap]:
    waiting = {each.key: each for each in listed.waiting}
    for swap in seen.state.swaps:
        if key in {swap.asker, swap.partner} and {swap.asker, swap.partner} <= set(waiting):
            other = waiting[swap.partner if swap.asker == key else swap.asker]
            yield OwnSwap(
                swap.key,
                other.speaker.name,
                waiting[key].place,
                other.place,
                is_asked=swap.partner == key,
                is_agreed=swap.stage == Stage.AGREED,
            )


def _partners(own: ShownWaiting, listed: ShownList, seen: _Seen) -> Iterator[tuple[str, int, str]]:
    """With whom a place can be changed: not with who was announced as next, nor with whom a swap is under way."""
    announced = 1 if listed.is_current and seen.state.session.state.is_on else 0
    if own.place <= announced:
        return
    under_way = {key for swap in seen.state.swaps for key in (swap.asker, swap.partner) if own.key in _both(swap)}
    for each in listed.waiting[announced:]:
        if each.key not in under_way and fragments.entered_for(each.speaker) != seen.party:
            yield each.key, each.place, each.speaker.name


def _both(swap: values.OpenSwap) -> set[str]:
    return {swap.asker, swap.partner}


def _reply(name: str, body: RuleSet, seen: _Seen) -> OwnReply | None:
    """The right of reply, where the rules give it."""
    if not seen.shown.procedure.has_replies:
        return None
    held = next((each for each in seen.shown.lists if each.is_replies), None)
    way = (NATIONAL, "", name)
    none = Slot(f"{seen.party} {NATIONAL}", NATIONAL, "", name, NOTHING)
    slot = _slot(way, held, seen) if held else none
    listed = held.key if held else ""
    had = sum(each.on_list == listed and each.state == "spoken" for each in seen.mine.values())
    return OwnReply(
        listed,
        slot,
        _refused(had, body, seen),
        rights.bound(body, seen.party, Capability.REPLY, seen.state.day),
    )


def _refused(had: int, body: RuleSet, seen: _Seen) -> str:
    """Why one more reply would be refused, once it is said to be within the bounds of the right."""
    if body.reply_seconds(had) is None:
        return naming.cannot_reply(CannotReply("no-more"))
    return rights.reply_refusal(body, seen.party, seen.state.day, seen.state.meeting, within=True)
