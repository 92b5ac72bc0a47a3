"""What the planner answers: a programme with what it is worth, or why there is none."""

from dataclasses import dataclass

from zerodraft.programme.core.planning.measuring import STAGES, Worth
from zerodraft.programme.core.planning.reasons import Reason
from zerodraft.programme.core.planning.request import Wish


@dataclass(frozen=True, slots=True)
class Answer:
    """The programme, or why there is none.

    `at` is the slot of each item, empty where there is no programme; then `conflicts` are wishes that cannot all be met and
    of which none can be left out, or empty where the effort did not suffice to say. `bound` is what no programme can be
    better than: each measure's, given those before it as they are.
    """

    at: tuple[int, ...]
    worth: Worth | None
    bound: Worth | None
    spreads: tuple[float, float]
    reasons: tuple[Reason, ...]
    conflicts: tuple[Wish, ...]

    @property
    def gaps(self) -> dict[str, float]:
        """For each measure how far, at most, it is from the best, as a share of it."""
        if self.worth is None or self.bound is None:
            return {}
        pairs: dict[str, tuple[float, float]] = {
            stage: (got, least) for stage, got, least in zip(STAGES, self.worth, self.bound, strict=True)
        }
        pairs["unevenness"] = self.spreads
        return {stage: (got - least) / got if got > least else 0.0 for stage, (got, least) in pairs.items()}
