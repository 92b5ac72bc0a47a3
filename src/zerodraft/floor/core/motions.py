"""Procedural motions: which may be moved now, which comes first, and who may speak to it (rules 71 to 77, 113 to 119)."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from zerodraft.floor.core.session import State
from zerodraft.process.core.rule_set import Motion, RuleSet


class Stage(StrEnum):
    """Where a motion stands. One that is carried or lost was decided, by a vote or without one."""

    MOVED = "moved"
    CARRIED = "carried"
    LOST = "lost"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        return self is Stage.MOVED


class Side(StrEnum):
    """On which side of a motion somebody speaks."""

    IN_FAVOUR = "in-favour"
    AGAINST = "against"


class CannotMove(ValueError):
    """A motion cannot be moved, spoken to or decided now; `code` says why.

    Codes: unknown (these rules have no such motion), informal, not-on (the meeting is not in session), voting, same (the
    same is before the meeting), not-first (another goes before it), no-more (as many have spoken on that side as may),
    heard (the party moved it, or spoke to it), settled.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check_move(rules: RuleSet, key: str, state: State, pending: Iterable[str]) -> Motion:
    """The motion of that key, if it may be moved in this state beside those that are pending. Raises CannotMove."""
    if not rules.formal:
        raise CannotMove("informal")
    motion = rules.motion(key)
    if motion is None:
        raise CannotMove("unknown")
    if state is State.VOTING and not motion.during_voting:
        raise CannotMove("voting")  # rules 88 and 128
    if state not in {State.IN_SESSION, State.VOTING}:
        raise CannotMove("not-on")
    if key in set(pending):
        raise CannotMove("same")
    return motion


def in_precedence(rules: RuleSet, pending: Iterable[str]) -> list[str]:
    """The keys of pending motions in the order in which they are taken up (rules 77 and 119), whoever moved first."""
    known = {each.key: place for place, each in enumerate(rules.motions)}
    return sorted(pending, key=lambda key: known.get(key, len(known)))


def check_turn(rules: RuleSet, key: str, stage: Stage, pending: Sequence[str]) -> None:
    """Whether it is this motion's turn to be spoken to, or decided. Raises CannotMove."""
    if not stage.is_open:
        raise CannotMove("settled")
    if in_precedence(rules, pending)[0] != key:
        raise CannotMove("not-first")


def check_other(party: str, mover: str, spoken: Iterable[str]) -> None:
    """Whether a party may speak to a motion beside its mover and those who spoke to it already. Raises CannotMove."""
    if party == mover or party in spoken:
        raise CannotMove("heard")


def check_speaker(motion: Motion, side: Side, spoken: int) -> None:
    """Whether one more may speak on a side, after so many beside the mover. Raises CannotMove."""
    if spoken >= (motion.in_favour if side is Side.IN_FAVOUR else motion.against):
        raise CannotMove("no-more")
