"""Who asks, by a token."""

from zerodraft import clock
from zerodraft.api.bearer import Caller
from zerodraft.parties import queries
from zerodraft.parties.actions import tokens


def caller(word: str) -> Caller | None:
    """Whose token this is, and for what it may be used; None for one that opens nothing, or whose person may not come in."""
    found, now = queries.token_of(word), clock.real_now()
    if found is None or not found.opens(now) or not found.person.is_active:
        return None
    tokens.note_use(found, now.date())
    return Caller(found.person, found.key, frozenset(found.scopes))
