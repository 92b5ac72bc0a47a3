"""What else a letter changes of a process: its round, its officers, limits and deadlines.

A letter says what is new; of what it does not name, everything stays. A limit is replaced by one for the same speakers. A
deadline is moved when the letter changes its day and sets one for the same matter on the new day; withdrawn when it changes
the day and sets none; set anew otherwise. Officers are the same when their names are, whatever their case and spaces.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zerodraft.correspondence.core.review.proposal import Deadline, Officer, Supersession


@dataclass(frozen=True, slots=True)
class Standing:
    """What a process has: its round's number, the names of its officers, and its limits and deadlines by their ids."""

    round: int | None
    officers: tuple[str, ...]
    limits: Mapping[str, int]
    deadlines: Mapping[int, Deadline]


@dataclass(frozen=True, slots=True)
class DeadlineChange:
    """A deadline that is set, changed or withdrawn: `id` and `before` of the one that is there, `after` as it will be."""

    id: int | None
    before: Deadline | None
    after: Deadline | None


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a letter changes besides meetings. `round` is the number of a round to be opened, None for none."""

    round: int | None
    officers: tuple[Officer, ...]
    limits: Mapping[str, tuple[int | None, int]]
    deadlines: tuple[DeadlineChange, ...]

    @property
    def any(self) -> bool:
        return bool(self.round or self.officers or self.limits or self.deadlines)


def compare(
    standing: Standing,
    *,
    number: int | None,
    officers: Iterable[Officer],
    limits: Mapping[str, int],
    deadlines: Iterable[Deadline],
    supersedes: Iterable[Supersession],
) -> Particulars:
    """What the letter's facts change of what stands. In a new round, limits and deadlines are all new."""
    opens = number if number is not None and number != standing.round else None
    known = {_folded(name) for name in standing.officers}
    before = {} if opens else standing.limits
    return Particulars(
        round=opens,
        officers=tuple(one for one in officers if _folded(one.name) not in known),
        limits={who: (before.get(who), s) for who, s in limits.items() if before.get(who) != s},
        deadlines=_deadlines({} if opens else standing.deadlines, deadlines, supersedes),
    )


def _deadlines(
    standing: Mapping[int, Deadline], announced: Iterable[Deadline], supersedes: Iterable[Supersession]
) -> tuple[DeadlineChange, ...]:
    left = dict(standing)
    new = []
    for due in announced:
        same = next((id_ for id_, old in left.items() if old == due), None)
        if same is None:
            new.append(due)
        else:
            del left[same]
    found: list[DeadlineChange] = []
    for one in supersedes:
        for id_, old in [(i, d) for i, d in left.items() if d.on == one.was]:
            after = next((due for due in new if due.matter == old.matter and due.on == one.now), None)
            if after:
                new.remove(after)
            del left[id_]
            found.append(DeadlineChange(id_, old, after))
    for due in new:
        same = next((i for i, d in left.items() if (d.matter, d.on) == (due.matter, due.on)), None)
        found.append(DeadlineChange(same, left.pop(same) if same is not None else None, due))
    return tuple(found)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
