"""Who speaks in what order, and why: a chain of named policies, and places that were given by hand, by swap, by absence.

The order is kept as a list of keys of those who wait, so that what was moved stays where it was put. The default of
informal consultations: groups first, then Member States in the order in which they asked, then observers (rules 68 and
109 know the order of request alone).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum

from zerodraft.process.core.rule_set import Policy

Rank = tuple[int, ...]
"""What an entry is ordered by: a number for each policy of the chain, the lowest first."""


class Category(StrEnum):
    """For whom one speaks: what the order and the limit go by."""

    GROUPS = "groups"
    NATIONAL = "national"
    OBSERVERS = "observers"
    STAKEHOLDERS = "stakeholders"


class Standing(IntEnum):
    """Where a party's capabilities put it among speakers on a day, whoever asked first."""

    MEMBER = 0
    """A member, or who is inscribed among the members (A/RES/ES-10/23)."""
    AFTER_MEMBERS = 1
    """Who is inscribed after the last member (A/RES/52/250, A/RES/58/314)."""
    OBSERVER = 2
    STAKEHOLDER = 3


class Placed(StrEnum):
    """By what somebody stands where they do."""

    POLICY = "policy"
    HAND = "hand"
    SWAP = "swap"
    ABSENT = "absent"
    CARRIED = "carried"
    """Brought over from another meeting, with its order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One who waits: the key, for whom they speak, which request it was (1 is the first), and by what they stand there.

    `party` is who asked, `rank` the code of the speaker's rank, `region` the regional group, each '' where not known.
    """

    key: str
    category: Category
    request: int
    placed: Placed = Placed.POLICY
    party: str = ""
    standing: Standing = Standing.MEMBER
    rank: str = ""
    region: str = ""

    @property
    def moved(self) -> bool:
        """Whether its place says nothing about the policies."""
        return self.placed is not Placed.POLICY


@dataclass(frozen=True, slots=True)
class Ordering:
    """The chain of policies, and what they go by: the ladder of ranks, the traditional first speakers, the lot drawn.

    `drawn` holds the lots: the place of each entry's key; one that came after the draw is behind all. `spoken` are those of
    the list who have had the floor, the last one last: alternation goes on from there.
    """

    policies: tuple[Policy, ...]
    ladder: tuple[tuple[str, ...], ...] = ()
    tradition: tuple[str, ...] = ()
    drawn: Mapping[str, int] = field(default_factory=dict)
    spoken: tuple[Entry, ...] = ()


DEFAULT = (Policy.GROUPS_FIRST, Policy.MEMBERS_FIRST, Policy.ORDER_OF_REQUEST)


def _tradition(entry: Entry, by: Ordering) -> int:
    national = entry.category is Category.NATIONAL and entry.party in by.tradition
    return by.tradition.index(entry.party) if national else len(by.tradition)


def _ladder(entry: Entry, by: Ordering) -> int:
    return next((number for number, rung in enumerate(by.ladder) if entry.rank in rung), len(by.ladder))


def _groups(entry: Entry, _by: Ordering) -> int:
    return 0 if entry.category is Category.GROUPS else 1


def _standing(entry: Entry, _by: Ordering) -> int:
    return int(Standing.MEMBER if entry.category is Category.GROUPS else entry.standing)


def _lot(entry: Entry, by: Ordering) -> int:
    return by.drawn.get(entry.key, len(by.drawn))


def _request(entry: Entry, _by: Ordering) -> int:
    return entry.request


_BY_ENTRY: Mapping[Policy, Callable[[Entry, Ordering], int]] = {
    Policy.TRADITION: _tradition,
    Policy.RANK_LADDER: _ladder,
    Policy.GROUPS_FIRST: _groups,
    Policy.MEMBERS_FIRST: _standing,
    Policy.LOT: _lot,
    Policy.ORDER_OF_REQUEST: _request,
}
"""The policies that look at one entry alone; alternation looks at all."""


class NotWaiting(LookupError):
    """The key is not among those who wait."""


def ranks(entries: Iterable[Entry], by: Ordering) -> dict[str, Rank]:
    """What each entry is ordered by.

    Alternation takes one in turn from each region, among those whom the policies before it hold equal, and goes on from who
    was heard last; within a region the policies after it decide.
    """
    all_ = tuple(entries)
    policies = by.policies
    turns = _turns(all_, by) if Policy.ALTERNATION in policies else {}
    return {
        each.key: tuple(
            turns[each.key] if policy not in _BY_ENTRY else _BY_ENTRY[policy](each, by) for policy in policies
        )
        for each in all_
    }


