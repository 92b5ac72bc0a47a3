"""Groups on a day: who belongs to a group, and for whom it can speak."""

from datetime import date

from zerodraft.parties.core.party import Membership, Party, Register, Role, valid_on

_REGIONAL = "Regional group"


def members_on(register: Register, group: str, on: date, role: Role = Role.MEMBER) -> tuple[Party, ...]:
    """The group's members (or observers) on a day, by key. Raises UnknownParty for an unknown group."""
    register.party(group)
    keys = {m.member for m in valid_on(register.memberships, on) if m.group == group and m.role is role}
    return tuple(register.parties[key] for key in sorted(keys))


def memberships_of(register: Register, party: str, on: date) -> tuple[Membership, ...]:
    """The party's memberships on a day, as member or observer, by group. Raises UnknownParty."""
    register.party(party)
    return tuple(
        sorted((m for m in valid_on(register.memberships, on) if m.member == party), key=lambda m: (m.group, m.role))
    )


def groups_chaired_by(register: Register, party: str, on: date) -> tuple[str, ...]:
    """The groups that a party chairs on a day, by key."""
    return tuple(sorted(chair.group for chair in valid_on(register.chairs, on) if chair.party == party))


def is_regional(group: Party, on: date) -> bool:
    """Whether a group is one of the five regional groups, by which seats are shared out; the register notes it."""
    return any(each.note == _REGIONAL for each in valid_on(group.standings, on))
