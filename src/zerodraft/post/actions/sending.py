"""What the sender does with the outbox. Each is a transaction of its own; none lasts while a mail server is talked to."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from zerodraft import clock
from zerodraft.post import queries, verbs
from zerodraft.post.core import trying
from zerodraft.post.models import Digest, Message
from zerodraft.record.actions import append

SENDER = "installation"
"""Who sends: nobody who is signed in."""


MOST_IN_ONE = 100
"""How many notices go in one e-mail; what is left goes in another."""


@transaction.atomic(durable=True)
def claim(now: datetime) -> Message | None:
    """Take the message that is due longest, so that no other sender sends it; None when none is due. Whoever wants several
    notices in one e-mail has all that are due taken with it.

    It is due again when the claim ends: a sender that crashed leaves it to another, and it may arrive twice. Raises
    RuntimeError inside a transaction: whoever waits for that would wait for a mail server.
    """
    due = Message.objects.filter(state=Message.State.WAITING, not_before__lte=now).order_by("not_before", "id")
    while (found := due.first()) is not None:
        as_it_was = Message.objects.filter(pk=found.pk, state=Message.State.WAITING, not_before=found.not_before)
        word = secrets.token_hex(16)
        taken = {"claim": word, "not_before": now + trying.CLAIM, "attempts": F("attempts") + 1}
        # Of several who found the same, one changes it.
        if as_it_was.update(**taken):
            _gather(found, taken, now)
            return Message.objects.select_related("notice", "digest").get(pk=found.pk)
    return None


def _gather(first: Message, taken: dict[str, Any], now: datetime) -> None:
    """Take what goes in one e-mail with a message: once it was sent so, the same again, under the same id."""
    waiting = Message.objects.filter(person=first.person, state=Message.State.WAITING).exclude(pk=first.pk)
    if first.digest_id:
        waiting.filter(digest=first.digest_id).update(**taken)
    elif not first.urgent and queries.choice_of(first.person).rhythm.gathers:
        digest = Digest.objects.create(key=f"digest-{secrets.token_hex(8)}", person=first.person, made_at=now)
        due = waiting.filter(digest=None, urgent=False, not_before__lte=now).order_by("not_before", "id")
        keys = list(due.values_list("pk", flat=True)[: MOST_IN_ONE - 1])
        # What another sender has taken meanwhile is not due any more.
        waiting.filter(pk__in=keys, digest=None, not_before__lte=now).update(digest=digest, **taken)
        Message.objects.filter(pk=first.pk).update(digest=digest)


def taken_with(message: Message) -> list[Message]:
    """The messages that a claim took, in the order in which people were told; one alone, where it goes alone."""
    if not message.digest_id:
        return [message]
    found = Message.objects.filter(digest=message.digest_id, claim=message.claim, state=Message.State.WAITING)
    return list(found.select_related("notice", "digest").order_by("notice_id"))


@transaction.atomic(durable=True)
def note_sent(messages: Iterable[Message]) -> None:
    """Note that a mail server has taken on the e-mail with these messages."""
    for message in messages:
        if _settle(message, Message.State.SENT):
            append(
                verbs.MESSAGE_SENT.name,
                actor=SENDER,
                subject=message.key,
                data={"notice": message.notice.key, "person": message.person, "attempts": message.attempts},
            )


@transaction.atomic
def give_up(message: Message, reason: str, reply: int | None = None) -> None:
    """Try a message no more, for a reason, and with the code of the mail server's reply where there was one."""
    if _settle(message, Message.State.FAILED, reason=reason, reply=reply):
        append(
            verbs.MESSAGE_FAILED.name,
            actor=SENDER,
            subject=message.key,
            data={
                "notice": message.notice.key,
                "person": message.person,
                "attempts": message.attempts,
                "reason": reason,
                "reply": reply,
            },
        )


def put_off(messages: Iterable[Message], now: datetime, reply: int | None = None) -> None:
    """Try messages again later, which were taken together. Once the claim has ended and another has taken them, they are
    theirs.
    """
    for message in messages:
        later = now + trying.wait_after(message.attempts)
        mine = Message.objects.filter(pk=message.pk, state=Message.State.WAITING, claim=message.claim)
        mine.update(claim="", not_before=later, reply=reply)


def leave_out(message: Message, now: datetime) -> None:
    """Let an e-mail go without a message that could not be put into words; it is tried again later, by itself."""
    put_off([message], now)
    Message.objects.filter(pk=message.pk, state=Message.State.WAITING, claim="").update(digest=None, urgent=True)


def give_up_old(now: datetime) -> int:
    """Give up every message that could not be sent within a day of when it was due; give how many. One that is being sent is
    left alone.
    """
    old = Message.objects.filter(state=Message.State.WAITING, due_at__lte=now - trying.LIFE)
    found = [each for each in old.select_related("notice") if not each.claim or each.not_before <= now]
    for message in found:
        give_up(message, Message.Reason.TOO_LATE, message.reply)
    return len(found)


def _settle(message: Message, state: str, *, reason: str = "", reply: int | None = None) -> bool:
    """Whether it was for us to say what became of the message.

    What was sent is noted even when the claim has ended meanwhile; what another sender has taken is not given up.
    """
    ours = Message.objects.filter(pk=message.pk, state=Message.State.WAITING)
    if state != Message.State.SENT:
        ours = ours.filter(claim=message.claim)
    return bool(ours.update(state=state, claim="", reason=reason, reply=reply, settled_at=clock.real_now()))
