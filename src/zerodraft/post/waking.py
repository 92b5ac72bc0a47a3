"""Telling the sender of this process that there is something to send. It is only a hint: the outbox is the truth."""

from zerodraft.record.listening import Listeners

of_messages = Listeners()
"""They are told of messages that were put into the outbox."""

of_mailings = Listeners()
"""They are told of mailings that were opened, go on, or go out again."""
