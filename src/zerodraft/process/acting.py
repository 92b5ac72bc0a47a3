"""In which capacity the visitor of a page acts in a process."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from zerodraft import clock
from zerodraft.parties.permissions import is_secretariat
from zerodraft.process import queries
from zerodraft.process.capacity import PUBLIC, Capacity
from zerodraft.process.core.roles import Role

if TYPE_CHECKING:
    from zerodraft.process.models import Process

_CHOSEN = "capacities"


def capacities(request: HttpRequest, process: "Process") -> list[Capacity]:
    """Every capacity in which the visitor could act in a process, in the order in which they are offered."""
    person = request.user
    if not person.is_authenticated or not person.is_active:
        return []
    own = queries.capacities_of(person.key, process, clock.now())
    if is_secretariat(person):
        return [Capacity(key=person.key, role=Role.SECRETARIAT), *own]
    return own


def acting(request: HttpRequest, process: "Process") -> Capacity:
    """The capacity in which the visitor acts: the one they chose, else the first they have, else the public's."""
    having = capacities(request, process)
    chosen = request.session.get(_CHOSEN, {}).get(process.key)
    return next((one for one in having if one.participation == chosen), having[0] if having else PUBLIC)


def choose(request: HttpRequest, process: "Process", participation: str) -> Capacity:
    """Act in another capacity from now on. Raises LookupError for one that the visitor does not have."""
    for one in capacities(request, process):
        if one.participation == participation:
            request.session[_CHOSEN] = {**request.session.get(_CHOSEN, {}), process.key: participation}
            return one
    raise LookupError(participation)
