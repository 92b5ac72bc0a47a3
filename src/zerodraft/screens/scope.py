"""Whose eyes a fragment is rendered for: everybody who may see the same lists of a meeting shares the same bytes.

A scope is written into the name of a live view, `floor.delegations+list-ab12`: which screen, the audience that its reader
belongs to, and the lists beyond it to which they are invited by name.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import rules

from zerodraft.floor import permissions as floor_permissions
from zerodraft.floor import queries as floor
from zerodraft.floor import values
from zerodraft.process.capacity import Capacity
from zerodraft.process.core import roles
from zerodraft.process.permissions import role_in

if TYPE_CHECKING:
    from zerodraft.programme.models import Meeting


@dataclass(frozen=True, slots=True)
class Scope:
    """An audience, the narrowest that a reader belongs to, and the keys of lists that they see beside it."""

    audience: str
    beside: tuple[str, ...] = ()

    def sees(self, listed: values.List) -> bool:
        """Whether a list is shown in this scope."""
        return self.reaches(listed.audience) or listed.key in self.beside

    def reaches(self, audience: str) -> bool:
        """Whether what is for this audience is for everybody in the scope."""
        return roles.AUDIENCES.index(audience) >= roles.AUDIENCES.index(self.audience)

    def __str__(self) -> str:
        return "+".join((self.audience, *self.beside))


def written(text: str) -> Scope:
    """The scope that a view's name holds. Raises LookupError for one that was never given out."""
    audience, *beside = text.split("+")
    if audience not in roles.AUDIENCES:
        raise LookupError(text)
    return Scope(audience, tuple(beside))


def of_visitor(actor: Capacity, meeting: "Meeting") -> Scope:
    """The scope of somebody who may follow a meeting."""
    role = role_in(actor, meeting)
    audience = next(each for each in roles.AUDIENCES if roles.sees(role, each))
    own = Scope(audience)
    return replace(own, beside=tuple(sorted(_by_name(actor, meeting, audience))))


def of_meeting(meeting: "Meeting") -> Scope:
    """The scope of a screen that everybody who follows the meeting looks at: the display in the room."""
    return Scope(str(meeting.audience))


def narrowed(state: values.State, scope: Scope) -> values.State:
    """The floor without the lists that a scope does not show. Who has the floor is heard by everybody in the room."""
    lists = tuple(each for each in state.lists if scope.sees(each))
    return state if len(lists) == len(state.lists) else replace(state, lists=lists)


def _by_name(actor: Capacity, meeting: "Meeting", audience: str) -> Iterable[str]:
    place = roles.AUDIENCES.index(audience)
    for held in floor.lists_of(meeting):
        beyond = roles.AUDIENCES.index(str(held.audience)) < place
        if beyond and rules.has_perm(floor_permissions.SEE_LIST, actor, held):
            yield held.key
