"""What changed in a programme, as a page says it: working programme beside newest release, and release by release."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from zerodraft.programme import presenting, queries, snapshot
from zerodraft.programme.core import changes as core
from zerodraft.programme.core.release import Meeting, next_release
from zerodraft.programme.presenting import ShownMeeting

if TYPE_CHECKING:
    from zerodraft.process.models import Process
    from zerodraft.programme.models import Release


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change in words. `before` and `after` are the meeting then and now; `details` name what else is different."""

    kind: str
    kind_name: str
    icon: str
    before: ShownMeeting | None
    after: ShownMeeting
    moved: bool
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownRelease:
    """A release, and what it changed of the one before it; the first one changed nothing."""

    release: "Release"
    changes: tuple[ShownChange, ...]
    count: int


def pending(process: "Process", planned: Iterable[Meeting], moment: datetime) -> tuple[ShownChange, ...]:
    """What a release of what is planned would change of the newest one."""
    before = queries.released_meetings(process)
    return shown(core.changes(before, next_release(before, planned)), moment)


def history(releases: Iterable["Release"], moment: datetime) -> list[ShownRelease]:
    """Releases, the newest first, each with what it changed; the last of them only stands for comparison."""
    listed = list(releases)
    found = []
    for release, earlier in zip(listed, [*listed, None][1:], strict=True):
        after = snapshot.from_json(release.meetings)
        before = snapshot.from_json(earlier.meetings) if earlier else after
        standing = sum(not meeting.cancelled for meeting in after)
        found.append(ShownRelease(release, shown(core.changes(before, after), moment), standing))
    return found


def between(process: "Process", earlier: int, later: int, moment: datetime) -> tuple[ShownChange, ...]:
    """What the release of number `later` changes of that of number `earlier`."""
    found = (queries.release_of(process, number) for number in (earlier, later))
    before, after = (snapshot.from_json(release.meetings) if release else () for release in found)
    return shown(core.changes(before, after), moment)


def shown(changes: Iterable[core.Change], moment: datetime) -> tuple[ShownChange, ...]:
    """Changes in the words of the page's language."""
    return tuple(_shown(change, moment) for change in changes)


def kind_name(kind: str) -> str:
    """What a kind of change is called."""
    return {
        core.Kind.ADDED: _("Added"),
        core.Kind.MOVED: _("Moved"),
        core.Kind.CHANGED: _("Changed"),
        core.Kind.CANCELLED: _("Cancelled"),
        core.Kind.RESTORED: _("Held after all"),
    }[core.Kind(kind)]


def details(before: Meeting, after: Meeting, moment: datetime) -> tuple[str, ...]:
    """In words, what is different of a meeting besides its day and hours."""
    old, new = presenting.meeting(before, moment), presenting.meeting(after, moment)
    differs = set(core.differences(before, after))
    found = []
    if differs & {"venue", "virtual"}:
        found.append(_("Room: %(new)s instead of %(old)s") % {"new": new.place, "old": old.place})
    if "segments" in differs:
        found.append(_("Business: %(new)s instead of %(old)s") % {"new": new.title, "old": old.title})
    if "tentative" in differs:
        found.append(_("to be confirmed") if after.tentative else _("confirmed now"))
    return tuple(found)


def _shown(change: core.Change, moment: datetime) -> ShownChange:
    icons = {core.Kind.ADDED: "add", core.Kind.CANCELLED: "cancelled", core.Kind.MOVED: "next"}
    before = change.before
    return ShownChange(
        kind=str(change.kind),
        kind_name=kind_name(change.kind),
        icon=icons.get(change.kind, "pen"),
        before=presenting.meeting(before, moment) if before else None,
        after=presenting.meeting(change.after, moment),
        moved=bool(set(change.differs) & {"day", "start", "end", "zone"}),
        details=details(before, change.after, moment) if before and not change.after.cancelled else (),
    )
