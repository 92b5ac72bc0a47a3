"""Adopting the rules of procedure of a process."""

import secrets
from typing import TYPE_CHECKING

import rules as permitted
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.parties import queries as parties
from zerodraft.process import adopted as rules_adopted
from zerodraft.process import permissions, queries, verbs
from zerodraft.process.actions.topics import topic_of
from zerodraft.process.core.rule_set import RuleSet, as_json, from_json
from zerodraft.process.models import AdoptedRules
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.adopted import Adopted
    from zerodraft.process.models import Process


class CannotAdopt(ValueError):
    """These rules cannot be adopted; the message says why."""


@transaction.atomic
def adopt_rules(actor: Actor, process: "Process", rules: RuleSet, *, seen: int | None = None) -> "Adopted":
    """Adopt rules of procedure as the next version. Those by which the process runs already change nothing.

    `seen` is the number of the version that the actor saw as the newest, where they saw one. Raises PermissionDenied,
    CannotAdopt where the rules name parties that the register does not have, or another version was adopted since, and
    BadRuleSet for what is no rule set.
    """
    if not permitted.has_perm(permissions.SET_UP, actor, process):
        raise PermissionDenied(_("Only the secretariat may adopt rules of procedure."))
    queries.to_change(process.key)
    content = as_json(rules)
    checked = from_json(content)
    present = rules_adopted.rules_of(process)
    if checked == present.rules and present.number:
        return present
    if seen is not None and seen != present.number:
        raise CannotAdopt(_("Other rules were adopted since you saw this. Look at them, then adopt yours once more."))
    check_rules(checked)
    made = AdoptedRules.objects.create(
        process=process,
        key=f"rules-{secrets.token_hex(6)}",
        number=present.number + 1,
        content=content,
        adopted_at=clock.now(),
        by=actor.key,
    )
    append(
        verbs.RULES_ADOPTED.name,
        actor=actor.key,
        subject=topic_of(process),
        topic=topic_of(process),
        data={"rules": checked.key, "number": made.number},
    )
    return rules_adopted.rules_of(process)


def check_rules(rules: RuleSet) -> None:
    """Raise CannotAdopt for rules that name a party which the register does not have."""
    known = parties.register().parties
    for field, keys in (("tradition", rules.tradition), ("members", rules.members)):
        for key in keys:
            if key not in known:
                raise CannotAdopt(
                    _("“%(key)s” in %(field)s is the key of no party. Correct it; the address of its page has the key.")
                    % {"key": key, "field": field}
                )
