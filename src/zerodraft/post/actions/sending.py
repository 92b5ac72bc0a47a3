"""What the sender does with the outbox. Each is a transaction of its own; none lasts while a mail server is talked to."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import F

from zerodraft import clock
from zerodraft.post import verbs
from zerodraft.post.core import trying
from zerodraft.post.models import Message
from zerodraft.record.actions import append

SENDER = "installation"
"""Who sends: nobody who is signed in."""


@transaction.atomic(durable=True)
def claim(now: datetime) -> Message | None:
    """Take the message that is due longest, so that no other sender sends it; None when none is due.

    It is due again when the claim ends: a sender that crashed leaves it to another, and it may arrive twice. Raises
    RuntimeError inside a transaction: whoever waits for that would wait for a mail server.
    """
    due = Message.objects.filter(state=Message.State.WAITING, not_before__lte=now).order_by("not_before", "id")
    while (found := due.first()) is not None:
        as_it_was = Message.objects.filter(pk=found.pk, state=Message.State.WAITING, not_before=found.not_before)
        word = secrets.token_hex(16)
        # Of several who found the same, one changes it.
        if as_it_was.update(claim=word, not_before=now + trying.CLAIM, attempts=F("attempts") + 1):
            return Message.objects.select_related("notice").get(pk=found.pk)
    return None


@transaction.atomic(durable=True)
def note_sent(message: Message) -> None:
    """Note that a mail server has taken a message on."""
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


def put_off(message: Message, now: datetime, reply: int | None = None) -> None:
    """Try a message again later. Once the claim has ended and another has taken it, it is theirs."""
    later = now + trying.wait_after(message.attempts)
    mine = Message.objects.filter(pk=message.pk, state=Message.State.WAITING, claim=message.claim)
    mine.update(claim="", not_before=later, reply=reply)


def give_up_old(now: datetime) -> int:
    """Give up every message that could not be sent within a day; give how many. One that is being sent is left alone."""
    old = Message.objects.filter(state=Message.State.WAITING, made_at__lte=now - trying.LIFE)
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
