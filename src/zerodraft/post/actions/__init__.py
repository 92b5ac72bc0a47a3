"""The only writers of notices, of the outbox, of mailings and of calendars that are somebody's own."""

from zerodraft.post.actions.feeding import open_feed, withdraw_feed
from zerodraft.post.actions.mailing import (
    CannotMail,
    cancel,
    erase_mailings,
    go_on,
    hold,
    note_arrived,
    open_mailing,
    send_again,
)
from zerodraft.post.actions.notifying import notify
from zerodraft.post.actions.reading import choose_delivery, forget, mark_looked, mark_read

__all__ = [
    "CannotMail",
    "cancel",
    "choose_delivery",
    "erase_mailings",
    "forget",
    "go_on",
    "hold",
    "mark_looked",
    "mark_read",
    "note_arrived",
    "notify",
    "open_feed",
    "open_mailing",
    "send_again",
    "withdraw_feed",
]
