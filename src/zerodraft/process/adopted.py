"""The rules of procedure that processes adopted, as they are read."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from zerodraft.prepared import Prepared
from zerodraft.process.core.rule_set import RuleSet, from_json
from zerodraft.process.models import AdoptedRules, Process
from zerodraft.process.rule_books import INFORMAL, shipped


@dataclass(frozen=True, slots=True)
class Adopted:
    """A version of a process's rules of procedure: since when, and by whom adopted.

    Number 0 is what a process runs by that has adopted none; it has no moment, and nobody adopted it.
    """

    number: int
    rules: RuleSet
    adopted_at: datetime | None = None
    by: str = ""


def rules_of(process: Process) -> Adopted:
    """The rules by which a process runs: the newest version that it adopted, or those of informal consultations."""
    newest = _newest_rules.first(process.pk)
    return _adopted(newest) if newest else Adopted(0, shipped()[INFORMAL])


def rules_numbered(process: Process, number: int) -> Adopted | None:
    """The version of that number; None where the process adopted none such."""
    if number == 0:
        return Adopted(0, shipped()[INFORMAL])
    found = AdoptedRules.objects.filter(process=process, number=number).defer("content").first()
    return _adopted(found) if found else None


def all_rules_of(process: Process) -> list[Adopted]:
    """Every version that a process adopted, the newest first."""
    return [_adopted(row) for row in AdoptedRules.objects.filter(process=process).defer("content")]


_newest_rules = Prepared(
    lambda process: AdoptedRules.objects.filter(process_id=process).order_by("-number").defer("content")[:1], int
)


def _adopted(row: AdoptedRules) -> Adopted:
    return Adopted(row.number, _content_of(row.key), row.adopted_at, row.by)


@lru_cache(maxsize=1000)
def _content_of(key: str) -> RuleSet:
    """A rule set by the key of its row, read once: what was adopted is never altered."""
    return from_json(AdoptedRules.objects.values_list("content", flat=True).get(key=key))
