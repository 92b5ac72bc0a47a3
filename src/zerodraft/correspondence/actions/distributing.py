"""The secretariat of a process keeps lists of its own to which letters go."""

import secrets
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import permissions, verbs
from zerodraft.correspondence.actions.circulating import CannotCirculate
from zerodraft.correspondence.core.distribution import Extra
from zerodraft.correspondence.models import DistributionList
from zerodraft.parties import queries as parties
from zerodraft.post.core.addresses import normal
from zerodraft.post.core.parcel import MOST_ADDRESSES
from zerodraft.process import queries as process_queries
from zerodraft.process.actions import topic_of
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process

LONGEST_NAME = 120
LONGEST_LABEL = 200


@transaction.atomic
def keep_list(
    actor: Actor,
    process: "Process",
    *,
    name: str,
    members: Iterable[str],
    extras: Sequence[Extra],
    known: DistributionList | None = None,
) -> DistributionList:
    """Make a list of parties (by key) and addresses of its own, or give one that is `known` other members.

    Raises PermissionDenied, BadAddress, CannotCirculate.
    """
    _authorise(actor, process)
    process_queries.to_change(process.key)  # of two changes at once, the second waits and sees what the first left
    known = _as_it_is(process, known) if known else None
    name, members = " ".join(name.split()), list(dict.fromkeys(members))
    _check(process, name, members, extras, known)
    made = {normal(one.address): " ".join(one.label.split()) for one in extras}
    found = known or DistributionList(key=f"list-{secrets.token_hex(6)}", process=process)
    found.name, found.parties = name, members
    found.extras = [{"address": address, "label": label} for address, label in made.items()]
    found.changed_by, found.changed_at = actor.key, clock.now()
    found.save()
    append(
        verbs.LIST_KEPT.name,
        actor=actor.key,
        subject=found.key,
        topic=topic_of(process),
        data={"parties": len(members), "addresses": len(made)},
    )
    return found


@transaction.atomic
def remove_list(actor: Actor, known: DistributionList) -> None:
    """Take a list away; what went to it before stays as it is. Its addresses are forgotten. Raises PermissionDenied."""
    _authorise(actor, known.process)
    process_queries.to_change(known.process.key)
    known.refresh_from_db()
    if known.removed_at:
        return
    known.removed_at, known.extras = clock.now(), []
    known.save(update_fields=["removed_at", "extras"])
    append(verbs.LIST_REMOVED.name, actor=actor.key, subject=known.key, topic=topic_of(known.process))


def _as_it_is(process: "Process", known: DistributionList) -> DistributionList:
    """A list of a process as it is kept now, not as it was when somebody looked. Raises CannotCirculate."""
    found = DistributionList.objects.filter(pk=known.pk, process=process, removed_at=None).first()
    if found is None:
        raise CannotCirculate(_("A list that was chosen is not there any more; choose again."))
    return found


def _check(
    process: "Process", name: str, members: list[str], extras: Sequence[Extra], known: DistributionList | None
) -> None:
    if not 0 < len(name) <= LONGEST_NAME:
        raise CannotCirculate(_("Give the list a name of at most %(most)d characters.") % {"most": LONGEST_NAME})
    others = DistributionList.objects.filter(process=process, name=name, removed_at=None)
    if (others.exclude(pk=known.pk) if known else others).exists():
        raise CannotCirculate(_("Another list has this name; choose one by which they can be told apart."))
    register = parties.register()
    if strange := next((key for key in members if key not in register.parties), None):
        raise CannotCirculate(_("No party is called “%(typed)s”.") % {"typed": strange[:80]})
    if not members and not extras:
        raise CannotCirculate(_("The list is empty: name parties or addresses."))
    if len(members) + len(extras) > MOST_ADDRESSES:
        raise CannotCirculate(_("A list has at most %(most)d lines.") % {"most": MOST_ADDRESSES})
    if any(len(one.label) > LONGEST_LABEL for one in extras):
        raise CannotCirculate(_("What an address is called has at most %(most)d characters.") % {"most": LONGEST_LABEL})


def _authorise(actor: Actor, process: "Process") -> None:
    if not rules.has_perm(permissions.KEEP_LISTS, actor, process):
        raise PermissionDenied(_("Only the secretariat of the process keeps its distribution lists."))
