"""The procedure of a meeting in words: its rules and limits, and the points of order, motions and swaps before it."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from zerodraft.floor import values
from zerodraft.floor.core import replies
from zerodraft.floor.core.limits import limit_for
from zerodraft.floor.core.order import Category
from zerodraft.floor.core.points import Stage
from zerodraft.floor.core.replies import CannotReply
from zerodraft.floor.core.swaps import Stage as Swap
from zerodraft.floor.models import SpeakersList
from zerodraft.floor.shown import ShownMotion, ShownPoint, ShownProcedure, ShownSwap
from zerodraft.process import naming_rules
from zerodraft.process.core.rule_set import Enforcement, Replies, RuleSet
from zerodraft.process.queries import duration
from zerodraft.process.rule_books import INFORMAL, shipped

_POINTS = {
    Stage.RAISED: lambda: _("Point of order"),
    Stage.APPEALED: lambda: _("An appeal against the ruling is put to the vote"),
}


def procedure(of: values.State, named: Callable[[str], str]) -> ShownProcedure:
    """All of it in words; `named` gives the name of a party by its key."""
    rules = of.rules or shipped()[INFORMAL]
    enforcement = Enforcement(of.enforcement)
    count = of.count
    return ShownProcedure(
        title=naming_rules.title_name(rules),
        formal=rules.formal,
        enforcement=enforcement.value,
        enforcement_says=naming_rules.enforcement_name(enforcement),
        limits=tuple(_limit(category, of, rules) for category in Category),
        count=_("%(present)d of %(members)d members are there; debate needs %(debate)d, a decision %(decision)d")
        % {"present": count.present, "members": count.members, "debate": count.debate, "decision": count.decision}
        if count
        else "",
        may_decide=count is None or count.may_decide,
        point=_point(of.point, named) if of.point else None,
        may_appeal=bool(of.appealable and rules.points_of_order and rules.points_of_order.appeal),
        motions=tuple(_motion(each, named) for each in of.motions),
        motions_known=tuple((each.key, naming_rules.motion_name(each.key)) for each in rules.motions),
        swaps=tuple(_swaps(of, named)),
        has_points=rules.points_of_order is not None,
        has_replies=rules.replies is not None,
        replies_say=_replies(rules.replies) if rules.replies else "",
        replies_wait=_replies_wait(of, rules),
    )


def _replies_wait(of: values.State, rules: RuleSet) -> bool:
    """Whether a reply is refused now. Whether the process meets again today is not asked: it may well."""
    waiting = sum(len(each.waiting) for each in of.lists if each.kind != SpeakersList.Kinds.REPLIES)
    try:
        replies.check_grant(rules, waiting=waiting, later_today=True)
    except CannotReply:
        return True
    return False


def _limit(category: Category, of: values.State, rules: RuleSet) -> tuple[str, str, str]:
    found = limit_for(category, of.limits, of.round_limits, rules.limits)
    return (
        category.value,
        naming_rules.category_name(category.value),
        duration(int(found.total_seconds())) if found else "",
    )


def _replies(of: Replies) -> str:
    first, *others = (duration(seconds) for seconds in of.seconds)
    lengths = first
    for other in others:
        lengths = _("%(before)s, then %(length)s") % {"before": lengths, "length": other}
    return f"{lengths}. {naming_rules.grants_name(of.granted)}."


def _point(of: values.Point, named: Callable[[str], str]) -> ShownPoint:
    stage = Stage(of.stage)
    whom = of.interrupted.speaker if of.interrupted else None
    interrupted = named(whom.group or whom.party) if whom and whom.party else ""
    return ShownPoint(
        party=named(of.appealed_by if stage is Stage.APPEALED else of.party),
        is_raised=stage is Stage.RAISED,
        is_appealed=stage is Stage.APPEALED,
        says=_POINTS[stage](),
        interrupted=interrupted,
    )


def _motion(of: values.PendingMotion, named: Callable[[str], str]) -> ShownMotion:
    return ShownMotion(
        key=of.key,
        name=naming_rules.motion_name(of.motion),
        party=named(of.party),
        rule=of.rule.rule,
        in_favour=of.rule.in_favour - of.in_favour,
        against=of.rule.against - of.against,
    )


def _swaps(of: values.State, named: Callable[[str], str]) -> "list[ShownSwap]":
    speakers = {each.key: each.speaker for held in of.lists for each in held.waiting}
    found = []
    for swap in of.swaps:
        both = [speakers.get(key) for key in (swap.asker, swap.partner)]
        if all(both):
            asker, partner = (named(each.group or each.party) for each in both if each)
            found.append(ShownSwap(swap.key, swap.on_list, asker, partner, is_agreed=swap.stage == Swap.AGREED))
    return found
