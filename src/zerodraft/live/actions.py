"""The only writers of displays.

Who may admit a display to a topic is known to the room that the topic belongs to: it names its permission, and the thing for
which it is asked.
"""

import secrets

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.live import verbs
from zerodraft.live.models import Display
from zerodraft.live.queries import hash_of
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor


@transaction.atomic
def admit_display(
    actor: Actor, *, permission: str, regarding: object, topic: str, view: str, label: str
) -> tuple[Display, str]:
    """Let a screen follow a view of a topic until it is revoked; give it, and its token, which is shown this once.

    Raises PermissionDenied unless the actor has the permission regarding that thing, ValueError for a label that is empty
    or too long.
    """
    _authorise(actor, permission, regarding)
    label = label.strip()
    if not 0 < len(label) <= 120:
        raise ValueError(_("Say where the display stands, in at most 120 characters."))
    token = secrets.token_urlsafe(32)
    display = Display.objects.create(
        key=f"display-{secrets.token_hex(6)}",
        token_hash=hash_of(token),
        topic=topic,
        view=view,
        label=label,
        made_by=actor.key,
        made_at=clock.now(),
    )
    append(verbs.DISPLAY_ADMITTED.name, actor=actor.key, subject=display.key, topic=topic, data={"view": view})
    return display, token


@transaction.atomic
def revoke_display(actor: Actor, *, permission: str, regarding: object, topic: str, key: str) -> Display:
    """Let a display follow no longer; its stream ends at once. One that was revoked before stays as it is.

    Raises PermissionDenied unless the actor has the permission, LookupError when the topic has no such display.
    """
    _authorise(actor, permission, regarding)
    display = Display.objects.select_for_update().filter(topic=topic, key=key).first()
    if display is None:
        raise LookupError(f"{topic} has no display {key}")
    if display.revoked_at is None:
        display.revoked_at = clock.now()
        display.save()
        append(verbs.DISPLAY_REVOKED.name, actor=actor.key, subject=display.key, topic=topic)
    return display


def _authorise(actor: Actor, permission: str, regarding: object) -> None:
    if not rules.has_perm(permission, actor, regarding):
        raise PermissionDenied(_("You may not decide on the displays of this."))
