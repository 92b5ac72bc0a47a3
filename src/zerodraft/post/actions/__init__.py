"""The only writers of notices and of the outbox."""

from zerodraft.post.actions.notifying import notify
from zerodraft.post.actions.reading import choose_delivery, forget, mark_read

__all__ = ["choose_delivery", "forget", "mark_read", "notify"]
