"""What stands against the working programme, in words: the place, and what would cure it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

import rules
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft.moments import full_day
from zerodraft.process import permissions as process_permissions
from zerodraft.process import queries as process_queries
from zerodraft.programme import duty_stations, presenting, queries
from zerodraft.programme.core import conflicts, stations
from zerodraft.programme.core.conflicts import Caution, Held, Kind
from zerodraft.programme.core.release import Meeting

if TYPE_CHECKING:
    from zerodraft.process.models import Process

MOST = 100
"""How many warnings a page lists; the others are counted."""


@dataclass(frozen=True, slots=True)
class ShownWarning:
    """A warning in words. `meeting` is the key of the meeting that it stands at, `title` its business, `on` its day."""

    kind: str
    meeting: str
    title: str
    on: date
    says: str
    cure: str


def shown(process: "Process", planned: Sequence[Meeting], visitor: Any) -> list[ShownWarning]:
    """What stands against what is planned in a process, as somebody who plans it may read it."""
    held = queries.held_around(process, planned)
    found = conflicts.warnings(held, stations.by_zone(duty_stations.current()), queries.room_names(), about=process.key)
    words = _Words(process, held, visitor)
    return [words.of(each) for each in found]


def of_proposed(
    process: "Process", proposed: Sequence[Meeting], visitor: Any
) -> list[tuple[Meeting, list[ShownWarning]]]:
    """Meetings that are proposed, each with what would stand against it."""
    if not proposed:
        return []
    held = queries.held_around(process, [*queries.working_programme(process), *proposed])
    found = conflicts.warnings(held, stations.by_zone(duty_stations.current()), queries.room_names(), about=process.key)
    words = _Words(process, held, visitor)
    among = {meeting.key for meeting in proposed}
    against = by_meeting(words.of(each) for each in found if each.meeting in among)
    return [(meeting, against.get(meeting.key, [])) for meeting in proposed]


def by_meeting(warnings: Iterable[ShownWarning]) -> dict[str, list[ShownWarning]]:
    """The same by the key of their meeting."""
    found: dict[str, list[ShownWarning]] = {}
    for each in warnings:
        found.setdefault(each.meeting, []).append(each)
    return found


class _Words:
    """Warnings about meetings of one process. Of another process a reader learns its title where they may see it."""

    def __init__(self, process: "Process", held: Iterable[Held], visitor: Any) -> None:
        self.process, self.visitor = process, visitor
        self.held: Mapping[str, Held] = {each.meeting.key: each for each in held}
        self.officers = {queries.officer_id(one): one.name or one.office for one in process.officers.all()}
        self.titles: dict[str, str] = {}

    def of(self, warning: Caution) -> ShownWarning:
        meeting = self.held[warning.meeting].meeting
        says, cure = self._told(warning, meeting)
        return ShownWarning(str(warning.kind), meeting.key, presenting.title(meeting), meeting.day, says, cure)

    def _told(self, warning: Caution, meeting: Meeting) -> tuple[str, str]:
        if warning.kind in (Kind.ROOM, Kind.OFFICER, Kind.PARALLEL):
            return self._taken(warning, meeting)
        if warning.kind in (Kind.HOLIDAY, Kind.WEEKEND):
            return _no_working_day(warning, meeting)
        if warning.kind is Kind.SERVICES:
            hours = ", ".join(f"{_hour(start)}–{_hour(end)}" for start, end in warning.hours)
            return _("Interpreters do not serve at these hours."), _(
                "Keep within %(hours)s, or hold it without interpretation."
            ) % {"hours": hours}
        if warning.kind is Kind.TWICE:
            return _("Clocks show this hour twice on that day, since they are set back."), _(
                "Take another hour, or say in the letter which of the two is meant."
            )
        return _(
            "Clocks are changed in the course of this meeting, so that it lasts an hour more or less than it seems."
        ), _("Check its end.")

    def _taken(self, warning: Caution, meeting: Meeting) -> tuple[str, str]:
        others = "; ".join(self._other(key) for key in warning.others)
        if (more := warning.count - len(warning.others)) > 0:
            others += " " + ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more}
        if warning.kind is Kind.ROOM:
            says = _("%(room)s is taken at the same time by: %(others)s.") % {"room": meeting.venue, "others": others}
            if warning.rooms:
                return says, _("Free then: %(rooms)s. Or move one of them.") % {"rooms": ", ".join(warning.rooms)}
            return says, _("Give it another room, or move one of them.")
        if warning.kind is Kind.OFFICER:
            names = ", ".join(self.officers.get(each, "") for each in warning.officers)
            return _("%(people)s would be in two meetings at once: %(others)s.") % {
                "people": names,
                "others": others,
            }, _("Move one of them, or have somebody else lead it.")
        return _("This process meets at the same time in: %(others)s.") % {"others": others}, _(
            "Small delegations cannot follow both: move one of them, unless that is meant."
        )

    def _other(self, key: str) -> str:
        other = self.held[key]
        return presenting.title(other.meeting) if other.process == self.process.key else self._title(other.process)

    def _title(self, key: str) -> str:
        if key not in self.titles:
            found = process_queries.by_key(key)
            may = found is not None and rules.has_perm(process_permissions.SEE, self.visitor, found)
            self.titles[key] = found.title if found and may else _("a meeting of another process")
        return self.titles[key]


def _no_working_day(warning: Caution, meeting: Meeting) -> tuple[str, str]:
    if warning.kind is Kind.HOLIDAY:
        says = _("%(day)s is a holiday there: %(name)s.") % {"day": full_day(meeting.day), "name": warning.name}
    else:
        says = _("%(day)s is on a weekend.") % {"day": full_day(meeting.day)}
    if warning.day is None:
        return says, _("Take another day.")
    return says, _("The next working day is %(day)s.") % {"day": full_day(warning.day)}


def _hour(of: time) -> str:
    return f"{of:%H:%M}"
