"""A letter of our own as people read it: its words, its files, and the letters that it is tied to."""

import rules
from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from zerodraft.correspondence import archive, composing, naming_out, permissions, queries, rendering
from zerodraft.correspondence.composing.letters import being_composed, chain, frozen
from zerodraft.correspondence.core.composing.content import from_values
from zerodraft.correspondence.kept_files import ENDINGS, MEDIA
from zerodraft.correspondence.models import Kept, Outgoing
from zerodraft.correspondence.rendering.html import article
from zerodraft.correspondence.showing import acknowledging as showing_acknowledging
from zerodraft.correspondence.showing import archive as showing_archive
from zerodraft.correspondence.showing import circulating as showing_circulating
from zerodraft.correspondence.showing import signing as showing_signing
from zerodraft.correspondence.views.questions import asked_about
from zerodraft.correspondence.views.sealing import decide, state_of
from zerodraft.files import queries as files
from zerodraft.process import permissions as process_permissions
from zerodraft.process.audience import Audience
from zerodraft.process.capacity import Capacity
from zerodraft.process.core import roles
from zerodraft.process.views.visiting import visited
from zerodraft.typeset import UnprintableCharacters

CONFLICT = 409
PICTURES = {"img-src": "data:"}
"""What a page that shows a letter may show besides: the emblem within the letter itself."""


def found(request: HttpRequest, key: str, letter: str) -> tuple[Outgoing, Capacity]:
    """A letter and the visitor's capacity; what a visitor may not see is not there for them."""
    process, capacity = visited(request, key)
    one = queries.outgoing(letter)
    if one is None or one.process_id != process.pk or not rules.has_perm(permissions.SEE, capacity, one):
        raise Http404
    return one, capacity


@never_cache
@csp_update(PICTURES)
@require_safe
def letter(request: HttpRequest, key: str, letter: str) -> HttpResponse:
    """A letter, released or in the making."""
    one, capacity = found(request, key, letter)
    released = one.state == Outgoing.State.RELEASED
    entry = queries.entry_of(one)
    process = one.process
    seen = archive.archive_of(process, lambda other: archive.sees(capacity, other)) if entry else None
    context = {
        "process": one.process,
        "letter": one,
        "title": naming_out.title_of(one),
        "state": naming_out.state_name(one),
        "icon": naming_out.icon_of(one),
        "language": naming_out.LANGUAGES.get(one.language, one.language),
        "entry": entry,
        "channel": naming_out.channel_name(entry) if entry else "",
        "related": showing_archive.related(seen, one.key) if seen else (),
        "said": showing_archive.said_of(seen, one.key) if seen else [],
        "article": _article(one),
        "files": _files(one),
        "signatures": showing_signing.signatures(one),
        "receipt": showing_acknowledging.own_receipt(one, capacity)
        if released and not one.sealed_at and rules.has_perm(permissions.ACKNOWLEDGE, capacity, one)
        else None,
        **asked_about(entry, process, capacity),
        "is_narrower": released and _is_narrower(one),
        "writes": rules.has_perm(permissions.WRITE, capacity, one),
        "released": released,
        "may_widen": released and rules.has_perm(process_permissions.WIDEN, capacity, one),
        "audiences": Audience.choices,
        "circulations": showing_circulating.rows(queries.circulations_of_letter(one)) if released else (),
        "seal_address": reverse("letter-out-seal", args=[one.process.key, one.key]),
        **state_of(request, kind="letter-out", subject=one.key),
    }
    return render(request, "correspondence/outgoing.html", context)


@require_POST
def seal(request: HttpRequest, key: str, letter: str) -> HttpResponse:
    """Ask that a letter be sealed, take the request back, or confirm another's; the letter's page says what came of it."""
    one, _capacity = found(request, key, letter)
    decide(request, kind="letter-out", subject=one.key)
    return redirect("letter-out", key, one.key)


@never_cache
@require_safe
def file(request: HttpRequest, key: str, letter: str, form: str) -> HttpResponse:
    """A file of a letter, to be saved: what is kept; before the release, as it would be now."""
    one, _capacity = found(request, key, letter)
    if form not in Kept.Form.values:
        raise Http404
    kept = queries.kept(one).get(form)
    if kept:
        if kept.original.sealed_at:
            raise Http404
        content = files.read(kept.original_id)
    elif one.sealed_at or one.state == Outgoing.State.RELEASED or form not in {str(each) for each in rendering.Format}:
        raise Http404
    else:
        try:
            content = _rendered(one, rendering.Format(form))
        except (*composing.REFUSALS, UnprintableCharacters) as error:
            return HttpResponse(str(error), status=CONFLICT, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type=MEDIA[Kept.Form(form)])
    name = f"{one.key}{ENDINGS[Kept.Form(form)]}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _rendered(one: Outgoing, form: rendering.Format) -> bytes:
    content = from_values(one.content)
    paper = rendering.Paper(content.paper)
    if one.frozen:
        return rendering.render(chain(one), form, paper)
    now = being_composed(one)
    return rendering.render(now.letter(), form, paper)


def _article(one: Outgoing) -> str:
    """The letter as a part of a page: once released as it is kept, whatever templates say since; '' while it is written."""
    kept = queries.kept(one).get(Kept.Form.HTML)
    if kept is None:
        return article(frozen(one)) if one.frozen else ""
    if kept.original.sealed_at:
        return ""
    whole = files.read(kept.original_id).decode()
    return whole[whole.index("<article") : whole.rindex("</main>")]


def _files(one: Outgoing) -> list[tuple[str, str, str, int, bool]]:
    """The files that are kept: form, name, hash, size, and whether it is the one that circulates: what was signed before
    what was not, the whole chain before a part of it.
    """
    kept = queries.kept(one)
    circulating = next((form for form in (Kept.Form.BOUND, Kept.Form.SCAN, Kept.Form.PDF) if form in kept), None)
    return [
        (form, naming_out.form_name(form), kept[form].original_id, kept[form].original.size, form == circulating)
        for form in Kept.Form.values
        if form in kept and not kept[form].original.sealed_at
    ]


def _is_narrower(one: Outgoing) -> bool:
    """Whether some who see the letter that this one recalls or corrects do not see this one."""
    return any(other and roles.widens(one.audience, other.audience) for other in (one.recalls, one.corrects))


def refusal(error: Exception) -> str:
    """Why a letter cannot be composed or set, in one line."""
    if isinstance(error, composing.MissingFields):
        return _("Some fields have no value yet; they are listed below.")
    return str(error)
