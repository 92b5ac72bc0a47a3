"""In which capacity a program acts, by the token of a person; the API's counterpart of what `acting` is to pages.

A person with several roles says in which one a request is made: by the header `Zerodraft-Capacity`, which holds the key of
a participation. Without it a program acts in the first one that the person has, as their pages do.
"""

from collections.abc import Callable
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
    from zerodraft.parties.models import Person
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


def seeing(request: HttpRequest, of: "Process | None", may: Callable[[Capacity], bool]) -> Capacity:
    """The capacity in which a thing of a process, or of none, is seen, by what `may` says; else it is not there (Http404).

    Raises Problem for a capacity that the person does not have, but only if they see the thing in one of theirs or as the
    public does: nobody else learns that it exists.
    """
    try:
        own = capacity(request, of) if of else capacities(request)[""]
    except Problem:
        person = caller(request).person
        if any(may(one) for one in (*_having(person, of), PUBLIC)):
            raise
        raise Http404 from None
    if not may(own):
        raise Http404
    return own


def visible(request: HttpRequest, found: "Process | None") -> "tuple[Process, Capacity]":
    """A process and the capacity in it; what one may not see is not there (Http404)."""
    if found is None:
        raise Http404
    return found, seeing(request, found, lambda own: bool(rules.has_perm(permissions.SEE, own, found)))


def asked_for(request: HttpRequest, key: str) -> "tuple[Process, Capacity]":
    """The process with that key, likewise."""
    return visible(request, queries.by_key(key))


def _having(person: "Person | None", of: "Process | None") -> list[Capacity]:
    """Every capacity of a person in a process; without one, that of the secretariat."""
    if person is None:
        return []
    if of:
        return capacities_of(person, of)
    return [Capacity(key=person.key, role=Role.SECRETARIAT)] if is_secretariat(person) else []


def _no_such() -> Problem:
    return Problem("forbidden", _("The person of this token has no such capacity. /api/v1/me gives those they have."))
