"""What a party may do on a day: what comes with its kind, and what resolutions granted it by name, within which bounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zerodraft.parties.core.party import Capability, Grant, Party, Register, valid_on


@dataclass(frozen=True, slots=True)
class Use:
    """How a party would use a right: after how many `times` on the same item, and for which `group` ('' for itself).

    `within` says that whoever presides takes it to be within the bounds of the right: on the matter to which it is bound,
    or for the group to which it is bound where the use itself names none.
    """

    times: int = 0
    group: str = ""
    within: bool = False


PLAIN = Use()
"""A first use, for oneself, of which nothing more is said."""


class OutOfBounds(ValueError):
    """A party may not do this, or not in this way; `code` says why, `grant` within which bounds it may.

    Codes: none (it does not have the right; `sources` are what its rights rest on), most (as often on this item as it may),
    matter (on a matter alone), group (for a group alone).
    """

    def __init__(self, code: str, grant: Grant | None = None, sources: tuple[str, ...] = ()) -> None:
        super().__init__(code)
        self.code, self.grant = code, grant
        self.sources = sources


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


def check_use(register: Register, party: Party, capability: Capability, on: date, use: Use = PLAIN) -> Grant:
    """The grant by which a party may use a right in this way on a day. Raises OutOfBounds.

    One grant that allows it is enough. Where none does, the refusal is that of the grant that comes nearest: one whose
    bounds can still be met before one that is used up.
    """
    known = capabilities_on(register, party, on)
    held = known.get(capability, ())
    if not held:
        sources = (grant.source for grants in known.values() for grant in grants if grant.source)
        raise OutOfBounds("none", sources=tuple(dict.fromkeys(sources)))
    refused = []
    for grant in held:
        code = _against(grant, use)
        if not code:
            return grant
        refused.append((code, grant))
    code, grant = min(refused, key=lambda each: each[0] == "most")
    raise OutOfBounds(code, grant)


def is_bound(register: Register, party: Party, capability: Capability, on: date) -> Grant | None:
    """The grant of a right which its holder has on a matter or for a group alone; None where another has no such bound."""
    held = capabilities_on(register, party, on).get(capability, ())
    bound = [grant for grant in held if grant.matter or grant.group]
    return bound[0] if bound and len(bound) == len(held) else None


def _against(grant: Grant, use: Use) -> str:
    """What a grant has against a use: the code of a refusal; '' for nothing."""
    if grant.group and use.group != grant.group and (use.group or not use.within):
        return "group"
    if grant.most is not None and use.times >= grant.most:
        return "most"
    if grant.matter and not use.within:
        return "matter"
    return ""
