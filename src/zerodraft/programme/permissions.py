"""Who may do what with a programme of work. Who may see one follows its process; who follows a meeting, its own audience."""

import rules

from zerodraft.process.permissions import in_audience, is_of_process_secretariat

PLAN = "programme.plan"
PUBLISH = "programme.publish"
ATTEND = "programme.attend"


def register() -> None:
    """Tell the installation this room's rules; called once, when the room starts."""
    rules.set_perm(PLAN, is_of_process_secretariat)
    rules.set_perm(PUBLISH, is_of_process_secretariat)
    rules.set_perm(ATTEND, in_audience)
