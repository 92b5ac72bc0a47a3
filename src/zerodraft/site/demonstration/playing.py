"""A meeting that plays by itself, so that a newcomer sees the floor alive: chair and desk act, delegations inscribe.

Somebody who takes part meanwhile is not hindered: each step looks at the floor as it is, and one that comes too late is left
out. Lengths are those of the installation's time; how long they take in the world is the business of `wait`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from zerodraft import clock
from zerodraft.floor import queries, values
from zerodraft.floor.actions import concluding, inscriptions, lists, session, speaking
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.core.session import State
from zerodraft.floor.requests import CannotInscribe, Request
from zerodraft.process.capacity import Capacity

_PATIENCE = timedelta(seconds=25)
"""How long a speaker is over time before the chair asks them to conclude."""

MOST_WAITING = 14
"""Beyond this nobody else inscribes: the meeting is to end."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happens after a length of the installation's time."""

    after: timedelta
    do: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays: the chair, the desk, and the parties that may ask to speak."""

    chair: Capacity
    desk: Capacity
    parties: tuple[str, ...]


def play(meeting_key: str, cast: Cast, wait: Callable[[timedelta], bool], seed: int = 2018) -> None:
    """Play a meeting to its adjournment, or until `wait`, which lets a length of time go by, says False."""
    chance = Random(seed)  # noqa: S311 (a play, no secret)
    while True:
        state = queries.state(meeting_key, clock.now())
        step = next_step(state, cast, chance)
        if step is None or not wait(step.after):
            return
        try:
            step.do()
        except (CannotAct, CannotInscribe):
            continue  # Somebody acted meanwhile: look anew.


def next_step(state: values.State, cast: Cast, chance: Random) -> Step | None:
    """What happens next as the floor stands; None once the meeting is adjourned."""
    chair, key, turn = cast.chair, state.meeting, state.turn
    if state.session.state is State.ADJOURNED:
        return None
    if state.session.state is State.NOT_BEGUN:
        return Step(_seconds(20), lambda: session.call_to_order(chair, key, seen=turn))
    if state.session.state is State.SUSPENDED:
        return Step(_seconds(90), lambda: session.resume(chair, key, seen=turn))
    closed = state.current_list and not state.current_list.openness.is_open
    if closed and not state.spoken and not state.speaking:
        return Step(_seconds(3), lambda: lists.open_list(cast.desk, state.on_list))
    arriving = _arriving(state, cast, chance)
    if arriving:
        return arriving
    return _speaking(state, cast, chance) if state.speaking else _between(state, cast, chance)


def _speaking(state: values.State, cast: Cast, chance: Random) -> Step:
    """Somebody has the floor: the clock starts when they begin, and they end when they have said what they came for."""
    chair, key, turn, under_way = cast.chair, state.meeting, state.turn, state.speaking
    assert under_way is not None  # noqa: S101 (the caller saw it)
    if not under_way.clock.started:
        return Step(_seconds(chance.uniform(3, 8)), lambda: speaking.start_clock(chair, key, seen=turn))
    if under_way.clock.paused:
        return Step(_seconds(10), lambda: speaking.resume_clock(chair, key, seen=turn))
    # The same speaker takes the same time however often the floor is looked at.
    length = _seconds(min(Random(under_way.key).lognormvariate(5.0, 0.28), 300))  # noqa: S311
    if under_way.over >= _PATIENCE and not under_way.reminders:
        return Step(_seconds(1), lambda: concluding.remind(chair, key, seen=turn))
    left = max(length - under_way.used, _seconds(1))
    allotted = under_way.clock.left(state.moment)
    if allotted is not None and not under_way.reminders and allotted + _PATIENCE < left:
        return Step(allotted + _PATIENCE, lambda: None)
    return Step(left, lambda: speaking.end_intervention(chair, key, seen=turn))


def _between(state: values.State, cast: Cast, chance: Random) -> Step:
    """Nobody has the floor: the next one gets it, or is not in the room; then the next list; then the meeting ends."""
    chair, key, turn, following = cast.chair, state.meeting, state.turn, state.next
    if following is None:
        others = [each for each in state.lists if each.waiting and each.key != state.on_list]
        if others:
            return Step(_seconds(15), lambda: lists.take_up(chair, key, others[0].key, seen=turn))
        return Step(_seconds(30), lambda: session.adjourn(chair, key, seen=turn))
    if not following.absences and state.current_list and len(state.current_list.waiting) > 3 and chance.random() < 0.06:
        return Step(_seconds(12), lambda: inscriptions.mark_absent(cast.desk, state.on_list, following.key))
    return Step(
        _seconds(chance.uniform(6, 18)),
        lambda: speaking.give_floor(chair, key, following.key, seen=turn, as_next=True),
    )


def _arriving(state: values.State, cast: Cast, chance: Random) -> Step | None:
    """Now and then another delegation raises its nameplate, while the list is open."""
    current = state.current_list
    if (
        current is None
        or not current.openness.is_open
        or len(current.waiting) >= MOST_WAITING
        or chance.random() > 0.25
    ):
        return None
    speakers = [*(each.speaker for each in current.waiting), *(each.speaker for each in state.spoken)]
    there = {each.party for each in speakers} | ({state.speaking.speaker.party} if state.speaking else set())
    others = [party for party in cast.parties if party not in there]
    if not others:
        return None
    party = chance.choice(others)
    return Step(
        _seconds(chance.uniform(1, 4)),
        lambda: inscriptions.inscribe_at_desk(cast.desk, current.key, Request(party)),
    )


def _seconds(length: float) -> timedelta:
    return timedelta(seconds=length)
