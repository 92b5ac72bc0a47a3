"""By which rules a meeting runs: chosen before it begins, kept from then on; and its own limits, and what enforces them."""

from django.utils.translation import gettext as _

from zerodraft.floor import verbs
from zerodraft.floor.actions import places
from zerodraft.floor.actions.acts import CannotAct, Doing, chairing
from zerodraft.floor.core.order import Category
from zerodraft.floor.core.session import State
from zerodraft.floor.models import Floor
from zerodraft.process import adopted as rules_adopted
from zerodraft.process.core.rule_set import FOR_ALL, LONGEST_SECONDS, Enforcement, RuleSet, as_json
from zerodraft.process.rule_books import shipped
from zerodraft.record.sealing import Actor


def choose_rules(actor: Actor, meeting_key: str, key: str, *, seen: int) -> None:
    """Let a meeting run by a rule set that ships, or by those of its process (''). Raises StaleState, CannotAct.

    A meeting that has begun keeps its rules.
    """
    if key and key not in shipped():
        raise CannotAct(_("Choose the rules from those that are offered."))
    with chairing(actor, meeting_key, verbs.RULES_CHOSEN, seen=seen) as doing:
        floor = doing.floor
        if floor.session.state is not State.NOT_BEGUN:
            raise CannotAct(_("The meeting has begun, and keeps the rules with which it began."))
        adopted = rules_adopted.rules_of(floor.meeting.round.process)
        before, rules = floor.rule_set, shipped()[key] if key else adopted.rules
        floor.rules, floor.rules_number = (as_json(rules), 0) if key else (None, 0)
        _bring_in_line(doing, before, rules)
        doing.data = {"rules": rules.key, "number": 0 if key else adopted.number}


def _bring_in_line(doing: Doing, before: RuleSet, rules: RuleSet) -> None:
    """Let the lists that were ordered as the rules before said be ordered as these say; what the desk set stays."""
    for held in doing.floor.lists.all():
        held.floor = doing.floor
        if held.policies == list(before.order) and held.quota == before.quota:
            doing.memory.keep(held)
            held.policies, held.quota = [each.value for each in rules.order], rules.quota
            places.rearrange(held)


def keep(floor: Floor) -> None:
    """Let a meeting keep the rules as they are now, whatever its process adopts later. Saves nothing."""
    if floor.rules is None:
        adopted = rules_adopted.rules_of(floor.meeting.round.process)
        floor.rules, floor.rules_number = as_json(adopted.rules), adopted.number


def set_limit(actor: Actor, meeting_key: str, *, applies_to: str, seconds: int | None, seen: int) -> None:
    """Set how long speakers of a category, or all, may speak in this meeting, from the next speaker on (rule 72).

    None takes the meeting's own limit away again. Raises StaleState, CannotAct for a category that is none, and for a
    limit of zero or more than four hours.
    """
    if applies_to not in {FOR_ALL, *Category}:
        raise CannotAct(_("Choose for whom the limit is."))
    if seconds is not None and not 0 < seconds <= LONGEST_SECONDS:
        raise CannotAct(_("A limit lasts between one second and four hours. To have none, leave it empty."))
    with chairing(actor, meeting_key, verbs.MEETING_LIMITED, seen=seen) as doing:
        others = {name: value for name, value in doing.floor.limits.items() if name != applies_to}
        doing.floor.limits = others if seconds is None else others | {applies_to: seconds}
        doing.data = {"applies_to": applies_to, "seconds": seconds}


def set_enforcement(actor: Actor, meeting_key: str, mode: str, *, seen: int) -> None:
    """Say what happens when a speaker's time is up; '' for what the rules say. Raises StaleState, CannotAct."""
    if mode and mode not in list(Enforcement):
        raise CannotAct(_("Choose what happens when the time is up from what is offered."))
    with chairing(actor, meeting_key, verbs.ENFORCEMENT_SET, seen=seen) as doing:
        doing.floor.enforcement = mode
        doing.data = {"mode": mode or None}
