"""What every act of chair and desk shares: permission, the state it was made from, its moment, its memory, its record."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft import clock
from zerodraft.floor import naming, permissions
from zerodraft.floor.actions.memory import Memory
from zerodraft.floor.core.clock import CannotKeepTime
from zerodraft.floor.core.session import NoVotes, OutOfOrder
from zerodraft.floor.models import Act, Floor, SpeakersList
from zerodraft.parties import queries as people
from zerodraft.prepared import Prepared
from zerodraft.process.permissions import capacity_of
from zerodraft.programme import queries as programme
from zerodraft.record.actions import append
from zerodraft.record.core.verbs import Verb
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from django.db.models import QuerySet

ASIDE = "aside"
"""The scope of what is not undone."""

FLOOR = "floor"
"""The scope of the chair's acts; those of the desk have the key of their list."""


MOST_VOTES = 1000
"""More than any body has members."""


class CannotAct(ValueError):
    """What was asked cannot be done as things stand; the message says why, and the cure."""


class StaleState(CannotAct):
    """Somebody else acted first: what this person saw is no longer so. Nothing was done."""


def new_key(kind: str) -> str:
    """A stable key that says nothing."""
    return f"{kind}-{secrets.token_hex(6)}"


def topic_of(meeting_key: str) -> str:
    """The topic under which everything that happens in a meeting is filed, and that its screens follow."""
    return f"meeting:{meeting_key}"


def locked(meeting_key: str) -> Floor:
    """The floor of a meeting, made on first use, held until the transaction ends. Raises LookupError, CannotAct."""
    held = _of_meeting.first(meeting_key)
    if held is None:
        meeting = programme.meeting_by_key(meeting_key)
        if meeting is None:
            raise LookupError(meeting_key)
        Floor.objects.get_or_create(meeting=meeting)
        held = _of_meeting.first(meeting_key)
    return _standing(held)


def hold_all(meeting_keys: Iterable[str]) -> None:
    """Hold the floors of several meetings until the transaction ends, also of those withdrawn from the programme.

    Always in the same order, so that two who do so do not wait for each other.
    """
    for key in sorted(set(meeting_keys)):
        _of_meeting.first(key)


def locked_list(list_key: str) -> SpeakersList:
    """A list with its floor, held until the transaction ends. Raises LookupError when there is none."""
    floor = _of_list.first(list_key)
    if floor is None:
        raise LookupError(list_key)
    _standing(floor)
    # Only now: what stood in it before the floor was held may have changed meanwhile.
    held = SpeakersList.objects.get(key=list_key)
    held.floor = floor
    return held


def _held(**which: object) -> "QuerySet[Floor]":
    held = Floor.objects.select_for_update(of=("self",)).filter(**which)
    # A point of order, which is rare, is fetched when it is there.
    return held.select_related("meeting__round__process", "on_list", "speaking__inscription").order_by()


_of_meeting = Prepared(lambda key: _held(meeting__key=key), str)
_of_list = Prepared(lambda key: _held(lists__key=key), str)


def _standing(floor: Floor | None) -> Floor:
    """The floor, if its meeting stands in the programme. Raises CannotAct when it was withdrawn."""
    if floor is None or floor.meeting.withdrawn_at:
        raise CannotAct(_("This meeting was withdrawn from the programme."))
    return floor


class Doing:
    """An act under way: on which floor, by whom, when it occurred, and what it changes, as it was before."""

    def __init__(self, actor: Actor, floor: Floor, verb: Verb, *, scope: str, moment: datetime, later: bool) -> None:
        self.actor, self.floor, self.verb, self.scope = actor, floor, verb, scope
        self.moment, self.later = moment, later
        self.memory = Memory()
        self.subject = topic_of(floor.meeting.key).partition(":")[2]
        self.data: dict[str, object] = {}
        self.on_behalf_of = ""

    @property
    def number(self) -> int:
        """The number that the act will have on its floor."""
        return self.floor.acts_made + 1

    def write(self) -> Act:
        """Number the act, keep its memory, and write its row of the record."""
        self.floor.acts_made += 1
        self.floor.save()
        act = Act.objects.create(
            floor=self.floor,
            number=self.floor.acts_made,
            scope=self.scope,
            verb=self.verb.name,
            by=self.actor.key,
            at=self.moment,
            subject=self.subject,
            before=self.memory.as_json(),
        )
        self.append(act)
        return act

    def append(self, act: Act | None) -> None:
        """Write its row of the record; without an `act` it cannot be undone."""
        common: dict[str, object] = {"role": capacity_of(self.actor).role.value}
        if act:
            common["act"] = act.number
        if self.later:
            common |= {"occurred": self.moment.isoformat(), "entry": "later"}
        append(
            self.verb.name,
            actor=self.actor.key,
            subject=self.subject,
            on_behalf_of=self.on_behalf_of,
            topic=topic_of(self.floor.meeting.key),
            data={name: value for name, value in (common | self.data).items() if name in self.verb.fields},
        )


