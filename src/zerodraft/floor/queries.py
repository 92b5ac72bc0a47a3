"""The readers of the floor: its whole small state as values, for pages, screens and the API."""

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, Max, OuterRef, Subquery

from zerodraft.floor import presence
from zerodraft.floor.core import order, window
from zerodraft.floor.core.fairness import Had
from zerodraft.floor.core.motions import Stage, in_precedence
from zerodraft.floor.core.points import Stage as PointStage
from zerodraft.floor.core.session import State as SessionState
from zerodraft.floor.core.swaps import Stage as SwapStage
from zerodraft.floor.models import (
    Act,
    Floor,
    Inscription,
    Intervention,
    Motion,
    PointOfOrder,
    SpeakersList,
    Statement,
    Swap,
)
from zerodraft.floor.values import (
    HandedIn,
    LastAct,
    List,
    Moved,
    OpenSwap,
    OwnInscription,
    OwnPlace,
    PendingMotion,
    Point,
    Ruled,
    Speaker,
    Spoken,
    State,
    Taken,
    Turn,
    Waiting,
)
from zerodraft.prepared import Prepared
from zerodraft.process import queries as process
from zerodraft.process.core.rule_set import RuleSet
from zerodraft.programme import queries as programme
from zerodraft.programme.beside import Held

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zerodraft.programme.models import Meeting

MOST_SPOKEN = 200
"""How many interventions of a meeting are looked back on: more than a long day has."""

MOST_HAD = 4000
"""How many interventions the pictures of a whole process go back."""

MOST_EARLIER = 8
"""From how many earlier meetings of its process a forecast learns."""


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
    lambda key: (
        Floor.objects.filter(meeting__key=key)
        .select_related("meeting__round__process", "speaking__inscription", "point__interrupted__inscription")
        .order_by()
    ),
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
    rules = floor.rule_set
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
        lists=_lists(floor, lists, undoable, moment),
        speaking=_spoken(floor.speaking, moment) if floor.speaking else None,
        spoken=_over(floor, moment, looking_back),
        last_act=LastAct(chairs.number, chairs.verb, chairs.at) if chairs else None,
        rules=rules,
        limits=floor.limits,
        enforcement=floor.enforcement or rules.enforcement.value,
        message=floor.message,
        blank=floor.blank,
        count=presence.count(floor),
        point=_point(floor.point, moment) if floor.point else None,
        appealable=rules.formal and not floor.point_id and _was_ruled(floor),
        round_limits=_round_limits(floor.meeting.round_id),
        following=programme.following(floor.meeting) if floor.session.state is SessionState.ADJOURNED else None,
        motions=_motions(floor, rules) if floor.open_motions else (),
        swaps=_swaps(floor) if floor.open_swaps else (),
    )


def _was_ruled(floor: Floor) -> bool:
    newest = floor.points.filter(undone_at=None).order_by("-id").values_list("stage", flat=True).first()
    return newest in {PointStage.UPHELD.value, PointStage.REJECTED.value}


def _round_limits(in_round: int) -> dict[str, int]:
    return {row.applies_to: row.seconds for row in process.limits_in(in_round)}


def reasons(of: List) -> dict[str, order.Reason]:
    """Why everybody who waits on a list stands where they do, by key."""
    waiting = [each.key for each in of.waiting]
    entries = {each.key: each.entry for each in of.waiting}
    return {key: order.why(key, waiting, entries, of.ordering) for key in waiting}


def held(meeting_keys: Collection[str]) -> dict[str, Held]:
    """When these meetings were called to order and adjourned, of those that were."""
    rows = Floor.objects.filter(meeting__key__in=meeting_keys).exclude(called_at=None)
    return {key: Held(*times) for key, *times in rows.values_list("meeting__key", "called_at", "adjourned_at")}


def turns(meeting_key: str) -> tuple[Turn, ...]:
    """The interventions of a meeting in the order in which they were begun, at most `MOST_SPOKEN`, the last ones."""
    return tuple(_turn(row) for row in reversed(_turns(meeting_key)))


