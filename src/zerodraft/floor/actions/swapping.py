"""Swaps of places: asked by one delegation, agreed to by the other, made by the desk."""

from collections.abc import Callable

import rules
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.floor import naming, permissions, verbs
from zerodraft.floor.actions.acts import CannotAct, keeping, new_key, topic_of
from zerodraft.floor.actions.inscribing import authorise_party, check_on_order, check_waiting, locked_inscription
from zerodraft.floor.actions.places import count_swaps, is_announced
from zerodraft.floor.core import order, swaps
from zerodraft.floor.core.order import Placed
from zerodraft.floor.core.swaps import OPEN, CannotSwap, Stage
from zerodraft.floor.models import Inscription, SpeakersList, Swap
from zerodraft.floor.telling_delegations import SWAP_AGREED, SWAP_ASKED, SWAP_DECLINED, SWAP_MADE, tell
from zerodraft.process.permissions import capacity_of
from zerodraft.record.actions import append
from zerodraft.record.core.verbs import Verb
from zerodraft.record.sealing import Actor

_TOLD = {verbs.SWAP_AGREED.name: SWAP_AGREED, verbs.SWAP_DECLINED.name: SWAP_DECLINED}
"""What the answer to a swap is told as, to the delegation that asked."""


@transaction.atomic
def ask(actor: Actor, inscription_key: str, partner_key: str) -> Swap:
    """Ask another delegation on the same list to change places. Raises PermissionDenied, CannotAct.

    The one that was announced as next does not change places any more.
    """
    asker, held = locked_inscription(inscription_key)
    authorise_party(actor, held, asker.party)
    partner = held.inscriptions.filter(key=partner_key).first()
    if partner is None or partner.key == asker.key:
        raise CannotAct(naming.cannot_swap(CannotSwap("itself" if partner else "other-list")))
    partner.on_list = held
    for each in (asker, partner):
        check_waiting(each)
    check_on_order(held, asker.key, partner.key)
    _check_not_announced(held, asker, partner)
    if held.swaps.filter(asker__in=[asker, partner], partner__in=[asker, partner], stage__in=OPEN).exists():
        raise CannotAct(naming.cannot_swap(CannotSwap("asked-already")))
    swap = Swap.objects.create(on_list=held, key=new_key("swap"), asker=asker, partner=partner, asked_at=clock.now())
    tell(actor, SWAP_ASKED, partner, once=swap.key, other=asker)
    _record(actor, verbs.SWAP_ASKED, held, asker, partner)
    count_swaps(held)
    return swap


def agree(actor: Actor, swap_key: str) -> Swap:
    """Agree to a swap that another delegation asked for. Raises PermissionDenied, CannotAct."""
    return _settle(actor, swap_key, verbs.SWAP_AGREED, swaps.agreed, lambda swap: swap.partner)


def decline(actor: Actor, swap_key: str) -> Swap:
    """Say no to a swap, by the delegation that was asked, or by the desk. Raises PermissionDenied, CannotAct."""
    return _settle(actor, swap_key, verbs.SWAP_DECLINED, swaps.declined, lambda swap: swap.partner, desk=True)


def take_back(actor: Actor, swap_key: str) -> Swap:
    """Take one's own wish for a swap back. Raises PermissionDenied, CannotAct."""
    return _settle(actor, swap_key, verbs.SWAP_WITHDRAWN, swaps.withdrawn, lambda swap: swap.asker)


def make(actor: Actor, list_key: str, swap_key: str) -> Swap:
    """Let two that agreed change places. Raises CannotAct when one of them has spoken, or was announced, since."""
    with keeping(actor, list_key, verbs.SWAP_MADE) as (doing, held):
        swap = _of_list(held, swap_key)
        asker, partner = swap.asker, swap.partner
        for each in (asker, partner):
            each.on_list = held
            check_waiting(each)
        check_on_order(held, asker.key, partner.key)
        _check_not_announced(held, asker, partner)
        doing.memory.keep(swap)
        places = {each.key: held.order.index(each.key) for each in (asker, partner)}
        # Put back one after the other, the first place first.
        for each in sorted((asker, partner), key=lambda one: places[one.key], reverse=True):
            doing.memory.keep(each, places[each.key])
        swap.stage = _next(swaps.done, swap).value
        swap.save()
        held.order = order.swapped(held.order, asker.key, partner.key)
        for each, other in ((asker, partner), (partner, asker)):
            each.placed, each.placed_by = Placed.SWAP.value, other.key
            each.save()
            tell(actor, SWAP_MADE, each, once=f"{swap.key}:{doing.number}", other=other)
        count_swaps(held)
        doing.subject = asker.key
        doing.data = {"with": partner.key}
        return swap


@transaction.atomic
def _settle(
    actor: Actor,
    swap_key: str,
    verb: Verb,
    step: Callable[[Stage], Stage],
    whose: Callable[[Swap], Inscription],
    *,
    desk: bool = False,
) -> Swap:
    swap = Swap.objects.filter(key=swap_key).select_related("asker", "partner").first()
    if swap is None:
        raise LookupError(swap_key)
    found, held = locked_inscription(whose(swap).key)
    swap = Swap.objects.select_related("asker", "partner").get(pk=swap.pk)
    if not (desk and rules.has_perm(permissions.KEEP_LIST, actor, held)):
        authorise_party(actor, held, found.party)
    swap.stage = _next(step, swap).value
    swap.save()
    other = swap.asker if found.pk == swap.partner_id else swap.partner
    if verb.name in _TOLD:
        swap.asker.on_list = held
        tell(actor, _TOLD[verb.name], swap.asker, once=swap.key, other=swap.partner)
    _record(actor, verb, held, found, other)
    count_swaps(held)
    return swap


def _next(step: Callable[[Stage], Stage], swap: Swap) -> Stage:
    try:
        return step(Stage(swap.stage))
    except CannotSwap as refused:
        raise CannotAct(naming.cannot_swap(refused)) from refused


def _of_list(held: SpeakersList, swap_key: str) -> Swap:
    swap = held.swaps.filter(key=swap_key).select_related("asker", "partner").first()
    if swap is None:
        raise CannotAct(_("There is no such swap on this list."))
    return swap


def _check_not_announced(held: SpeakersList, *both: Inscription) -> None:
    if is_announced(held) and held.order[0] in {each.key for each in both}:
        raise CannotAct(_("The next speaker was announced already, and keeps the place."))


def _record(actor: Actor, verb: Verb, held: SpeakersList, found: Inscription, other: Inscription) -> None:
    append(
        verb.name,
        actor=actor.key,
        subject=found.key,
        on_behalf_of=found.party,
        topic=topic_of(held.floor.meeting.key),
        data={"role": capacity_of(actor).role.value, "with": other.key},
    )
