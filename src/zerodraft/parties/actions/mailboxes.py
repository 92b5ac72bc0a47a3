"""Where parties are written to: one address added or withdrawn, or a whole list taken over."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import rules
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.parties import permissions, queries, verbs
from zerodraft.parties.core.mailboxes import Row
from zerodraft.parties.models import Mailbox
from zerodraft.post.core.addresses import normal
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

MOST_OF_ONE = 20
"""Addresses of one party."""


class CannotKeep(ValueError):
    """An address cannot be kept so; the message says why, and what to do."""


@transaction.atomic
def add_mailbox(actor: Actor, *, party: str, address: str) -> Mailbox:
    """Give a party another official address. Raises PermissionDenied, BadAddress, CannotKeep."""
    _authorise(actor)
    if party not in queries.register().parties:
        raise CannotKeep(_("No party is called “%(typed)s”.") % {"typed": party[:80]})
    address, held = normal(address), queries.mailboxes_of([party]).get(party, [])
    if any(one.address == address for one in held):
        raise CannotKeep(_("The party has this address already."))
    if len(held) >= MOST_OF_ONE:
        raise CannotKeep(
            _("A party has at most %(most)d addresses; withdraw one that is not used.") % {"most": MOST_OF_ONE}
        )
    made = _made(actor, party, address)
    with _kept_once():
        made.save()
    append(verbs.MAILBOX_ADDED.name, actor=actor.key, subject=made.key, data={"party": party})
    return made


@transaction.atomic
def withdraw_mailbox(actor: Actor, mailbox: Mailbox) -> None:
    """Write to a party at this address no more; one that was withdrawn before stays so. Raises PermissionDenied."""
    _authorise(actor)
    found = Mailbox.objects.select_for_update().get(pk=mailbox.pk)
    if found.withdrawn_at:
        return
    found.withdrawn_at, found.withdrawn_by = clock.real_now(), actor.key
    found.save(update_fields=["withdrawn_at", "withdrawn_by"])
    append(verbs.MAILBOX_WITHDRAWN.name, actor=actor.key, subject=found.key, data={"party": found.party})


@transaction.atomic
def import_mailboxes(actor: Actor, rows: Iterable[Row]) -> int:
    """Take over a list, all of it or nothing; give how many addresses were new.

    Raises PermissionDenied, and CannotKeep when a row has a problem or a party would have too many.
    """
    _authorise(actor)
    rows = list(rows)
    bad = [row.number for row in rows if row.problem]
    if bad:
        raise CannotKeep(
            _("Nothing was taken over: line %(number)d has a fault. Correct it, and send the list again.")
            % {"number": bad[0]}
        )
    held = queries.mailboxes_of({row.party for row in rows})
    new: dict[tuple[str, str], Mailbox] = {}
    count = {party: len(boxes) for party, boxes in held.items()}
    known = {(party, one.address) for party, boxes in held.items() for one in boxes}
    for row in rows:
        if (row.party, row.address) in known or (row.party, row.address) in new:
            continue
        new[row.party, row.address] = _made(actor, row.party, row.address)
        count[row.party] = count.get(row.party, 0) + 1
        if count[row.party] > MOST_OF_ONE:
            raise CannotKeep(
                _("Nothing was taken over: with line %(number)d the party has more than %(most)d addresses.")
                % {"number": row.number, "most": MOST_OF_ONE}
            )
    with _kept_once():
        Mailbox.objects.bulk_create(new.values(), batch_size=500)
    if new:
        parties = len({party for party, _address in new})
        data = {"mailboxes": len(new), "parties": parties}
        append(verbs.MAILBOXES_IMPORTED.name, actor=actor.key, data=data)
    return len(new)


@contextmanager
def _kept_once() -> Iterator[None]:
    """Refuse an address that somebody else added to the party in the same moment. Raises CannotKeep."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise CannotKeep(_("The party has this address already.")) from error


def _made(actor: Actor, party: str, address: str) -> Mailbox:
    key = f"mailbox-{secrets.token_hex(6)}"
    return Mailbox(key=key, party=party, address=address, added_by=actor.key, added_at=clock.real_now())


def _authorise(actor: Actor) -> None:
    if not rules.has_perm(permissions.KEEP_MAILBOXES, actor):
        raise PermissionDenied(_("Only the secretariat keeps the addresses of parties."))
