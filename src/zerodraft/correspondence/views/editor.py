"""The editor of a letter: its facts, passages, annexes and comments in one form, and the letter as it will be beside it."""

from dataclasses import dataclass, field
from typing import Any

import rules
from csp.decorators import csp_update
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft.correspondence import actions, composing, naming_out, permissions, queries
from zerodraft.correspondence.actions.commenting import LONGEST_COMMENT
from zerodraft.correspondence.composing import editing
from zerodraft.correspondence.composing.emblems import offered_emblem
from zerodraft.correspondence.composing.letters import Composing, being_composed
from zerodraft.correspondence.core.composing.catalogue import FIELDS
from zerodraft.correspondence.core.composing.content import MOST_ANNEXES, from_values
from zerodraft.correspondence.models import Outgoing, Version
from zerodraft.correspondence.rendering.html import article
from zerodraft.correspondence.showing import editor as showing_editor
from zerodraft.correspondence.showing import register as showing_register
from zerodraft.correspondence.views.outgoing import PICTURES, found
from zerodraft.parties import queries as people
from zerodraft.process.capacity import Capacity

UNPROCESSABLE, CONFLICT = 422, 409
MOST_REFERRED = 50
"""Letters of the register that are offered, the newest."""


@dataclass(slots=True)
class Page:
    """What the page says beside the letter: why something was refused, by field and at all, and who came between."""

    now: Composing
    stored: Composing
    revision: int
    refused: dict[str, str] = field(default_factory=dict)
    why: str = ""
    meanwhile: list[Version] = field(default_factory=list)
    form: QueryDict | None = None
    status: int = 200
    unsaved: bool = False


@never_cache
@csp_update(PICTURES)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: str, letter: str) -> HttpResponse:
    """Word a letter. Every button sends the whole form: previewing and commenting lose nothing of it, and save nothing."""
    one, capacity = found(request, key, letter)
    if not rules.has_perm(permissions.WRITE, capacity, one):
        raise PermissionDenied
    if request.method != "POST":
        if one.sealed_at or one.state != Outgoing.State.PREPARATION:
            return redirect("letter-out", key, letter)
        return _page(request, one, Page(stored := being_composed(one), stored, one.revision))
    return _act(request, one, capacity)


def _act(request: HttpRequest, one: Outgoing, capacity: Capacity) -> HttpResponse:
    form = request.POST
    act, _sign, on = form.get("act", "save").partition(":")
    page = _typed(one, form)
    changed = page.now.content.as_json() != one.content
    page.unsaved = changed
    try:
        if act == "comment":
            actions.comment(capacity, one, passage=on, text=form.get(f"comment.{on}", ""))
        elif act == "resolve":
            actions.resolve(capacity, one, key=on)
        elif act == "reopen":
            actions.reopen_comment(capacity, one, key=on)
        elif act == "save" and not page.refused and not page.why:
            actions.revise(capacity, one, revision=page.revision, content=page.now.content.as_json())
            messages.success(request, _("The letter is saved.") if changed else _("Nothing had changed."))
            return redirect("letter-out-edit", one.process.key, one.key)
    except actions.StaleLetter as stale:
        page.why, page.meanwhile, page.status = str(stale), stale.versions, CONFLICT
        page.revision = max((version.revision for version in stale.versions), default=one.revision)
        return _page(request, one, page)
    except (actions.CannotCompose, *composing.REFUSALS) as error:
        page.why = str(error)
    if act in {"comment", "resolve", "reopen"} and not (page.why or changed or page.refused):
        return redirect("letter-out-edit", one.process.key, one.key)
    if (page.why or page.refused) and act != "preview":
        page.status = UNPROCESSABLE
    return _page(request, one, page)


def _typed(one: Outgoing, form: QueryDict) -> Page:
    """The letter as the form says it; where the form cannot be kept so, as it is stored, with the reason."""
    before = being_composed(one)
    revision = form.get("revision", "")
    page = Page(before, before, int(revision) if revision.isdecimal() and len(revision) < 9 else 0, form=form)
    filled = editing.filled(
        form,
        before,
        composing.text_of(one.template, one.language),
        lambda key: offered_emblem(one.process, key),
    )
    page.refused = filled.refused
    try:
        page.now = being_composed(one, from_values(filled.content))
    except composing.REFUSALS as error:
        page.why = str(error)
    return page


def _page(request: HttpRequest, one: Outgoing, page: Page) -> HttpResponse:
    now = page.now
    missing: tuple[composing.Missing, ...] = ()
    why, shown = page.why, ""
    try:
        missing = now.missing()
        shown = article(now.letter()) if not missing else ""
    except composing.REFUSALS as error:
        why = why or str(error)
    content = now.content
    lacking = {FIELDS[name].fact for each in missing for name in each.field.split("} or {")}
    names = people.names_of({version.person for version in page.meanwhile})
    comments = list(one.comments.all())
    emblems = queries.emblems_of(one.process)
    fields = showing_editor.fields(now, page.stored, lacking, page.refused, page.form, emblems)
    context: dict[str, Any] = {
        "process": one.process,
        "letter": one,
        "title": naming_out.template_name(one.template),
        "language": naming_out.LANGUAGES.get(one.language, one.language),
        "letter_language": one.language,
        "revision": page.revision,
        "why": why,
        "refused": {naming_out.field_name(name): said for name, said in page.refused.items()},
        "unsaved": page.unsaved,
        "meanwhile": [(names[version.person], version) for version in page.meanwhile],
        "missing": [(name, naming_out.field_name(name)) for name in dict.fromkeys(lacking)],
        "fields": [one for one in fields if one.is_used],
        "unused": [one for one in fields if not one.is_used],
        "passages": showing_editor.passages(now, comments),
        "on_whole": showing_editor.with_names(each for each in comments if not each.passage),
        "enclosures": "\n".join(content.enclosures),
        "annexes": [
            *((place, annex.heading, annex.text) for place, annex in enumerate(content.annexes)),
            *([(len(content.annexes), "", "")] if len(content.annexes) < MOST_ANNEXES else []),
        ],
        "referable": [
            (entry.key, showing_register.cited(entry), entry.key in content.refers)
            for entry in queries.register_of(one.process)[:MOST_REFERRED]
        ],
        "papers": [(code, name, code == content.paper) for code, name in Outgoing.Paper.choices],
        "template_text": content.template or composing.text_of(one.template, one.language),
        "own_template": bool(content.template),
        "article": shown,
        "longest_comment": LONGEST_COMMENT,
    }
    return render(request, "correspondence/editor.html", context, status=page.status)
