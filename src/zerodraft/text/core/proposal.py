"""A proposal: what a delegation wants a unit to be, as its whole text and never only as a difference."""

from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """What a proposal does, in the words of the field (compare ITU's ADD, MOD, SUP, NOC)."""

    MOD = "MOD"
    """The unit reads `text`."""
    ADD = "ADD"
    """A new unit reading `text` follows the unit `after` ('' for the beginning)."""
    SUP = "SUP"
    """The unit is deleted."""
    ALT = "ALT"
    """An alternative reading `text` stands beside the unit."""
    NOC = "NOC"
    """The unit is retained as it is."""
    MOVE = "MOVE"
    """The unit follows the unit `after` instead."""
    SPLIT = "SPLIT"
    """The unit becomes several, reading `texts`."""
    MERGE = "MERGE"
    """The `units` become one, reading `text`."""
    RESERVE = "RESERVE"
    """The proponents reserve their position on the unit."""
    COMMENT = "COMMENT"
    """A remark, `text`, that changes nothing."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal on a draft.

    `proponents` are names of parties, as they were given; `on_behalf_of` is the group for which they propose ('' for none);
    `reason` is why; `at` is when it was submitted, as an ISO date or time ('' when unknown). Which of `text`, `after`,
    `texts` and `units` an action needs is said at `Action`.
    """

    id: str
    unit: str
    action: Action
    text: str = ""
    after: str = ""
    texts: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    proponents: tuple[str, ...] = ()
    on_behalf_of: str = ""
    reason: str = ""
    at: str = ""
