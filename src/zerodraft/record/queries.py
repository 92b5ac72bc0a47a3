"""The readers of the record."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db import DatabaseError, connection, models

from zerodraft.record.core import chain
from zerodraft.record.core.chain import Link
from zerodraft.record.models import Head, Row, Seal


def head() -> chain.Head | None:
    """Number and hash of the newest row; None when the record has lost them."""
    stored = Head.objects.first()
    return chain.Head(stored.seq, stored.hash) if stored else None


def links(until: int | None = None) -> Iterator[chain.Link]:
    """The rows from the first on, up to the one with that number, never all in memory.

    Raises Unreadable at what is no row any more.
    """
    # SQLite converts what it fetches at once: fetched one by one, at hardly any cost, a bad row is known by its place.
    at_once = 1 if connection.vendor == "sqlite" else 500
    try:
        wanted = Row.objects.all() if until is None else Row.objects.filter(seq__lte=until)
        for row in wanted.order_by("seq").iterator(chunk_size=at_once):
            yield _link(row)
    except (ValueError, DatabaseError) as error:
        raise chain.Unreadable(str(error)) from error


def links_about(topics: Collection[str], subjects: Collection[str]) -> Iterator[Link]:
    """The rows filed under one of these topics, or about one of these subjects, the oldest first."""
    for row in (
        Row.objects.filter(models.Q(topic__in=topics) | models.Q(subject__in=subjects)).order_by("seq").iterator()
    ):
        yield _link(row)


def happened(topic: str, verbs: Collection[str], since: datetime, until: datetime, most: int) -> list[Row]:
    """The newest rows with these verbs that were filed under a topic in a stretch of the installation's time."""
    rows = Row.objects.filter(topic=topic, verb__in=verbs, at__gt=since, at__lte=until)
    return list(rows.order_by("-seq")[:most])


def first_break() -> chain.Break | None:
    """The first broken link of the record, or None when it holds from its first row to its head.

    Rows may be written meanwhile, so it is walked as far as the head that was read; rows beyond it are a fault only while
    the head stays where it is.
    """
    end = head()
    if end is None:
        return chain.Break(0, "the record has lost its head")
    broken = chain.walk(links(until=end.seq), end)
    if broken is None and not Row.objects.filter(seq__gt=end.seq).exists():
        return None
    whole = chain.walk(links(), end)
    return whole if head() == end else broken


def rows_newest_first() -> models.QuerySet[Row]:
    """The rows for a page of the record, newest first."""
    return Row.objects.order_by("-seq")


def rows_after(seq: int, most: int) -> list[Row]:
    """The rows after that number, the oldest first, at most so many."""
    return list(Row.objects.filter(seq__gt=seq).order_by("seq")[:most])


def rows_from(seq: int) -> Iterator[Row]:
    """The rows from that number on, oldest first, without their data; for who follows the record."""
    wanted = Row.objects.order_by("seq").filter(seq__gte=seq).only("seq", "hash", "verb", "subject", "topic")
    return wanted.iterator(chunk_size=500)


def seal_of(kind: str, subject: str) -> Seal | None:
    """The request to seal this content, or its tombstone; None when nobody asked."""
    return Seal.objects.filter(kind=kind, subject=subject).first()


def _link(row: Row) -> chain.Link:
    if row.at is None or row.real_at is None:  # what stands there is no moment
        raise chain.Unreadable(f"row {row.seq} has no time")
    entry = chain.Entry(
        seq=row.seq,
        at=row.at,
        real_at=row.real_at,
        verb=row.verb,
        actor=row.actor,
        on_behalf_of=row.on_behalf_of,
        subject=row.subject,
        topic=row.topic,
        data=row.data,
        format=row.format,
    )
    return chain.Link(entry, row.previous, row.hash)


def reasons_to_seal() -> list[tuple[str, str]]:
    """The reasons for which a content may be sealed: code, and how it is called on screen."""
    return [(code, str(label)) for code, label in Seal.Reason.choices]
