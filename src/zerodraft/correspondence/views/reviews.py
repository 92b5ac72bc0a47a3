"""The review of a letter: its words on one side, the facts and what people made of them on the other."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import rules
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from zerodraft import clock
from zerodraft.correspondence import (
    actions,
    comparing,
    contrast,
    permissions,
    queries,
    reviewing,
    setting_up,
)
from zerodraft.correspondence.core.review import changes as core
from zerodraft.correspondence.core.review.proposal import proposal
from zerodraft.correspondence.core.review.values import FIELDS, Kind, Refused, Typed
from zerodraft.correspondence.models import Letter
from zerodraft.process.acting import acting
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Role
from zerodraft.process.permissions import is_of_process_secretariat
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process

ZONES = ("America/New_York", "Europe/Zurich", "Europe/Vienna", "Africa/Nairobi", "Europe/Berlin", "Europe/Paris", "UTC")
"""The zones of the cities where most meetings are held, offered while one types; any other is taken too."""


def _reviewed(request: HttpRequest, key: str) -> tuple[Actor, Letter]:
    """The reviewer and the letter. What a visitor may not review is not there for them.

    Whoever acts for their own mission in the letter's process is no reviewer while they do.
    """
    found = queries.by_key(key)
    person = request.user
    if found is None or not person.is_authenticated or not rules.has_perm(permissions.REVIEW, person):
        raise Http404
    if found.process and not is_of_process_secretariat(acting(request, found.process), found):
        raise Http404
    return person, found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, key: str) -> HttpResponse:
    """A letter under review; a form that is posted here changes one fact, and leads back to it."""
    person, letter = _reviewed(request, key)
    if letter.sealed_at:
        return redirect("letter", letter.key)
    if request.method != "POST":
        return _page(request, letter)
    form = request.POST
    target = form.get("key", "")
    try:
        edit = _edit_of(form)
        edit(person, letter, revision=_revision(form))
    except Refused as refused:
        tried = reviewing.Attempt(target, _typed(form, letter, target), refused.problems)
        return _page(request, letter, tried, status=422)
    except actions.Stale as stale:
        letter.refresh_from_db()
        typed = _typed(form, letter, target) if form.get("act") in ("correct", "add") else None
        attempt = reviewing.Attempt(target, typed) if typed is not None else None
        return _page(request, letter, attempt, stale, status=409)
    except core.TooMany:
        messages.error(request, _("More facts were added than any letter holds; strike what is not needed."))
    except core.UnknownFact:
        messages.error(request, _("This fact is not here any more; look at the page again."))
    except actions.Closed as closed:
        messages.error(request, str(closed))
    return redirect(f"{reverse('letter-review', args=[letter.key])}#{_anchor(form)}")


@require_POST
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """Set up what holds; posted twice, it is set up once."""
    person, letter = _reviewed(request, key)
    audience = request.POST.get("audience", "")
    if audience not in Audience.values:
        messages.error(request, _("Choose who may see it."))
        return redirect("letter-review", letter.key)
    about = None if letter.confirmed_at or letter.sealed_at else comparing.process_of(_title(letter), letter.changes)
    try:
        process = actions.confirm_letter(
            _confirming_as(request, person, about) if about else person,
            letter,
            revision=_revision(request.POST),
            audience=Audience(audience),
            seen=request.POST.get("seen", ""),
        )
    except actions.AlreadyConfirmed as confirmed:
        messages.info(request, str(confirmed))
        return redirect("working", letter.process.key) if letter.process else redirect("letter", letter.key)
    except actions.Stale as stale:
        letter.refresh_from_db()
        return _page(request, letter, None, stale, status=409)
    except (actions.ChangedMeanwhile, actions.NotReady, setting_up.CannotSetUp) as refused:
        messages.error(request, str(refused))
        return redirect(f"{reverse('letter-review', args=[letter.key])}#confirming-title")
    messages.success(request, _("It is set up. Nothing is public before you publish the programme."))
    return redirect("working", process.key)


def _confirming_as(request: HttpRequest, person: Actor, about: "Process") -> Actor:
    """Whoever acts as the secretariat of the process is here as that of the installation; others as what they chose."""
    capacity = acting(request, about)
    return person if capacity.role is Role.SECRETARIAT else capacity


def _edit_of(form: QueryDict) -> Callable[..., Letter]:
    """The act that a form asks for. Raises UnknownFact for one that there is not."""
    key, typed = form.get("key", ""), partial(_typed_of_group, form)
    if form.get("undo") is not None:
        return partial(actions.undo, key=key, name=form.get("undo", ""))
    act = form.get("act", "")
    if act == "correct":
        return lambda actor, letter, revision: actions.correct_fact(
            actor, letter, revision=revision, key=key, typed=_typed(form, letter, key)
        )
    edits: dict[str, Callable[..., Letter]] = {
        "add": partial(actions.add_fact, group=key, typed=typed(key)),
        "strike": partial(actions.strike_fact, key=key),
        "right": partial(actions.answer_flag, flag=key, answer="right"),
        "corrected": partial(actions.answer_flag, flag=key, answer="corrected"),
        "process": partial(actions.choose_process, process=form.get("process", "")),
        "match": partial(actions.match_meeting, key=key, meeting=form.get("meeting", "")),
    }
    if act not in edits:
        raise core.UnknownFact(act)
    return edits[act]


def _typed(form: QueryDict, letter: Letter, key: str) -> dict[str, Typed]:
    thing = core.things(letter.reading, letter.changes).get(key)
    return _typed_of_group(form, thing.group if thing else key)


def _typed_of_group(form: QueryDict, group: str) -> dict[str, Typed]:
    """What was typed into the fields of a group; business comes as pairs of lines."""
    typed: dict[str, Typed] = {}
    for field in FIELDS.get(group, ()):
        if field.kind is Kind.BUSINESS:
            titles, parts = form.getlist(f"{field.name}-title"), form.getlist(f"{field.name}-parts")
            typed[field.name] = list(zip(titles, parts, strict=False))
        else:
            typed[field.name] = form.get(field.name, "")
    return typed


def _revision(form: QueryDict) -> int:
    """The revision that a form was made from; what is no number is older than any."""
    said = form.get("revision", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else -1


def _anchor(form: QueryDict) -> str:
    key = form.get("key", "")
    if form.get("act") in ("process", "match"):
        return "confirming-title"
    return "flags-title" if key.startswith("flags/") else f"group-{key}" if key in FIELDS else reviewing.slug(key)


def _page(
    request: HttpRequest,
    letter: Letter,
    attempt: reviewing.Attempt | None = None,
    stale: actions.Stale | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = reviewing.review(letter, attempt)
    context = {
        "letter": letter,
        "review": shown,
        "reading": shown,
        "attempt": attempt,
        "meanwhile": reviewing.meanwhile(stale.edits, letter) if stale else (),
        "stale": stale is not None,
        "editable": letter.state == "review",
        "zones": ZONES,
        **(_confirming(letter, shown) if letter.state == "review" else {}),
    }
    return render(request, "correspondence/review.html", context, status=status)


def _confirming(letter: Letter, shown: reviewing.Review) -> dict[str, object]:
    """What the part of the page says in which a letter is confirmed."""
    title = _title(letter)
    about = comparing.process_of(title, letter.changes)
    # Facts at fault are no values yet: what they change can be said once they are corrected.
    proposed = None if shown.faulty else proposal(letter.reading, letter.changes)
    compared = comparing.compare(about, proposed, letter.changes) if about and proposed else None
    lacks_title = about is None and not title
    lacks_meeting = about is None and proposed is not None and not proposed.sittings
    doubtful = compared.doubtful if compared else ()
    return {
        "choices": contrast.choices(letter, title),
        "comparison": contrast.comparison(compared, clock.now()) if compared else None,
        "seen": compared.seen if compared else comparing.NEW,
        "lacks_title": lacks_title,
        "lacks_meeting": lacks_meeting,
        "ready": not (shown.open_questions or shown.faulty or lacks_title or lacks_meeting or doubtful),
        "audiences": Audience.choices,
        "usual_audience": about.audience if about else Audience.PUBLIC,
    }


def _title(letter: Letter) -> str:
    return core.things(letter.reading, letter.changes)["process"].now["title"] or ""