@contextmanager
def chairing(actor: Actor, meeting_key: str, verb: Verb, *, seen: int, at: datetime | None = None) -> Iterator[Doing]:
    """One act of the chair, made from the turn that its user saw.

    Raises PermissionDenied, StaleState when somebody acted since, CannotAct when the rules or `at` do not allow it.
    """
    with transaction.atomic(), told_in_words():
        floor = locked(meeting_key)
        authorise(actor, permissions.CHAIR, floor.meeting)
        check_seen(floor, seen)
        doing = Doing(actor, floor, verb, scope=FLOOR, moment=_occurred(floor, at), later=at is not None)
        doing.memory.keep(floor)
        yield doing
        floor.turn += 1
        doing.write()


@contextmanager
def counting(actor: Actor, meeting_key: str, permission: str, verb: Verb) -> Iterator[Doing]:
    """An act on a meeting that needs no undoing and no turn, since doing it anew mends it: the roll, what walls show."""
    with transaction.atomic(), told_in_words():
        floor = locked(meeting_key)
        authorise(actor, permission, floor.meeting)
        doing = Doing(actor, floor, verb, scope=ASIDE, moment=clock.now(), later=False)
        yield doing
        floor.save()
        doing.append(None)


@contextmanager
def keeping(actor: Actor, list_key: str, verb: Verb) -> Iterator[tuple[Doing, SpeakersList]]:
    """One act of the desk on a list. What it was made from is checked by the act itself, entry by entry."""
    with transaction.atomic(), told_in_words():
        held = locked_list(list_key)
        authorise(actor, permissions.KEEP_LIST, held)
        doing = Doing(actor, held.floor, verb, scope=held.key, moment=clock.now(), later=False)
        doing.subject = held.key
        yield doing, held
        held.save()
        doing.write()


@contextmanager
def told_in_words() -> Iterator[None]:
    """What the rules refuse, as a sentence for whoever asked."""
    try:
        yield
    except OutOfOrder as refused:
        raise CannotAct(naming.out_of_order(refused)) from refused
    except NoVotes as refused:
        raise CannotAct(_("Informal meetings take no votes.")) from refused
    except CannotKeepTime as refused:
        raise CannotAct(naming.cannot_keep_time(refused)) from refused


def authorise(actor: Actor, permission: str, thing: object) -> None:
    """Raise PermissionDenied unless the actor may do this to the thing."""
    if not rules.has_perm(permission, actor, thing):
        raise PermissionDenied(_("Only those who lead this meeting, or keep its desk, may do this."))


def check_seen(floor: Floor, seen: int) -> None:
    """Raise StaleState, saying what happened meanwhile, unless the turn that was seen is the present one."""
    if floor.turn == seen:
        return
    since = list(floor.acts.filter(scope=FLOOR).order_by("-number")[: max(floor.turn - seen, 1)])[:3]
    names = people.names_of({act.by for act in since})
    told = "; ".join(f"{names[act.by]} {naming.act(act.verb)}" for act in reversed(since))
    sentence = ngettext(
        "Somebody acted first: %(told)s. Nothing was done; look again, and repeat if it is still right.",
        "Others acted first: %(told)s. Nothing was done; look again, and repeat if it is still right.",
        len(since),
    )
    raise StaleState(sentence % {"told": told})


def _occurred(floor: Floor, at: datetime | None) -> datetime:
    """When an act occurred: now, or at the time that is entered afterwards, which follows the last act that stands.

    In whole milliseconds, in which lengths are stored: however often a clock stands still, nothing is lost.
    """
    now = clock.now()
    if at is None:
        return now.replace(microsecond=now.microsecond // 1000 * 1000)
    if at > now:
        raise CannotAct(_("That time has not come yet. Give the time at which it happened."))
    last = floor.acts.filter(scope=FLOOR, undone_at=None).order_by("-number").first()
    if last and at < last.at:
        raise CannotAct(
            _("Something was done after that time already. Enter acts in the order in which they happened.")
        )
    return at
