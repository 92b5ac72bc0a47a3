"""Who is in the room, and whether they are enough: the members of a meeting, and its count against the quorum."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zerodraft.floor.core import quorum
from zerodraft.floor.core.quorum import Count
from zerodraft.floor.models import Floor, Presence
from zerodraft.parties.core.party import Kind
from zerodraft.parties.queries import register
from zerodraft.process import adopted as rules_adopted
from zerodraft.process import queries as process

if TYPE_CHECKING:
    from zerodraft.process.core.rule_set import RuleSet
    from zerodraft.process.models import Process
    from zerodraft.programme.models import Meeting


@dataclass(frozen=True, slots=True)
class Roll:
    """The members of a meeting, those who were there at the last count, and the count; `needs` is as if nobody were."""

    members: frozenset[str]
    present: frozenset[str]
    was_called: bool
    needs: Count | None


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


def roll(meeting: "Meeting") -> Roll:
    """The roll of a meeting, also of one whose floor nobody has opened yet."""
    of = meeting.round.process
    floor = Floor.objects.filter(meeting=meeting).select_related("meeting__round__process").first()
    rules = floor.rule_set if floor else rules_adopted.rules_of(of).rules
    all_ = members(of, rules, meeting.day)
    there = Presence.objects.filter(floor__meeting=meeting, is_present=True, party__in=all_)
    return Roll(
        members=all_,
        present=frozenset(there.values_list("party", flat=True)),
        was_called=floor is not None and floor.present is not None,
        needs=quorum.count(rules.quorum, present=0, members=len(all_)) if rules.quorum else None,
    )
