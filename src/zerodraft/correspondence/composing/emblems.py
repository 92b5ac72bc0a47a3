"""The emblems that a process offers, as letters hold them."""

from typing import TYPE_CHECKING

from zerodraft.correspondence import queries
from zerodraft.correspondence.core.composing.values import Emblem
from zerodraft.files import queries as files

if TYPE_CHECKING:
    from zerodraft.process.models import Process


def offered_emblem(process: "Process", key: str) -> Emblem | None:
    """The emblem of that key with its bytes; None for one that is not offered (any more)."""
    found = queries.emblem(process, key)
    if found is None or found.withdrawn_at or found.original.sealed_at:
        return None
    return Emblem(files.read(found.original_id), found.words)
