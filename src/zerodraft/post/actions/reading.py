"""What readers do with their notices."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.post import queries, verbs, waking
from zerodraft.post.actions.sending import give_up
from zerodraft.post.core.reader import Reader
from zerodraft.post.core.rhythm import Rhythm, goes_at
from zerodraft.post.models import Choice, Feed, Looked, Message, Seen
from zerodraft.record.actions import append


@transaction.atomic
def mark_read(reader: Reader, keys: Collection[str]) -> int:
    """Mark notices as read by this person; give how many were not. What is not theirs is not there for them.

    Raises PermissionDenied for nobody in particular.
    """
    _authorise(reader)
    found = list(queries.unread(reader).filter(key__in=keys))
    now = clock.now()
    Seen.objects.bulk_create(
        [Seen(notice=notice, person=reader.key, at=now) for notice in found], ignore_conflicts=True
    )
    if found:
        append(verbs.NOTICES_READ.name, actor=reader.key, subject=reader.key, data={"count": len(found)})
    return len(found)


@transaction.atomic
def choose_delivery(reader: Reader, rhythm: Rhythm, *, language: str) -> Choice:
    """Say how often notices come by e-mail, and in which language. What waits to be sent goes by the new choice.

    Raises PermissionDenied for nobody in particular, ValueError for a language in which there are no pages.
    """
    _authorise(reader)
    if language not in dict(settings.LANGUAGES):
        raise ValueError(_("Choose one of the languages."))
    choice, _new = Choice.objects.update_or_create(
        person=reader.key,
        defaults={
            "often": rhythm.often.value,
            "hour": rhythm.hour,
            "weekday": rhythm.weekday,
            "zone": rhythm.zone,
            "language": language,
        },
    )
    _reschedule(choice)
    append(
        verbs.DELIVERY_CHOSEN.name,
        actor=reader.key,
        subject=reader.key,
        data={"by_email": "yes" if choice.by_email else "no", "often": choice.often, "language": language},
    )
    return choice


def _reschedule(choice: Choice) -> None:
    """Have what waits for a person go when they want it now. What was tried already, or is being sent, goes as it would;
    what is not wanted any more is given up when it would have gone.
    """
    if not choice.by_email:
        return
    now = clock.real_now()
    waiting = Message.objects.select_for_update(of=("self",)).filter(
        person=choice.person, state=Message.State.WAITING, claim="", attempts=0, urgent=False
    )
    found = list(waiting.select_related("notice"))
    for message in found:
        message.due_at = message.not_before = goes_at(choice.rhythm, now, queries.due_in_the_world(message.notice))
    if found:
        Message.objects.bulk_update(found, ["due_at", "not_before"])
        waking.of_messages.tell_on_commit()


@transaction.atomic
def mark_looked(reader: Reader, within: str, until: datetime) -> None:
    """Note that a person has seen what changed within a process, as far as a page showed it that was drawn at `until`.

    It never goes back, nor beyond now. Raises PermissionDenied for nobody in particular.
    """
    _authorise(reader)
    until = min(until, clock.now())
    standing = Looked.objects.select_for_update().filter(person=reader.key, within=within).first()
    if standing and standing.at >= until:
        return
    Looked.objects.update_or_create(person=reader.key, within=within, defaults={"at": until})
    append(verbs.CHANGES_SEEN.name, actor=reader.key, subject=reader.key, topic=within)


def forget(person: str) -> None:
    """Erase what is kept of how somebody reads, and give up what waits for them; for the room that erases the person."""
    Seen.objects.filter(person=person).delete()
    Choice.objects.filter(person=person).delete()
    Feed.objects.filter(person=person).delete()
    Looked.objects.filter(person=person).delete()
    for message in Message.objects.filter(person=person, state=Message.State.WAITING).select_related("notice"):
        give_up(message, Message.Reason.ERASED)


def _authorise(reader: Reader) -> None:
    if not reader.key:
        raise PermissionDenied(_("Sign in to see what you were told."))
