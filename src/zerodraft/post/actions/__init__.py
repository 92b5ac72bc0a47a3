"""The only writers of notices, of the outbox and of calendars that are somebody's own."""

from zerodraft.post.actions.feeding import open_feed, withdraw_feed
from zerodraft.post.actions.notifying import notify
from zerodraft.post.actions.reading import choose_delivery, forget, mark_looked, mark_read

__all__ = ["choose_delivery", "forget", "mark_looked", "mark_read", "notify", "open_feed", "withdraw_feed"]
