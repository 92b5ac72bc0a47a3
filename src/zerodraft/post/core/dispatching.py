"""What becomes of a mailing at one address: its states, and which may follow which. Nothing goes out twice by itself.

A dispatch is HANDING from before its words go over the line until the server's answer is written down. Whoever finds one in
that state knows that its sender is gone, and not whether the server took it: it is UNCERTAIN, and a person decides.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from zerodraft.post.core import trying

LIFE = timedelta(days=3)
"""How long an address is tried before it is given up."""


class State(StrEnum):
    QUEUED = "queued"
    HANDING = "handing"
    SENT = "sent"
    DEFERRED = "deferred"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    BOUNCED = "bounced"
    STOPPED = "stopped"


class Reason(StrEnum):
    """Why an address was given up: the server refused it, days were over, the mail could not be made."""

    REFUSED = "refused"
    TOO_LATE = "too-late"
    UNSENDABLE = "unsendable"


class Outcome(StrEnum):
    """How an attempt ended: taken on; refused for good (5yz) or for now (4yz); the line or our account failed before the
    words went over it; the line broke after they did, and nobody knows whether they were taken; there was nothing to send.
    """

    TAKEN = "taken"
    REFUSED = "refused"
    DEFERRED = "deferred"
    UNREACHED = "unreached"
    UNKNOWN = "unknown"
    UNSENDABLE = "unsendable"


WAITING = frozenset({State.QUEUED, State.DEFERRED})
"""They go out by themselves."""

UNSETTLED = WAITING | {State.HANDING}


@dataclass(frozen=True, slots=True)
class Next:
    """The state that follows, when it may be tried again, and why it was given up ('' where it was not)."""

    state: State
    not_before: datetime
    reason: str = ""


def after(outcome: Outcome, *, attempts: int, since: datetime, now: datetime) -> Next:
    """What follows an attempt: `attempts` counts it (from 1), `since` is when it was first tried, or gone on with."""
    if outcome is Outcome.TAKEN:
        return Next(State.SENT, now)
    if outcome is Outcome.REFUSED:
        return Next(State.REFUSED, now, Reason.REFUSED)
    if outcome is Outcome.UNSENDABLE:
        return Next(State.REFUSED, now, Reason.UNSENDABLE)
    if outcome is Outcome.UNKNOWN:
        return Next(State.UNCERTAIN, now)
    if outcome is Outcome.UNREACHED:
        return Next(State.QUEUED, now)
    if is_over(since, now):
        return Next(State.REFUSED, now, Reason.TOO_LATE)
    return Next(State.DEFERRED, now + trying.wait_after(attempts))


def is_over(since: datetime, now: datetime) -> bool:
    """Whether an address was tried for as long as one is."""
    return now - since >= LIFE
