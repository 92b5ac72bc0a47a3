"""The floor as screens show it: names of the day in the page's language, and what clocks need to count by themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zerodraft.floor import naming, queries
from zerodraft.floor.core.window import Openness, Why
from zerodraft.floor.models import Inscription, Intervention
from zerodraft.parties import queries as parties
from zerodraft.parties.core.party import Register
from zerodraft.process import queries as process

Names = Callable[[str], str]
"""The name of a party by its key."""


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


@dataclass(frozen=True, slots=True)
class ShownPhase:
    """Whether a list is open, in words, and from when (milliseconds since 1970; 0 for the present)."""

    since: int
    is_open: bool
    says: str


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list in words. `opens` and `closes` are local to the meeting's zone; `phases` is what it comes to by itself."""

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

    @property
    def opens_typed(self) -> str:
        """The opening time as a form field holds it, by the clocks of the meeting: 2018-02-20T10:00."""
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


def floor(of: queries.State, known: Register | None = None) -> ShownFloor:
    """The floor in words; `known` is the register of parties, for whoever has just read it."""
    zone, named = ZoneInfo(of.zone), names_of(of.day, known)

    def here(moment: datetime | None) -> datetime | None:
        return moment.astimezone(zone) if moment else None

    lists = tuple(_list(each, of, zone, named) for each in of.lists)
    current = next((each for each in lists if each.is_current), None)
    return ShownFloor(
        meeting=of.meeting,
        zone=of.zone,
        turn=of.turn,
        now=milliseconds(of.moment),
        state=of.session.state.value,
        state_name=naming.state(of.session.state),
        begins=here(of.begins),
        ends=here(of.ends),
        called=here(of.session.called),
        suspended=here(of.session.suspended),
        until=here(of.session.until),
        adjourned=here(of.session.adjourned),
        lists=lists,
        current_list=current,
        speaking=_intervention(of.speaking, of.moment, zone, named) if of.speaking else None,
        next=current.waiting[0] if current and current.waiting else None,
        spoken=tuple(_intervention(each, of.moment, zone, named) for each in of.spoken),
        undo=of.last_act.number if of.last_act else None,
        undo_name=naming.act(of.last_act.verb) if of.last_act else "",
        undo_at=milliseconds(of.last_act.at) if of.last_act else 0,
    )


def speaker(of: queries.Speaker, named: Names) -> ShownSpeaker:
    """A speaker in words."""
    if of.guest:
        title = str(Intervention.Guests(of.guest).label)
        return ShownSpeaker(of.guest_name or title, title if of.guest_name else "", "", "")
    mine = f"{of.party} {of.capacity} {of.group}".rstrip()
    category = str(process.speakers_name(of.category))
    own = named(of.party)
    if of.capacity == Inscription.Capacities.GROUP:
        by = "" if of.party == of.group else own
        return ShownSpeaker(named(of.group), by, category, mine)
    if of.capacity == Inscription.Capacities.JOINT:
        others = ", ".join(named(each) for each in of.joint)
        return ShownSpeaker(own, _("also on behalf of %(states)s") % {"states": others}, category, mine)
    return ShownSpeaker(own, "", category, mine)


def names_of(on: date, known: Register | None = None) -> Names:
    """The names of a day in the page's language; a key where the register has none. Whoever shows many takes this once.

    `known` is the register, for whoever has just read it.
    """
    known, language = known or parties.register(), get_language() or "en"
    return lambda party: parties.party_name(party, on, language, known) or party


def length(of: timedelta) -> str:
    """A length of time on the face of a clock: 2:43, 1:02:43."""
    seconds = int(of.total_seconds())
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def milliseconds(moment: datetime) -> int:
    """A moment as scripts count it."""
    return round(moment.timestamp() * 1000)


def _list(of: queries.List, state: queries.State, zone: ZoneInfo, named: Names) -> ShownList:
    return ShownList(
        key=of.key,
        title=of.title,
        parts=of.parts,
        audience=of.audience,
        is_current=of.key == state.on_list,
        is_open=of.openness.is_open,
        says=_says(of.openness, zone),
        opens=of.opens_at.astimezone(zone) if of.opens_at else None,
        closes=of.closes_at.astimezone(zone) if of.closes_at else None,
        phases=tuple(
            ShownPhase(milliseconds(each.since) if index and each.since else 0, each.is_open, _says(each, zone))
            for index, each in enumerate(of.phases)
        ),
        waiting=tuple(
            ShownWaiting(each.key, each.place, speaker(each.speaker, named), each.at_desk, each.absences)
            for each in of.waiting
        ),
        undo=of.undo,
        undo_name=_undo_name(of, named) if of.undo else "",
    )


def _undo_name(of: queries.List, named: Names) -> str:
    """What the desk's last act was, and whom it was about."""
    act = naming.act(of.undo_verb)
    if of.undo_about is None:
        return act
    return _("%(act)s: %(name)s") % {"act": act, "name": speaker(of.undo_about, named).name}


def _says(of: Openness, zone: ZoneInfo) -> str:
    """Whether one can inscribe, and until or from when."""
    changes = of.until.astimezone(zone) if of.until else None
    if of.is_open:
        return _("Open until %(hour)s") % {"hour": f"{changes:%H:%M}"} if changes else _("Open")
    if changes:
        return _("Opens at %(hour)s") % {"hour": f"{changes:%H:%M}"}
    return _("Not open yet") if of.why is Why.NOT_YET else _("Closed")


def _intervention(of: queries.Spoken, moment: datetime, zone: ZoneInfo, named: Names) -> ShownIntervention:
    return ShownIntervention(
        key=of.key,
        speaker=speaker(of.speaker, named),
        given=of.given_at.astimezone(zone),
        clock=_clock(of, moment),
        used=length(of.used),
        over=length(of.over) if of.over >= timedelta(seconds=1) else "",
        entered_later=of.entered_later,
    )


def _clock(of: queries.Spoken, moment: datetime) -> ShownClock:
    clock, left = of.clock, of.clock.left(moment)
    if left is None:
        face = length(of.used)
    else:
        # A clock shows a second until it is used up: 3:00 at the start, 0:00 only when nothing is left.
        whole = timedelta(seconds=-(-left // timedelta(seconds=1))) if left > timedelta() else left
        face = length(whole) if left > timedelta() else f"+{length(-left)}"
    return ShownClock(
        allotted=None if clock.allotted is None else clock.allotted // timedelta(milliseconds=1),
        started=milliseconds(clock.started) if clock.started else None,
        paused=milliseconds(clock.paused) if clock.paused else None,
        stopped=clock.stopped // timedelta(milliseconds=1),
        allotment=length(clock.allotted) if clock.allotted is not None else "",
        face=face,
        light=clock.light(moment).value,
        running=clock.running,
    )


def guests() -> list[tuple[str, str]]:
    """Who can be given the floor without being on a list: code, and how it is called."""
    return [(str(code), str(label)) for code, label in Intervention.Guests.choices]
