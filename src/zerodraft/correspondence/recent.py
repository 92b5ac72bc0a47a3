"""Letters that were entered in the register in a stretch of time, as far as somebody sees them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from zerodraft.correspondence import naming_out, queries
from zerodraft.correspondence.archive import sees
from zerodraft.correspondence.showing import register as showing
from zerodraft.moments import long_day
from zerodraft.process import queries as process
from zerodraft.process.since import MOST, Asked, Piece

MOST_LOOKED_AT = 500
"""How many of the newest entries are looked through for those that somebody sees."""


def letters(asked: Asked) -> Iterator[Piece]:
    """The letters that came in or went out, the newest first."""
    found = queries.register_of(asked.process).filter(at__gt=asked.since, at__lte=asked.until)
    invited = process.invitations_in(asked.process)
    told = 0
    for entry in found[:MOST_LOOKED_AT]:
        letter = entry.outgoing or entry.letter
        if letter:
            letter.invited = invited.get(letter.key, frozenset())
        if told < MOST and sees(asked.visitor, entry):
            told += 1
            texts = [str(entry.Direction(entry.direction).label), entry.mark]
            if entry.dated:
                texts.append(_("dated %(day)s") % {"day": long_day(entry.dated)})
            if entry.language:
                texts.append(naming_out.LANGUAGES.get(entry.language, entry.language))
            yield Piece(entry.key, entry.at, showing.title_of(entry), " · ".join(texts), showing.address_of(entry))
