"""What stands in a person's own calendar: the meetings that are open to them, and the turns of those for whom they act."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.floor import presenting, queries, values
from zerodraft.floor.core.forecast import Place, not_before
from zerodraft.parties import queries as parties
from zerodraft.post.core.calendar import Entry, Status
from zerodraft.process import queries as process_queries
from zerodraft.programme import feeds
from zerodraft.programme import presenting as programme_presenting
from zerodraft.programme import queries as programme
from zerodraft.programme.core.release import Meeting
from zerodraft.screens import delegations, fragments
from zerodraft.screens.templatetags.floor_words import on_waiting_list, speakers_before

if TYPE_CHECKING:
    from zerodraft.process.capacity import Capacity
    from zerodraft.process.models import Process

BEFORE_A_TURN = timedelta(minutes=15)
"""How long before the earliest moment of a turn a calendar may sound."""

SHORTEST = timedelta(minutes=5)
"""A turn stands in a calendar for that long, however sure its moment is."""


def entries(person: str) -> Iterator[Entry]:
    """The calendar of a person, in the active language, in every process in which they act."""
    found = parties.by_key(person)
    if found is None or not found.is_active:
        return
    moment = clock.now()
    for key, having in process_queries.capacities_everywhere(person, moment).items():
        process = process_queries.by_key(key)
        if process:
            for capacity in having:
                yield from _of_capacity(process, capacity, moment)


def _of_capacity(process: "Process", capacity: "Capacity", moment: datetime) -> Iterator[Entry]:
    meetings = delegations.open_from(process, capacity, moment)
    release = programme.latest_release(process)
    if release:
        for _row, meeting in meetings:
            yield feeds.entry(process.title, release, meeting)
    if capacity.party:
        yield from _turns(process, capacity.party, delegations.ahead(meetings, moment))


def _turns(process: "Process", party: str, ahead: list[Meeting]) -> Iterator[Entry]:
    places = queries.places_of(party, [meeting.key for meeting in ahead])
    for meeting in ahead:
        waiting = [each for each in places if each.meeting == meeting.key and each.state in {"waiting", "reserve"}]
        if waiting:
            state, named = fragments.now(meeting.key), presenting.names_of(meeting.day)
            for place in waiting:
                yield _turn(place, presenting.speaker(place.speaker, named).name, meeting, state, process.title)


def _turn(place: values.OwnPlace, name: str, meeting: Meeting, state: values.State, category: str) -> Entry:
    """A turn: between the moments at which it is forecast to begin, or within the meeting while nothing is forecast."""
    foreseen = state.foreseen.places if state.foreseen else ()
    expected = next((each for each in foreseen if each.key == place.key), None)
    begins, ends = _between(expected, meeting, state.moment)
    return Entry(
        uid=f"turn-{place.key}@zerodraft",
        changed=state.moment,
        sequence=int(state.moment.timestamp()) // 60,  # a forecast moves with time, and calendars count whole minutes
        subject=_subject(name, expected, state),
        text="\n".join((_standing(place, expected), place.list_title, programme_presenting.title(meeting))),
        begins=begins,
        ends=ends,
        place=meeting.venue,
        status=Status.TENTATIVE,
        category=category,
        is_busy=expected is not None,
        alarm=BEFORE_A_TURN if expected else None,
    )


def _between(expected: Place | None, meeting: Meeting, now: datetime) -> tuple[datetime | date, datetime | None]:
    zone = ZoneInfo(meeting.zone)
    if expected:
        earliest = not_before(expected.band, now)
        return earliest.astimezone(zone), max(expected.band.late, earliest + SHORTEST).astimezone(zone)
    if meeting.start:
        return meeting.start.astimezone(zone), meeting.end.astimezone(zone) if meeting.end else None
    return meeting.day, None


def _subject(name: str, expected: Place | None, state: values.State) -> str:
    if expected is None:
        return _("%(name)s is on the list of speakers") % {"name": name}
    turn = presenting.turn(expected, state.moment, ZoneInfo(state.zone))
    return _("%(name)s speaks at about %(about)s, not before %(earliest)s") % {
        "name": name,
        "about": turn.about,
        "earliest": turn.not_before,
    }


def _standing(place: values.OwnPlace, expected: Place | None) -> str:
    says = on_waiting_list(place.place) if place.state == "reserve" else speakers_before(place.place)
    if expected is None or expected.is_likely:
        return says
    return f"{says}; {_('maybe not in this meeting')}"
