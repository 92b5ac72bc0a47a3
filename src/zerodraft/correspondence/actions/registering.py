"""The register: every letter in or out gets the next number of its series."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from zerodraft.correspondence import queries
from zerodraft.correspondence.core.facts import NotALetter, UnreadableLanguage
from zerodraft.correspondence.core.words.tongue import tongue
from zerodraft.correspondence.languages import languages
from zerodraft.correspondence.models import Entry, Letter, Outgoing, Reference

if TYPE_CHECKING:
    from zerodraft.process.models import Round


def enter(
    direction: Entry.Direction,
    *,
    at: datetime,
    scope: str,
    channel: Entry.Channel,
    language: str,
    dated: date | None,
    sets_out: "Round | None" = None,
    letter: Letter | None = None,
    outgoing: Outgoing | None = None,
) -> Entry:
    """Enter a letter under the next number of its series; within the transaction and the locks of its caller."""
    return Entry.objects.create(
        scope=scope,
        year=at.year,
        number=queries.highest_number(scope, at.year) + 1,
        direction=direction,
        at=at,
        dated=dated,
        channel=channel,
        language=language[:10],
        sets_out=sets_out,
        letter=letter,
        outgoing=outgoing,
    )


def refer(entry: Entry, kind: Reference.Kind, to: Iterable[Entry]) -> None:
    """Note which letters one speaks of."""
    Reference.objects.bulk_create(Reference(entry=entry, kind=kind, to=one) for one in to)


def supersede(entry: Entry, earlier: Iterable[Entry]) -> None:
    """Note that a letter changes the programme that earlier ones set out."""
    refer(entry, Reference.Kind.SUPERSEDES, (one for one in earlier if one.pk != entry.pk))


def language_of(text: str) -> str:
    """The language of a letter's text, as a code; '' for one that we do not read, or that hardly holds words."""
    with suppress(UnreadableLanguage, NotALetter):
        return tongue(text, languages()).code
    return ""


def dated(reading: Mapping[str, Any]) -> date | None:
    """The date that the first letter of a file bears, as it was read."""
    first: Mapping[str, Any] = next(iter(reading.get("letters") or ()), {})
    with suppress(KeyError, TypeError, ValueError):
        return date.fromisoformat(first["date"])
    return None
