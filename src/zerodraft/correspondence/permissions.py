"""Who may do what with a letter."""

import rules

from zerodraft.parties.permissions import is_secretariat
from zerodraft.process.permissions import in_audience

RECEIVE = "correspondence.receive"
CONFIRM = "correspondence.confirm"
SEE = "correspondence.see"


def register() -> None:
    """Tell the installation this room's rules; called once, when the room starts."""
    rules.set_perm(RECEIVE, is_secretariat)
    rules.set_perm(CONFIRM, is_secretariat)
    rules.set_perm(SEE, in_audience)
