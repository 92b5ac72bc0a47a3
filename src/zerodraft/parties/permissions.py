"""Who may do what here, and the predicates that other rooms build on."""

import rules

from zerodraft.record import sealing

ADMIT = "parties.admit_person"


@rules.predicate
def is_secretariat(actor: object) -> bool:
    """A member of the secretariat, signed in, or the installation itself."""
    return bool(
        getattr(actor, "is_authenticated", False)
        and getattr(actor, "is_active", False)
        and getattr(actor, "is_secretariat", False)
    )


def register() -> None:
    """Tell the installation this room's rules; called once, when the room starts."""
    for name in (ADMIT, sealing.PERMISSION):
        rules.set_perm(name, is_secretariat)
