"""What the chair can do now beside giving the floor, in single words: by them a page shows the forms that serve."""

from zerodraft.floor.core.session import State
from zerodraft.floor.shown import ShownFloor


def acts(of: ShownFloor) -> str:
    """The words, apart by spaces: "point yield"."""
    procedure, is_on = of.procedure, of.state in {State.IN_SESSION, State.VOTING}
    free, debating = procedure.point is None, of.state == State.IN_SESSION
    first = next(iter(procedure.motions), None)
    words = {
        "rules": of.state == State.NOT_BEGUN,
        "terms": of.state != State.ADJOURNED,
        "bounds": procedure.formal,
        "point": is_on and free and procedure.has_points,
        "yield": debating and free and of.speaking is not None and of.speaking.clock.allotted is not None,
        "appeal": is_on and procedure.may_appeal,
        "appeal-outcome": procedure.point is not None and procedure.point.is_appealed,
        "motion": is_on and free and bool(procedure.motions_known),
        "motion-speaker": debating and free and first is not None and bool(first.in_favour or first.against),
        "motion-outcome": is_on and free and first is not None,
        "vote": debating and free and procedure.formal and of.speaking is None,
    }
    return " ".join(word for word, holds in words.items() if holds)
