"""The parties that a letter, or an answer to all, is for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import rules

from zerodraft import clock
from zerodraft.correspondence import permissions, queries
from zerodraft.process import queries as process_queries
from zerodraft.process.capacity import Capacity
from zerodraft.process.core.roles import FOR_A_PARTY, Role

if TYPE_CHECKING:
    from zerodraft.correspondence.models import Outgoing
    from zerodraft.process.models import Process


def parties_that(process: "Process", may: Callable[[Capacity], bool]) -> frozenset[str]:
    """The parties for which somebody takes part in a process who may do something; none that has left."""
    left = process_queries.parties_that_left(process, clock.now().date())
    acting = [
        Capacity(key=row.person, role=Role(row.role), process=process.key, party=row.party)
        for row in process_queries.participations(process)
        if row.party and Role(row.role) in FOR_A_PARTY and row.party not in left
    ]
    return frozenset(one.party for one in acting if may(one))


def expected_to_acknowledge(letter: "Outgoing") -> frozenset[str]:
    """The parties of which it is expected that they acknowledge a letter: those that it reached by mail; before it was
    circulated, those that take part and may see it.
    """
    reached = queries.circulated_to(letter)
    return reached or parties_that(
        letter.process, lambda capacity: rules.has_perm(permissions.ACKNOWLEDGE, capacity, letter)
    )


def people_of_team(process: "Process") -> frozenset[str]:
    """Those who run a process, by id."""
    return frozenset(row.person for row in process_queries.participations(process) if Role(row.role) not in FOR_A_PARTY)
