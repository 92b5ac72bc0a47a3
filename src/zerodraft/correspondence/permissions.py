"""Who may do what with a letter."""

import rules

from zerodraft.parties.permissions import is_secretariat
from zerodraft.process.permissions import in_audience

RECEIVE = "correspondence.receive"
LIST = "correspondence.list"
REVIEW = "correspondence.review"
CONFIRM = "correspondence.confirm"
SEE = "correspondence.see"


def register() -> None:
    """Tell the installation this room's rules; called once, when the room starts."""
    for name in (RECEIVE, LIST, REVIEW, CONFIRM):
        rules.set_perm(name, is_secretariat)
    rules.set_perm(SEE, in_audience)
