"""What the sender of mailings writes: each a transaction of its own; none lasts while a mail server is talked to.

There is one sender at a time (`mailings.alone`), so what is being handed over when it begins was left by one that is gone.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, When

from zerodraft.post import queries, verbs
from zerodraft.post.actions.sending import SENDER
from zerodraft.post.core.bounces import Bounce
from zerodraft.post.core.dispatching import LIFE, UNSETTLED, WAITING, Next, Reason, State
from zerodraft.post.models import Dispatch, Mailing
from zerodraft.record.actions import append


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an attempt, still to be written: of which dispatch under which word, what follows, the reply to it."""

    dispatch: int
    key: str
    mailing: int
    following: Next
    reply: int | None
    at: datetime


@transaction.atomic(durable=True)
def hand_over(dispatch: Dispatch, now: datetime, before: Settled | None = None) -> bool:
    """Note that the words of a dispatch are about to go over the line, and what became of the one before it; whether they
    are still to go: it may have been stopped or held meanwhile.

    The days for which it is tried begin with the first attempt.
    """
    found = _locked({dispatch.mailing_id, before.mailing} if before else {dispatch.mailing_id})
    if before:
        _settle(before, found.get(before.mailing))
    if found.get(dispatch.mailing_id) != Mailing.State.OPEN:
        return False
    # Its own columns alone: PostgreSQL looks at a join no second time after it has waited for a row.
    ours = Dispatch.objects.filter(pk=dispatch.pk, key=dispatch.key, state__in=WAITING, not_before__lte=now)
    since = Case(When(attempts=0, then=now), default=F("since"))
    return bool(ours.update(state=State.HANDING, since=since, attempts=F("attempts") + 1, handed_at=now))


@transaction.atomic(durable=True)
def settle(settled: Settled) -> None:
    """Write what became of an attempt."""
    _settle(settled, _locked({settled.mailing}).get(settled.mailing))


def _settle(settled: Settled, mailing_state: str | None) -> None:
    following, state = settled.following, settled.following.state
    if state in WAITING and mailing_state == Mailing.State.CANCELLED:
        # What a person stopped while it was on the line, and the server did not take, stays stopped.
        state = State.STOPPED
    # Under the same word: once a person has queued it anew, what became of the former attempt says nothing of the next.
    handed = Dispatch.objects.filter(pk=settled.dispatch, key=settled.key, state=State.HANDING)
    handed.update(
        state=state,
        not_before=following.not_before,
        reason=following.reason,
        reply=settled.reply,
        settled_at=None if state in WAITING else settled.at,
        # A line that failed before the words went over it is no attempt at this address.
        attempts=F("attempts") - 1 if following.state is State.QUEUED else F("attempts"),
    )


def _locked(keys: Collection[int]) -> dict[int, str]:
    """The states of mailings by their numbers; they are locked, always in the same order, until the transaction ends."""
    found = Mailing.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    return dict(found.values_list("pk", "state"))


@transaction.atomic(durable=True)
def note_lost(now: datetime) -> int:
    """Note of everything that a sender who is gone was handing over that nobody knows what became of it; give how many."""
    lost = Dispatch.objects.filter(state=State.HANDING).select_related("mailing")
    by_mailing: dict[int, Mailing] = {one.mailing_id: one.mailing for one in lost}
    count = 0
    for mailing in by_mailing.values():
        found = mailing.dispatches.filter(state=State.HANDING).update(state=State.UNCERTAIN, settled_at=now)
        append(
            verbs.DISPATCHES_LOST.name,
            actor=SENDER,
            subject=mailing.subject_id,
            topic=mailing.topic,
            data={"dispatches": found},
        )
        count += found
    return count


@transaction.atomic
def give_up_old(now: datetime) -> int:
    """Give up every address that was tried for three days; give how many. What was never tried waits on, and so does what
    is held.
    """
    old = Dispatch.objects.filter(state=State.DEFERRED, since__lte=now - LIFE)
    found = _locked(set(old.filter(mailing__state=Mailing.State.OPEN).order_by().values_list("mailing_id", flat=True)))
    still_open = [key for key, state in found.items() if state == Mailing.State.OPEN]
    given_up = old.filter(mailing_id__in=still_open)
    return given_up.update(state=State.REFUSED, reason=Reason.TOO_LATE, settled_at=now)


@transaction.atomic(durable=True)
def refuse_unsendable(mailing: Mailing, now: datetime) -> int:
    """Give up whatever of a mailing waits, for it can never be made; give how many addresses that are."""
    if _locked({mailing.pk}).get(mailing.pk) != Mailing.State.OPEN:
        return 0
    waiting = Dispatch.objects.filter(mailing_id=mailing.pk, state__in=WAITING)
    return waiting.update(state=State.REFUSED, reason=Reason.UNSENDABLE, settled_at=now)


@transaction.atomic(durable=True)
def put_off(mailing: Mailing, until: datetime) -> None:
    """Try nothing of a mailing before a moment."""
    _locked({mailing.pk})
    waiting = Dispatch.objects.filter(mailing_id=mailing.pk, state__in=WAITING, not_before__lt=until)
    waiting.update(not_before=until)


@transaction.atomic
def note_progress(mailing: Mailing, now: datetime, *, has_moved: bool) -> None:
    """Write into the record that nothing of a mailing waits any more, or, if it `has_moved`, how far it is."""
    counts = queries.counts_of(mailing)
    is_open = any(counts.get(state) for state in UNSETTLED)
    if is_open and not has_moved:
        return
    if not is_open and not Mailing.objects.filter(pk=mailing.pk, settled_at=None).update(settled_at=now):
        return
    append(
        (verbs.MAILING_PROGRESSED if is_open else verbs.MAILING_SETTLED).name,
        actor=SENDER,
        subject=mailing.subject_id,
        topic=mailing.topic,
        data={str(state): counts.get(state, 0) for state in State if state is not State.HANDING},
    )


@transaction.atomic
def note_bounce(bounce: Bounce, now: datetime) -> bool:
    """Note that a mail came back, if it is one of ours that was sent; whether it was. A passing fault changes nothing."""
    found = Dispatch.objects.select_for_update().select_related("mailing").filter(key=bounce.dispatch).first()
    if found is None or not bounce.is_permanent or found.state not in (State.SENT, State.UNCERTAIN):
        return False
    found.state, found.status, found.settled_at = State.BOUNCED, bounce.status, now
    found.save(update_fields=["state", "status", "settled_at"])
    append(
        verbs.DISPATCH_BOUNCED.name,
        actor=SENDER,
        subject=found.mailing.subject_id,
        topic=found.mailing.topic,
        data={"status": _code(bounce.status)},
    )
    return True


def _code(status: str) -> str | None:
    return f"status-{status.replace('.', '-')}" if status else None
