"""What one-time links are for: each room says what its links offer and what they give.

A purpose is registered when its room starts, so that this room never knows the rooms above it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zerodraft.parties.models import Admission, Person
    from zerodraft.record.sealing import Actor

SET_UP, SECRETARIAT, DEVICE = "set-up", "secretariat", "device"
"""The purposes of this room: the first person, a further member of the secretariat, oneself on another device."""


class Unusable(ValueError):
    """The link cannot be used; `why` is its standing, or 'lapsed' when what it would give can no longer be given."""

    def __init__(self, why: str, says: str = "") -> None:
        super().__init__(says or why)
        self.why, self.says = why, says


class AddressTaken(ValueError):
    """The e-mail address belongs to somebody: they sign in first, and the link then gives its role to that account."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the page of a link says: what it is, in rows of label and value what it gives, and where one goes on to."""

    title: str
    particulars: tuple[tuple[str, str], ...] = ()
    onward: str = "/"


@dataclass(frozen=True, slots=True)
class Purpose:
    """What links of one kind are for.

    `may_make(actor, gives, person)` says whether the actor may make such a link. `offer(admission)` says what it gives, and
    raises Unusable when that can no longer be given. `carry_out(admission, person)` gives it, inside the transaction.
    `needs_password` is for links that make an account with one.
    """

    may_make: Callable[["Actor", dict[str, Any], str], bool]
    offer: Callable[["Admission"], Offer]
    carry_out: Callable[["Admission", "Person"], None]
    needs_password: bool = False


_PURPOSES: dict[str, Purpose] = {}


def register(code: str, purpose: Purpose) -> None:
    """Say what links of this kind are for."""
    _PURPOSES[code] = purpose


def purpose_of(code: str) -> Purpose:
    """What a link of this kind is for. Raises LookupError for a kind that no room registered."""
    if code not in _PURPOSES:
        raise LookupError(f"no link is for {code}")
    return _PURPOSES[code]
