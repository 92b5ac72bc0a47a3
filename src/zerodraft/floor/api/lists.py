"""Lists of speakers for other programs, and the inscriptions of a delegation: to read, to make, to withdraw."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import rules
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router, Status

from zerodraft import clock
from zerodraft.api.bearer import Scope
from zerodraft.api.conditions import check_unchanged, tag_of
from zerodraft.api.paging import Numbered, page_of
from zerodraft.api.problems import Problem
from zerodraft.api.scoped import Scoped
from zerodraft.floor import as_values, permissions, queries
from zerodraft.floor.actions import inscribing, inscriptions
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.api import values
from zerodraft.floor.requests import CannotInscribe, Request, Speaks
from zerodraft.process import queries as process
from zerodraft.process.api import Key
from zerodraft.process.asking import seeing
from zerodraft.process.capacity import Capacity
from zerodraft.programme import permissions as programme_permissions
from zerodraft.programme import queries as programme

if TYPE_CHECKING:
    from zerodraft.floor.models import Inscription, SpeakersList
    from zerodraft.programme.models import Meeting

router = Router(tags=["floor"], auth=Scoped(Scope.READ))
WRITES = Scoped(Scope.INSCRIBE, required=True)
OWN = Scoped(Scope.READ, required=True)
_IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": False,
    "description": "The `ETag` of what was seen: 412 where it has changed since.",
    "schema": {"type": "string"},
}
_MADE = {200: values.InscriptionOut, 201: values.InscriptionOut}


@router.get("/meetings/{key}/lists", response=values.Lists, summary="Lists of speakers")
def lists(request: HttpRequest, key: Key) -> dict[str, object]:
    """The lists of a meeting that one may follow, with who waits on each."""
    meeting, own = _followed(request, programme.meeting_by_key(key))
    seen = {held.key for held in _seen(meeting, own)}
    found = queries.state(meeting.key, clock.now(), looking_back=1).lists
    return {"items": [as_values.listed(each) for each in found if each.key in seen]}


@router.get("/lists/{key}", response=values.ListOut, summary="A list of speakers")
def speakers_list(request: HttpRequest, key: Key) -> dict[str, object]:
    """One list, with who waits on it."""
    held, _own = _list(request, key)
    found = queries.state(held.floor.meeting.key, clock.now(), looking_back=1).lists
    return as_values.listed(next(each for each in found if each.key == held.key))


@router.get(
    "/meetings/{key}/inscriptions",
    response=values.Inscriptions,
    auth=OWN,
    summary="Own inscriptions",
)
def own_inscriptions(request: HttpRequest, key: Key, asked: Query[Numbered]) -> dict[str, object]:
    """What one's delegation has asked for in a meeting, and its places; also what is over or was withdrawn."""
    meeting, own = _followed(request, programme.meeting_by_key(key))
    found = queries.inscribed_by(own.party, meeting, asked.number, asked.limit + 1) if own.party else []
    items, following = page_of(found, lambda one: one.pk, asked)
    return {"items": [values.inscription(one) for one in items], "next": following}


@router.get("/inscriptions/{key}", response=values.InscriptionOut, auth=OWN, summary="An inscription")
def inscription(request: HttpRequest, key: Key) -> dict[str, object]:
    """One inscription, for the delegation that made it and for the desk; for everybody else it is not there."""
    return values.inscription(_own(request, key)[0])


@router.post(
    "/lists/{key}/inscriptions",
    response={200: values.InscriptionOut, 201: values.InscriptionOut},
    auth=WRITES,
    summary="Inscribe",
)
def inscribe(
    request: HttpRequest, response: HttpResponse, key: Key, asked: values.InscriptionIn
) -> Status[dict[str, object]]:
    """Inscribe one's delegation. What it has asked for already is given back (200), so a request can be sent again."""
    held, own = _list(request, key)
    wanted = Request(
        own.party,
        asked.capacity,
        asked.group or "",
        tuple(asked.joint),
        tuple(asked.aligned),
        tuple(asked.dissenting),
        Speaks(**asked.speaker.model_dump()),
    )
    with _told(), transaction.atomic():
        known = inscribing.live(held, wanted)
        made = inscriptions.inscribe(own, held.key, wanted)
    response["Location"] = reverse("api:inscription", args=[made.key])
    found = queries.inscription_by_key(made.key) or made
    return Status(200 if known and known.key == made.key else 201, values.inscription(found))


