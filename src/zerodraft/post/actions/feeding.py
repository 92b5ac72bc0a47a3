"""What people do with the calendar that is theirs."""

import secrets

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.post import queries, verbs
from zerodraft.post.core.reader import Reader
from zerodraft.post.models import Feed
from zerodraft.record.actions import append


@transaction.atomic
def open_feed(reader: Reader) -> Feed:
    """Make the person a calendar with a new address; the one before opens nothing any more.

    Raises PermissionDenied for nobody in particular.
    """
    _authorise(reader)
    _withdraw(reader)
    feed = Feed.objects.create(key=f"feed-{secrets.token_hex(16)}", person=reader.key, made_at=clock.real_now())
    append(verbs.FEED_OPENED.name, actor=reader.key, subject=reader.key)
    return feed


@transaction.atomic
def withdraw_feed(reader: Reader) -> None:
    """Let the address of the person's calendar open nothing any more. Raises PermissionDenied as `open_feed`."""
    _authorise(reader)
    if _withdraw(reader):
        append(verbs.FEED_WITHDRAWN.name, actor=reader.key, subject=reader.key)


def _withdraw(reader: Reader) -> bool:
    standing = queries.feeds_of(reader.key)
    return bool(standing.update(withdrawn_at=clock.real_now()))


def _authorise(reader: Reader) -> None:
    if not reader.key:
        raise PermissionDenied(_("Sign in to have a calendar of your own."))
