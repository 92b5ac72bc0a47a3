"""Emblems for the letterheads of a process: kept, and offered no more."""

import secrets
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import permissions, verbs
from zerodraft.correspondence.actions.composing import CannotCompose, authorise
from zerodraft.correspondence.core.composing import values
from zerodraft.correspondence.models import Emblem
from zerodraft.files import actions as files
from zerodraft.process.actions import topic_of
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process

MOST = 20
"""How many emblems a process offers."""

LONGEST_WORDS = 200
BOX = (900, 480)
"""Dots, across and up, within which an emblem is drawn: 18 mm high in a letter, that is fine enough for any printer."""


@transaction.atomic
def keep_emblem(actor: Actor, process: "Process", *, picture: bytes, words: str) -> Emblem:
    """Offer an emblem to the letterheads of a process. `picture` was drawn anew already (`files.opening.pictures`).

    Raises PermissionDenied, `files.Sealed`, and CannotCompose for what is no emblem, for none of the words by which it is
    announced to those who do not see it, and where there are too many.
    """
    authorise(actor, permissions.WRITE, process)
    words = " ".join(words.split())
    if not words:
        raise CannotCompose(_("Say what the emblem shows, for those who do not see it."))
    if len(words) > LONGEST_WORDS:
        raise CannotCompose(_("Say it in %(most)d characters at most.") % {"most": LONGEST_WORDS})
    if Emblem.objects.filter(process=process, withdrawn_at=None).count() >= MOST:
        raise CannotCompose(_("A process offers %(most)d emblems at most. Withdraw one first.") % {"most": MOST})
    try:
        form = values.Emblem(picture, words).format
    except ValueError as error:
        raise CannotCompose(str(error)) from error
    original = files.keep(actor, picture, {"png": "image/png", "jpg": "image/jpeg"}[form])
    emblem = Emblem.objects.create(
        process=process, key=f"emblem-{secrets.token_hex(6)}", original=original, words=words
    )
    _append(verbs.EMBLEM_KEPT.name, actor, emblem, {"picture": original.sha256})
    return emblem


@transaction.atomic
def withdraw_emblem(actor: Actor, emblem: Emblem) -> None:
    """Offer an emblem no more; letters that have it keep it. Raises PermissionDenied."""
    authorise(actor, permissions.WRITE, emblem.process)
    if emblem.withdrawn_at is None:
        emblem.withdrawn_at = clock.now()
        emblem.save(update_fields=["withdrawn_at"])
        _append(verbs.EMBLEM_WITHDRAWN.name, actor, emblem, {})


def _append(verb: str, actor: Actor, emblem: Emblem, data: dict[str, object]) -> None:
    append(verb, actor=actor.key, subject=emblem.key, topic=topic_of(emblem.process), data=data)
