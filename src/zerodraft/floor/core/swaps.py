"""Swaps: two delegations change places on a list, by the consent of both, with the officer's eye on it."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a swap stands."""

    ASKED = "asked"
    AGREED = "agreed"
    """Both want it; the desk has still to see it."""
    DONE = "done"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    """One of the two waits no longer."""

    @property
    def is_open(self) -> bool:
        return self in {Stage.ASKED, Stage.AGREED}


OPEN = tuple(stage for stage in Stage if stage.is_open)


class CannotSwap(ValueError):
    """A swap cannot go this way; `code` says why: itself, other-list, settled, not-agreed, asked-already."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def agreed(stage: Stage) -> Stage:
    """After the partner's consent. Raises CannotSwap."""
    return _from(stage, Stage.ASKED, Stage.AGREED)


def declined(stage: Stage) -> Stage:
    """After the partner's refusal, or the desk's. Raises CannotSwap."""
    if not stage.is_open:
        raise CannotSwap("settled")
    return Stage.DECLINED


def withdrawn(stage: Stage) -> Stage:
    """After the asker has thought better of it. Raises CannotSwap."""
    if not stage.is_open:
        raise CannotSwap("settled")
    return Stage.WITHDRAWN


def done(stage: Stage) -> Stage:
    """After the desk has let it be. Raises CannotSwap before both have agreed."""
    return _from(stage, Stage.AGREED, Stage.DONE)


def _from(stage: Stage, before: Stage, after: Stage) -> Stage:
    if stage is not before:
        raise CannotSwap("not-agreed" if stage is Stage.ASKED else "settled")
    return after