def _turns(entries: Sequence[Entry], by: Ordering) -> dict[str, int]:
    """Of each entry, the turn in which it comes among its equals: in rounds, each with one of every region that has one.

    In every round unheard regions come first, by who is first among them, then the others, the one heard last at the end: so
    giving the floor to the first changes nothing in the order of the others.
    """
    place = by.policies.index(Policy.ALTERNATION)
    before, after = by.policies[:place], by.policies[place + 1 :]

    def rank(entry: Entry, policies: Sequence[Policy]) -> Rank:
        return tuple(_BY_ENTRY[policy](entry, by) for policy in policies if policy in _BY_ENTRY)

    heard = {(rank(entry, before), entry.region): number for number, entry in enumerate(by.spoken)}
    lines: dict[Rank, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry in sorted(entries, key=lambda each: (rank(each, after), each.request)):
        lines[rank(entry, before)][entry.region].append(entry.key)
    turns: dict[str, int] = {}
    for equals, regions in lines.items():
        in_turn = sorted(regions, key=lambda region, equals=equals: heard.get((equals, region), -1))  # type: ignore[misc]
        for number, region in enumerate(in_turn):
            turns |= {key: turn * len(in_turn) + number for turn, key in enumerate(regions[region])}
    return turns


def arranged(entries: Iterable[Entry], by: Ordering) -> list[str]:
    """The keys in the order of the policies alone; equal ones in order of request."""
    all_ = tuple(entries)
    rank = ranks(all_, by)
    return [each.key for each in sorted(all_, key=lambda each: (rank[each.key], each.request))]


def place_of(new: Entry, waiting: Sequence[str], entries: Mapping[str, Entry], by: Ordering, *, announced: bool) -> int:
    """The index at which a new entry enters the order: before the first that the policies put behind it.

    Entries moved by hand are passed over, since their place says nothing. The next speaker, once `announced`, is never
    displaced: whoever comes late enters after it at the earliest.
    """
    first = 1 if announced and waiting else 0
    rank = ranks((*(entries[key] for key in waiting[first:]), new), _heard(by, entries, waiting[:first]))
    for index, key in enumerate(waiting):
        if index >= first and not entries[key].moved and rank[key] > rank[new.key]:
            return index
    return len(waiting)


def rearranged(waiting: Sequence[str], entries: Mapping[str, Entry], by: Ordering, *, announced: bool) -> list[str]:
    """The order once the policies have changed, or a lot was drawn: what was moved keeps its place, all others are put anew.

    The next speaker, once `announced`, stays.
    """
    fixed = {index for index, key in enumerate(waiting) if entries[key].moved or (announced and index == 0)}
    others = [entries[key] for index, key in enumerate(waiting) if index not in fixed]
    free = iter(arranged(others, _heard(by, entries, waiting[: 1 if announced else 0])))
    return [key if index in fixed else next(free) for index, key in enumerate(waiting)]


def _heard(by: Ordering, entries: Mapping[str, Entry], first: Sequence[str]) -> Ordering:
    """The ordering of those who come after one that is first whatever the policies say: regions take turns from there."""
    return replace(by, spoken=(*by.spoken, *(entries[key] for key in first)))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody stands where they do: by what, and if by the policies, which one decided, and against whom.

    `policy` is the first that tells this entry from `other`, the one before it (for the first, the one after it); None
    where nobody else is there. `late` says that the policies alone would have put it before one who was announced
    already, `announced` that it is first because it had been announced already, though by that policy `other` goes first.
    """

    placed: Placed
    policy: Policy | None = None
    other: str = ""
    late: bool = False
    is_first: bool = False
    """Whether `other` is the one after it."""
    announced: bool = False


def why(key: str, waiting: Sequence[str], entries: Mapping[str, Entry], by: Ordering) -> Reason:
    """Why one stands at its place. Raises NotWaiting."""
    if key not in waiting:
        raise NotWaiting(key)
    entry = entries[key]
    if entry.moved:
        return Reason(entry.placed)
    settled = [each for each in waiting if not entries[each].moved]
    place = settled.index(key)
    if len(settled) == 1:
        return Reason(Placed.POLICY)
    other = settled[place - 1] if place else settled[1]
    # Behind the first two, what counts is whose turn it is once the first was heard.
    heard = settled[:1] if place > 1 else []
    rank = ranks((entries[each] for each in settled[len(heard) :]), _heard(by, entries, heard))
    pairs = zip(by.policies, rank[key], rank[other], strict=True)
    policy, own, theirs = next((pair for pair in pairs if pair[1] != pair[2]), (Policy.ORDER_OF_REQUEST, 0, 0))
    late, announced = place > 0 and own < theirs, place == 0 and own > theirs
    return Reason(Placed.POLICY, policy, other, late=late, is_first=place == 0, announced=announced)


def entered(waiting: Sequence[str], key: str, index: int) -> list[str]:
    """The order with a key put at an index (at the end, where the order is shorter). A key stands in it once."""
    rest = [each for each in waiting if each != key]
    return [*rest[:index], key, *rest[index:]]


def left(waiting: Sequence[str], key: str) -> list[str]:
    """The order without a key. Raises NotWaiting."""
    if key not in waiting:
        raise NotWaiting(key)
    return [each for each in waiting if each != key]


def moved(waiting: Sequence[str], key: str, before: str) -> list[str]:
    """The order with a key moved before another, or to the end for ''. Raises NotWaiting for either."""
    rest = left(waiting, key)
    if not before:
        return [*rest, key]
    if before == key:
        return list(waiting)
    if before not in rest:
        raise NotWaiting(before)
    return entered(rest, key, rest.index(before))


def swapped(waiting: Sequence[str], one: str, other: str) -> list[str]:
    """The order with two keys in each other's place. Raises NotWaiting for either."""
    for key in (one, other):
        if key not in waiting:
            raise NotWaiting(key)
    places = {one: other, other: one}
    return [places.get(key, key) for key in waiting]


def seated(coming: Sequence[str], room: int | None) -> tuple[list[str], list[str]]:
    """Of those who come to a list with so many free places (None for no number): who has one, and who is beyond them."""
    places = len(coming) if room is None else room
    return list(coming[:places]), list(coming[places:])


def carried(coming: Sequence[str], waiting: Sequence[str], *, announced: bool) -> list[str]:
    """The order of a list to which others come from another meeting: they go first, having waited longer.

    The next speaker, once `announced`, stays before them.
    """
    first = 1 if announced and waiting else 0
    return [*waiting[:first], *coming, *waiting[first:]]
