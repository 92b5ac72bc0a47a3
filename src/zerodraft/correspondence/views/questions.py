"""Questions of delegations: asking one, the inbox of the team, and answering."""

import secrets
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zerodraft.correspondence import actions, asked, permissions, queries
from zerodraft.correspondence.actions.answering import LONGEST_ANSWER
from zerodraft.correspondence.actions.asking import LONGEST_PLACE, LONGEST_QUESTION
from zerodraft.correspondence.models import Entry, Letter, Outgoing, Question
from zerodraft.correspondence.showing import questions as showing
from zerodraft.correspondence.showing import register as showing_register
from zerodraft.correspondence.views.sealing import decide, state_of
from zerodraft.process.capacity import Capacity
from zerodraft.process.permissions import capacity_of
from zerodraft.process.views.visiting import visited
from zerodraft.record import sealing

if TYPE_CHECKING:
    from zerodraft.process.models import Process

PAGE = 30
REFUSED, STALE = 422, 409
MINE = "mine"


@never_cache
@require_safe
def questions(request: HttpRequest, key: str) -> HttpResponse:
    """The questions of a process: for its team all of them, for a delegation its own and those answered to all."""
    process, capacity = visited(request, key)
    if not rules.has_perm(permissions.TAKE_PART, capacity, process):
        raise PermissionDenied
    of_team = rules.has_perm(permissions.ANSWER, capacity, process)
    seen = asked.questions_of(process, capacity)
    wanted = {name: request.GET.get(name, "") for name in ("state", "about")}
    fitting = [one for one in seen if _fits(one, wanted, capacity)]
    page = Paginator(fitting, PAGE).get_page(request.GET.get("page"))
    waiting = sum(one.state == Question.State.OPEN for one in seen)
    held = showing.announced(process)
    meeting = held.get(wanted["about"])
    context = {
        "process": process,
        "page": page,
        "rows": showing.shown(list(page), process, capacity),
        "of_team": of_team,
        "may_ask": rules.has_perm(permissions.ASK, capacity, process),
        "waiting": waiting,
        "wanted": wanted,
        "meeting": meeting.key if meeting else "",
        "objects": showing.objects(seen, capacity, held, wanted["about"]),
        "states": [
            *((one.value, str(one.label)) for one in Question.State),
            *(((MINE, _("Taken on by me")),) if of_team else ()),
        ],
    }
    return render(request, "correspondence/questions.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, key: str) -> HttpResponse:
    """Ask about a meeting, or a place in the text."""
    process, capacity = visited(request, key)
    return _ask(request, process, capacity, None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def about_letter(request: HttpRequest, key: str, letter: str) -> HttpResponse:
    """Ask about a letter, one of ours or one that came in."""
    process, capacity = visited(request, key)
    found: Letter | Outgoing | None = queries.outgoing(letter) or queries.by_key(letter)
    if found is None or found.process_key != process.key or not rules.has_perm(permissions.SEE, capacity, found):
        raise Http404
    if isinstance(found, Outgoing) and found.state != Outgoing.State.RELEASED:
        raise Http404
    return _ask(request, process, capacity, found)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, key: str, question: str) -> HttpResponse:
    """A question with its answer, and what the visitor may do with it."""
    process, capacity = visited(request, key)
    one = _found(process, capacity, question)
    if request.method != "POST":
        return _page(request, one, capacity)
    act, form = request.POST.get("act", ""), request.POST
    does = _ACTS.get(act)
    if does is None or not rules.has_perm(does.permission, capacity, one):
        raise Http404  # what somebody may not do is not there for them
    try:
        does.carry_out(capacity, one, form)
    except actions.StaleQuestion as stale:
        found = asked.by_key(stale.question.key) or one
        return _page(request, found, capacity, typed=form, refused=str(stale), status=STALE)
    except actions.CannotAsk as refused:
        found = asked.by_key(one.key) or one
        return _page(request, found, capacity, typed=form, refused=str(refused), status=REFUSED)
    messages.success(request, does.says())
    return redirect("question", process.key, one.key)


def asked_about(entry: Entry | None, process: "Process | None", visitor: object) -> dict[str, Any]:
    """What the page of a letter says of questions about it, for those who take part."""
    capacity = capacity_of(visitor)
    if entry is None or process is None or not rules.has_perm(permissions.TAKE_PART, capacity, process):
        return {}
    found = [one for one in asked.questions_of(process, capacity, entry) if one.state != Question.State.WITHDRAWN]
    return {
        "questions": showing.shown(found[:PAGE], process, capacity),
        "more_questions": len(found) > PAGE,
        "answers": rules.has_perm(permissions.ANSWER, capacity, process),
        "may_ask": rules.has_perm(permissions.ASK, capacity, process),
    }


@require_POST
def seal(request: HttpRequest, key: str, question: str) -> HttpResponse:
    """Ask that a question be sealed, take the request back, or confirm another's."""
    process, capacity = visited(request, key)
    one = _found(process, capacity, question)
    if not rules.has_perm(sealing.PERMISSION, request.user):
        raise Http404
    decide(request, kind="question", subject=one.key)
    return redirect("question", process.key, one.key)


class _Act:
    """Something that can be done with a question: who may, how, and what is said when it is done."""

    def __init__(
        self, permission: str, carry_out: Callable[[Capacity, Question, QueryDict], object], says: Callable[[], str]
    ) -> None:
        self.permission, self.carry_out, self.says = permission, carry_out, says


def _revision(form: Mapping[str, str]) -> int:
    number = form.get("revision", "")
    return int(number) if number.isdecimal() and len(number) < 9 else 0


_ACTS = {
    "withdraw": _Act(
        permissions.WITHDRAW_QUESTION,
        lambda who, one, _form: actions.withdraw_question(who, one),
        lambda: _("The question is taken back."),
    ),
    "take": _Act(
        permissions.ANSWER,
        lambda who, one, form: actions.take(who, one, revision=_revision(form)),
        lambda: _("You take this question on; your colleagues see that."),
    ),
    "leave": _Act(
        permissions.ANSWER,
        lambda who, one, form: actions.leave(who, one, revision=_revision(form)),
        lambda: _("The question is left to others."),
    ),
    "draft": _Act(
        permissions.ANSWER,
        lambda who, one, form: actions.draft_answer(who, one, revision=_revision(form), text=form.get("text", "")),
        lambda: _("The draft is kept. Only the team sees it."),
    ),
    "answer": _Act(
        permissions.ANSWER,
        lambda who, one, form: actions.answer(
            who, one, revision=_revision(form), text=form.get("text", ""), to_all=form.get("to") == "all"
        ),
        lambda: _("The answer is given."),
    ),
    "withdraw-answer": _Act(
        permissions.ANSWER,
        lambda who, one, form: actions.withdraw_answer(who, one, revision=_revision(form)),
        lambda: _("The answer is taken back; the question is open again."),
    ),
}


def _found(process: "Process", capacity: Capacity, key: str) -> Question:
    one = asked.by_key(key)
    if one is None or one.process_id != process.pk or not rules.has_perm(permissions.SEE_QUESTION, capacity, one):
        raise Http404
    return one


def _fits(one: Question, wanted: Mapping[str, str], capacity: Capacity) -> bool:
    state = wanted["state"]
    if state and (one.taken_by != capacity.key if state == MINE else one.state != state):
        return False
    return wanted["about"] in ("", showing.object_of(one))


def _page(
    request: HttpRequest,
    one: Question,
    capacity: Capacity,
    *,
    typed: Mapping[str, str] | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    (shown,) = showing.shown([one], one.process, capacity)
    stands = shown.answer
    of_team = rules.has_perm(permissions.ANSWER, capacity, one)
    written = one.draft or (stands.text if stands else "")
    context = {
        "process": one.process,
        "one": shown,
        "of_team": of_team,
        "may_answer": of_team and one.state != Question.State.WITHDRAWN and not one.sealed_at,
        "may_withdraw": one.state == Question.State.OPEN
        and not one.sealed_at
        and rules.has_perm(permissions.WITHDRAW_QUESTION, capacity, one),
        "text": typed.get("text", written) if typed else written,
        "to_all": typed.get("to") == "all" if typed else one.to_all,
        "refused": refused,
        "longest": LONGEST_ANSWER,
        "seal_address": reverse("question-seal", args=[one.process.key, one.key]),
        **state_of(request, kind="question", subject=one.key),
    }
    return render(request, "correspondence/question.html", context, status=status)


def _ask(
    request: HttpRequest, process: "Process", capacity: Capacity, letter: Letter | Outgoing | None
) -> HttpResponse:
    if not rules.has_perm(permissions.ASK, capacity, process):
        raise PermissionDenied
    form, refused, status = request.POST if request.method == "POST" else request.GET, "", 200
    token = form.get("token", "") if request.method == "POST" else secrets.token_urlsafe(16)
    offered = [] if letter else asked.meetings(capacity, process)
    meeting = form.get("meeting", "") if any(row.key == form.get("meeting") for row, _meeting in offered) else ""
    if request.method == "POST":
        try:
            made = actions.ask(
                capacity,
                process,
                text=form.get("text", ""),
                token=token,
                letter=letter,
                meeting=meeting,
                place=form.get("place", ""),
                named=form.get("named") == "on",
            )
        except actions.CannotAsk as error:
            refused, status = str(error), REFUSED
            if isinstance(error, actions.AskedAlready):
                token, status = secrets.token_urlsafe(16), STALE
        else:
            messages.success(request, _("Your question is with the team. Nobody else sees it."))
            return redirect("question", process.key, made.key)
    entry = queries.entry_of(letter) if letter else None
    context = {
        "process": process,
        "letter": letter,
        "about": showing_register.cited(entry) if entry else "",
        "about_address": showing_register.address_of(entry) if entry else "",
        "meetings": [(row.key, showing.meeting_name(each)) for row, each in offered],
        "meeting": meeting,
        "text": form.get("text", ""),
        "place": form.get("place", ""),
        "named": form.get("named") == "on",
        "token": token,
        "refused": refused,
        "longest": LONGEST_QUESTION,
        "longest_place": LONGEST_PLACE,
    }
    return render(request, "correspondence/ask.html", context, status=status)
