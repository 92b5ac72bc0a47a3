"""Who speaks in what order: a chain of named policies, and places that an officer gave by hand.

The default of informal consultations: groups first, then Member States in the order in which they asked, then observers.
The order is kept as a list of keys of those who wait, so that what was moved by hand stays where it was put.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """For whom one speaks: what the order and the limit go by."""

    GROUPS = "groups"
    NATIONAL = "national"
    OBSERVERS = "observers"
    STAKEHOLDERS = "stakeholders"


@dataclass(frozen=True, slots=True)
class Entry:
    """One who waits: the key, for whom they speak, which request it was (1 is the first), and if it was moved by hand."""

    key: str
    category: Category
    request: int
    moved: bool = False


def _groups(entry: Entry) -> int:
    return 0 if entry.category is Category.GROUPS else 1


def _members(entry: Entry) -> int:
    """Members before observers, observers before stakeholders; groups count as members."""
    return {Category.OBSERVERS: 1, Category.STAKEHOLDERS: 2}.get(entry.category, 0)


def _request(entry: Entry) -> int:
    return entry.request


POLICIES: Mapping[str, Callable[[Entry], int]] = {
    "groups-first": _groups,
    "members-first": _members,
    "order-of-request": _request,
}
"""Each policy by its name: what it ranks an entry by, the lowest first."""

DEFAULT = ("groups-first", "members-first", "order-of-request")


class NotWaiting(LookupError):
    """The key is not among those who wait."""


def ranked(entry: Entry, policies: Sequence[str]) -> tuple[int, ...]:
    """What an entry is ordered by under these policies. Raises KeyError for a policy of no such name."""
    return tuple(POLICIES[name](entry) for name in policies)


def place_of(
    new: Entry, waiting: Sequence[str], entries: Mapping[str, Entry], policies: Sequence[str], *, announced: bool
) -> int:
    """The index at which a new entry enters the order: before the first that the policies put behind it.

    Entries moved by hand are passed over, since their place says nothing. The next speaker, once `announced`, is never
    displaced: whoever comes late enters after it at the earliest.
    """
    first = 1 if announced and waiting else 0
    own = ranked(new, policies)
    for index, key in enumerate(waiting):
        other = entries[key]
        if index >= first and not other.moved and ranked(other, policies) > own:
            return index
    return len(waiting)


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
