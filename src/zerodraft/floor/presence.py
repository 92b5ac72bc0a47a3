"""Who is in the room, and whether they are enough: the members of a meeting, and its count against the quorum."""

from datetime import date
from typing import TYPE_CHECKING

from zerodraft.floor.core import quorum
from zerodraft.floor.core.quorum import Count
from zerodraft.parties.core.party import Kind
from zerodraft.parties.queries import register
from zerodraft.process import queries as process

if TYPE_CHECKING:
    from zerodraft.floor.models import Floor
    from zerodraft.process.core.rule_set import RuleSet
    from zerodraft.process.models import Process


def members(of: "Process", rules: "RuleSet", on: date) -> frozenset[str]:
    """The members of a meeting by their keys: those that its rules name, or all Member States; without those that left."""
    named = frozenset(rules.members) or frozenset(party.key for party in register().present(on, Kind.MEMBER_STATE))
    return named - set(process.parties_that_left(of, on))


def count(floor: "Floor") -> Count | None:
    """How many members are there, against the quorum; None where there is no quorum, or nobody has counted."""
    rules = floor.rule_set
    if rules.quorum is None or floor.present is None:
        return None
    of = floor.meeting.round.process
    return quorum.count(rules.quorum, present=floor.present, members=len(members(of, rules, floor.meeting.day)))
