"""In what role a person takes part in a process, what a role may see, and what a delegate may do for whom."""

from collections.abc import Collection
from enum import StrEnum


class Role(StrEnum):
    """The roles of a process. A person may hold several; they act in one at a time."""

    SECRETARIAT = "secretariat"
    CO_FACILITATOR = "co-facilitator"
    ADVISER = "adviser"
    PRESIDENT_OFFICE = "president-office"
    CONFERENCE_OFFICER = "conference-officer"
    DELEGATE = "delegate"
    OBSERVER = "observer"
    PUBLIC = "public"


TEAM = frozenset({Role.SECRETARIAT, Role.CO_FACILITATOR, Role.ADVISER, Role.PRESIDENT_OFFICE, Role.CONFERENCE_OFFICER})
"""Those who run a process."""

FOR_A_PARTY = frozenset({Role.DELEGATE, Role.OBSERVER})
"""Those who take part for a party: a delegation, or an observer."""


class Right(StrEnum):
    """What somebody who takes part for a party may do in its name. Who admits is the party's focal point."""

    INSCRIBE = "inscribe"
    DRAFT = "draft"
    SUBMIT = "submit"
    ADMIT = "admit"


AUDIENCES = ("team", "invitees", "delegations", "observers", "public")
"""The audiences by their codes, the narrowest first."""

_NARROWEST = {
    **dict.fromkeys(TEAM, "team"),
    Role.DELEGATE: "delegations",
    Role.OBSERVER: "observers",
    Role.PUBLIC: "public",
}


def sees(role: Role, audience: str, *, invited: bool = False) -> bool:
    """Whether who acts in `role` belongs to an audience; `invited` says that they, or their party, are named for it.

    An invitation opens what is for the invited and all that is wider, to whoever holds it.
    """
    place = AUDIENCES.index(audience)
    if invited and place >= AUDIENCES.index("invitees"):
        return True
    return place >= AUDIENCES.index(_NARROWEST[role])


def widens(before: str, after: str) -> bool:
    """Whether a change of audience lets more people see a thing."""
    return AUDIENCES.index(after) > AUDIENCES.index(before)


def is_of_team(role: Role) -> bool:
    """Whether a role belongs to those who run the process."""
    return role in TEAM


def may_act(role: Role, rights: Collection[Right], right: Right) -> bool:
    """Whether who takes part for a party may do this in its name."""
    return role in FOR_A_PARTY and right in rights
