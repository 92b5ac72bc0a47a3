"""Tickets: a short-lived signed word that opens one channel's stream, checked without a database.

The room that a topic belongs to checks who may see which view, then issues one. A page asks for a fresh ticket before every
connection, so a permission is asked anew each time.
"""

from datetime import timedelta
from typing import NamedTuple

from django.core.signing import BadSignature, Signer

from zerodraft import clock

PATH = "/stream"
LIFE = timedelta(seconds=60)
"""How long a ticket opens a stream, in the world's time; a stream that is open stays open."""

_SALT = "zerodraft.live.ticket"


class BadTicket(ValueError):
    """No ticket of this installation, or one that has expired."""


class Ticket(NamedTuple):
    """What a ticket says."""

    topic: str
    view: str
    language: str
    holder: str
    issued: int
    """Milliseconds since 1970, in the world's time."""


def issue(topic: str, view: str, language: str, holder: str) -> str:
    """A ticket for one channel. `holder` is the stable id of the person or display that it is given to ('' for nobody)."""
    return Signer(salt=_SALT).sign_object([topic, view, language, holder, real_milliseconds()])


def open_ticket(token: str) -> Ticket:
    """What the ticket says. Raises BadTicket for one that was tampered with, was made elsewhere, or has expired."""
    try:
        ticket = Ticket(*Signer(salt=_SALT).unsign_object(token))
    except (BadSignature, ValueError, TypeError) as error:
        raise BadTicket("this is no ticket of ours") from error
    age = timedelta(milliseconds=real_milliseconds() - ticket.issued)
    if not -LIFE < age < LIFE:
        raise BadTicket("this ticket has expired")
    return ticket


def real_milliseconds() -> int:
    """The world's time as tickets hold it."""
    return int(clock.real_now().timestamp() * 1000)
