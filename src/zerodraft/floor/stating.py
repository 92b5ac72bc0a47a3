"""Statements that were handed in, in words: where each stands, its language, its words, and how fast it would be read."""

from datetime import timedelta
from pathlib import PurePath
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft.floor import presenting, values
from zerodraft.floor.core.statements import FAST, Standing, speed
from zerodraft.floor.shown import ShownSpeed, ShownStatement


def statement(of: values.HandedIn, zone: ZoneInfo, named: presenting.Names) -> ShownStatement:
    """A statement in words; `named` gives the name of a party by its key."""
    return ShownStatement(
        key=of.key,
        inscription=of.inscription,
        speaker=presenting.speaker(of.speaker, named),
        who=presenting.who(of.name, of.rank),
        language=language_name(of.language),
        file=of.file,
        kind=PurePath(of.file).suffix.removeprefix(".").upper(),
        words=words_name(of.words),
        check_against_delivery=of.check_against_delivery,
        standing=of.standing.value,
        says=standing_name(of.standing),
        uploaded=of.uploaded_at.astimezone(zone),
    )


def standing_name(of: Standing) -> str:
    """Where a statement stands."""
    return {
        Standing.EMBARGOED: _("Embargoed until delivered or submitted"),
        Standing.DELIVERED: _("Delivered"),
        Standing.IN_WRITING: _("Submitted in writing, not delivered"),
    }[of]


def words_name(words: int | None) -> str:
    """How many words a statement has; '' where they are not counted."""
    return "" if words is None else ngettext("%(count)d word", "%(count)d words", words) % {"count": words}


def read_at(words: int | None, *lengths: timedelta | None) -> ShownSpeed | None:
    """How fast a statement would be read in the shortest of the lengths that are known; None where it cannot be said."""
    found = speed(words, *lengths)
    if found is None:
        return None
    says = ngettext("%(count)d word a minute", "%(count)d words a minute", found) % {"count": found}
    return ShownSpeed(says, is_fast=found > FAST)


def language_name(code: str) -> str:
    """The language of a statement; '' where none was given."""
    return {
        "": "",
        "ar": _("Arabic"),
        "zh": _("Chinese"),
        "en": _("English"),
        "fr": _("French"),
        "ru": _("Russian"),
        "es": _("Spanish"),
    }.get(code, _("Another language"))
