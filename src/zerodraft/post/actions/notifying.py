"""Giving notices, within an act of a room above."""

import secrets
from collections.abc import Collection, Iterable

from django.conf import settings
from django.db import transaction

from zerodraft import clock
from zerodraft.post import queries, recipients, verbs, waking, wording
from zerodraft.post.core.matter import Matter
from zerodraft.post.core.rhythm import goes_at, is_pressing
from zerodraft.post.models import Choice, Message, Notice
from zerodraft.record.actions import append
from zerodraft.record.core.verbs import is_id
from zerodraft.record.sealing import Actor


def notify(
    actor: Actor,
    matter: Matter,
    *,
    to: str | Collection[str],
    within: str = "",
    by_email: bool = False,
    on_behalf_of: str = "",
) -> list[Notice]:
    """Give a person or a party, or each of several, a notice of a matter; give those that are new.

    It asks no permission of its own: it is called by an action of a room above, which has asked, and it writes in that
    action's transaction (without one, RuntimeError). Whoever was told of this occasion before is not told again.

    `within` narrows a party to those who act for it there, by the stable id of a process (`process:…`). `by_email` puts a
    message into the outbox for each person behind an addressee. Raises ValueError for what cannot stand in a notice,
    LookupError for a kind that no room has words for.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{matter.kind}: a notice is given in the transaction of what it tells of")
    matter.check()
    if not wording.is_known(matter.kind):
        raise LookupError(f"no room registered the notices of the kind {matter.kind}")
    addressees = sorted({to} if isinstance(to, str) else set(to))
    for value in (*addressees, *filter(None, (within,))):
        if not is_id(value):
            raise ValueError(f"{matter.kind}: a notice goes to a stable id, not to {value!r}")
    made = _give(matter, addressees, within)
    if made:
        append(
            verbs.NOTICE_GIVEN.name,
            actor=actor.key,
            on_behalf_of=on_behalf_of,
            subject=matter.topic,
            topic=matter.topic,
            data={"kind": matter.kind, "notices": [one.key for one in made], "to": [one.to for one in made]},
        )
    if made and by_email and settings.RELAY:
        _post(made)
    return made


def _give(matter: Matter, addressees: list[str], within: str) -> list[Notice]:
    told = set(Notice.objects.filter(to__in=addressees, once=matter.once).values_list("to", flat=True))
    at = clock.now()
    new = [
        Notice(
            key=f"notice-{secrets.token_hex(6)}",
            to=each,
            within=within,
            topic=matter.topic,
            kind=matter.kind,
            params={**matter.params, "to": each} if matter.is_addressed else dict(matter.params),
            once=matter.once,
            address=matter.address,
            at=at,
            due=matter.due,
        )
        for each in addressees
        if each not in told
    ]
    # Another transaction may tell the same at this moment: what it told first is left out.
    Notice.objects.bulk_create(new, ignore_conflicts=True)
    return list(Notice.objects.filter(key__in=[one.key for one in new]).order_by("id"))


def _post(notices: Iterable[Notice]) -> None:
    """Put a message into the outbox for each person behind a notice who wants e-mail."""
    told = list(notices)
    behind = recipients.of_each({notice.to for notice in told}, told[0].within)  # of one call: all within the same
    reached = [(notice, one.person) for notice in told for one in behind[notice.to]]
    chosen = queries.choices_of({person for _notice, person in reached})
    now, told_at = clock.real_now(), clock.now()
    messages = []
    for notice, person in reached:
        choice = chosen.get(person) or Choice(person=person)
        if choice.by_email:
            urgent = wording.is_urgent(notice.kind) or is_pressing(told_at, notice.due)
            when = goes_at(choice.rhythm, now, queries.due_in_the_world(notice), urgent=urgent)
            messages.append(
                Message(
                    key=f"message-{secrets.token_hex(8)}",
                    notice=notice,
                    person=person,
                    made_at=now,
                    due_at=when,
                    not_before=when,
                    urgent=urgent,
                )
            )
    if messages:
        Message.objects.bulk_create(messages)
        waking.of_messages.tell_on_commit()
