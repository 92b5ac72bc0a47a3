"""What is to be told of a change of programme: all of it to everybody who takes part, and to each what concerns them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from zerodraft.programme.core.changes import Change, Kind, changes
from zerodraft.programme.core.release import Meeting


@dataclass(frozen=True, slots=True)
class News:
    """The changes since the programme was last announced, and by subject (a party or a person, by id) those of their own
    meetings.
    """

    changes: tuple[Change, ...] = ()
    own: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)

    @property
    def meetings(self) -> frozenset[str]:
        """The keys of the meetings that changed."""
        return frozenset(change.after.key for change in self.changes)


def news(
    before: Iterable[Meeting], after: Iterable[Meeting], concerned: Mapping[str, Collection[str]] | None = None
) -> News:
    """What a release says otherwise than the one that was last announced.

    `concerned` names by a meeting's key those whose own meeting it is: who is inscribed on a list of it, or invited to it. A
    meeting that is new was never announced to anybody as theirs, so it is told to all alike. What was changed and changed
    back is no change.
    """
    found = changes(before, after)
    of_each: dict[str, list[Change]] = {}
    for change in found:
        if change.kind is not Kind.ADDED:
            for subject in sorted(set((concerned or {}).get(change.after.key, ()))):
                of_each.setdefault(subject, []).append(change)
    return News(found, {subject: tuple(theirs) for subject, theirs in sorted(of_each.items())})
