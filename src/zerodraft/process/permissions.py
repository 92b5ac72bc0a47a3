"""Who may do what with a process."""

import rules

from zerodraft.parties.permissions import is_secretariat
from zerodraft.process.audience import Audience

OPEN = "process.open"
SEE = "process.see"


@rules.predicate
def is_public(_actor: object, thing: object) -> bool:
    """Anything that says who may see it, when that is everyone."""
    return getattr(thing, "audience", None) == Audience.PUBLIC


def register() -> None:
    """Tell the installation this room's rules; called once, when the room starts."""
    rules.set_perm(OPEN, is_secretariat)
    rules.set_perm(SEE, is_public | is_secretariat)
