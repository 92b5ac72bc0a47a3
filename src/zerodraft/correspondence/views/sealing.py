"""Sealing a letter, in or out, or a question: asking for it, taking that back, confirming another's request."""

from typing import Any

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from zerodraft.parties import queries as people
from zerodraft.record import queries as record
from zerodraft.record import sealing


def decide(request: HttpRequest, *, kind: str, subject: str) -> None:
    """Do what the form says, and leave a message of what came of it. Raises PermissionDenied for who seals nothing."""
    person = request.user
    if not person.is_authenticated or not rules.has_perm(sealing.PERMISSION, person):
        raise PermissionDenied
    try:
        messages.success(request, _carry_out(person, kind, subject, request.POST))
    except (PermissionDenied, sealing.CannotSeal) as refused:
        messages.error(request, str(refused))


def state_of(request: HttpRequest, *, kind: str, subject: str) -> dict[str, Any]:
    """What a page says of the sealing of a letter, and whether its visitor has a say in it."""
    seal = record.seal_of(kind, subject)
    return {
        "seal": seal,
        "requested_by": people.name_of(seal.requested_by) if seal else "",
        "confirmed_by": people.name_of(seal.confirmed_by) if seal and seal.done else "",
        "may_seal": rules.has_perm(sealing.PERMISSION, request.user),
        "reasons": record.reasons_to_seal(),
    }


def _carry_out(person: sealing.Actor, kind: str, subject: str, form: QueryDict) -> str:
    act = form.get("act")
    if act == "request":
        sealing.request_seal(person, kind=kind, subject=subject, reason=form.get("reason", ""))
        return _("The request is made. Nothing is erased until another member of the secretariat confirms it.")
    if act == "withdraw":
        sealing.withdraw_seal(person, kind=kind, subject=subject)
        return _("The request is withdrawn.")
    if act == "confirm":
        sealing.confirm_seal(person, kind=kind, subject=subject)
        return _("It is sealed; its words are erased.")
    raise sealing.CannotSeal(_("Choose what to do: ask, withdraw or confirm."))
