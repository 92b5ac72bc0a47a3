"""The floor of a meeting as values: what its readers give to pages, screens and the API."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from zerodraft.floor.core.clock import Clock
from zerodraft.floor.core.forecast import Forecast
from zerodraft.floor.core.order import DEFAULT, Entry, Ordering
from zerodraft.floor.core.quorum import Count
from zerodraft.floor.core.session import Session
from zerodraft.floor.core.statements import Standing
from zerodraft.floor.core.window import Openness
from zerodraft.floor.models import Intervention, SpeakersList
from zerodraft.process.core.rule_set import Enforcement, Motion, RuleSet
from zerodraft.programme.core.following import Following

_DEFAULT_ORDERING = Ordering(DEFAULT)


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
    """One who waits: the inscription's key, the place (1 is next), for whom, and what was noted.

    `entry` is what the order sees of it; `name`, `rank`, `language` and `seconds` are of who will speak, if given.
    """

    key: str
    place: int
    speaker: Speaker
    at_desk: bool
    absences: int
    entry: Entry
    placed_by: str = ""
    requested_at: datetime | None = None
    name: str = ""
    rank: str = ""
    language: str = ""
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class OwnInscription:
    """An inscription as the delegation that made it knows it: with all that it said of who will speak."""

    key: str
    on_list: str
    state: str
    name: str
    rank: str
    gender: str
    first_time: bool
    language: str
    seconds: int | None


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """Where a delegation waits, has the floor, or was invited in writing: the place is 0 for who waits on no list.

    `swaps` counts the swaps that wait for its answer; `has_statement` says that it has handed one in.
    """

    key: str
    meeting: str
    list_title: str
    speaker: Speaker
    state: str
    place: int
    swaps: int
    has_statement: bool


@dataclass(frozen=True, slots=True)
class List:
    """A list of speakers at a moment, and the `phases` it will come to by its times, the present one first.

    `kind` is speakers or replies; `reserve` are those on the waiting list; `ordering` is by what it is ordered.

    `undo` is the number of the desk's last act on it that can be undone, `undo_verb` what it was, `undo_about` whom it
    was about (None for the list itself).
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
    kind: str = SpeakersList.Kinds.SPEAKERS.value
    reserve: tuple[Waiting, ...] = ()
    ordering: Ordering = _DEFAULT_ORDERING
    seed: str = ""
    places: int | None = None
    quota: int | None = None
    desk_at: datetime | None = None
    minutes: int | None = None
    zone: str = ""

    @property
    def openness(self) -> Openness:
        """Whether one can inscribe at this moment."""
        return self.phases[0]


@dataclass(frozen=True, slots=True)
class Spoken:
    """An intervention: under way, or over. `used` and `over` count until the moment of reading.

    `inscription` is the key of the inscription that it is of, if it is of one; with `name`, `rank`, `language` and
    `seconds` of who speaks, as far as they were given.
    """

    key: str
    speaker: Speaker
    given_at: datetime
    clock: Clock
    used: timedelta
    over: timedelta
    entered_later: bool
    kind: str = Intervention.Kinds.STATEMENT.value
    reminders: int = 0
    inscription: str = ""
    name: str = ""
    rank: str = ""
    language: str = ""
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A statement as it was handed in, and of whose inscription on which list; of a sealed one, `file` is ''."""

    key: str
    inscription: str
    on_list: str
    speaker: Speaker
    name: str
    rank: str
    language: str
    file: str
    words: int | None
    check_against_delivery: bool
    standing: Standing
    uploaded_at: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """An intervention as the forecast learns from it; `on_list` says that it was the statement of one from a list."""

    on_list: bool
    category: str
    allotted: timedelta | None
    started: datetime | None
    stopped: timedelta
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class Taken:
    """An inscription as the forecast counts it: when it was made, and whether it was withdrawn."""

    category: str
    at: datetime
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Point:
    """The point of order before the meeting: who raised it, where it stands, and whom it interrupted."""

    key: str
    party: str
    stage: str
    appealed_by: str
    interrupted: Spoken | None


@dataclass(frozen=True, slots=True)
class PendingMotion:
    """A motion before the meeting, in order of precedence; how many have spoken on each side, and how many may."""

    key: str
    motion: str
    party: str
    in_favour: int
    against: int
    rule: Motion


@dataclass(frozen=True, slots=True)
class Ruled:
    """What became of a point of order; the votes are those on an appeal, None without one."""

    stage: str
    appealed_by: str
    overruling: int | None
    upholding: int | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A motion and what became of it; `votes` are those in favour, against and of abstention, where they were taken."""

    key: str
    motion: str
    party: str
    at: datetime
    stage: str
    votes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OpenSwap:
    """Two that want to change places on a list, by their inscriptions."""

    key: str
    on_list: str
    asker: str
    partner: str
    stage: str


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
    rules: RuleSet | None = None
    limits: Mapping[str, int] = field(default_factory=dict)
    enforcement: str = Enforcement.APPEAL.value
    message: str = ""
    blank: bool = False
    count: Count | None = None
    point: Point | None = None
    appealable: bool = False
    """Whether the last point of order was ruled on, and nothing appealed against it yet."""
    round_limits: Mapping[str, int] = field(default_factory=dict)
    following: Following | None = None
    motions: tuple[PendingMotion, ...] = ()
    swaps: tuple[OpenSwap, ...] = ()
    foreseen: Forecast | None = None

    @property
    def current_list(self) -> List | None:
        return next((each for each in self.lists if each.key == self.on_list), None)

    @property
    def next(self) -> Waiting | None:
        """The one who speaks next, on the list that is taken up."""
        current = self.current_list
        return current.waiting[0] if current and current.waiting else None
