"""The only writers of the record."""

from collections.abc import Mapping

from django.db import connection

from zerodraft import clock
from zerodraft.record import listening, verbs
from zerodraft.record.core.chain import Entry
from zerodraft.record.core.verbs import is_id
from zerodraft.record.models import Head, Row


def append(
    verb: str,
    *,
    actor: str,
    subject: str = "",
    on_behalf_of: str = "",
    topic: str = "",
    data: Mapping[str, object] | None = None,
) -> Row:
    """Write the next row, in the transaction of the change that it tells of.

    `verb` is a registered verb; `actor`, `subject`, `on_behalf_of` and `topic` are stable ids. Raises LookupError for an
    unknown verb, ValueError for data that the verb does not declare or for what is no id, RuntimeError outside a
    transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{verb}: the record is written in the transaction of the change it tells of")
    values = dict(data or {})
    verbs.get(verb).check(values)
    for name, value in {"actor": actor, "subject": subject, "on_behalf_of": on_behalf_of, "topic": topic}.items():
        if not is_id(value) and (value or name == "actor"):
            raise ValueError(f"{verb}: {name} must be a stable id, not {value!r}")
    head = Head.objects.select_for_update().get()
    entry = Entry(
        seq=head.seq + 1,
        at=clock.now(),
        real_at=clock.real_now(),
        verb=verb,
        actor=actor,
        on_behalf_of=on_behalf_of,
        subject=subject,
        topic=topic,
        data=values,
    )
    row = Row(
        seq=entry.seq,
        format=entry.format,
        at=entry.at,
        real_at=entry.real_at,
        verb=verb,
        actor=actor,
        on_behalf_of=on_behalf_of,
        subject=subject,
        topic=topic,
        data=values,
        previous=head.hash,
        hash=entry.hash_after(head.hash),
    )
    row.save(force_insert=True)
    head.seq, head.hash = row.seq, row.hash
    head.save()
    listening.of_rows.tell_on_commit()
    return row
