"""In which capacity the visitor of a page acts in a process."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from zerodraft import clock
from zerodraft.parties.permissions import is_secretariat
from zerodraft.post.core.reader import Box
from zerodraft.process import queries
from zerodraft.process.capacity import PUBLIC, Capacity
from zerodraft.process.core.roles import Role
from zerodraft.process.topics import topic_of_key

if TYPE_CHECKING:
    from zerodraft.process.models import Process

_CHOSEN = "capacities"


def capacities(request: HttpRequest, process: "Process") -> list[Capacity]:
    """Every capacity in which the visitor could act in a process, in the order in which they are offered."""
    return capacities_of(request.user, process)


def capacities_of(person: Any, process: "Process") -> list[Capacity]:
    """Every capacity in which a person, or nobody who is signed in, could act in a process, in that order."""
    if not person.is_authenticated or not person.is_active:
        return []
    own = queries.capacities_of(person.key, process, clock.now())
    if is_secretariat(person):
        return [Capacity(key=person.key, role=Role.SECRETARIAT), *own]
    return own


def boxes(request: HttpRequest) -> list[Box]:
    """In whose name the visitor reads notices: the party for which they act in each process, as they act there now."""
    person = request.user
    if not person.is_authenticated or not person.is_active:
        return []
    having = queries.capacities_everywhere(person.key, clock.now())
    if not any(one.party for own in having.values() for one in own):
        return []
    chosen, of_secretariat = request.session.get(_CHOSEN, {}), is_secretariat(person)
    found = []
    for process, own in having.items():
        usual = Capacity(key=person.key, role=Role.SECRETARIAT) if of_secretariat else own[0]
        capacity = next((one for one in own if one.participation == chosen.get(process)), usual)
        if capacity.party:
            found.append(Box(capacity.party, topic_of_key(process)))
    return found


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
