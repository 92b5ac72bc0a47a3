"""A released letter is circulated by e-mail: one person proposes it, another sends it; then it can be held or stopped."""

import contextlib
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import circulars, distributing, permissions, queries, verbs
from zerodraft.correspondence.actions.composing import CannotCompose, in_state, locked
from zerodraft.correspondence.core.distribution import Reach, UnknownList
from zerodraft.correspondence.models import Circulation, Outgoing
from zerodraft.files.queries import Damaged
from zerodraft.parties import queries as people
from zerodraft.post import actions as post
from zerodraft.post import queries as mailings
from zerodraft.post.core.dispatching import WAITING
from zerodraft.post.core.parcel import BadParcel, Destination
from zerodraft.process.actions import topic_of
from zerodraft.process.audience import Audience
from zerodraft.record.actions import append
from zerodraft.record.core.chain import instant
from zerodraft.record.core.verbs import Verb
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.post.models import Mailing

State = Circulation.State
MOST_LISTS = 40
LONGEST_NOTE = 5_000
LARGEST = 15_000_000
"""Bytes of all files together: many mail servers take 25 MB, and a file grows by a third on its way."""


class CannotCirculate(CannotCompose):
    """A letter cannot be circulated so; the message says why, and what to do."""


@transaction.atomic
def propose_circulation(
    actor: Actor,
    letter: Outgoing,
    *,
    lists: Collection[str],
    forms: Collection[str],
    note: str = "",
    with_words: bool = True,
    not_before: datetime | None = None,
    zone: str = "",
) -> Circulation:
    """Propose that a released letter go to these lists with these of its files, not before a moment; it waits for another.

    Raises PermissionDenied and CannotCirculate.
    """
    letter = locked(actor, permissions.WRITE, letter)
    _check_letter(letter)
    wanted = list(dict.fromkeys(lists))
    if not 0 < len(wanted) <= MOST_LISTS:
        raise CannotCirculate(_("Choose to whom the letter goes."))
    _reach(letter, wanted)
    note = note.strip()
    if len(note) > LONGEST_NOTE:
        raise CannotCirculate(_("The covering words have at most %(most)d characters.") % {"most": LONGEST_NOTE})
    if not (forms or with_words):
        raise CannotCirculate(_("Choose a file that goes with it, or let the mail hold the words of the letter."))
    if not_before and not_before <= clock.now():
        raise CannotCirculate(
            _("The moment before which nothing is sent has passed; leave it out, or give a later one.")
        )
    _check_files(letter, forms)
    made = Circulation.objects.create(
        key=f"circulation-{secrets.token_hex(6)}",
        letter=letter,
        lists=wanted,
        forms=list(dict.fromkeys(forms)),
        note=note,
        with_words=with_words,
        not_before=not_before,
        zone=zone if not_before else "",
        proposed_by=actor.key,
        proposed_at=clock.now(),
    )
    data = {
        "letter": letter.key,
        "lists": len(wanted),
        "not_before": instant(not_before) if not_before else None,
    }
    _append(verbs.CIRCULATION_PROPOSED, actor, made, data)
    return made


@transaction.atomic
def send_circulation(actor: Actor, circulation: Circulation) -> Circulation:
    """Send what another proposed: the lists are those of today, and so are the addresses. It goes out once.

    Raises PermissionDenied, also for who proposed it, and CannotCirculate, also when somebody sent it meanwhile.
    """
    found = _locked(actor, permissions.CIRCULATE, circulation)
    _check_proposed(found)
    letter = found.letter
    _check_letter(letter)
    reach = _reach(letter, found.lists)
    if not reach.stops:
        raise CannotCirculate(_("Nobody on these lists has an address; add addresses of parties first."))
    try:
        mailing = post.open_mailing(
            actor,
            circulars.parcel(found),
            [Destination(stop.address, stop.party, stop.label) for stop in reach.stops],
            regarding=letter.key,
            topic=topic_of(letter.process),
            not_before=clock.course().real_at(found.not_before) if found.not_before else None,
        )
    except (BadParcel, Damaged) as error:
        raise CannotCirculate(_("The mail cannot be made: %(why)s") % {"why": error}) from error
    found.state, found.sent_by, found.sent_at = State.SENT, actor.key, clock.now()
    found.mailing, found.parties, found.without = mailing.key, list(reach.parties), list(reach.without)
    found.save()
    data = {
        "letter": letter.key,
        "mailing": mailing.key,
        "addresses": len(reach.stops),
        "parties": len(reach.parties),
        "without": len(reach.without),
    }
    _append(verbs.CIRCULATION_SENT, actor, found, data)
    return found


@transaction.atomic
def drop_circulation(actor: Actor, circulation: Circulation) -> None:
    """Say that what was proposed is not sent. Raises PermissionDenied and CannotCirculate."""
    found = _locked(actor, permissions.WRITE, circulation)
    _check_proposed(found)
    found.state = State.DROPPED
    found.save(update_fields=["state"])
    _append(verbs.CIRCULATION_DROPPED, actor, found, {})


@transaction.atomic
def hold_circulation(actor: Actor, circulation: Circulation) -> None:
    """Send nothing more of it for now. Raises PermissionDenied and CannotCirculate."""
    mailing = _mailing(_locked(actor, permissions.HOLD, circulation))
    with _as_refusal():
        post.hold(actor, mailing)


@transaction.atomic
def go_on_circulating(actor: Actor, circulation: Circulation) -> None:
    """Go on with what was held. Raises PermissionDenied and CannotCirculate."""
    found = _locked(actor, permissions.HOLD, circulation)
    _check_letter(found.letter)
    mailing = _mailing(found)
    with _as_refusal():
        post.go_on(actor, mailing)


