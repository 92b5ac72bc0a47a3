"""What the forms of the floor offer to choose from: code and name of each, in the page's language."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from zerodraft.floor.core.order import Category
from zerodraft.floor.models import Inscription
from zerodraft.floor.requests import LANGUAGES
from zerodraft.process import naming_rules
from zerodraft.process.core.rule_set import FOR_ALL, Enforcement, Policy, RuleSet
from zerodraft.process.rule_books import shipped

if TYPE_CHECKING:
    from zerodraft.floor.models import SpeakersList

Choices = list[tuple[str, str]]

FULL_LADDER = "custom"
"""The rule set whose ladder names the ranks where the rules of a meeting have none."""


def rule_sets() -> Choices:
    """The rule sets by which a meeting can be told to run."""
    return [(key, naming_rules.title_name(rules)) for key, rules in shipped().items()]


def enforcements() -> Choices:
    """What can happen when the time of a speaker is up."""
    return [(each.value, naming_rules.enforcement_name(each)) for each in Enforcement]


def categories() -> Choices:
    """Whose interventions can be limited, all speakers first."""
    return [(each, naming_rules.category_name(each)) for each in (FOR_ALL, *(one.value for one in Category))]


def policies() -> Choices:
    """What the order of a list can go by."""
    return [(each.value, naming_rules.policy_name(each)) for each in Policy]


def ranks(held: "SpeakersList") -> Choices:
    """The ranks of speakers, from the highest: those of the meeting's rules, or the usual ones."""
    return ranks_by(held.floor.rule_set)


def ranks_by(rules: RuleSet | None) -> Choices:
    """The ranks that these rules know, from the highest; the usual ones where they know none."""
    ladder = (rules and rules.ladder) or shipped()[FULL_LADDER].ladder
    return [(rank, naming_rules.rank_name(rank)) for rung in ladder for rank in rung]


def genders() -> Choices:
    """What can be noted of a speaker, for the report on who speaks; nothing is ordered by it."""
    return [(str(code), str(label)) for code, label in Inscription.Genders.choices]


def languages() -> Choices:
    """The languages in which a statement can be made, each by its own name."""
    own = {code[:2]: str(name) for code, name in settings.LANGUAGES}
    return [(code, own.get(code) or _("Another language")) for code in LANGUAGES]
