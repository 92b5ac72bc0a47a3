"""A meeting from its call to order to its adjournment, with the times at which it really happened.

Formal and informal meetings share the words and not the rules: an informal one takes no votes. During a vote nothing else
happens but points of order on the way in which it is taken (rules 88 and 128).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """Where a meeting stands."""

    NOT_BEGUN = "not-begun"
    IN_SESSION = "in-session"
    VOTING = "voting"
    SUSPENDED = "suspended"
    ADJOURNED = "adjourned"

    @property
    def is_on(self) -> bool:
        """Whether it has begun and is not over."""
        return self not in {State.NOT_BEGUN, State.ADJOURNED}


class OutOfOrder(ValueError):
    """The meeting cannot do this in the state it is in; `state` says which."""

    def __init__(self, state: State) -> None:
        super().__init__(state.value)
        self.state = state


class NoVotes(ValueError):
    """An informal meeting takes no votes."""


@dataclass(frozen=True, slots=True)
class Session:
    """The state of a meeting and its moments (aware). `until` is when a suspended one is to go on, if that was said."""

    state: State = State.NOT_BEGUN
    called: datetime | None = None
    suspended: datetime | None = None
    until: datetime | None = None
    adjourned: datetime | None = None
    formal: bool = False

    def call_to_order(self, at: datetime) -> "Session":
        """Begin. Raises OutOfOrder for a meeting that has begun."""
        self._require(State.NOT_BEGUN)
        return replace(self, state=State.IN_SESSION, called=at)

    def suspend(self, at: datetime, until: datetime | None) -> "Session":
        """Interrupt the meeting (rule 76). Raises OutOfOrder unless it is in session."""
        self._require(State.IN_SESSION)
        return replace(self, state=State.SUSPENDED, suspended=at, until=until)

    def resume(self) -> "Session":
        """Go on. Raises OutOfOrder unless it is suspended."""
        self._require(State.SUSPENDED)
        return replace(self, state=State.IN_SESSION, suspended=None, until=None)

    def begin_voting(self) -> "Session":
        """Announce that voting begins (rule 88). Raises NoVotes, and OutOfOrder unless it is in session."""
        if not self.formal:
            raise NoVotes
        self._require(State.IN_SESSION)
        return replace(self, state=State.VOTING)

    def end_voting(self) -> "Session":
        """Say that voting is over. Raises OutOfOrder unless there is one."""
        self._require(State.VOTING)
        return replace(self, state=State.IN_SESSION)

    def adjourn(self, at: datetime) -> "Session":
        """End the meeting (rule 76), also out of a suspension. Raises OutOfOrder for one that is not on."""
        self._require(State.IN_SESSION, State.SUSPENDED)
        return replace(self, state=State.ADJOURNED, adjourned=at, suspended=None, until=None)

    def _require(self, *states: State) -> None:
        if self.state not in states:
            raise OutOfOrder(self.state)
