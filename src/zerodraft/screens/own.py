"""What a delegate sees of their own: on each list the ways to ask for the floor, and where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import rules

from zerodraft.floor import permissions, presenting, queries, requests
from zerodraft.floor.core.order import Category
from zerodraft.floor.shown import ShownFloor, ShownList
from zerodraft.parties.core.party import Kind
from zerodraft.parties.queries import register
from zerodraft.process import queries as process
from zerodraft.screens import fragments
from zerodraft.screens.visiting import Visit

NATIONAL, GROUP, JOINT = "national", "group", "joint"
"""The capacities in which one inscribes, as `floor` calls them in its forms."""

WAITING, SPEAKING, NOTHING = "waiting", "speaking", "none"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to speak: in which capacity, for whom, and how it stands: `state` is none, waiting or speaking.

    `mine` is by what the fragments know it; `key`, `place` and `before` (names) are those of an inscription that waits:
    without a key it was made by somebody else, and is not the delegation's to withdraw.
    """

    mine: str
    capacity: str
    group: str
    name: str
    state: str
    key: str
    place: int
    before: tuple[str, ...]


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
class Own:
    """The visitor's delegation in this meeting. `others` are the States that can be named for a joint statement."""

    party: str
    name: str
    lists: tuple[OwnList, ...]
    others: tuple[tuple[str, str], ...]

    @property
    def speaking(self) -> Slot | None:
        """The slot that has the floor."""
        return next((slot for each in self.lists for slot in each.slots if slot.state == SPEAKING), None)


def of(made: Visit, shown: ShownFloor) -> Own | None:
    """The delegation that the visitor may inscribe; None for whoever only reads."""
    party, on = made.actor.party, made.meeting.day
    open_to = {
        held.key for held in queries.lists_of(made.meeting) if rules.has_perm(permissions.INSCRIBE, made.actor, held)
    }
    if not party or not open_to:
        return None
    named = presenting.names_of(on)
    name = named(party)
    groups = process.groups_spoken_for(made.meeting.round.process, party, on)
    ways = [
        (NATIONAL, "", name),
        *((GROUP, group, named(group)) for group in groups),
    ]
    among_members = _among_members(party, made)
    if among_members:
        ways.append((JOINT, "", name))
    mine = [each for each in shown.lists if each.key in open_to]
    mine.sort(key=lambda each: not each.is_current)
    lists = tuple(OwnList(each, tuple(_slot(party, way, each, shown) for way in ways)) for each in mine)
    return Own(party, name, lists, tuple(_others(party, on, named)) if among_members else ())


def _among_members(party: str, made: Visit) -> bool:
    """Whether a delegation speaks in the category of Member States, who alone make joint statements."""
    try:
        category = requests.checked(requests.Request(party), made.meeting.round.process, made.meeting.day)
    except requests.CannotInscribe:
        return False
    return category is Category.NATIONAL


def _slot(party: str, way: tuple[str, str, str], listed: ShownList, shown: ShownFloor) -> Slot:
    capacity, group, name = way
    mine = f"{capacity} {group}" if group else f"{party} {capacity}"
    waiting = next((each for each in listed.waiting if fragments.whose(each.speaker) == mine), None)
    if waiting:
        before = tuple(each.speaker.name for each in listed.waiting[: waiting.place - 1])
        key = waiting.key if fragments.entered_for(waiting.speaker) == party else ""
        return Slot(mine, capacity, group, name, WAITING, key, waiting.place, before[-3:])
    speaks = shown.speaking and listed.is_current and fragments.whose(shown.speaking.speaker) == mine
    return Slot(mine, capacity, group, name, SPEAKING if speaks else NOTHING, "", 0, ())


def _others(party: str, on: date, named: presenting.Names) -> Iterator[tuple[str, str]]:
    """Member States other than one's own, by name."""
    found = (
        (each.key, named(each.key))
        for each in register().present(on)
        if each.kind_on(on) is Kind.MEMBER_STATE and each.key != party
    )
    return iter(sorted(found, key=lambda each: each[1]))
