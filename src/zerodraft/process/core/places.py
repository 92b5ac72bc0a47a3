"""In which role the people of a party take part."""

from datetime import date

from zerodraft.parties.core.capabilities import may
from zerodraft.parties.core.party import Capability, Kind, Register
from zerodraft.process.core.roles import Role

STATES = (Kind.MEMBER_STATE, Kind.OBSERVER_STATE, Kind.OTHER_STATE)


def role_for(register: Register, party: str, on: date) -> Role:
    """Delegate for a State, and for an organization that may reply as States do (A/RES/65/276); else observer.

    Raises UnknownParty.
    """
    found = register.party(party)
    as_states = found.kind_on(on) in STATES or may(register, found, Capability.REPLY, on)
    return Role.DELEGATE if as_states else Role.OBSERVER
