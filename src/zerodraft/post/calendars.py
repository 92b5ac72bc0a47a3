"""A person's own calendar: entries that the rooms above know, at an address that a calendar client can read.

A client cannot sign in, so the address is the key: a signed word that names a feed, and opens nothing once the feed is
withdrawn. The database alone, or a backup of it, makes no address.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from zerodraft.post import queries
from zerodraft.post.core.calendar import Entry, write
from zerodraft.post.models import Feed

REFRESH = timedelta(minutes=5)
"""How often a client is asked to look again: a turn in a meeting moves by the minute."""

_SALT = "zerodraft.post.feed"

Feeder = Callable[[str], Iterable[Entry]]
"""The stable id of a person to what stands in their calendar, in the active language."""

_FEEDERS: list[Feeder] = []


def register(feeder: Feeder) -> None:
    """Have a room asked what stands in a person's calendar."""
    if feeder not in _FEEDERS:
        _FEEDERS.append(feeder)


def path_of(feed: Feed) -> str:
    """The path under which a feed is read."""
    return reverse("own-calendar", args=[word_of(feed)])


def word_of(feed: Feed) -> str:
    """The word that opens what is its person's own, in every address of theirs."""
    return Signer(salt=_SALT).sign(feed.key)


def feed_at(word: str) -> Feed | None:
    """The feed that a word from an address opens; None for a word that opens none, or none any more."""
    try:
        key = Signer(salt=_SALT).unsign(word)
    except BadSignature:
        return None
    return queries.feed_by_key(key)


def written(feed: Feed) -> bytes:
    """The calendar of the feed's person as things stand, in the language in which they are written to."""
    with translation.override(queries.language_for(queries.choice_of(feed.person))):
        entries = {entry.uid: entry for feeder in _FEEDERS for entry in feeder(feed.person)}
        return write(_("Meetings and turns"), list(entries.values()), refresh=REFRESH)
