"""The floor of a meeting at a moment, read whole: few queries, and none that joins or orders more than it must."""

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from django.db.models import Max

from zerodraft.floor import presence, verbs
from zerodraft.floor.core import order, window
from zerodraft.floor.core.motions import Stage, in_precedence
from zerodraft.floor.core.session import State as SessionState
from zerodraft.floor.core.swaps import OPEN
from zerodraft.floor.models import (
    Act,
    Floor,
    Inscription,
    Intervention,
    PointOfOrder,
    SpeakersList,
    Swap,
)
from zerodraft.floor.queries.rows import as_speaker, as_spoken, as_waiting
from zerodraft.floor.values import (
    LastAct,
    List,
    OpenSwap,
    PendingMotion,
    Point,
    Spoken,
    State,
)
from zerodraft.prepared import Prepared
from zerodraft.process import queries as process
from zerodraft.process.core.rule_set import RuleSet
from zerodraft.programme import queries as programme

if TYPE_CHECKING:
    from django.db.models import QuerySet


MOST_SPOKEN = 200
"""How many interventions of a meeting are looked back on: more than a long day has."""


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
        .select_related("meeting__round__process", "speaking__inscription")
        .order_by()
    ),
    str,
)


_lists_in = Prepared(lambda floor: SpeakersList.objects.filter(floor_id=floor).order_by("position"), int)


_last_acts = Prepared(_standing_last, int)


OF_SUBSTANCE = tuple(
    verb.name
    for verb in (
        verbs.FLOOR_GIVEN,
        verbs.TIME_YIELDED,
        verbs.POINT_RAISED,
        verbs.POINT_RULED,
        verbs.POINT_APPEALED,
        verbs.POINT_SETTLED,
        verbs.MOTION_MADE,
        verbs.MOTION_SPOKEN_TO,
        verbs.MOTION_DECIDED,
        verbs.VOTING_BEGUN,
        verbs.VOTING_ENDED,
    )
)
"""What happens in a meeting that a ruling can no longer be appealed against once it has come after it."""

_last_of_substance = Prepared(
    lambda floor: (
        Act.objects.filter(floor_id=floor, undone_at=None, verb__in=OF_SUBSTANCE).only("verb").order_by("-number")[:1]
    ),
    int,
)


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
        speaking=as_spoken(floor.speaking, moment) if floor.speaking else None,
        spoken=_over(floor, moment, looking_back),
        last_act=LastAct(chairs.number, chairs.verb, chairs.at) if chairs else None,
        rules=rules,
        limits=floor.limits,
        enforcement=floor.enforcement or rules.enforcement.value,
        message=floor.message,
        blank=floor.blank,
        count=presence.count(floor),
        point=_point(floor.point, moment) if floor.point else None,
        appealable=rules.formal and not floor.point_id and is_ruling_last(floor.pk),
        round_limits=process.limit_seconds(floor.meeting.round_id),
        following=programme.following(floor.meeting) if floor.session.state is SessionState.ADJOURNED else None,
        motions=_motions(floor, rules) if floor.open_motions else (),
        swaps=_swaps(floor) if floor.open_swaps else (),
    )


def is_ruling_last(floor: int) -> bool:
    """Whether the ruling on a point of order is the last thing of substance in a meeting, by the id of its floor."""
    newest = _last_of_substance.first(floor)
    return newest is not None and newest.verb == verbs.POINT_RULED.name


def reasons(of: List) -> dict[str, order.Reason]:
    """Why everybody who waits on a list stands where they do, by key."""
    waiting = [each.key for each in of.waiting]
    entries = {each.key: each.entry for each in of.waiting}
    return {key: order.why(key, waiting, entries, of.ordering) for key in waiting}


def _point(row: PointOfOrder, moment: datetime) -> Point:
    interrupted = as_spoken(row.interrupted, moment) if row.interrupted else None
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
    open_ = Swap.objects.filter(on_list__floor=floor, stage__in=OPEN)
    fields = ("key", "on_list__key", "asker__key", "partner__key", "stage")
    return tuple(OpenSwap(*row) for row in open_.order_by("id").values_list(*fields))


def _lists(floor: Floor, rows: list[SpeakersList], undoable: dict[str, Act], moment: datetime) -> tuple[List, ...]:
    for row in rows:
        row.floor = floor
    wanted = {key for row in rows for key in (*row.order, *row.reserve)} | {act.subject for act in undoable.values()}
    found = Inscription.objects.filter(key__in=wanted).order_by()
    about = {each.key: each for each in found.defer("aligned", "dissenting", "gender", "first_time")}
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
                as_waiting(waiting[key], place)
                for place, key in enumerate((key for key in row.order if key in waiting), start=1)
            ),
            undo=act.number if act else None,
            undo_verb=act.verb if act else "",
            undo_about=as_speaker(about[act.subject]) if act and act.subject in about else None,
            kind=row.kind,
            reserve=tuple(
                as_waiting(reserve[key], place)
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
    return tuple(as_spoken(row, moment) for row in reversed(_last_over(most)(floor.pk)))
