"""How speaking time was shared: by regional group, category and gender, first-time speakers, overtime, asked and had.

What was said from a list counts, statements and replies; guests, points of order and motions do not.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar

from zerodraft.floor.core.order import Category

Key = TypeVar("Key", bound=Hashable)

MOST_ROWS = 20
"""How many speakers are named one by one."""


@dataclass(frozen=True, slots=True)
class Had:
    """One intervention that is over: by whom, of which regional group ('' for none), and how long.

    `asked` is how long it was said to be, `gender` is '' where it was not given.
    """

    speaker: Hashable
    party: str
    category: str
    region: str
    gender: str
    first_time: bool
    used: timedelta
    allotted: timedelta | None
    over: timedelta
    asked: timedelta | None
    reminders: int


@dataclass(frozen=True, slots=True)
class Share(Generic[Key]):
    """What those of one kind had together: how long, in how many interventions, and how many parties they are."""

    key: Key
    time: timedelta
    count: int
    parties: int


@dataclass(frozen=True, slots=True)
class Fairness:
    """A meeting, or several, in figures. `over` and `asked` name those who went furthest beyond, the furthest first.

    `regions` leaves statements of groups out, which are nobody's own; their key is the regional group's, '' for who
    belongs to none.
    """

    regions: tuple[Share[str], ...]
    categories: tuple[Share[str], ...]
    genders: tuple[Share[str], ...]
    first: tuple[Share[bool], ...]
    over: tuple[Had, ...]
    asked: tuple[Had, ...]
    count: int
    time: timedelta
    over_count: int
    over_time: timedelta


def of(all_: Sequence[Had]) -> Fairness:
    """The figures of these interventions."""
    over = [each for each in all_ if each.over > timedelta()]
    asked = [each for each in all_ if each.asked]
    own = [each for each in all_ if each.category != Category.GROUPS]
    return Fairness(
        regions=_shares(own, lambda each: each.region),
        categories=_shares(all_, lambda each: each.category),
        genders=_shares(all_, lambda each: each.gender),
        first=_shares(all_, lambda each: each.first_time),
        over=tuple(sorted(over, key=lambda each: each.over, reverse=True)[:MOST_ROWS]),
        asked=tuple(sorted(asked, key=lambda each: each.used - (each.asked or each.used), reverse=True)[:MOST_ROWS]),
        count=len(all_),
        time=_sum(each.used for each in all_),
        over_count=len(over),
        over_time=_sum(each.over for each in over),
    )


def _shares(all_: Iterable[Had], key: Callable[[Had], Key]) -> tuple[Share[Key], ...]:
    """What each kind had, the most first."""
    by_kind: dict[Key, list[Had]] = {}
    for each in all_:
        by_kind.setdefault(key(each), []).append(each)
    shares = (
        Share(kind, _sum(each.used for each in found), len(found), len({each.party for each in found}))
        for kind, found in by_kind.items()
    )
    return tuple(sorted(shares, key=lambda share: share.time, reverse=True))


def _sum(lengths: Iterable[timedelta]) -> timedelta:
    return sum(lengths, timedelta())
