"""The readers of the floor: its whole small state as values, for pages, screens and the API."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from django.db.models import Max

from zerodraft.floor.core import window
from zerodraft.floor.core.clock import Clock
from zerodraft.floor.core.session import Session
from zerodraft.floor.core.window import Openness
from zerodraft.floor.models import Act, Floor, Inscription, Intervention, SpeakersList
from zerodraft.prepared import Prepared
from zerodraft.programme import queries as programme
from zerodraft.programme.beside import Held

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zerodraft.programme.models import Meeting

MOST_SPOKEN = 200
"""How many interventions of a meeting are looked back on: more than a long day has."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """For whom somebody speaks: a party, for itself, a group or several States; or a guest (`party` is '')."""

    party: str = ""
    capacity: str = ""
    group: str = ""
    joint: tuple[str, ...] = ()
    category: str = ""
    guest: str = ""
    guest_name: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One who waits: the inscription's key, the place (1 is next), for whom, and what the desk noted."""

    key: str
    place: int
    speaker: Speaker
    at_desk: bool
    absences: int


@dataclass(frozen=True, slots=True)
class List:
    """A list of speakers at a moment, and the `phases` it will come to by its times, the present one first.

    `undo` is the number of the desk's last act on it that can be undone, `undo_verb` what it was, `undo_about` whom it was
    about (None for the list itself).
    """

    key: str
    title: str
    parts: tuple[str, ...]
    audience: str
    opens_at: datetime | None
    closes_at: datetime | None
    phases: tuple[Openness, ...]
    waiting: tuple[Waiting, ...]
    undo: int | None
    undo_verb: str = ""
    undo_about: Speaker | None = None

    @property
    def openness(self) -> Openness:
        """Whether one can inscribe at this moment."""
        return self.phases[0]


@dataclass(frozen=True, slots=True)
class Spoken:
    """An intervention: under way, or over. `used` and `over` count until the moment of reading."""

    key: str
    speaker: Speaker
    given_at: datetime
    clock: Clock
    used: timedelta
    over: timedelta
    entered_later: bool


@dataclass(frozen=True, slots=True)
class LastAct:
    """The chair's last act that still stands, which a new act can undo."""

    number: int
    verb: str
    at: datetime


@dataclass(frozen=True, slots=True)
class State:
    """The floor of a meeting at a moment. `turn` is what an act of the chair says it saw.

    `begins` and `ends` are as announced, None where they were not.
    """

    meeting: str
    day: date
    zone: str
    moment: datetime
    begins: datetime | None = None
    ends: datetime | None = None
    turn: int = 0
    session: Session = field(default_factory=Session)
    on_list: str = ""
    lists: tuple[List, ...] = ()
    speaking: Spoken | None = None
    spoken: tuple[Spoken, ...] = ()
    last_act: LastAct | None = None

    @property
    def current_list(self) -> List | None:
        return next((each for each in self.lists if each.key == self.on_list), None)

    @property
    def next(self) -> Waiting | None:
        """The one who speaks next, on the list that is taken up."""
        current = self.current_list
        return current.waiting[0] if current and current.waiting else None


def _standing_last(floor: int) -> "QuerySet[Act]":
    standing = Act.objects.filter(floor_id=floor, undone_at=None).order_by()
    newest = standing.values("scope").annotate(newest=Max("number")).values("newest")
    found = Act.objects.filter(floor_id=floor, number__in=newest)
    return found.only("number", "verb", "at", "scope", "subject", "floor_id").order_by()


@cache
def _last_over(most: int) -> Prepared[Intervention]:
    over = Intervention.objects.filter(undone_at=None).exclude(ended_at=None).select_related("inscription")
    return Prepared(lambda floor: over.filter(floor_id=floor).order_by("-id")[:most], int)


_floors = Prepared(
    lambda key: Floor.objects.filter(meeting__key=key).select_related("meeting", "speaking__inscription").order_by(),
    str,
)
_lists_in = Prepared(lambda floor: SpeakersList.objects.filter(floor_id=floor).order_by("position"), int)
_last_acts = Prepared(_standing_last, int)