def taken(list_key: str) -> list[Taken]:
    """The inscriptions on a list, the last `MOST_SPOKEN`, whatever became of them."""
    withdrawn = Inscription.States.WITHDRAWN
    return [Taken(row.category, row.requested_at, row.state == withdrawn) for row in _taken(list_key)]


def sat_before(meeting_key: str) -> tuple[tuple[str, int], ...]:
    """The meetings of the same process that are over, the last `MOST_EARLIER`, the oldest first: key, number of acts."""
    return tuple((floor.meeting.key, floor.acts_made) for floor in reversed(_sat_before(meeting_key)))


def _turn(row: Intervention) -> Turn:
    clock, on_list = row.clock, row.inscription
    return Turn(
        row.kind == Intervention.Kinds.STATEMENT and on_list is not None,
        on_list.category if on_list else "",
        clock.allotted,
        clock.started,
        clock.stopped,
        clock.ended,
    )


def _over_before(meeting_key: str) -> "QuerySet[Floor]":
    process_of = Floor.objects.filter(meeting__key=meeting_key).values("meeting__round__process").order_by()
    over = Floor.objects.filter(meeting__round__process__in=process_of, state=SessionState.ADJOURNED.value)
    newest = over.exclude(meeting__key=meeting_key).order_by("-adjourned_at")[:MOST_EARLIER]
    return newest.select_related("meeting").only("acts_made", "meeting__key")


_turns = Prepared(
    lambda key: (
        Intervention.objects.filter(floor__meeting__key=key, undone_at=None)
        .select_related("inscription")
        .only(
            "kind",
            "allotted_ms",
            "started_at",
            "paused_at",
            "stopped_ms",
            "ended_at",
            "inscription__category",
        )
        .order_by("-id")[:MOST_SPOKEN]
    ),
    str,
)
_taken = Prepared(
    lambda key: (
        Inscription.objects.filter(on_list__key=key)
        .only("category", "requested_at", "state")
        .order_by("-id")[:MOST_SPOKEN]
    ),
    str,
)
_sat_before = Prepared(_over_before, str)


def had(meeting_keys: Collection[str]) -> list[Had]:
    """What was said from the lists of these meetings, statements and replies, at most `MOST_HAD`, the newest first."""
    kinds = (Intervention.Kinds.STATEMENT, Intervention.Kinds.REPLY)
    rows = Intervention.objects.filter(floor__meeting__key__in=meeting_keys, undone_at=None, kind__in=kinds)
    over = rows.exclude(inscription=None).exclude(started_at=None).exclude(ended_at=None)
    newest = over.select_related("inscription").order_by("-id")[:MOST_HAD]
    return [_had(row, row.inscription) for row in newest if row.inscription]


def with_fairness_released(process_key: str) -> set[str]:
    """The keys of a process's meetings of which all who follow them may see how speaking time was shared."""
    found = Floor.objects.filter(meeting__round__process__key=process_key, fairness_released=True)
    return set(found.values_list("meeting__key", flat=True))


def is_fairness_released(meeting_key: str) -> bool:
    """Whether all who follow a meeting may see how its speaking time was shared."""
    return Floor.objects.filter(meeting__key=meeting_key, fairness_released=True).exists()


def _had(row: Intervention, made: Inscription) -> Had:
    clock = row.clock
    ended = clock.ended or row.given_at
    return Had(
        _speaker(made),
        made.party,
        made.category,
        made.region,
        made.gender,
        made.first_time,
        clock.elapsed(ended),
        clock.allotted,
        clock.overtime(ended),
        timedelta(seconds=made.seconds) if made.seconds else None,
        row.reminders,
    )


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


def own_inscriptions(meeting_key: str, party: str) -> dict[str, OwnInscription]:
    """What a party has on the lists of a meeting, or had, by key; for nobody but the party itself."""
    rows = Inscription.objects.filter(on_list__floor__meeting__key=meeting_key, party=party)
    fields = ("key", "on_list__key", "state", "speaker", "rank", "gender", "first_time", "language", "seconds")
    return {row[0]: OwnInscription(*row) for row in rows.values_list(*fields)}


