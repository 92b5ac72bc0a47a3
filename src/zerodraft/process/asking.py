"""In which capacity a program acts, by the token of a person; the API's counterpart of what `acting` is to pages.

A person with several roles says in which one a request is made: by the header `Zerodraft-Capacity`, which holds the key of
a participation. Without it a program acts in the first one that the person has, as their pages do.
"""

from typing import TYPE_CHECKING

import rules
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.api.bearer import caller
from zerodraft.api.problems import Problem
from zerodraft.parties.permissions import is_secretariat
from zerodraft.process import permissions, queries
from zerodraft.process.acting import capacities_of
from zerodraft.process.capacity import PUBLIC, Capacity
from zerodraft.process.core.roles import Role

if TYPE_CHECKING:
    from zerodraft.process.models import Process

HEADER = "Zerodraft-Capacity"
PATTERN = r"participation-[0-9a-f]{12}"
"""What it holds."""


def capacity(request: HttpRequest, process: "Process") -> Capacity:
    """The capacity in which a request is made in a process. Raises Problem for one that the person does not have."""
    person = caller(request).person
    chosen = request.headers.get(HEADER, "")
    having = capacities_of(person, process) if person else []
    if not chosen:
        return having[0] if having else PUBLIC
    found = next((one for one in having if one.participation == chosen), None)
    if found is None:
        raise _no_such()
    return found


def capacities(request: HttpRequest) -> dict[str, Capacity]:
    """The same in every process at once, by its key; under '' that in any other: the secretariat's, or the public's.

    Raises Problem for a capacity that the person has nowhere.
    """
    person = caller(request).person
    if person is None:
        return {"": PUBLIC}
    chosen = request.headers.get(HEADER, "")
    of_secretariat = Capacity(key=person.key, role=Role.SECRETARIAT) if is_secretariat(person) else None
    found = {"": of_secretariat or PUBLIC}
    having = queries.capacities_everywhere(person.key, clock.now())
    if chosen and not any(one.participation == chosen for own in having.values() for one in own):
        raise _no_such()
    for process, own in having.items():
        named = next((one for one in own if one.participation == chosen), None)
        found[process] = named or of_secretariat or own[0]
    return found


def visible(request: HttpRequest, found: "Process | None") -> "tuple[Process, Capacity]":
    """A process and the capacity in it; what one may not see is not there (Http404)."""
    if found is None:
        raise Http404
    own = capacity(request, found)
    if not rules.has_perm(permissions.SEE, own, found):
        raise Http404
    return found, own


def asked_for(request: HttpRequest, key: str) -> "tuple[Process, Capacity]":
    """The process with that key, likewise."""
    return visible(request, queries.by_key(key))


def _no_such() -> Problem:
    return Problem("forbidden", _("The person of this token has no such capacity. /api/v1/me gives those they have."))
