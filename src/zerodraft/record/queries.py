"""The readers of the record."""

from collections.abc import Iterator

from django.db import models

from zerodraft.record.core import chain
from zerodraft.record.models import Head, Row, Seal


def head() -> chain.Head:
    """Number and hash of the newest row."""
    stored = Head.objects.get()
    return chain.Head(stored.seq, stored.hash)


def links() -> Iterator[chain.Link]:
    """Every row from the first on, a few hundred at a time."""
    for row in Row.objects.order_by("seq").iterator(chunk_size=500):
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
        yield chain.Link(entry, row.previous, row.hash)


def first_break() -> chain.Break | None:
    """The first broken link of the record, or None when it holds from its first row to its head."""
    return chain.walk(links(), head())


def rows_newest_first() -> models.QuerySet[Row]:
    """The rows for a page of the record, newest first."""
    return Row.objects.order_by("-seq")


def seal_of(kind: str, subject: str) -> Seal | None:
    """The request to seal this content, or its tombstone; None when nobody asked."""
    return Seal.objects.filter(kind=kind, subject=subject).first()
