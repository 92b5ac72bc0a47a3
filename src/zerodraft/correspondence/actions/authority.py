"""What every act on a letter begins with, and how a reading is known in the record."""

import hashlib
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from zerodraft.record.core.chain import canonical_json
from zerodraft.record.sealing import Actor


def authorise(actor: Actor, permission: str) -> None:
    """Raise PermissionDenied unless the actor may."""
    if not rules.has_perm(permission, actor):
        raise PermissionDenied(_("Only the secretariat may take in, review and confirm letters."))


def hash_of(facts: dict[str, Any]) -> str:
    """The SHA-256 of facts as canonical JSON: the record holds it, and never the facts."""
    return hashlib.sha256(canonical_json(facts)).hexdigest()
