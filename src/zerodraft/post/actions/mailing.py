"""Mailings as the rooms above open, hold, go on with and cancel them, and what people decide about single addresses.

None asks a permission of its own: each is called by an action of a room above, which has asked, and writes in that action's
transaction.
"""

import secrets
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat

from zerodraft import clock
from zerodraft.post import queries, verbs, waking
from zerodraft.post.core.addresses import normal
from zerodraft.post.core.dispatching import WAITING, State
from zerodraft.post.core.parcel import MOST_ADDRESSES, BadParcel, Destination, Parcel
from zerodraft.post.models import Dispatch, Mailing
from zerodraft.record.actions import append
from zerodraft.record.core.chain import instant
from zerodraft.record.core.verbs import Verb
from zerodraft.record.sealing import Actor

BATCH = 500


class CannotMail(ValueError):
    """The act is not possible as the mailing stands."""


def open_mailing(
    actor: Actor,
    parcel: Parcel,
    to: Collection[Destination],
    *,
    regarding: str,
    topic: str,
    not_before: datetime | None = None,
) -> Mailing:
    """Queue a parcel for every address, the same address once; nothing goes out before a moment of the world's time.

    Raises BadParcel for no addresses or too many, BadAddress for what is none, RuntimeError outside a transaction.
    """
    _within_transaction()
    found: dict[str, Destination] = {}
    for one in to:
        found.setdefault(normal(one.address), one)
    if not 0 < len(found) <= MOST_ADDRESSES:
        raise BadParcel(f"a mailing goes to between 1 and {MOST_ADDRESSES} addresses, not to {len(found)}")
    now = clock.real_now()
    starts = max(now, not_before) if not_before else now
    mailing = Mailing.objects.create(
        key=f"mailing-{secrets.token_hex(6)}",
        topic=topic,
        regarding=regarding,
        subject=parcel.subject,
        text=parcel.text,
        language=parcel.language,
        reply_to=parcel.reply_to,
        files=[piece.as_json() for piece in parcel.files],
        made_at=now,
        not_before=starts,
    )
    rows = [
        Dispatch(
            key=f"dispatch-{secrets.token_hex(12)}",
            mailing=mailing,
            address=address,
            holder=one.holder,
            label=one.label[:200],
            since=starts,
            not_before=starts,
        )
        for address, one in found.items()
    ]
    Dispatch.objects.bulk_create(rows, batch_size=BATCH)
    data = {
        "dispatches": len(rows),
        "files": [piece.sha256 for piece in parcel.files],
        "not_before": instant(starts),
        "regarding": regarding,
    }
    _append(verbs.MAILING_OPENED, actor, mailing, data)
    waking.of_mailings.tell_on_commit()
    return mailing


def hold(actor: Actor, mailing: Mailing) -> None:
    """Send nothing more of a mailing for now. What is on the line at this moment arrives. Raises CannotMail."""
    _turn(actor, mailing, Mailing.State.OPEN, Mailing.State.HELD, verbs.MAILING_HELD)


def go_on(actor: Actor, mailing: Mailing) -> None:
    """Go on with a mailing that was held. The days it was held do not count as tried. Raises CannotMail."""
    _turn(actor, mailing, Mailing.State.HELD, Mailing.State.OPEN, verbs.MAILING_GOES_ON)
    now = clock.real_now()
    mailing.dispatches.filter(state__in=WAITING, since__lt=now).update(since=now)
    waking.of_mailings.tell_on_commit()


def cancel(actor: Actor, mailing: Mailing) -> int:
    """Stop for good whatever has not gone out; give how many addresses that are. Raises CannotMail."""
    _within_transaction()
    found = _locked(mailing)
    if found.state == Mailing.State.CANCELLED:
        raise CannotMail(f"{mailing.key} was cancelled before")
    found.state, found.settled_at = Mailing.State.CANCELLED, clock.real_now()
    found.save(update_fields=["state", "settled_at"])
    waiting = found.dispatches.filter(state__in=WAITING)
    stopped = waiting.update(state=State.STOPPED, settled_at=clock.real_now())
    _append(verbs.MAILING_CANCELLED, actor, found, {"stopped": stopped})
    return stopped


