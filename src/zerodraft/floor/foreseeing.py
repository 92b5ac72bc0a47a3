"""The forecast of a meeting: its floor, and what was said in it and before, as the core wants them.

It is made after every act, while all screens wait: what earlier meetings teach is kept, since they are over.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32
from zoneinfo import ZoneInfo

from zerodraft.floor import queries
from zerodraft.floor.core import forecast
from zerodraft.floor.core.courses import Situation, UnderWay, Waiting
from zerodraft.floor.core.forecast import Effect, Forecast, Option
from zerodraft.floor.core.limits import limit_for
from zerodraft.floor.core.order import Category
from zerodraft.floor.core.session import State
from zerodraft.floor.values import List, Spoken, Turn
from zerodraft.floor.values import State as FloorState
from zerodraft.process.core.learning import learn
from zerodraft.process.core.speaking import Pace, Sitting, Speech
from zerodraft.process.rule_books import INFORMAL, shipped
from zerodraft.programme import beside

if TYPE_CHECKING:
    from zerodraft.process.models import Process

LONGEST_GAP = timedelta(minutes=15)
"""Between two turns: what is longer held a suspension, or business without speakers."""


def is_foreseen(of: FloorState) -> bool:
    """Whether a meeting is forecast: while it is on, and on its day before it begins."""
    today = of.moment.astimezone(ZoneInfo(of.zone)).date()
    return of.session.state.is_on or (of.session.state is State.NOT_BEGUN and of.day == today)


def with_forecast(of: FloorState) -> FloorState:
    """The floor with the forecast of the list that is taken up, while there is one to make."""
    return replace(of, foreseen=foreseen(of)) if is_foreseen(of) and of.current_list else of


def foreseen(of: FloorState) -> Forecast:
    """When each one on the list that is taken up will speak, and when the list is through."""
    turns = queries.turns(of.meeting)
    return forecast.forecast(_situation(of, turns), _pace(of, turns), _seed(of))


def options(of: FloorState, limits: Sequence[int], keep: int) -> list[tuple[int | None, Effect]]:
    """What a chair could do about the end, and each limit in seconds that is tried (None for what is no limit)."""
    turns = queries.turns(of.meeting)
    situation, pace, seed = _situation(of, turns), _pace(of, turns), _seed(of)
    found: list[tuple[int | None, Effect]] = [
        (None, each) for each in forecast.options(situation, pace, seed, keep=keep)
    ]
    for limit in limits:
        effects = forecast.options(situation, pace, seed, limit=limit)
        found += [(limit, each) for each in effects if each.option is Option.SHORTEN_LIMIT]
    return found


def spoken(process: "Process") -> beside.Spoken:
    """What is known of speaking in a process before a meeting has a floor: for who plans it."""
    sat = queries.sat_in(process.key)
    sittings = _earlier(sat)
    usual = Counter(speech.category for sitting in sittings for speech in sitting.speeches)
    return beside.Spoken(
        learn(None, sittings),
        queries.inscribed_in(process.key),
        {category: count / len(sittings) for category, count in usual.items()},
        len(sittings),
    )


def _seed(of: FloorState) -> int:
    return crc32(of.meeting.encode())


def _pace(of: FloorState, turns: Sequence[Turn]) -> Pace:
    return learn(_here(of, turns), _earlier(queries.sat_before(of.meeting)))


@lru_cache(maxsize=64)
def _earlier(sat: tuple[tuple[str, int], ...]) -> tuple[Sitting, ...]:
    """What was seen of earlier meetings; those are known by the number of their acts, an undone one included."""
    return tuple(Sitting(_speeches(queries.turns(meeting))) for meeting, _acts in sat)


def _here(of: FloorState, turns: Sequence[Turn]) -> Sitting:
    current, called = of.current_list, of.session.called
    first = next((each for each in turns if each.on_list and each.started), None)
    opening = (first.started - of.begins).total_seconds() if first and first.started and of.begins else None
    if current is None or called is None:
        return Sitting(_speeches(turns), opening)
    taken = queries.taken(current.key)
    until = of.moment if current.openness.is_open else current.openness.since or called
    return Sitting(
        _speeches(turns),
        opening,
        Counter(each.category for each in taken if called < each.at <= until),
        max((until - called).total_seconds(), 0.0),
        sum(each.withdrawn for each in taken if each.at > called),
    )


def _speeches(turns: Sequence[Turn]) -> tuple[Speech, ...]:
    """The statements of those who were on a list, with the gaps between them."""
    found: list[Speech] = []
    before: datetime | None = None
    for turn in turns:
        if not turn.on_list or turn.started is None or turn.ended is None:
            continue
        gap = turn.started - before if before else None
        used = turn.ended - turn.started - turn.stopped
        found.append(
            Speech(
                turn.category,
                turn.allotted.total_seconds() if turn.allotted else None,
                max(used.total_seconds(), 0.0),
                gap.total_seconds() if gap is not None and timedelta() <= gap <= LONGEST_GAP else None,
                turn.stopped.total_seconds(),
            )
        )
        before = turn.ended
    return tuple(found)


def _situation(of: FloorState, turns: Sequence[Turn]) -> Situation:
    current = of.current_list
    return Situation(
        now=of.moment,
        state=of.session.state,
        waiting=tuple(_waiting(of, current)) if current else (),
        under_way=_under_way(of.speaking) if of.speaking else None,
        begins=of.begins,
        until=of.session.until,
        ends=of.ends,
        since=_since(of, turns),
        opened=any(each.on_list for each in turns),
        listing=current.openness.is_open if current else False,
        policies=tuple(current.ordering.policies) if current else (),
    )


def _waiting(of: FloorState, current: List) -> list[Waiting]:
    rules = of.rules or shipped()[INFORMAL]
    limits = {each: limit_for(each, of.limits, of.round_limits, rules.limits) for each in Category}
    if current.kind == "replies" and rules.replies:
        limits = dict.fromkeys(Category, timedelta(seconds=rules.replies.seconds[0]))
    seconds = {each.value: found.total_seconds() if found else None for each, found in limits.items()}
    return [Waiting(each.key, each.speaker.category, seconds.get(each.speaker.category)) for each in current.waiting]


def _under_way(speaking: Spoken) -> UnderWay:
    clock = speaking.clock
    return UnderWay(
        speaking.speaker.category,
        clock.allotted.total_seconds() if clock.allotted else None,
        speaking.used.total_seconds(),
        clock.running,
    )


def _since(of: FloorState, turns: Sequence[Turn]) -> datetime | None:
    """Since when nobody has had the floor."""
    ended = [each.ended for each in turns if each.ended]
    return max([*ended, *([of.session.called] if of.session.called else [])], default=None)