def places_of(party: str, meeting_keys: Collection[str]) -> list[OwnPlace]:
    """Where a party waits, speaks or was invited in writing in these meetings, in the order in which it asked."""
    states = [state for state in Inscription.States if state not in {"spoken", "withdrawn"}]
    rows = Inscription.objects.filter(party=party, state__in=states, on_list__floor__meeting__key__in=meeting_keys)
    asked = Swap.objects.filter(partner=OuterRef("pk"), stage=SwapStage.ASKED.value).order_by().values("partner")
    found = rows.select_related("on_list__floor__meeting").annotate(
        asked=Subquery(asked.annotate(count=Count("pk")).values("count")),
        handed=Exists(Statement.objects.filter(inscription=OuterRef("pk"), replaced_at=None)),
    )
    return [_place(row, row.on_list, row.asked or 0, handed=row.handed) for row in found.order_by("id")]


def _place(row: Inscription, held: SpeakersList, asked: int, *, handed: bool) -> OwnPlace:
    among = held.reserve if row.state == Inscription.States.RESERVE else held.order
    place = list(among).index(row.key) + 1 if row.key in among else 0
    meeting = held.floor.meeting.key
    return OwnPlace(row.key, meeting, held.title, _speaker(row), row.state, place, asked, handed)


def statement_by_key(key: str) -> Statement | None:
    """A statement with its meeting, whoever may open it; the caller asks the rules. None for one that was replaced."""
    return _statements().filter(key=key).first()


def statement_of(inscription_key: str) -> Statement | None:
    """The statement that an inscription has now."""
    return _statements().filter(inscription__key=inscription_key).first()


def statements_in(meeting: "Meeting") -> list[Statement]:
    """The statements of a meeting in the order in which they were handed in, whoever may open them."""
    found = list(_statements().filter(inscription__on_list__floor__meeting=meeting).order_by("id"))
    for each in found:
        each.inscription.on_list.floor.meeting = meeting  # it knows already whom it has invited
    return found


def inscriptions_of(meeting: "Meeting", party: str) -> list[Inscription]:
    """Those of a party in a meeting of which a statement is still to come: that wait, speak, or were invited in writing."""
    states = Inscription.States
    still = (states.WAITING, states.RESERVE, states.SPEAKING, states.IN_WRITING)
    found = Inscription.objects.filter(party=party, state__in=still, on_list__floor__meeting=meeting)
    return list(found.select_related("on_list__floor__meeting__round__process").order_by("id")) if party else []


def handed_in(meeting_key: str) -> tuple[HandedIn, ...]:
    """The statements of a meeting, as values, with one query; for whoever may read them before they were delivered."""
    found = Statement.objects.filter(replaced_at=None, inscription__on_list__floor__meeting__key=meeting_key)
    return tuple(as_handed_in(row) for row in found.select_related("inscription__on_list").order_by("id"))


def as_handed_in(row: Statement) -> HandedIn:
    """A statement as a value."""
    of = row.inscription
    return HandedIn(
        key=row.key,
        inscription=of.key,
        on_list=of.on_list.key,
        speaker=_speaker(of),
        name=of.speaker,
        rank=of.rank,
        language=of.language,
        file=row.name,
        words=row.words,
        check_against_delivery=row.check_against_delivery,
        standing=row.standing,
        uploaded_at=row.uploaded_at,
    )


def _statements() -> "QuerySet[Statement]":
    inscription = "inscription__on_list__floor__meeting__round__process"
    return Statement.objects.filter(replaced_at=None).select_related(inscription)


def list_of_swap(key: str) -> str | None:
    """The key of the list on which a swap is; None when there is no such swap."""
    return Swap.objects.filter(key=key).values_list("on_list__key", flat=True).first()


def speakers_of(inscriptions: Collection[str]) -> dict[str, Speaker]:
    """For whom inscriptions speak, by their keys, whatever became of them."""
    found = Inscription.objects.filter(key__in=inscriptions).order_by() if inscriptions else ()
    return {row.key: _speaker(row) for row in found}