def state(meeting_key: str, moment: datetime, looking_back: int = MOST_SPOKEN) -> State:
    """The floor of a meeting, with a fixed number of queries; one that nobody has opened is empty.

    `looking_back` is how many interventions that are over it holds, the last ones. Raises LookupError.
    """
    # Read after every act, while all screens wait: few queries, and none that joins or orders more than it must.
    floor = _floors.first(meeting_key)
    meeting = floor.meeting if floor else programme.meeting_by_key(meeting_key)
    if meeting is None:
        raise LookupError(meeting_key)
    if floor is None:
        return State(meeting.key, meeting.day, meeting.zone, moment, meeting.start, meeting.end)
    undoable = _undoable(floor)
    lists = _lists_in(floor.pk)
    chairs = undoable.get("floor")
    return State(
        meeting=meeting.key,
        day=meeting.day,
        zone=meeting.zone,
        moment=moment,
        begins=meeting.start,
        ends=meeting.end,
        turn=floor.turn,
        session=floor.session,
        on_list=next((each.key for each in lists if each.pk == floor.on_list_id), ""),
        lists=_lists(lists, undoable, moment),
        speaking=_spoken(floor.speaking, moment) if floor.speaking else None,
        spoken=_over(floor, moment, looking_back),
        last_act=LastAct(chairs.number, chairs.verb, chairs.at) if chairs else None,
    )


def held(meeting_keys: Collection[str]) -> dict[str, Held]:
    """When these meetings were called to order and adjourned, of those that were."""
    rows = Floor.objects.filter(meeting__key__in=meeting_keys).exclude(called_at=None)
    return {key: Held(*times) for key, *times in rows.values_list("meeting__key", "called_at", "adjourned_at")}


def list_by_key(key: str) -> SpeakersList | None:
    """A list with its meeting, whoever may see it; the caller asks the rules."""
    return SpeakersList.objects.filter(key=key).select_related("floor__meeting__round__process").first()


def list_to_change(key: str) -> SpeakersList | None:
    """A list with its meeting, held until the transaction ends, for an act that changes it from outside this room."""
    held = SpeakersList.objects.select_for_update(of=("self",)).filter(key=key)
    return held.select_related("floor__meeting__round__process").first()


def lists_of(meeting: "Meeting") -> list[SpeakersList]:
    """The lists of a meeting, in order, each able to say who may see it."""
    found = list(SpeakersList.objects.filter(floor__meeting=meeting).select_related("floor"))
    for each in found:
        each.floor.meeting = meeting
    return found


def inscription_by_key(key: str) -> Inscription | None:
    """An inscription with its list and meeting."""
    return Inscription.objects.filter(key=key).select_related("on_list__floor__meeting__round__process").first()


def _lists(rows: list[SpeakersList], undoable: dict[str, Act], moment: datetime) -> tuple[List, ...]:
    wanted = {key for row in rows for key in row.order} | {act.subject for act in undoable.values()}
    about = {each.key: each for each in Inscription.objects.filter(key__in=wanted).order_by()}
    waiting = {key: each for key, each in about.items() if each.state == Inscription.States.WAITING}
    return tuple(
        List(
            key=row.key,
            title=row.title,
            parts=tuple(row.parts),
            audience=row.audience,
            opens_at=row.opens_at,
            closes_at=row.closes_at,
            phases=window.phases(row.window, moment),
            waiting=tuple(
                _waiting(waiting[key], place)
                for place, key in enumerate((key for key in row.order if key in waiting), start=1)
            ),
            undo=act.number if act else None,
            undo_verb=act.verb if act else "",
            undo_about=_speaker(about[act.subject]) if act and act.subject in about else None,
        )
        for row, act in ((row, undoable.get(row.key)) for row in rows)
    )


def _undoable(floor: Floor) -> dict[str, Act]:
    """The last act that stands in each scope."""
    return {act.scope: act for act in _last_acts(floor.pk)}


def _over(floor: Floor, moment: datetime, most: int) -> tuple[Spoken, ...]:
    return tuple(_spoken(row, moment) for row in reversed(_last_over(most)(floor.pk)))


def _spoken(row: Intervention, moment: datetime) -> Spoken:
    return Spoken(
        key=row.key,
        speaker=_speaker(row.inscription) if row.inscription else Speaker(guest=row.guest, guest_name=row.guest_name),
        given_at=row.given_at,
        clock=row.clock,
        used=row.clock.elapsed(moment),
        over=row.clock.overtime(moment),
        entered_later=row.entered_later,
    )


def _waiting(row: Inscription, place: int) -> Waiting:
    return Waiting(row.key, place, _speaker(row), row.at_desk, row.absences)


def _speaker(row: Inscription) -> Speaker:
    return Speaker(row.party, row.capacity, row.group, tuple(row.joint), row.category)
