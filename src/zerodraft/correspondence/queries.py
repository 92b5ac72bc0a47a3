"""The readers of correspondence."""

from typing import TYPE_CHECKING

from zerodraft.correspondence.models import Letter

if TYPE_CHECKING:
    from zerodraft.process.models import Process


def by_key(key: str) -> Letter | None:
    """The letter of that key, whoever may see it; the caller asks the rules."""
    return Letter.objects.filter(key=key).select_related("original", "process").first()


def of_process(process: "Process") -> list[Letter]:
    """The letters that set up a process, the newest first."""
    return list(Letter.objects.filter(process=process))
