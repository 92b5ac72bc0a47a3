"""Who may do what with a programme of work. Who may see one follows its process.

Who may follow a meeting is its own audience, as far as they may see its process; and whoever is invited to it by name.
"""

import rules

from zerodraft.parties.permissions import is_secretariat
from zerodraft.process.permissions import capacity_of, in_audience, is_of_process_secretariat

PLAN = "programme.plan"
PUBLISH = "programme.publish"
AMEND_HOLIDAYS = "programme.amend_holidays"
ATTEND = "programme.attend"


@rules.predicate
def its_process_is_open(actor: object, meeting: object) -> bool:
    """Who may see the process of a meeting, or is invited to the meeting by name, or whose party is."""
    if in_audience(actor, getattr(getattr(meeting, "round", None), "process", None)):
        return True
    capacity = capacity_of(actor)
    return bool({capacity.key, capacity.party} - {""} & set(getattr(meeting, "invited", ())))


def register() -> None:
    """Tell the installation this room's rules; called once, when the room starts."""
    rules.set_perm(PLAN, is_of_process_secretariat)
    rules.set_perm(PUBLISH, is_of_process_secretariat)
    rules.set_perm(AMEND_HOLIDAYS, is_secretariat)
    rules.set_perm(ATTEND, in_audience & its_process_is_open)
