"""What policies, ranks, motions and all else in rules of procedure are called, in the words of the page's language.

A process may write codes of its own; those that are not known here are shown as they are spelled: "vice-minister" as
"Vice minister".
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zerodraft.process.core.rule_set import Enforcement, Grants, Policy, RuleSet, Share
from zerodraft.process.models import SpeakingLimit

_TITLES = {
    "Informal consultations": gettext_lazy("Informal consultations"),
    "General Assembly, plenary": gettext_lazy("General Assembly, plenary"),
    "General Assembly, Main Committee": gettext_lazy("General Assembly, Main Committee"),
    "Economic and Social Council": gettext_lazy("Economic and Social Council"),
    "Own rules of procedure": gettext_lazy("Own rules of procedure"),
}
_POLICIES = {
    Policy.TRADITION: gettext_lazy("First those who speak first by custom"),
    Policy.RANK_LADDER: gettext_lazy("By rank, the highest first"),
    Policy.GROUPS_FIRST: gettext_lazy("Groups before national capacity"),
    Policy.MEMBERS_FIRST: gettext_lazy("Members before others"),
    Policy.ALTERNATION: gettext_lazy("In turn from each regional group"),
    Policy.LOT: gettext_lazy("By lot"),
    Policy.ORDER_OF_REQUEST: gettext_lazy("In the order of request"),
}
_RANKS = {
    "head-of-state": gettext_lazy("Head of State"),
    "vice-president": gettext_lazy("Vice-President"),
    "crown-prince": gettext_lazy("Crown Prince or Princess"),
    "head-of-government": gettext_lazy("Head of Government"),
    "deputy-head-of-government": gettext_lazy("Deputy Head of Government"),
    "minister": gettext_lazy("Minister"),
    "vice-minister": gettext_lazy("Vice-Minister"),
    "permanent-representative": gettext_lazy("Permanent Representative"),
    "head-of-delegation": gettext_lazy("Head of delegation"),
    "deputy-permanent-representative": gettext_lazy("Deputy Permanent Representative"),
    "charge-daffaires": gettext_lazy("Chargé d’affaires"),
    "other": gettext_lazy("Other rank"),
}
_MOTIONS = {
    "suspend-meeting": gettext_lazy("Suspension of the meeting"),
    "adjourn-meeting": gettext_lazy("Adjournment of the meeting"),
    "adjourn-debate": gettext_lazy("Adjournment of debate"),
    "close-debate": gettext_lazy("Closure of debate"),
    "limit-time": gettext_lazy("Time limit on speeches"),
    "decide-competence": gettext_lazy("Decision on competence"),
    "reconsider": gettext_lazy("Reconsideration of a proposal"),
    "divide": gettext_lazy("Division of a proposal"),
}
_ENFORCEMENT = {
    Enforcement.APPEAL: gettext_lazy("The chair asks the speaker to conclude"),
    Enforcement.LIGHT: gettext_lazy("A light tells the speaker"),
    Enforcement.SOUND: gettext_lazy("A sound tells the speaker"),
    Enforcement.ROOM: gettext_lazy("The room’s equipment cuts the microphone"),
}
_GRANTS = {
    Grants.AT_ANY_TIME: gettext_lazy("At any time"),
    Grants.END_OF_MEETING: gettext_lazy("At the end of the meeting"),
    Grants.END_OF_DAY: gettext_lazy("At the end of the day, after the last meeting on the matter"),
}
_SHARES = {
    Share.QUARTER: gettext_lazy("One quarter of the members"),
    Share.THIRD: gettext_lazy("One third of the members"),
    Share.MAJORITY: gettext_lazy("A majority of the members"),
}


def title_name(rules: RuleSet) -> str:
    """What a rule set is called; its own words where a process wrote them."""
    return str(_TITLES.get(rules.title, rules.title))


def policy_name(policy: Policy) -> str:
    """What the order of speakers goes by: "By rank, the highest first"."""
    return str(_POLICIES[policy])


def rank_name(code: str) -> str:
    """A rank of speakers: "Head of State"."""
    return str(_RANKS.get(code) or _spelled(code))


def motion_name(key: str) -> str:
    """A procedural motion: "Adjournment of debate"."""
    return str(_MOTIONS.get(key) or _spelled(key))


def enforcement_name(enforcement: Enforcement) -> str:
    """What happens when the time of a speaker is up."""
    return str(_ENFORCEMENT[enforcement])


def grants_name(granted: Grants) -> str:
    """When replies are given."""
    return str(_GRANTS[granted])


def share_name(share: Share) -> str:
    """How many of the members something takes: "One third of the members"."""
    return str(_SHARES[share])


def category_name(category: str) -> str:
    """Whose interventions a limit holds for: "On behalf of groups"."""
    known = category in SpeakingLimit.Category.values
    return str(SpeakingLimit.Category(category).label) if known else _spelled(category)


def kind_name(rules: RuleSet) -> str:
    """Whether meetings by these rules are formal."""
    return _("Formal: votes are taken, and there is a quorum") if rules.formal else _("Informal: no votes, no quorum")


def _spelled(code: str) -> str:
    return code.replace("-", " ").capitalize()
