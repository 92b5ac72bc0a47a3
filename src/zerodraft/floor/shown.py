"""The floor as screens show it, as values: words in the page's language, and what clocks need to count by themselves."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ShownSpeaker:
    """A speaker in words: the name in large letters, under it for whom or as what; by `mine` a page knows its own."""

    name: str
    under: str
    category: str
    mine: str


@dataclass(frozen=True, slots=True)
class ShownWaiting:
    """A place on a list."""

    key: str
    place: int
    speaker: ShownSpeaker
    at_desk: bool
    absences: int
    who: str = ""
    """Who will speak, with the rank, where it was given; for chair, desk and interpreters."""
    language: str = ""
    seconds: int | None = None
    turn: "ShownTurn | None" = None


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """When somebody who waits will speak, by the clocks of the meeting: "11:25" at the earliest, about "11:40".

    `earliest` and `median` are the same in milliseconds since 1970, for pages that count. `is_likely` says that they are
    heard in this meeting as likely as not, at least.
    """

    earliest: int
    not_before: str
    median: int
    about: str
    is_likely: bool


@dataclass(frozen=True, slots=True)
class ShownOutlook:
    """When the list is through: about `about`, from `early` to `late`; the chance that it overruns, in percent."""

    about: str
    early: str
    late: str
    overrun: int | None


@dataclass(frozen=True, slots=True)
class ShownPhase:
    """Whether a list is open, in words, and from when (milliseconds since 1970; 0 for the present)."""

    since: int
    is_open: bool
    says: str


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list in words. `phases` is what it comes to by itself.

    `opens`, `closes` and `desk` are local to the list's own `zone`, or to the meeting's where it has none.
    """

    key: str
    title: str
    parts: tuple[str, ...]
    audience: str
    is_current: bool
    is_open: bool
    says: str
    opens: datetime | None
    closes: datetime | None
    phases: tuple[ShownPhase, ...]
    waiting: tuple[ShownWaiting, ...]
    undo: int | None
    undo_name: str
    is_replies: bool = False
    reserve: tuple[ShownWaiting, ...] = ()
    policies: tuple[tuple[str, str], ...] = ()
    """The chain of policies: code and name of each."""
    seed: str = ""
    places: int | None = None
    quota: int | None = None
    desk: datetime | None = None
    minutes: int | None = None
    zone: str = ""

    @property
    def desk_typed(self) -> str:
        """When the desk takes the list over, likewise."""
        return f"{self.desk:%Y-%m-%dT%H:%M}" if self.desk else ""

    @property
    def opens_typed(self) -> str:
        """The opening time as a form field holds it, by the clocks of the list: 2018-02-20T10:00."""
        return f"{self.opens:%Y-%m-%dT%H:%M}" if self.opens else ""

    @property
    def closes_typed(self) -> str:
        """The closing time, likewise."""
        return f"{self.closes:%Y-%m-%dT%H:%M}" if self.closes else ""


@dataclass(frozen=True, slots=True)
class ShownClock:
    """What a clock that counts by itself needs: milliseconds since 1970, and lengths in milliseconds.

    `allotment` is what is allotted as a clock shows it ('' without a limit), `face` and `light` are what it shows at the
    moment of reading; `running` whether it counts.
    """

    allotted: int | None
    started: int | None
    paused: int | None
    stopped: int
    allotment: str
    face: str
    light: str
    running: bool


@dataclass(frozen=True, slots=True)
class ShownIntervention:
    """Who has the floor, or had it; `used` and `over` in minutes and seconds ('' when not over time)."""

    key: str
    speaker: ShownSpeaker
    given: datetime
    clock: ShownClock
    used: str
    over: str
    entered_later: bool
    kind: str = "statement"
    kind_name: str = ""
    """What it is beside a statement: "Right of reply"; '' for a statement."""
    reminders: int = 0
    inscription: str = ""
    who: str = ""
    """Who speaks, with the rank, where it was given; for chair, desk and interpreters."""
    language: str = ""
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A statement in words. `standing` is embargoed, delivered or in-writing, `says` the same in words.

    `kind` is the format of its file, '' for one that was sealed; `words` how many it has, '' where they are not counted.
    """

    key: str
    inscription: str
    speaker: ShownSpeaker
    who: str
    language: str
    file: str
    kind: str
    words: str
    check_against_delivery: bool
    standing: str
    says: str
    uploaded: datetime


@dataclass(frozen=True, slots=True)
class ShownSpeed:
    """How fast a statement would be read: "130 words a minute"; `is_fast` warns."""

    says: str
    is_fast: bool


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """The point of order before the meeting: its speaker has the floor, or an appeal against the ruling is voted on."""

    party: str
    is_raised: bool
    is_appealed: bool
    says: str
    interrupted: str


@dataclass(frozen=True, slots=True)
class ShownMotion:
    """A motion before the meeting; the first is taken up first. `in_favour` and `against` say how many more may speak."""

    key: str
    name: str
    party: str
    rule: str
    in_favour: int
    against: int


@dataclass(frozen=True, slots=True)
class ShownSwap:
    """Two that want to change places, by name; `is_agreed` says that the desk can make it."""

    key: str
    on_list: str
    asker: str
    partner: str
    is_agreed: bool


@dataclass(frozen=True, slots=True)
class ShownProcedure:
    """By what rules a meeting runs, and what is before it beside the speakers.

    `limits` are category, name, and the length of each ('' without one); `may_appeal` says that the last ruling can be
    appealed against; `motions_known` are the motions that the rules have, code and name; `count` says who is there,
    against the quorum.
    """

    title: str
    formal: bool
    enforcement: str
    enforcement_says: str
    limits: tuple[tuple[str, str, str], ...]
    count: str
    may_decide: bool
    point: ShownPoint | None
    may_appeal: bool
    motions: tuple[ShownMotion, ...]
    motions_known: tuple[tuple[str, str], ...]
    swaps: tuple[ShownSwap, ...]
    has_points: bool
    has_replies: bool
    replies_say: str = ""
    """How long the replies of a delegation may be, and when they are given; '' where there are none."""
    replies_wait: bool = False
    """Whether a reply would be refused at this moment, unless the chair says that it is to be now."""


@dataclass(frozen=True, slots=True)
class ShownFloor:
    """The whole of it. Moments are local to the meeting's zone.

    `now` and `undo_at`, when the chair's last act was done, are in milliseconds since 1970, for clocks.
    """

    meeting: str
    zone: str
    turn: int
    now: int
    state: str
    state_name: str
    begins: datetime | None
    ends: datetime | None
    called: datetime | None
    suspended: datetime | None
    until: datetime | None
    adjourned: datetime | None
    lists: tuple[ShownList, ...]
    current_list: ShownList | None
    speaking: ShownIntervention | None
    next: ShownWaiting | None
    spoken: tuple[ShownIntervention, ...]
    undo: int | None
    undo_name: str
    undo_at: int
    procedure: ShownProcedure
    sentence: str = ""
    """What the chair reads out: who has the floor, for whom, followed by whom; or who would have it next."""
    message: str = ""
    blank: bool = False
    outlook: ShownOutlook | None = None
    """When the list that is taken up is through."""
    following: str = ""
    """The next meeting, in words, once this one is adjourned."""