def rulings(meeting_key: str) -> dict[str, Ruled]:
    """What became of the points of order of a meeting, by the key of the intervention in which each was raised."""
    rows = PointOfOrder.objects.filter(floor__meeting__key=meeting_key, undone_at=None)
    fields = ("spoken__key", "stage", "appealed_by", "overruling", "upholding")
    return {key: Ruled(*rest) for key, *rest in rows.values_list(*fields)}


def moved(meeting_key: str) -> tuple[Moved, ...]:
    """The motions of a meeting, in the order in which they were made."""
    rows = Motion.objects.filter(floor__meeting__key=meeting_key, undone_at=None)
    return tuple(
        Moved(row.key, row.motion, row.party, row.moved_at, row.stage, tuple(row.votes or ()))
        for row in rows.order_by("moved_at", "id")
    )


def _point(row: PointOfOrder, moment: datetime) -> Point:
    interrupted = _spoken(row.interrupted, moment) if row.interrupted else None
    return Point(row.key, row.party, row.stage, row.appealed_by, interrupted)


def _motions(floor: Floor, rules: RuleSet) -> tuple[PendingMotion, ...]:
    rows = {row.motion: row for row in floor.motions.filter(stage=Stage.MOVED.value, undone_at=None)}
    found = []
    for key in in_precedence(rules, rows):
        row, rule = rows[key], rules.motion(key)
        if rule is not None:
            found.append(PendingMotion(row.key, key, row.party, len(row.in_favour), len(row.against), rule))
    return tuple(found)


def _swaps(floor: Floor) -> tuple[OpenSwap, ...]:
    open_ = Swap.objects.filter(on_list__floor=floor, stage__in=("asked", "agreed"))
    fields = ("key", "on_list__key", "asker__key", "partner__key", "stage")
    return tuple(OpenSwap(*row) for row in open_.order_by("id").values_list(*fields))


def _lists(floor: Floor, rows: list[SpeakersList], undoable: dict[str, Act], moment: datetime) -> tuple[List, ...]:
    for row in rows:
        row.floor = floor
    wanted = {key for row in rows for key in (*row.order, *row.reserve)} | {act.subject for act in undoable.values()}
    about = {each.key: each for each in Inscription.objects.filter(key__in=wanted).order_by()}
    waiting = {key: each for key, each in about.items() if each.state == Inscription.States.WAITING}
    reserve = {key: each for key, each in about.items() if each.state == Inscription.States.RESERVE}
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
            kind=row.kind,
            reserve=tuple(
                _waiting(reserve[key], place)
                for place, key in enumerate((key for key in row.reserve if key in reserve), start=1)
            ),
            ordering=row.ordering,
            seed=row.seed,
            places=row.places,
            quota=row.quota,
            desk_at=row.desk_at,
            minutes=row.minutes,
            zone=row.zone,
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
        speaker=_speaker(row.inscription) if row.inscription else _at_once(row),
        given_at=row.given_at,
        clock=row.clock,
        used=row.clock.elapsed(moment),
        over=row.clock.overtime(moment),
        entered_later=row.entered_later,
        kind=row.kind,
        reminders=row.reminders,
        **_who(row.inscription),
    )


def _who(row: Inscription | None) -> dict[str, Any]:
    """Who speaks for an inscription."""
    if row is None:
        return {}
    return {
        "inscription": row.key,
        "name": row.speaker,
        "rank": row.rank,
        "language": row.language,
        "seconds": row.seconds,
    }


def _waiting(row: Inscription, place: int) -> Waiting:
    return Waiting(
        row.key,
        place,
        _speaker(row),
        row.at_desk,
        row.absences,
        row.entry,
        row.placed_by,
        row.requested_at,
        row.speaker,
        row.rank,
        row.language,
        row.seconds,
    )


def _at_once(row: Intervention) -> Speaker:
    """Who was given the floor without an inscription: a party for a point of order, or a guest."""
    if row.party:
        return Speaker(row.party, Inscription.Capacities.NATIONAL.value, category=order.Category.NATIONAL.value)
    return Speaker(guest=row.guest, guest_name=row.guest_name)


def _speaker(row: Inscription) -> Speaker:
    return Speaker(row.party, row.capacity, row.group, tuple(row.joint), row.category)
