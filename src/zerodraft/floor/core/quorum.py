"""Whether enough members are there to debate and to decide (rules 67 and 108)."""

from dataclasses import dataclass

from zerodraft.process.core.rule_set import Quorum


@dataclass(frozen=True, slots=True)
class Count:
    """How many members there are, how many of them are present, and how many debate and decision need."""

    present: int
    members: int
    debate: int
    decision: int

    @property
    def may_debate(self) -> bool:
        return self.present >= self.debate

    @property
    def may_decide(self) -> bool:
        return self.present >= self.decision


def count(quorum: Quorum, *, present: int, members: int) -> Count:
    """The count of a meeting against its quorum. `present` counts members only."""
    return Count(present, members, quorum.debate.of(members), quorum.decision.of(members))
