"""The readers of correspondence."""

import hashlib
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from zerodraft.correspondence.models import Letter

if TYPE_CHECKING:
    from zerodraft.process.models import Process


def by_key(key: str) -> Letter | None:
    """The letter of that key, whoever may see it; the caller asks the rules."""
    return Letter.objects.filter(key=key).select_related("original", "process").first()


def to_change(key: str) -> Letter | None:
    """The same, locked until the transaction ends."""
    return Letter.objects.select_for_update(of=("self",)).select_related("process").filter(key=key).first()


def of_process(process: "Process") -> list[Letter]:
    """The letters that set up a process and changed it, the newest first; what was set out without a letter is none."""
    return list(Letter.objects.filter(process=process).exclude(original=None))


def by_content(content: bytes) -> Letter | None:
    """The letter whose original these bytes are, unless it was sealed."""
    sha256 = hashlib.sha256(content).hexdigest()
    return Letter.objects.filter(original_id=sha256, sealed_at=None).first()


def newest_first() -> QuerySet[Letter]:
    """Every letter for a page of them, newest first, without the words that the page does not show."""
    return Letter.objects.select_related("process").defer("text")
