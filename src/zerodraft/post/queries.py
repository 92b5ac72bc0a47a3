"""The readers of notices and of the outbox."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from zerodraft import clock
from zerodraft.post.core.dispatching import WAITING
from zerodraft.post.core.reader import Reader
from zerodraft.post.models import Choice, Dispatch, Feed, Looked, Mailing, Message, Notice, Seen

MOST_COUNTED = 100
"""Beyond this it is all the same how many are not read."""


def notices_of(reader: Reader) -> QuerySet[Notice]:
    """What a person was told, themselves or with the parties for which they act, newest first; each knows `is_read`."""
    return _addressed(reader).annotate(is_read=_is_read(reader))


def unread(reader: Reader) -> QuerySet[Notice]:
    """Those of them that the person has not marked as read."""
    return _addressed(reader).filter(~_is_read(reader))


def unread_within(reader: Reader, within: str) -> QuerySet[Notice]:
    """Those of them that are about something within a process, by its stable id."""
    return unread(reader).filter(Q(within=within) | Q(topic=within))


def _addressed(reader: Reader) -> QuerySet[Notice]:
    if not reader.key:
        return Notice.objects.none()
    theirs = Q(to=reader.key)
    for box in reader.boxes:
        theirs |= Q(to=box.subject, within__in=("", box.within))
    return Notice.objects.filter(theirs)


def _is_read(reader: Reader) -> Exists:
    return Exists(Seen.objects.filter(notice=OuterRef("pk"), person=reader.key))


def unread_count(reader: Reader) -> int:
    """How many they have not read: a hundred stand for any larger number."""
    return unread(reader)[:MOST_COUNTED].count() if reader.key else 0


def unread_until(reader: Reader, key: str) -> list[str]:
    """The keys of what they have not read, up to the notice with that key; none when it is not theirs."""
    newest = notices_of(reader).filter(key=key).values_list("pk", flat=True).first()
    return [] if newest is None else list(unread(reader).filter(pk__lte=newest).values_list("key", flat=True))


def filed_under(topics: Collection[str]) -> list[Notice]:
    """Every notice about one of these topics, the oldest first, with its messages at hand."""
    return list(Notice.objects.filter(topic__in=topics).order_by("id").prefetch_related("messages"))


def told_of(topic: str, kinds: Collection[str]) -> list[Notice]:
    """The notices of these kinds about a topic, the oldest first."""
    return list(Notice.objects.filter(topic=topic, kind__in=kinds).order_by("id"))


def choice_of(person: str) -> Choice:
    """How somebody wants their notices; by e-mail, in the language of the installation, until they choose."""
    return choices_of({person}).get(person) or Choice(person=person, language="")


def choices_of(people: Collection[str]) -> dict[str, Choice]:
    """What these people chose, in one query; those who chose nothing are left out."""
    return {choice.person: choice for choice in Choice.objects.filter(person__in=people)}


def language_for(choice: Choice, known: str = "") -> str:
    """The language in which somebody is written to: the one they chose, else one that is known, else the installation's."""
    return choice.language or known or settings.LANGUAGE_CODE


def due_in_the_world(notice: Notice) -> datetime | None:
    """When something is to be done by a notice, in the world's time."""
    return clock.course().real_at(notice.due) if notice.due else None


def feeds_of(person: str) -> QuerySet[Feed]:
    """The calendar that a person has, as a query: there is one or none."""
    return Feed.objects.filter(person=person, withdrawn_at=None)


def feed_by_key(key: str) -> Feed | None:
    """The calendar with that key, unless it was withdrawn."""
    return Feed.objects.filter(key=key, withdrawn_at=None).first()


def looked_at(person: str, within: str) -> datetime | None:
    """Until when a person has seen what changed within a process; None when they never said so."""
    return Looked.objects.filter(person=person, within=within).values_list("at", flat=True).first()


def next_due() -> datetime | None:
    """When the next message may be sent, in the world's time; None when none waits."""
    found: datetime | None = Message.objects.filter(state=Message.State.WAITING).aggregate(due=Min("not_before"))["due"]
    return found


def outbox(*states: str) -> list[Message]:
    """The messages in these states, the oldest first, each with its notice."""
    return list(Message.objects.filter(state__in=states).select_related("notice"))


def message_by_key(key: str) -> Message | None:
    """The message with that stable id, with its notice."""
    return Message.objects.filter(key=key).select_related("notice").first()


def mailing_by_key(key: str) -> Mailing | None:
    """The mailing with that stable id."""
    return Mailing.objects.filter(key=key).first()


def mailing_to_change(key: str) -> Mailing | None:
    """The same, locked until the transaction ends."""
    return Mailing.objects.select_for_update().filter(key=key).first()


def mailings(keys: Collection[str]) -> dict[str, Mailing]:
    """The mailings with these ids, in one query."""
    return {one.key: one for one in Mailing.objects.filter(key__in=keys)}


def unsettled_mailings(now: datetime) -> list[Mailing]:
    """The mailings of which something may still go out, and whose time has come, the oldest first."""
    return list(Mailing.objects.filter(state=Mailing.State.OPEN, settled_at=None, not_before__lte=now))


def counts_of(mailing: Mailing) -> dict[str, int]:
    """How many addresses of a mailing are in which state; a state that none is in is left out."""
    return counts_of_mailings([mailing.key]).get(mailing.key, {})


def counts_of_mailings(keys: Collection[str]) -> dict[str, dict[str, int]]:
    """The same of several mailings by their ids, in one query."""
    rows = Dispatch.objects.filter(mailing__key__in=keys).order_by().values_list("mailing__key", "state")
    found: dict[str, dict[str, int]] = {}
    for key, state, count in rows.annotate(count=Count("pk")):
        found.setdefault(key, {})[state] = count
    return found


def dispatches_of(mailing: Mailing, states: Collection[str] = ()) -> QuerySet[Dispatch]:
    """The addresses of a mailing, those in some states or all, in the order in which they are sent to."""
    found = mailing.dispatches.all()
    return found.filter(state__in=states) if states else found


def holders_in(keys: Collection[str], states: Collection[str]) -> set[str]:
    """Whose addresses are in one of these states, in any of these mailings, by stable id."""
    found = Dispatch.objects.filter(mailing__key__in=keys, state__in=states).exclude(holder="")
    return set(found.values_list("holder", flat=True).distinct())


def due_dispatches(now: datetime, limit: int, *, without: Collection[int] = ()) -> list[Dispatch]:
    """What is to be sent now, the longest due first, each with its mailing; none of the mailings with these numbers."""
    due = Dispatch.objects.filter(state__in=WAITING, not_before__lte=now, mailing__state=Mailing.State.OPEN)
    return list(due.exclude(mailing__in=without).select_related("mailing").order_by("not_before", "id")[:limit])


def next_dispatch_due() -> datetime | None:
    """When the next address may be sent to, in the world's time; None when none waits."""
    waiting = Dispatch.objects.filter(state__in=WAITING, mailing__state=Mailing.State.OPEN)
    found: datetime | None = waiting.aggregate(due=Min("not_before"))["due"]
    return found
