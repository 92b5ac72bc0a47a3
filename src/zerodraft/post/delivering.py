"""Sending what is due, once: a message is taken, sent and settled; no transaction is open while a server is talked to."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.core.mail import EmailMessage

from zerodraft import clock
from zerodraft.post import queries, recipients, wording
from zerodraft.post.actions import sending
from zerodraft.post.composing import Said, compose, compose_digest
from zerodraft.post.core.relay import Relay
from zerodraft.post.models import Message
from zerodraft.post.recipients import Recipient
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
    messages = sending.taken_with(message)
    email, carried = _composed(messages, relay, tally)
    if email is None:
        return
    try:
        wire.send(email)
    except Refused as error:
        _give_up(carried, Message.Reason.REFUSED, error.reply, tally)
    except Deferred as error:
        _put_off(carried, str(error), error.reply, tally)
    except Unreachable as error:
        tally.is_reached = False
        _put_off(carried, str(error), error.reply, tally)
    except Exception:  # noqa: BLE001 (an e-mail that cannot be written out holds up no other)
        _log.exception("%s could not be written; trying again later", message.key)
        _put_off(carried, "could not be written", None, tally)
    else:
        sending.note_sent(carried)
        tally.sent += len(carried)


def _composed(messages: list[Message], relay: Relay, tally: Tally) -> tuple[EmailMessage | None, list[Message]]:
    """What is to be sent now, and the messages that it carries: those that are still due to their person, at the address
    they have today. None where there is nothing left to send.
    """
    carried: list[Said] = []
    to: Recipient | None = None
    for message in messages:
        try:
            recipient, said = _said(message)
        except Undeliverable as error:
            _give_up([message], error.reason, None, tally)
        except Exception:  # noqa: BLE001 (words that fail hold up no other message)
            _log.exception("%s could not be put into words; trying again later", message.key)
            sending.leave_out(message, clock.real_now())
            tally.put_off += 1
        else:
            to = recipient
            carried.append(said)
    if to is None:
        return None, []
    language = queries.language_for(queries.choice_of(to.person), to.language)
    email = (
        compose_digest(carried, to, language, relay) if messages[0].digest else compose(carried[0], to, language, relay)
    )
    return email, [said.message for said in carried]


def _said(message: Message) -> tuple[Recipient, Said]:
    """To whom a message goes, and what it says to them. Raises Undeliverable."""
    notice = message.notice
    behind = {one.person: one for one in recipients.of(notice.to, notice.within)}
    if message.person not in behind:
        raise Undeliverable(Message.Reason.NO_ADDRESS)
    choice = queries.choice_of(message.person)
    if not choice.by_email:
        raise Undeliverable(Message.Reason.UNWANTED)
    recipient = behind[message.person]
    try:
        words = wording.say(notice.kind, notice.params, queries.language_for(choice, recipient.language))
    except wording.Wordless:
        raise Undeliverable(Message.Reason.WORDLESS) from None
    return recipient, Said(message, words)


def _give_up(messages: list[Message], reason: str, reply: int | None, tally: Tally) -> None:
    for message in messages:
        _log.warning("%s is given up: %s (reply %s)", message.key, reason, reply)
        sending.give_up(message, reason, reply)
    tally.given_up += len(messages)


def _put_off(messages: list[Message], says: str, reply: int | None, tally: Tally) -> None:
    for message in messages:
        _log.warning("%s is put off: %s (reply %s)", message.key, says, reply)
    sending.put_off(messages, clock.real_now(), reply)
    tally.put_off += len(messages)