@router.post(
    "/inscriptions/{key}/withdraw", response=values.InscriptionOut, auth=WRITES, summary="Withdraw an inscription"
)
def withdraw(request: HttpRequest, key: Key) -> dict[str, object]:
    """Withdraw an inscription of one's own delegation; one that is withdrawn already stays so."""
    _found, own = _own(request, key)
    with _told():
        inscriptions.withdraw(own, key)
    return values.inscription(_own(request, key)[0])


@router.get("/inscriptions/{key}/speaker", response=values.SpeaksOut, auth=OWN, summary="Who will speak")
def speaker(request: HttpRequest, response: HttpResponse, key: Key) -> dict[str, object]:
    """Who will speak for an inscription of one's own; its `ETag` is what a change is made from."""
    found, _own_capacity = _own(request, key)
    response["ETag"] = tag_of(values.speaks(found))
    return values.speaks(found)


@router.put(
    "/inscriptions/{key}/speaker",
    response=values.SpeaksOut,
    auth=WRITES,
    summary="Say who will speak",
    openapi_extra={"parameters": [_IF_MATCH]},
)
def change_speaker(request: HttpRequest, response: HttpResponse, key: Key, asked: values.SpeaksIn) -> dict[str, object]:
    """Say who will speak, in which language, how long. With `If-Match`, only if nobody has changed it meanwhile (412)."""
    _found, own = _own(request, key)
    with _told(), transaction.atomic():
        held, _on = inscribing.locked_inscription(key)
        check_unchanged(request, values.speaks(held))
        changed = inscriptions.change_speaker(own, key, Speaks(**asked.model_dump()))
    response["ETag"] = tag_of(values.speaks(changed))
    return values.speaks(changed)


def _followed(request: HttpRequest, meeting: "Meeting | None") -> "tuple[Meeting, Capacity]":
    """A meeting that one may follow, and the capacity in it."""
    if meeting is None:
        raise Http404
    return meeting, seeing(request, meeting.round.process, lambda own: _follows(own, meeting))


def _follows(own: Capacity, meeting: "Meeting") -> bool:
    return bool(rules.has_perm(programme_permissions.ATTEND, own, meeting))


def _seen(meeting: "Meeting", own: Capacity) -> "list[SpeakersList]":
    found = queries.lists_of(meeting)
    named = process.invitations_to({held.key for held in found})
    for held in found:
        held.invited = named.get((held.key, meeting.process_key), frozenset()) | meeting.invited
    return [held for held in found if rules.has_perm(permissions.SEE_LIST, own, held)]


def _list(request: HttpRequest, key: str) -> "tuple[SpeakersList, Capacity]":
    """A list that one sees, of a meeting that one may follow."""
    held = queries.list_by_key(key)
    if held is None:
        raise Http404
    return held, seeing(request, held.floor.meeting.round.process, lambda own: _sees(own, held))


def _sees(own: Capacity, held: "SpeakersList") -> bool:
    return _follows(own, held.floor.meeting) and bool(rules.has_perm(permissions.SEE_LIST, own, held))


def _own(request: HttpRequest, key: str) -> "tuple[Inscription, Capacity]":
    """An inscription of one's own delegation, or on a list whose desk one keeps."""
    found = queries.inscription_by_key(key)
    held = queries.list_by_key(found.on_list.key) if found else None
    if found is None or held is None:
        raise Http404

    def may(own: Capacity) -> bool:
        if not _sees(own, held):
            return False
        return own.party == found.party or bool(rules.has_perm(permissions.KEEP_LIST, own, held))

    return found, seeing(request, held.floor.meeting.round.process, may)


@contextmanager
def _told() -> Iterator[None]:
    """What the floor refuses, as a problem."""
    try:
        yield
    except (CannotAct, CannotInscribe) as refused:
        raise Problem("refused", str(refused)) from refused
    except LookupError as gone:
        raise Http404 from gone
