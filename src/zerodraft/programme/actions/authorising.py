"""What every act on a programme asks first: whether its actor may, and whether they saw what is there."""

from typing import TYPE_CHECKING

import rules
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process


class ChangedMeanwhile(ValueError):
    """The working programme is not what the actor saw when they decided; nothing was written."""


def authorise(actor: Actor, permission: str, process: "Process | None") -> None:
    """Raises PermissionDenied unless the actor has the permission."""
    if not rules.has_perm(permission, actor, process):
        raise PermissionDenied(_("Only the secretariat may plan and publish the programme of work."))
