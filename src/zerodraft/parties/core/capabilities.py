"""What a party may do on a day: what comes with its kind, and what resolutions granted it by name."""

from collections.abc import Mapping
from datetime import date

from zerodraft.parties.core.party import Capability, Grant, Party, Register, valid_on


def capabilities_on(register: Register, party: Party, on: date) -> Mapping[Capability, tuple[Grant, ...]]:
    """The party's capabilities on a day, each with the grants it rests on, in the order of `Capability`.

    Empty when the party does not take part on that day. Several grants may hold side by side, each with its own extent
    (the State of Palestine in 2019, for itself and as Chair of the Group of 77).
    """
    kind = party.kind_on(on)
    if kind is None:
        return {}
    grants = valid_on(register.grants_by_kind.get(kind, ()) + party.grants, on)
    held = {grant.capability for grant in grants}
    return {c: tuple(grant for grant in grants if grant.capability is c) for c in Capability if c in held}


def may(register: Register, party: Party, capability: Capability, on: date) -> bool:
    """Whether the party has the capability on a day, within whatever extent its grants state."""
    return capability in capabilities_on(register, party, on)
