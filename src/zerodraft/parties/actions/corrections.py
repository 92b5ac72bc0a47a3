"""Adding to the register of parties, and correcting it, with dates; each is an act, and so is undoing it."""

import secrets
from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.parties import permissions, queries, verbs
from zerodraft.parties.core.names import name_on
from zerodraft.parties.core.party import Kind, Language, Register, Role
from zerodraft.parties.core.search import names_on
from zerodraft.parties.core.spelling import folded
from zerodraft.parties.core.tables import PLACEHOLDERS
from zerodraft.parties.models import Correction
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

LONGEST = {"short": 200, "formal": 300, "brief": 60}
_WITH_MEMBERS = (Kind.GROUP, Kind.ORGANIZATION)


class CannotCorrect(ValueError):
    """The register cannot be corrected so; the message says why, and what to do."""


@transaction.atomic
def add_party(
    actor: Actor, *, kind: Kind, short: str, brief: str = "", start: date | None = None, end: date | None = None
) -> Correction:
    """Add a party or a group that the register lacks, by its English name, under a new stable key.

    Raises PermissionDenied, and CannotCorrect for a name that is missing, too long, or borne by another.
    """
    key = f"party-{secrets.token_hex(4)}"
    return _write(actor, Correction.What.PARTY, start, end, party=key, kind=kind.value, short=short, brief=brief)


@transaction.atomic
def name_party(
    actor: Actor,
    *,
    party: str,
    language: Language,
    short: str,
    formal: str = "",
    start: date | None = None,
    end: date | None = None,
) -> Correction:
    """Say what a party is called in a language for a time."""
    return _write(
        actor,
        Correction.What.NAME,
        start,
        end,
        party=party,
        language=language.value,
        short=short,
        formal=formal,
    )


@transaction.atomic
def set_membership(
    actor: Actor, *, group: str, party: str, role: Role | None, start: date | None = None, end: date | None = None
) -> Correction:
    """Say what a party is in a group for a time: member, observer, or (None) neither."""
    code = role.value if role else ""
    return _write(actor, Correction.What.MEMBERSHIP, start, end, group=group, party=party, role=code)


@transaction.atomic
def set_chair(
    actor: Actor, *, group: str, party: str, start: date | None = None, end: date | None = None
) -> Correction:
    """Say who chairs a group for a time; '' for nobody."""
    return _write(actor, Correction.What.CHAIR, start, end, group=group, party=party)


@transaction.atomic
def undo_correction(actor: Actor, correction: Correction) -> None:
    """Take a correction off the register again; one that is undone stays so.

    Raises CannotCorrect for a new party of which something else was noted that stands.
    """
    _authorise(actor)
    found = Correction.objects.select_for_update().get(pk=correction.pk)
    if found.undone_at:
        return
    if found.what == Correction.What.PARTY:
        resting = Correction.objects.filter(undone_at=None).exclude(pk=found.pk)
        if resting.filter(party=found.party).exists() or resting.filter(group=found.party).exists():
            raise CannotCorrect(_("Other corrections speak of this party. Undo them first."))
    found.undone_at, found.undone_by = clock.now(), actor.key
    found.save()
    append(verbs.CORRECTION_UNDONE.name, actor=actor.key, subject=found.key)


def _write(actor: Actor, what: Correction.What, start: date | None, end: date | None, **says: str) -> Correction:
    _authorise(actor)
    says = {column: " ".join(text.split()) for column, text in says.items()}
    if start is not None and end is not None and end <= start:
        raise CannotCorrect(_("A period ends on a day after it begins."))
    _check(queries.register(), what, start or clock.now().date(), says)
    made = Correction.objects.create(
        key=f"correction-{secrets.token_hex(6)}",
        what=what,
        start=start,
        end=end,
        made_by=actor.key,
        made_at=clock.real_now(),
        **says,
    )
    append(
        verbs.REGISTER_CORRECTED.name,
        actor=actor.key,
        subject=made.key,
        data={
            "what": what.value,
            "party": says["party"] or None,
            "group": says.get("group"),
            "language": says.get("language"),
            "start": start.isoformat() if start else None,
            "end": end.isoformat() if end else None,
        },
    )
    return made


def _check(register: Register, what: Correction.What, on: date, says: dict[str, str]) -> None:
    if what in (Correction.What.PARTY, Correction.What.NAME):
        _check_names(register, on, says)
    if what is not Correction.What.PARTY:
        for column in ("party", "group"):
            key = says.get(column, "")
            if key not in register.parties and (key or column == "party") and not _is_vacancy(what, column, key):
                raise CannotCorrect(_("No party is called “%(typed)s”.") % {"typed": key[:80]})
    if "group" in says:
        group = register.parties.get(says["group"])
        if group is None or group.kind_on(on) not in _WITH_MEMBERS:
            raise CannotCorrect(_("This is no group or organization on that day. Choose one, or another day."))
        if says["group"] == says["party"]:
            raise CannotCorrect(_("A group does not belong to itself."))


def _is_vacancy(what: Correction.What, column: str, key: str) -> bool:
    return what is Correction.What.CHAIR and column == "party" and not key


def _check_names(register: Register, on: date, says: dict[str, str]) -> None:
    if not folded(says["short"]):
        raise CannotCorrect(_("Give the name."))
    for column, longest in LONGEST.items():
        text = says.get(column, "")
        if len(text) > longest:
            raise CannotCorrect(_("A name of this kind has at most %(count)s characters.") % {"count": longest})
        if mark := next((mark for mark in PLACEHOLDERS if mark in text), None):
            raise CannotCorrect(_("The name holds “%(mark)s”, which stands for something left out.") % {"mark": mark})
    bearers = names_on(register, on)
    for text in (says["short"], says.get("brief", "")):
        others = bearers.get(folded(text), frozenset()) - {says["party"]} if text else frozenset()
        if others:
            other = name_on(register.parties[min(others)], on)
            raise CannotCorrect(_("“%(text)s” is what %(other)s is called.") % {"text": text, "other": other})


def _authorise(actor: Actor) -> None:
    if not rules.has_perm(permissions.CORRECT, actor):
        raise PermissionDenied(_("Only the secretariat and conference officers may correct the register."))