def send_again(actor: Actor, mailing: Mailing, keys: Iterable[str], addresses: Mapping[str, str] | None = None) -> int:
    """Queue anew chosen addresses that were refused, came back, or are uncertain; give how many were.

    `addresses` gives a dispatch, by its key, another address in place of a wrong one. One that another row of the mailing
    has already is left alone: it would arrive there twice.
    """
    _within_transaction()
    found = _locked(mailing)
    if found.state == Mailing.State.CANCELLED:
        raise CannotMail(f"{mailing.key} was cancelled; nothing of it goes out again")
    corrected = {key: normal(address) for key, address in (addresses or {}).items()}
    taken = set(found.dispatches.filter(address__in=corrected.values()).values_list("address", flat=True))
    now, done = clock.real_now(), []
    again = (State.REFUSED, State.BOUNCED, State.UNCERTAIN)
    for dispatch in found.dispatches.filter(key__in=set(keys), state__in=again):
        address = corrected.get(dispatch.key, dispatch.address)
        if address != dispatch.address and address in taken:
            continue
        taken.add(address)
        # Another word in its Message-ID: no mail server takes it for what it has seen, no old bounce for a new one.
        dispatch.key, dispatch.address = f"dispatch-{secrets.token_hex(12)}", address
        dispatch.state, dispatch.since, dispatch.not_before, dispatch.attempts = State.QUEUED, now, now, 0
        dispatch.reply, dispatch.reason, dispatch.status, dispatch.settled_at = None, "", "", None
        dispatch.save()
        done.append(dispatch)
    if done:
        Mailing.objects.filter(pk=found.pk).update(settled_at=None)
        _append(verbs.DISPATCHES_QUEUED_AGAIN, actor, found, {"dispatches": len(done)})
        waking.of_mailings.tell_on_commit()
    return len(done)


def note_arrived(actor: Actor, mailing: Mailing, keys: Iterable[str]) -> int:
    """Note of uncertain addresses, of which a person found out, that the mail did go out; give how many were."""
    _within_transaction()
    found = _locked(mailing)
    uncertain = found.dispatches.filter(key__in=set(keys), state=State.UNCERTAIN)
    count = uncertain.update(state=State.SENT, settled_at=clock.real_now())
    if count:
        _append(verbs.DISPATCHES_ARRIVED, actor, found, {"dispatches": count})
    return count


def erase_mailings(regarding: str) -> None:
    """Erase words, files and addresses of every mailing about a thing that was sealed; what waits is stopped."""
    _within_transaction()
    now = clock.real_now()
    for mailing in Mailing.objects.select_for_update().filter(regarding=regarding).order_by("pk"):
        mailing.dispatches.filter(state__in=WAITING).update(state=State.STOPPED, settled_at=now)
        mailing.dispatches.update(address=Concat("key", Value("@erased.invalid")), label="")
        mailing.subject, mailing.text, mailing.reply_to, mailing.files = "", "", "", []
        mailing.state, mailing.settled_at = Mailing.State.CANCELLED, mailing.settled_at or now
        mailing.save()


def _turn(actor: Actor, mailing: Mailing, was: str, becomes: str, verb: Verb) -> None:
    _within_transaction()
    found = _locked(mailing)
    if found.state != was:
        raise CannotMail(f"{mailing.key} is {found.state}, not {was}")
    found.state = becomes
    found.save(update_fields=["state"])
    _append(verb, actor, found, {})


def _locked(mailing: Mailing) -> Mailing:
    found = queries.mailing_to_change(mailing.key)
    if found is None:
        raise CannotMail(f"there is no mailing {mailing.key}")
    return found


def _append(verb: Verb, actor: Actor, mailing: Mailing, data: Mapping[str, object]) -> None:
    append(verb.name, actor=actor.key, subject=mailing.subject_id, topic=mailing.topic, data=data)


def _within_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a mailing is changed in the transaction of the act that it belongs to")
