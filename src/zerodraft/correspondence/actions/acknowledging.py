"""A delegation acknowledges receipt of a letter."""

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import permissions, queries, verbs
from zerodraft.correspondence.actions.composing import CannotCompose
from zerodraft.correspondence.models import Acknowledgement, Outgoing
from zerodraft.process.actions import topic_of
from zerodraft.process.permissions import capacity_of
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor


@transaction.atomic
def acknowledge(actor: Actor, letter: Outgoing) -> Acknowledgement:
    """Acknowledge receipt of a released letter for the party for which one acts; a second time changes nothing.

    Raises PermissionDenied, and CannotCompose for a letter that is not released or was sealed.
    """
    found = queries.released_to_change(letter.key)
    if found is None or not rules.has_perm(permissions.SEE, actor, found):
        raise PermissionDenied(_("There is no such letter for you."))
    if not rules.has_perm(permissions.ACKNOWLEDGE, actor, found):
        raise PermissionDenied(_("Only those who act for a delegation acknowledge a letter."))
    if found.sealed_at:
        raise CannotCompose(_("This letter was sealed; nothing of it is left."))
    party = capacity_of(actor).party
    made, is_new = Acknowledgement.objects.get_or_create(
        letter=found, party=party, defaults={"person": actor.key, "at": clock.now()}
    )
    if is_new:
        append(
            verbs.LETTER_ACKNOWLEDGED.name,
            actor=actor.key,
            on_behalf_of=party,
            subject=found.key,
            topic=topic_of(found.process),
        )
    return made
