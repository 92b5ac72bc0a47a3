"""Under which topic the record files what happens in a process."""

from typing import TYPE_CHECKING

from zerodraft.process.topics import topic_of_key

if TYPE_CHECKING:
    from zerodraft.process.models import Process


def topic_of(process: "Process") -> str:
    """The topic under which the record files what happens in this process."""
    return topic_of_key(process.key)
