"""A comparison as the review page shows it: what the letter adds, moves, changes and cancels, in words."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from zerodraft.correspondence import comparing
from zerodraft.correspondence.core.comparison.meetings import Change, Kind
from zerodraft.correspondence.core.comparison.particulars import DeadlineChange
from zerodraft.correspondence.core.review.proposal import Deadline
from zerodraft.correspondence.models import Letter
from zerodraft.process import queries as process
from zerodraft.programme import presenting, releasing
from zerodraft.programme.core.release import Meeting, Sitting
from zerodraft.programme.particulars import office_name
from zerodraft.programme.presenting import ShownMeeting

if TYPE_CHECKING:
    from zerodraft.process.models import Process

_ICONS = {Kind.ADDS: "add", Kind.MOVES: "next", Kind.CHANGES: "pen", Kind.CANCELS: "cancelled", Kind.STAYS: "over"}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """What becomes of a meeting. `key` is that of the letter's fact by which a person may say which meeting it is."""

    kind: str
    kind_name: str
    icon: str
    title: str
    before: ShownMeeting | None
    after: ShownMeeting | None
    moved: bool
    details: tuple[str, ...]
    doubtful: bool
    why: str
    key: str
    chosen: str


@dataclass(frozen=True, slots=True)
class ShownParticular:
    """What becomes of a round, an officer, a limit or a deadline. Before and after are words, '' for none."""

    kind_name: str
    icon: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownComparison:
    """The whole comparison; `options` are the meetings that one of the letter's may be."""

    process: "Process"
    changes: tuple[ShownChange, ...]
    staying: tuple[ShownChange, ...]
    particulars: tuple[ShownParticular, ...]
    options: tuple[tuple[str, ShownMeeting], ...]
    doubtful: tuple[ShownChange, ...]
    any: bool
    seen: str


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """A process that the letter may be about, '' for a new one."""

    key: str
    title: str
    chosen: bool
    note: str


def choices(letter: Letter, title: str) -> tuple[ShownChoice, ...]:
    """The processes among which a person chooses; what is proposed is chosen until they do."""
    proposed = comparing.proposed_process(title)
    about = comparing.process_of(title, letter.changes)
    titles = process.titles()
    new = ShownChoice("", title, about is None, "")
    found = [new]
    for key, name in titles.items():
        note = ""
        if proposed and key == proposed.process:
            note = _("has this very title") if proposed.exact else _("its title is the closest")
        found.append(ShownChoice(key, name, about is not None and about.key == key, note))
    return tuple(found)


def comparison(of: comparing.Comparison, moment: datetime) -> ShownComparison:
    """A comparison in the words of the page's language."""
    shown = tuple(_change(change, moment) for change in of.changes)
    return ShownComparison(
        process=of.process,
        changes=tuple(one for one in shown if one.kind != Kind.STAYS or one.doubtful),
        staying=tuple(one for one in shown if one.kind == Kind.STAYS and not one.doubtful),
        particulars=_particulars(of),
        options=tuple((one.key, presenting.meeting(one, moment)) for one in of.meetings),
        doubtful=tuple(one for one in shown if one.doubtful),
        any=of.any,
        seen=of.seen,
    )


def _change(change: Change, moment: datetime) -> ShownChange:
    before = presenting.meeting(change.meeting, moment) if change.meeting else None
    will_be = _as_meeting(change.sitting) if change.sitting else None
    after = presenting.meeting(will_be, moment) if will_be else None
    shown = after or before
    return ShownChange(
        kind=str(change.kind),
        kind_name=_kind_name(change.kind),
        icon=_ICONS[change.kind],
        title=shown.title if shown else "",
        before=before,
        after=after,
        moved=bool(before and after and (before.day, before.start, before.end) != (after.day, after.start, after.end)),
        details=releasing.details(change.meeting, will_be, moment) if change.meeting and will_be else (),
        doubtful=change.doubtful,
        why=_why(change),
        key=change.key,
        chosen=change.meeting.key if change.meeting else "",
    )


def _as_meeting(sitting: Sitting) -> Meeting:
    return Meeting(key="", **{each.name: getattr(sitting, each.name) for each in fields(Sitting)})


def _kind_name(kind: Kind) -> str:
    return {
        Kind.ADDS: _("Added"),
        Kind.MOVES: _("Moved"),
        Kind.CHANGES: _("Changed"),
        Kind.CANCELS: _("Cancelled"),
        Kind.STAYS: _("Stays"),
    }[kind]


def _why(change: Change) -> str:
    """Why a match is in doubt."""
    if not change.doubtful:
        return ""
    return {
        "same-hour": _("Several meetings are held at this hour: say which one is meant."),
        "same-business": _(
            "The same business is planned on another day: say whether that meeting moves, or this is one more."
        ),
        "superseded": _("The letter changes the date of several meetings: say which one this is."),
    }.get(change.why, "")


def _particulars(of: comparing.Comparison) -> tuple[ShownParticular, ...]:
    found = []
    particular = of.particulars
    if particular.round is not None:
        found.append(_added(_("Round"), _("Round %(number)d") % {"number": particular.round}))
    for officer in particular.officers:
        name = f"{officer.name} ({officer.state})" if officer.state else officer.name
        found.append(_added(office_name(officer.office), name))
    for who, (before, seconds) in particular.limits.items():
        label = f"{_('Time limit')}: {process.speakers_name(who)}"
        if before is None:
            found.append(_added(label, process.duration(seconds)))
        else:
            found.append(
                ShownParticular(_("Changed"), "pen", label, process.duration(before), process.duration(seconds))
            )
    return (*found, *(_deadline(change) for change in particular.deadlines))


def _deadline(change: DeadlineChange) -> ShownParticular:
    one = change.after or change.before
    label = process.matter_name(one.matter) if one else ""
    before, after = (_due(due) if due else "" for due in (change.before, change.after))
    if change.after is None:
        return ShownParticular(_("Cancelled"), "cancelled", label, before, "")
    if change.before is None:
        return _added(label, after)
    return ShownParticular(_("Moved"), "next", label, before, after)


def _due(due: Deadline) -> str:
    when = f"{due.at.astimezone(ZoneInfo(due.zone or 'UTC')):%Y-%m-%d %H:%M}" if due.at else _day(due.on)
    return " · ".join(filter(None, (when, due.to)))


def _day(day: date) -> str:
    return day.isoformat()


def _added(label: str, words: str) -> ShownParticular:
    return ShownParticular(_("Added"), "add", label, "", words)
