"""Sending what is due, once: a message is taken, sent and settled; no transaction is open while a server is talked to."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.core.mail import EmailMessage

from zerodraft import clock
from zerodraft.post import queries, recipients, wording
from zerodraft.post.actions import sending
from zerodraft.post.composing import compose
from zerodraft.post.core.relay import Relay
from zerodraft.post.models import Message
from zerodraft.post.wire import Deferred, Refused, Unreachable, Wire

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Tally:
    """How many messages were sent, put off and given up, and whether the mail server could be reached."""

    sent: int = 0
    put_off: int = 0
    given_up: int = 0
    is_reached: bool = True


class Undeliverable(Exception):
    """There is nobody to send it to, or nothing to say; `reason` is one of `Message.Reason`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def deliver(relay: Relay, *, is_ending: Callable[[], bool] = lambda: False) -> Tally:
    """Send every message that is due, until the server cannot be reached or the end is asked for.

    Raises RuntimeError inside a transaction.
    """
    tally, wire = Tally(given_up=sending.give_up_old(clock.real_now())), Wire(relay)
    try:
        while tally.is_reached and not is_ending():
            message = sending.claim(clock.real_now())
            if message is None:
                break
            _deliver(message, wire, relay, tally)
    finally:
        wire.close()
    return tally


def _deliver(message: Message, wire: Wire, relay: Relay, tally: Tally) -> None:
    try:
        wire.send(_composed(message, relay))
    except Undeliverable as error:
        _give_up(message, error.reason, None, tally)
    except Refused as error:
        _give_up(message, Message.Reason.REFUSED, error.reply, tally)
    except Deferred as error:
        _put_off(message, str(error), error.reply, tally)
    except Unreachable as error:
        tally.is_reached = False
        _put_off(message, str(error), error.reply, tally)
    except Exception:  # noqa: BLE001 (words that fail hold up no other message)
        _log.exception("%s could not be put into words; trying again later", message.key)
        sending.put_off(message, clock.real_now())
        tally.put_off += 1
    else:
        sending.note_sent(message)
        tally.sent += 1


def _composed(message: Message, relay: Relay) -> EmailMessage:
    """The message as it is to be sent now: to whom it is still due, at the address they have today."""
    notice = message.notice
    behind = {one.person: one for one in recipients.of(notice.to, notice.within)}
    if message.person not in behind:
        raise Undeliverable(Message.Reason.NO_ADDRESS)
    choice = queries.choice_of(message.person)
    if not choice.by_email:
        raise Undeliverable(Message.Reason.UNWANTED)
    recipient = behind[message.person]
    try:
        return compose(message, recipient, queries.language_for(choice, recipient.language), relay)
    except wording.Wordless:
        raise Undeliverable(Message.Reason.WORDLESS) from None


def _give_up(message: Message, reason: str, reply: int | None, tally: Tally) -> None:
    _log.warning("%s is given up: %s (reply %s)", message.key, reason, reply)
    sending.give_up(message, reason, reply)
    tally.given_up += 1


def _put_off(message: Message, says: str, reply: int | None, tally: Tally) -> None:
    _log.warning("%s is put off: %s (reply %s)", message.key, says, reply)
    sending.put_off(message, clock.real_now(), reply)
    tally.put_off += 1
