"""Where acts arrive: from buttons and keys of chair and desk, and from delegates' phones.

Each answers a plain form by going back to its page with a sentence, and a script by the same sentence as JSON.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from zerodraft.floor import chairing, delegating, desking, queries
from zerodraft.floor.actions.acts import CannotAct, StaleState
from zerodraft.floor.requests import CannotInscribe
from zerodraft.process.acting import acting
from zerodraft.programme import permissions as programme_permissions
from zerodraft.programme import queries as programme

if TYPE_CHECKING:
    from zerodraft.floor.models import Inscription, SpeakersList
    from zerodraft.process.capacity import Capacity
    from zerodraft.programme.models import Meeting

CONFLICT, UNPROCESSABLE = 409, 422
LONGEST_TYPED = 120


@never_cache
@require_POST
def chair(request: HttpRequest, key: str, act: str) -> HttpResponse:
    """One act of the chair, by its name in `chairing.ACTS`."""
    meeting, actor = _meeting(request, key)
    if act not in chairing.ACTS:
        raise Http404
    return _answer(request, lambda: chairing.ACTS[act](actor, meeting, request.POST))


@never_cache
@require_POST
def undo(request: HttpRequest, key: str) -> HttpResponse:
    """Undo an act of chair or desk."""
    meeting, actor = _meeting(request, key)
    return _answer(request, lambda: chairing.undo(actor, meeting, request.POST))


@never_cache
@require_POST
def lists(request: HttpRequest, key: str) -> HttpResponse:
    """Add a list to a meeting, or one for each piece of its business."""
    meeting, actor = _meeting(request, key)
    return _answer(request, lambda: desking.add(actor, meeting, request.POST))


@never_cache
@require_POST
def desk(request: HttpRequest, key: str, act: str) -> HttpResponse:
    """One act of the desk on a list, by its name in `desking.ACTS`."""
    held, actor = _list(request, key)
    if act not in desking.ACTS:
        raise Http404
    return _answer(request, lambda: desking.ACTS[act](actor, held, request.POST))


@never_cache
@require_POST
def inscribe(request: HttpRequest, key: str) -> HttpResponse:
    """A delegation inscribes itself."""
    held, actor = _list(request, key)
    return _answer(request, lambda: delegating.inscribe(actor, held, request.POST))


@never_cache
@require_POST
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """A delegation withdraws its own inscription."""
    found, actor = _inscription(request, key)
    return _answer(request, lambda: delegating.withdraw(actor, found))


@never_cache
@require_POST
def desk_of_meeting(request: HttpRequest, key: str, act: str) -> HttpResponse:
    """One act of the desk on a meeting, by its name in `desking.MEETING_ACTS`."""
    meeting, actor = _meeting(request, key)
    if act not in desking.MEETING_ACTS:
        raise Http404
    return _answer(request, lambda: desking.MEETING_ACTS[act](actor, meeting, request.POST))


@never_cache
@require_POST
def reply(request: HttpRequest, key: str) -> HttpResponse:
    """A delegation asks to reply."""
    meeting, actor = _meeting(request, key)
    return _answer(request, lambda: delegating.reply(actor, meeting, request.POST))


@never_cache
@require_POST
def speaker(request: HttpRequest, key: str) -> HttpResponse:
    """A delegation says who speaks for it."""
    found, actor = _inscription(request, key)
    return _answer(request, lambda: delegating.change_speaker(actor, found, request.POST))


@never_cache
@require_POST
def ask_to_swap(request: HttpRequest, key: str) -> HttpResponse:
    """A delegation asks another to change places."""
    found, actor = _inscription(request, key)
    return _answer(request, lambda: delegating.ask_to_swap(actor, found, request.POST))


@never_cache
@require_POST
def swap(request: HttpRequest, key: str, act: str) -> HttpResponse:
    """What is said to a swap, by its name in `delegating.SWAP_ACTS`."""
    list_key = queries.list_of_swap(key)
    if list_key is None or act not in delegating.SWAP_ACTS:
        raise Http404
    _held, actor = _list(request, list_key)
    return _answer(request, lambda: delegating.SWAP_ACTS[act](actor, key))


def _inscription(request: HttpRequest, key: str) -> "tuple[Inscription, Capacity]":
    found = queries.inscription_by_key(key)
    if found is None:
        raise Http404
    _held, actor = _list(request, found.on_list.key)
    return found, actor


def _meeting(request: HttpRequest, key: str) -> "tuple[Meeting, Capacity]":
    """A meeting and the visitor's capacity in it; what they may not follow is not there for them."""
    meeting = programme.meeting_by_key(key)
    if meeting is None:
        raise Http404
    actor = acting(request, meeting.round.process)
    if not rules.has_perm(programme_permissions.ATTEND, actor, meeting):
        raise Http404
    return meeting, actor


def _list(request: HttpRequest, key: str) -> "tuple[SpeakersList, Capacity]":
    held = queries.list_by_key(key)
    if held is None:
        raise Http404
    _meeting_of_list, actor = _meeting(request, held.floor.meeting.key)
    if not rules.has_perm("floor.see_list", actor, held):
        raise Http404
    return held, actor


def _answer(request: HttpRequest, do: Callable[[], str]) -> HttpResponse:
    """Do it, and say what came of it: as JSON to a script, else as a message on the page that it came from.

    A name that was typed and refused goes back to the page with it, to be mended there.
    """
    wants_json = request.headers.get("Accept", "").startswith("application/json")
    status = 200
    try:
        said = do()
    except StaleState as refused:
        said, status = str(refused), CONFLICT
    except (CannotAct, CannotInscribe) as refused:
        said, status = str(refused), UNPROCESSABLE
    except PermissionDenied as refused:
        if not wants_json:
            raise
        said, status = str(refused) or _("You may not do this."), 403
    except LookupError as gone:
        raise Http404 from gone
    if wants_json:
        return JsonResponse({"said": said, "done": status == 200}, status=status)
    (messages.success if status == 200 else messages.error)(request, said)
    back, typed = request.POST.get("next", ""), request.POST.get("typed", "")[:LONGEST_TYPED]
    if typed and status != 200:
        back += f"{'&' if '?' in back else '?'}{urlencode({'typed': typed})}"
    here = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return redirect(back if here else "/")
