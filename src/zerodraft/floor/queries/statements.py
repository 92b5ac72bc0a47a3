"""The readers of statements that delegations handed in."""

from typing import TYPE_CHECKING

from zerodraft.floor.models import (
    Inscription,
    Statement,
)
from zerodraft.floor.queries.rows import as_speaker
from zerodraft.floor.values import (
    HandedIn,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zerodraft.programme.models import Meeting


def statement_by_key(key: str) -> Statement | None:
    """A statement with its meeting, whoever may open it; the caller asks the rules. None for one that was replaced."""
    return _statements().filter(key=key).first()


def statement_of(inscription_key: str) -> Statement | None:
    """The statement that an inscription has now."""
    return _statements().filter(inscription__key=inscription_key).first()


def statements_in(meeting: "Meeting") -> list[Statement]:
    """The statements of a meeting in the order in which they were handed in, whoever may open them."""
    found = list(_statements().filter(inscription__on_list__floor__meeting=meeting).order_by("id"))
    for each in found:
        each.inscription.on_list.floor.meeting = meeting  # it knows already whom it has invited
    return found


def inscriptions_of(meeting: "Meeting", party: str) -> list[Inscription]:
    """Those of a party in a meeting of which a statement is still to come: that wait, speak, or were invited in writing."""
    states = Inscription.States
    still = (states.WAITING, states.RESERVE, states.SPEAKING, states.IN_WRITING)
    found = Inscription.objects.filter(party=party, state__in=still, on_list__floor__meeting=meeting)
    return list(found.select_related("on_list__floor__meeting__round__process").order_by("id")) if party else []


def handed_in(meeting_key: str) -> tuple[HandedIn, ...]:
    """The statements of a meeting, as values, with one query; for whoever may read them before they were delivered."""
    found = Statement.objects.filter(replaced_at=None, inscription__on_list__floor__meeting__key=meeting_key)
    return tuple(as_handed_in(row) for row in found.select_related("inscription__on_list").order_by("id"))


def as_handed_in(row: Statement) -> HandedIn:
    """A statement as a value."""
    of = row.inscription
    return HandedIn(
        key=row.key,
        inscription=of.key,
        on_list=of.on_list.key,
        speaker=as_speaker(of),
        name=of.speaker,
        rank=of.rank,
        language=of.language,
        file=row.name,
        words=row.words,
        check_against_delivery=row.check_against_delivery,
        standing=row.standing,
        uploaded_at=row.uploaded_at,
    )


def _statements() -> "QuerySet[Statement]":
    inscription = "inscription__on_list__floor__meeting__round__process"
    return Statement.objects.filter(replaced_at=None).select_related(inscription)
