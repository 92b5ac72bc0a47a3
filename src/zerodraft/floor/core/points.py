"""Points of order (rules 71 and 113): they interrupt, are ruled on at once, and the ruling can be appealed against."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a point of order stands."""

    RAISED = "raised"
    """Its speaker has the floor."""
    UPHELD = "upheld"
    REJECTED = "rejected"
    APPEALED = "appealed"
    """The ruling is put to the vote; it stands unless a majority overrules it."""
    STANDS = "stands"
    OVERRULED = "overruled"

    @property
    def is_ruled(self) -> bool:
        return self in {Stage.UPHELD, Stage.REJECTED}


class CannotRule(ValueError):
    """A point of order cannot go this way; `code` says why.

    Codes: under-way (one is before the meeting already), not-raised, ruled, not-ruled, no-appeal (these rules have none),
    too-late (the meeting went on after the ruling), not-appealed.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def ruled(stage: Stage, *, upheld: bool) -> Stage:
    """After the chair's ruling. Raises CannotRule."""
    if stage is not Stage.RAISED:
        raise CannotRule("ruled")
    return Stage.UPHELD if upheld else Stage.REJECTED


def appealed(stage: Stage, *, allowed: bool, went_on: bool) -> Stage:
    """After a delegation's appeal; `went_on` says that something of substance happened since the ruling. Raises CannotRule.

    An appeal is put to the vote at once (rules 71 and 113), so it comes before anybody else is heard.
    """
    if not stage.is_ruled:
        raise CannotRule("not-ruled")
    if not allowed:
        raise CannotRule("no-appeal")
    if went_on:
        raise CannotRule("too-late")
    return Stage.APPEALED


def settled(stage: Stage, *, overruling: int, upholding: int) -> Stage:
    """After the vote on an appeal: so many for overruling, so many for the ruling. Raises CannotRule.

    The ruling stands unless a majority of those present and voting overrules it: it stands in a tie.
    """
    if stage is not Stage.APPEALED:
        raise CannotRule("not-appealed")
    return Stage.OVERRULED if overruling > upholding else Stage.STANDS
