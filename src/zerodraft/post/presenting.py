"""Notices as their page shows them."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from zerodraft.post import wording

if TYPE_CHECKING:
    from zerodraft.post.models import Notice

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice in words."""

    key: str
    subject: str
    text: str
    at: datetime
    due: datetime | None
    address: str
    is_read: bool


def shown(notice: "Notice", language: str) -> Shown:
    """The notice in words of a language. One that cannot be said any more says that, and hides no other."""
    said = _said(notice, language)
    is_read = bool(getattr(notice, "is_read", False))
    address = notice.address if said else ""
    said = said or wording.Wording(_("What this notice was about is no longer there."), "")
    return Shown(notice.key, said.subject, said.text, notice.at, notice.due, address, is_read)


def _said(notice: "Notice", language: str) -> wording.Wording | None:
    try:
        return wording.say(notice.kind, notice.params, language)
    except wording.Wordless:
        return None
    except Exception:  # noqa: BLE001 (words that fail hide no other notice)
        _log.exception("%s could not be put into words", notice.key)
        return None
