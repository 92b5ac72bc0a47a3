"""Who may do what only the secretariat may: every role of the fixture `people`, and the answer."""

from contextlib import AbstractContextManager, nullcontext

import pytest
from django.core.exceptions import PermissionDenied

SECRETARIAT_ONLY = (
    ("anonymous", False),
    ("person", False),
    ("inactive", False),
    ("secretariat", True),
    ("installation", True),
)


def refused_unless(allowed: bool) -> AbstractContextManager[object]:  # noqa: FBT001 (reads as a sentence)
    """Expect a refusal, unless the role is allowed."""
    return nullcontext() if allowed else pytest.raises(PermissionDenied, match="Only the secretariat")


TEAM = ("secretariat", "co-facilitator", "adviser", "president-office", "conference-officer")
"""The roles that run a process, by their names in the fixture `capacities`."""


def sees(name: str, audience: str) -> bool:
    """Whether somebody of the fixture `capacities` belongs to an audience of the process, none being invited by name."""
    if audience == "public" or name == "installation secretariat":
        return True
    within = {"team": (), "invitees": (), "delegations": ("delegate",), "observers": ("delegate", "observer")}
    return name in (*TEAM, *within[audience])
