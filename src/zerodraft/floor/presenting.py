"""The floor as screens show it: names of the day in the page's language, and what clocks need to count by themselves."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zerodraft.floor import naming, reading_out, values
from zerodraft.floor.core.forecast import Outlook, Place, not_before
from zerodraft.floor.core.session import State
from zerodraft.floor.core.window import Openness, Why
from zerodraft.floor.models import Inscription, Intervention, SpeakersList
from zerodraft.floor.proceeding import procedure
from zerodraft.floor.shown import (
    ShownClock,
    ShownFloor,
    ShownIntervention,
    ShownList,
    ShownOutlook,
    ShownPhase,
    ShownSpeaker,
    ShownTurn,
    ShownWaiting,
)
from zerodraft.parties import queries as parties
from zerodraft.parties.core.party import Register
from zerodraft.process import naming_rules
from zerodraft.process import queries as process

Names = Callable[[str], str]
"""The name of a party by its key."""


def floor(of: values.State, known: Register | None = None) -> ShownFloor:
    """The floor in words; `known` is the register of parties, for whoever has just read it."""
    zone, named = ZoneInfo(of.zone), names_of(of.day, known)

    def here(moment: datetime | None) -> datetime | None:
        return moment.astimezone(zone) if moment else None

    turns = {each.key: turn(each, of.moment, zone) for each in of.foreseen.places} if of.foreseen else {}
    lists = tuple(_list(each, of, zone, named, turns) for each in of.lists)
    current = next((each for each in lists if each.is_current), None)
    outlook = of.foreseen.meeting if of.foreseen and current and current.waiting else None
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
        procedure=procedure(of, named),
        sentence=_sentence(of, named),
        message=of.message,
        blank=of.blank,
        outlook=shown_outlook(outlook, zone) if outlook else None,
        following=_following(of),
    )


def speaker(of: values.Speaker, named: Names) -> ShownSpeaker:
    """A speaker in words."""
    if of.guest:
        title = str(Intervention.Guests(of.guest).label)
        return ShownSpeaker(of.guest_name or title, title if of.guest_name else "", "", "")
    mine = f"{of.party} {of.capacity} {of.group}".rstrip()
    category = str(process.speakers_name(of.category)) if of.category else ""
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


def _sentence(of: values.State, named: Names) -> str:
    """What the chair reads out of who has the floor, or would have it next."""
    current = of.current_list
    waiting = [speaker(each.speaker, named) for each in (current.waiting[:2] if current else ())]
    if of.point or of.session.state is not State.IN_SESSION:
        return ""
    now = speaker(of.speaking.speaker, named) if of.speaking else waiting.pop(0) if waiting else None
    if now is None:
        return ""
    return reading_out.sentence(now, waiting[0] if waiting else None)


def _following(of: values.State) -> str:
    return reading_out.next_meeting(of.following) if of.following else ""


def length(of: timedelta) -> str:
    """A length of time on the face of a clock: 2:43, 1:02:43."""
    seconds = int(of.total_seconds())
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def milliseconds(moment: datetime) -> int:
    """A moment as scripts count it."""
    return round(moment.timestamp() * 1000)


def turn(of: Place, now: datetime, zone: ZoneInfo) -> ShownTurn:
    """When somebody's turn is, by the clocks of a zone, as a phone says it."""
    earliest = max(not_before(of.band, now), now.replace(second=0, microsecond=0))
    return ShownTurn(
        milliseconds(earliest),
        _hour(earliest, zone),
        milliseconds(of.band.median),
        _hour(of.band.median, zone),
        is_likely=of.is_likely,
    )


def shown_outlook(of: Outlook, zone: ZoneInfo) -> ShownOutlook:
    """When a list is through, by the clocks of a zone."""
    early, about, late = (_hour(each, zone) for each in (of.end.early, of.end.median, of.end.late))
    return ShownOutlook(about, early, late, None if of.overrun is None else round(100 * of.overrun))


def _hour(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}"


def _list(
    of: values.List, state: values.State, zone: ZoneInfo, named: Names, turns: Mapping[str, ShownTurn]
) -> ShownList:
    own = ZoneInfo(of.zone) if of.zone else zone
    return ShownList(
        key=of.key,
        title=str(SpeakersList.Kinds.REPLIES.label) if of.kind == SpeakersList.Kinds.REPLIES else of.title,
        parts=of.parts,
        audience=of.audience,
        is_current=of.key == state.on_list,
        is_open=of.openness.is_open,
        says=_says(of.openness, zone),
        opens=of.opens_at.astimezone(own) if of.opens_at else None,
        closes=of.closes_at.astimezone(own) if of.closes_at else None,
        phases=tuple(
            ShownPhase(milliseconds(each.since) if index and each.since else 0, each.is_open, _says(each, zone))
            for index, each in enumerate(of.phases)
        ),
        waiting=tuple(_waiting(each, named, turns.get(each.key)) for each in of.waiting),
        is_replies=of.kind == SpeakersList.Kinds.REPLIES,
        reserve=tuple(_waiting(each, named) for each in of.reserve),
        policies=tuple((each.value, naming_rules.policy_name(each)) for each in of.ordering.policies),
        seed=of.seed,
        places=of.places,
        quota=of.quota,
        desk=of.desk_at.astimezone(own) if of.desk_at else None,
        minutes=of.minutes,
        zone=of.zone,
        undo=of.undo,
        undo_name=_undo_name(of, named) if of.undo else "",
    )


def _waiting(of: values.Waiting, named: Names, turn: ShownTurn | None = None) -> ShownWaiting:
    return ShownWaiting(
        of.key,
        of.place,
        speaker(of.speaker, named),
        of.at_desk,
        of.absences,
        who=who(of.name, of.rank),
        language=of.language,
        seconds=of.seconds,
        turn=turn,
    )


def who(name: str, rank: str) -> str:
    """Who speaks, with the rank, as far as they were given."""
    return ", ".join(filter(None, (name, naming_rules.rank_name(rank) if rank else "")))


def _undo_name(of: values.List, named: Names) -> str:
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
    if of.why is Why.AT_DESK:
        return _("Ask the desk until %(hour)s") % {"hour": f"{changes:%H:%M}"} if changes else _("Ask the desk")
    if changes:
        return _("Opens at %(hour)s") % {"hour": f"{changes:%H:%M}"}
    return _("Not open yet") if of.why is Why.NOT_YET else _("Closed")


def _intervention(of: values.Spoken, moment: datetime, zone: ZoneInfo, named: Names) -> ShownIntervention:
    kind = "" if of.kind == Intervention.Kinds.STATEMENT else str(Intervention.Kinds(of.kind).label)
    return ShownIntervention(
        key=of.key,
        speaker=speaker(of.speaker, named),
        given=of.given_at.astimezone(zone),
        clock=_clock(of, moment),
        used=length(of.used),
        over=length(of.over) if of.over >= timedelta(seconds=1) else "",
        entered_later=of.entered_later,
        kind=of.kind,
        kind_name=kind,
        reminders=of.reminders,
        inscription=of.inscription,
        who=who(of.name, of.rank),
        language=of.language,
        seconds=of.seconds,
    )


def _clock(of: values.Spoken, moment: datetime) -> ShownClock:
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
