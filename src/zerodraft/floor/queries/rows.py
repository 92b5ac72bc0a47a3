"""Rows of the floor as values."""

from datetime import datetime
from typing import Any

from zerodraft.floor.core import order
from zerodraft.floor.models import (
    Inscription,
    Intervention,
)
from zerodraft.floor.values import (
    Speaker,
    Spoken,
    Waiting,
)


def as_spoken(row: Intervention, moment: datetime) -> Spoken:
    """An intervention, which counts until the moment of reading."""
    return Spoken(
        key=row.key,
        speaker=as_speaker(row.inscription) if row.inscription else _at_once(row),
        given_at=row.given_at,
        clock=row.clock,
        used=row.clock.elapsed(moment),
        over=row.clock.overtime(moment),
        entered_later=row.entered_later,
        kind=row.kind,
        reminders=row.reminders,
        **_who(row.inscription),
    )


def _who(row: Inscription | None) -> dict[str, Any]:
    """Who speaks for an inscription."""
    if row is None:
        return {}
    return {
        "inscription": row.key,
        "name": row.speaker,
        "rank": row.rank,
        "language": row.language,
        "seconds": row.seconds,
    }


def as_waiting(row: Inscription, place: int) -> Waiting:
    """One who waits, at a place."""
    return Waiting(
        row.key,
        place,
        as_speaker(row),
        row.at_desk,
        row.absences,
        row.entry,
        row.placed_by,
        row.requested_at,
        row.speaker,
        row.rank,
        row.language,
        row.seconds,
    )


def _at_once(row: Intervention) -> Speaker:
    """Who was given the floor without an inscription: a party for a point of order, or a guest."""
    if row.party:
        return Speaker(row.party, Inscription.Capacities.NATIONAL.value, category=order.Category.NATIONAL.value)
    return Speaker(guest=row.guest, guest_name=row.guest_name)


def as_speaker(row: Inscription) -> Speaker:
    """For whom an inscription speaks."""
    return Speaker(row.party, row.capacity, row.group, tuple(row.joint), row.category)
