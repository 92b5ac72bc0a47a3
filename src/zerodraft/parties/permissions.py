"""Who may do what here, and the predicates that other rooms build on."""

from collections.abc import Callable

import rules

from zerodraft.record import sealing

ADMIT = "parties.admit_person"
CORRECT = "parties.correct"
HAVE_TOKENS = "parties.have_tokens"
KEEP_MAILBOXES = "parties.keep_mailboxes"

_CORRECTORS: list[Callable[[str], bool]] = []


def let_correct(source: Callable[[str], bool]) -> None:
    """Have `source` asked, for a person's key, whether a role in a room above lets them correct the register."""
    if source not in _CORRECTORS:
        _CORRECTORS.append(source)


@rules.predicate
def is_secretariat(actor: object) -> bool:
    """A member of the secretariat, signed in, or the installation itself."""
    return bool(
        getattr(actor, "is_authenticated", False)
        and getattr(actor, "is_active", False)
        and getattr(actor, "is_secretariat", False)
    )


@rules.predicate
def corrects(actor: object) -> bool:
    """The secretariat, and those whom a role in a room above lets correct the register."""
    if is_secretariat(actor):
        return True
    is_in = getattr(actor, "is_authenticated", False) and getattr(actor, "is_active", False)
    return bool(is_in) and any(source(getattr(actor, "key", "")) for source in _CORRECTORS)


@rules.predicate
def is_signed_in(actor: object) -> bool:
    """Somebody with an account that is in use."""
    return bool(getattr(actor, "is_authenticated", False) and getattr(actor, "is_active", False))


def register() -> None:
    """Tell the installation this room's rules; called once, when the room starts."""
    for name in (ADMIT, KEEP_MAILBOXES, sealing.PERMISSION):
        rules.set_perm(name, is_secretariat)
    rules.set_perm(CORRECT, corrects)
    rules.set_perm(HAVE_TOKENS, is_signed_in)
