"""What concerns a delegation everywhere: its places and turns, deadlines, and what waits for it, across processes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import rules
from django.http import HttpRequest

from zerodraft import clock
from zerodraft.floor import presenting, queries, values
from zerodraft.floor.foreseeing import is_foreseen
from zerodraft.floor.shown import ShownTurn
from zerodraft.process import queries as process_queries
from zerodraft.process.acting import acting
from zerodraft.programme import particulars
from zerodraft.programme import permissions as programme_permissions
from zerodraft.programme import presenting as programme_presenting
from zerodraft.programme import queries as programme
from zerodraft.programme.beside import Held
from zerodraft.programme.core.release import Meeting as Announced
from zerodraft.screens import fragments

if TYPE_CHECKING:
    from zerodraft.process.capacity import Capacity
    from zerodraft.process.models import Process
    from zerodraft.programme.models import Meeting

MOST_MEETINGS = 12
"""How many meetings of a process are looked ahead to."""


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place of the delegation in a meeting: in whose name, on which list, and when its turn is (None: not forecast)."""

    name: str
    list_title: str
    state: str
    place: int
    turn: ShownTurn | None
    swaps: int
    needs_statement: bool


@dataclass(frozen=True, slots=True)
class ShownMeeting:
    """A meeting to come, or that is on, with the delegation's places in it; `hour` is '' where none is announced."""

    key: str
    day: date
    hour: str
    room: str
    business: str
    is_today: bool
    is_on: bool
    places: tuple[ShownPlace, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One process in which the visitor acts for a party: its meetings, and what is due."""

    process: "Process"
    party: str
    meetings: tuple[ShownMeeting, ...]
    deadlines: tuple[particulars.ShownDeadline, ...]

    @property
    def swaps(self) -> int:
        return sum(place.swaps for meeting in self.meetings for place in meeting.places)

    @property
    def statements(self) -> int:
        """How many of its places have no statement yet."""
        return sum(place.needs_statement for meeting in self.meetings for place in meeting.places)


def parts(request: HttpRequest) -> list[Part]:
    """Every process in which the visitor acts for a party, by title."""
    if not request.user.is_authenticated:
        return []
    moment = clock.now()
    found = []
    for key in process_queries.capacities_everywhere(request.user.key, moment):
        process = process_queries.by_key(key)
        actor = acting(request, process) if process else None
        if process and actor and actor.party:
            found.append(_part(process, actor, moment))
    return sorted(found, key=lambda part: part.process.title)


def open_from(process: "Process", actor: "Capacity", moment: datetime) -> list[tuple["Meeting", Announced]]:
    """The meetings of the day and later that a release announces and somebody may attend, cancelled ones among them."""
    today = moment.date() - timedelta(days=1)  # a day later everywhere, an hour of yesterday may be today's
    return [
        (row, meeting)
        for row, meeting in programme.announced(process)
        if meeting.day >= today and rules.has_perm(programme_permissions.ATTEND, actor, row)
    ]


def ahead(meetings: Iterable[tuple["Meeting", Announced]], moment: datetime) -> list[Announced]:
    """The next of these that are held, those that are on among them."""
    coming = [meeting for row, meeting in meetings if not (meeting.cancelled or row.withdrawn_at)]
    held = queries.held([meeting.key for meeting in coming])
    return [each for each in coming if not _is_over(each, held, moment)][:MOST_MEETINGS]


def _part(process: "Process", actor: "Capacity", moment: datetime) -> Part:
    meetings = ahead(open_from(process, actor, moment), moment)
    places = queries.places_of(actor.party, [meeting.key for meeting in meetings])
    return Part(
        process,
        particulars.state_name(actor.party, moment.date()) or actor.party,
        tuple(_meeting(each, [place for place in places if place.meeting == each.key], moment) for each in meetings),
        tuple(
            due
            for due in particulars.deadlines(process_queries.current_round(process))
            if (due.at >= moment if due.at else due.on >= moment.date())
        ),
    )


def _is_over(meeting: Announced, held: Mapping[str, Held], moment: datetime) -> bool:
    known = held.get(meeting.key)
    if known:
        return known.adjourned is not None
    return meeting.day < moment.astimezone(ZoneInfo(meeting.zone)).date()


def _meeting(meeting: Announced, places: list[values.OwnPlace], moment: datetime) -> ShownMeeting:
    zone = ZoneInfo(meeting.zone)
    state = fragments.now(meeting.key) if places else None
    turns = _turns(state) if state else {}
    named = presenting.names_of(meeting.day)
    return ShownMeeting(
        meeting.key,
        meeting.day,
        f"{meeting.start.astimezone(zone):%H:%M}" if meeting.start else "",
        meeting.venue,
        programme_presenting.title(meeting),
        meeting.day == moment.astimezone(zone).date(),
        state is not None and is_foreseen(state) and state.session.called is not None,
        tuple(
            ShownPlace(
                presenting.speaker(each.speaker, named).name,
                each.list_title,
                each.state,
                each.place,
                turns.get(each.key),
                each.swaps,
                not each.has_statement,
            )
            for each in places
        ),
    )


def _turns(state: values.State) -> dict[str, ShownTurn]:
    shown = presenting.floor(state)
    return {each.key: each.turn for listed in shown.lists for each in listed.waiting if each.turn}
