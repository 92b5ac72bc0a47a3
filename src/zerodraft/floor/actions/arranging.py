"""The order of a list: the policies that it goes by, and the drawing of lots."""

import secrets
from collections.abc import Sequence

from django.utils.translation import gettext as _

from zerodraft.floor import verbs
from zerodraft.floor.actions import places
from zerodraft.floor.actions.acts import CannotAct, keeping
from zerodraft.floor.core import lots
from zerodraft.floor.models import SpeakersList
from zerodraft.process.core.rule_set import Policy
from zerodraft.record.core.verbs import is_code
from zerodraft.record.sealing import Actor


def arrange(actor: Actor, list_key: str, policies: Sequence[str]) -> None:
    """Set the chain of policies of a list, the first deciding first; those who wait are put in its order.

    Who was moved by hand, swapped, was absent or has been announced stays where they are. Raises CannotAct for a chain
    that is empty, or names what is no policy, or one twice.
    """
    try:
        chain = [Policy(name) for name in policies]
    except ValueError as error:
        raise CannotAct(_("Choose the policies from those that are offered.")) from error
    if not chain or len(set(chain)) < len(chain):
        raise CannotAct(_("Name at least one policy, and each of them once."))
    with keeping(actor, list_key, verbs.LIST_ARRANGED) as (doing, held):
        _check_speakers(held)
        doing.memory.keep(held)
        held.policies = [each.value for each in chain]
        places.rearrange(held)
        doing.data = {"policies": held.policies}


def draw_lot(actor: Actor, list_key: str, seed: str = "") -> str:
    """Draw the order of those who wait by lot, and give the seed, with which everybody can draw it again.

    Without a `seed` one is made up. The list then goes by lot within what its first policies decide; who comes later
    stands behind. Raises CannotAct for a seed that is not made of small letters, digits and hyphens.
    """
    seed = seed.strip().lower() or f"lot-{secrets.token_hex(8)}"
    if not is_code(seed):
        raise CannotAct(_("A seed begins with a letter and has at most 40 small letters, digits and hyphens."))
    with keeping(actor, list_key, verbs.LOT_DRAWN) as (doing, held):
        _check_speakers(held)
        waiting = {each.key: each.name_for_lots for each in held.inscriptions.filter(key__in=held.order)}
        if not waiting:
            raise CannotAct(_("Nobody waits on this list, so there is nothing to draw."))
        doing.memory.keep(held)
        held.seed, held.lots = seed, lots.lots(seed, waiting)
        if Policy.LOT.value not in held.policies:
            by_request = Policy.ORDER_OF_REQUEST.value
            place = held.policies.index(by_request) if by_request in held.policies else len(held.policies)
            held.policies = [*held.policies[:place], Policy.LOT.value, *held.policies[place:]]
        places.rearrange(held)
        doing.data = {"seed": seed, "drawn": sorted(held.lots, key=lambda key: held.lots[key])}
    return seed


def _check_speakers(held: SpeakersList) -> None:
    if held.kind == SpeakersList.Kinds.REPLIES:
        raise CannotAct(_("Replies are given in the order in which they were asked for."))
