"""The little form by which an audience is changed, on whatever page stands the thing that has it."""

import rules
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zerodraft.process import queries, widening
from zerodraft.process.acting import acting
from zerodraft.process.audience import Audience
from zerodraft.process.capacity import PUBLIC
from zerodraft.record.sealing import Actor


@require_POST
def change(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Change who may see a thing, and go back to its page."""
    try:
        registered = widening.kind_of(kind)
    except LookupError:
        raise Http404 from None
    with transaction.atomic():
        thing = registered.find(key)
    if thing is None:
        raise Http404
    actor = _actor(request, thing)
    # What a visitor may not see is not there for them.
    if not rules.has_perm(registered.see, actor, thing):
        raise Http404
    audience = request.POST.get("audience", "")
    if audience not in Audience.values:
        messages.error(request, _("Choose who may see it."))
        return redirect(registered.address(thing))
    try:
        widening.change_audience(actor, kind=kind, key=key, audience=Audience(audience))
    except widening.CannotChange as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("It is seen by: %(audience)s.") % {"audience": Audience(audience).label})
    return redirect(registered.address(thing))


def _actor(request: HttpRequest, thing: widening.Thing) -> Actor:
    """Who acts: in the capacity they act in where the thing belongs to a process."""
    of = queries.by_key(thing.process_key)
    if of:
        return acting(request, of)
    return request.user if request.user.is_authenticated else PUBLIC