def stop_for_recall(actor: Actor, letter: Outgoing) -> None:
    """Stop for good whatever has not gone out of a letter that is recalled, and of the covers that forward it.

    It is called within the act that releases the recall.
    """
    found = Circulation.objects.select_for_update().filter(Q(letter=letter) | Q(letter__encloses=letter))
    for circulation in found.exclude(mailing=""):
        mailing = _mailing(circulation)
        if mailings.counts_of(mailing).keys() & WAITING:
            with contextlib.suppress(post.CannotMail):  # it was stopped before
                post.cancel(actor, mailing)


@transaction.atomic
def cancel_circulation(actor: Actor, circulation: Circulation) -> int:
    """Stop for good what has not gone out; give to how many addresses it does not. Raises as `hold_circulation` does."""
    mailing = _mailing(_locked(actor, permissions.HOLD, circulation))
    with _as_refusal():
        return post.cancel(actor, mailing)


@transaction.atomic
def send_again(actor: Actor, circulation: Circulation, dispatches: Iterable[str]) -> int:
    """Send again to chosen addresses that refused it, from which it came back, or of which nobody knows; give to how many.

    Where a party's address was withdrawn since and it has one other that this circulation did not go to, it goes there.
    Raises PermissionDenied and CannotCirculate.
    """
    found = _locked(actor, permissions.HOLD, circulation)
    mailing, wanted = _mailing(found), set(dispatches)
    _check_letter(found.letter)
    with _as_refusal():
        return post.send_again(actor, mailing, wanted, _corrected(mailing, wanted))


@transaction.atomic
def note_arrived(actor: Actor, circulation: Circulation, dispatches: Iterable[str]) -> int:
    """Note of uncertain addresses that the letter did arrive; give of how many. Raises as `send_again` does."""
    mailing = _mailing(_locked(actor, permissions.HOLD, circulation))
    return post.note_arrived(actor, mailing, dispatches)


def _corrected(mailing: "Mailing", wanted: Collection[str]) -> Mapping[str, str]:
    """For an address that is its party's no more: one that the party has and that this mailing did not go to."""
    rows = list(mailings.dispatches_of(mailing))
    held = people.mailboxes_of({row.holder for row in rows if row.holder})
    taken, found = {row.address for row in rows}, {}
    for row in rows:
        now = [box.address for box in held.get(row.holder, ())]
        free = [address for address in now if address not in taken]
        if row.key in wanted and row.holder and row.address not in now and free:
            found[row.key] = free[0]
            taken.add(free[0])
    return found


def _reach(letter: Outgoing, lists: Collection[str]) -> Reach:
    try:
        return distributing.reach(letter.process, list(lists))
    except UnknownList as error:
        raise CannotCirculate(_("A list that was chosen is not there any more; choose again.")) from error


def _check_letter(letter: Outgoing) -> None:
    in_state(letter, Outgoing.State.RELEASED, _("Only a released letter is circulated."))
    if letter.sealed_at:
        raise CannotCirculate(_("This letter was sealed; nothing of it is left."))
    if letter.audience in (Audience.TEAM, Audience.INVITEES):
        raise CannotCirculate(_("Delegations may not see this letter yet; let them see it first."))
    if queries.is_recalled(letter):
        raise CannotCirculate(_("This letter was recalled; circulate the recall."))


def _check_files(letter: Outgoing, forms: Collection[str]) -> None:
    kept = queries.kept(letter)
    if any(form not in kept for form in forms):
        raise CannotCirculate(_("The letter has no such file; choose one of those that are kept."))
    if sum(kept[form].original.size for form in forms) > LARGEST:
        raise CannotCirculate(
            _("The files have more than %(most)d MB together; many mail servers take no more. Choose fewer.")
            % {"most": LARGEST // 1_000_000}
        )


def _check_proposed(circulation: Circulation) -> None:
    if circulation.state == State.SENT:
        who = people.name_of(circulation.sent_by)
        raise CannotCirculate(_("%(name)s has sent it already; it goes out once.") % {"name": who})
    if circulation.state != State.PROPOSED:
        raise CannotCirculate(_("This circulation was taken back; propose another."))


def _locked(actor: Actor, permission: str, circulation: Circulation) -> Circulation:
    found = queries.circulation_to_change(circulation.key)
    if found is None:
        raise CannotCirculate(_("This circulation is not there any more."))
    if not rules.has_perm(permission, actor, found):
        raise PermissionDenied(
            {
                permissions.WRITE: _("Only the team of the process writes its letters."),
                permissions.HOLD: _("Only the office that circulates the letter may do this."),
            }.get(permission)
            or _(
                "A letter is circulated by the secretariat or a conference officer, a cover by the President’s office, "
                "and never by the person who proposed it."
            )
        )
    return found


def _mailing(circulation: Circulation) -> "Mailing":
    found = mailings.mailing_by_key(circulation.mailing) if circulation.mailing else None
    if found is None:
        raise CannotCirculate(_("It was not sent yet."))
    return found


@contextlib.contextmanager
def _as_refusal() -> Iterator[None]:
    """What `post` refuses is refused here, in the words of the page."""
    try:
        yield
    except post.CannotMail as error:
        raise CannotCirculate(_("Somebody else decided about it meanwhile; look at how it stands now.")) from error


def _append(verb: Verb, actor: Actor, circulation: Circulation, data: Mapping[str, object]) -> None:
    process = circulation.letter.process
    append(verb.name, actor=actor.key, subject=circulation.key, topic=topic_of(process), data=data)
