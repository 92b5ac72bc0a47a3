"""Who may do what with a programme of work. Who may see one follows its process."""

import rules

from zerodraft.parties.permissions import is_secretariat

PLAN = "programme.plan"
PUBLISH = "programme.publish"


def register() -> None:
    """Tell the installation this room's rules; called once, when the room starts."""
    rules.set_perm(PLAN, is_secretariat)
    rules.set_perm(PUBLISH, is_secretariat)
