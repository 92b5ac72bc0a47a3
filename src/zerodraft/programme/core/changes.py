"""What one state of a programme changes of another: meetings added, moved, changed, cancelled, held after all."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from zerodraft.programme.core.release import Meeting


class Kind(StrEnum):
    """What happened to a meeting. One that is moved may be changed otherwise too; `differs` says all."""

    ADDED = "added"
    MOVED = "moved"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    RESTORED = "restored"


DIFFERENCES = ("day", "start", "end", "zone", "venue", "virtual", "tentative", "segments", "alternatives")
"""What can differ of a meeting, in the order in which a reader asks for it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One meeting that is not what it was. `before` is None for a new one; `differs` names the fields that changed."""

    kind: Kind
    before: Meeting | None
    after: Meeting
    differs: tuple[str, ...] = ()


def changes(before: Iterable[Meeting], after: Iterable[Meeting]) -> tuple[Change, ...]:
    """The meetings of `after` that differ from those of `before`, in the order of `after`; nothing for what stays."""
    known = {meeting.key: meeting for meeting in before}
    found = (_change(known.get(meeting.key), meeting) for meeting in after)
    return tuple(change for change in found if change)


def differences(before: Meeting, after: Meeting) -> tuple[str, ...]:
    """The fields in which two states of a meeting differ."""
    return tuple(name for name in DIFFERENCES if getattr(before, name) != getattr(after, name))


def _change(before: Meeting | None, after: Meeting) -> Change | None:
    if before is None:
        return None if after.cancelled else Change(Kind.ADDED, None, after)
    differs = differences(before, after)
    if after.cancelled:
        return None if before.cancelled else Change(Kind.CANCELLED, before, after)
    if before.cancelled:
        return Change(Kind.RESTORED, before, after, differs)
    if not differs:
        return None
    return Change(Kind.MOVED if set(differs) & {"day", "start"} else Kind.CHANGED, before, after, differs)
