"""Handing messages over to a mail server, and what its answer means. Nothing said here holds an address or a password."""

import contextlib
import smtplib

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from zerodraft.post.core.relay import Relay
from zerodraft.post.core.replies import CLOSING, is_permanent

PATIENCE_SECONDS = 30
"""How long a mail server may say nothing."""

MESSAGES_ON_ONE_LINE = 20
"""Many servers close a line after some messages; we open a new one before."""


class NotTaken(Exception):
    """A message was not taken on; `reply` is the code of the answer, where there was one."""

    def __init__(self, says: str, reply: int | None = None) -> None:
        super().__init__(says)
        self.reply = reply


class Refused(NotTaken):
    """Never will this message be taken."""


class Deferred(NotTaken):
    """This message is not taken now."""


class Unreachable(NotTaken):
    """No message can be handed over now: the fault lies with the server, the way to it, or our settings."""


class Wire:
    """A line to the relay, opened when a message is there for it."""

    def __init__(self, relay: Relay) -> None:
        self._server = EmailBackend(
            host=relay.host,
            port=relay.port,
            username=relay.user,
            password=relay.password,
            use_tls=relay.scheme == "smtp+tls",
            use_ssl=relay.scheme == "smtps",
            timeout=PATIENCE_SECONDS,
            fail_silently=False,
        )
        self._sent = 0

    def send(self, email: EmailMessage) -> None:
        """Hand a message over. Raises Refused, Deferred or Unreachable; any of them closes the line."""
        if self._sent >= MESSAGES_ON_ONE_LINE:
            self.close()
        try:
            self._open()
            self._hand_over(email)
        except NotTaken:
            self.close()
            raise
        self._sent += 1

    def close(self) -> None:
        """Take leave of the server, if there is a line."""
        with contextlib.suppress(OSError):
            self._server.close()
        self._sent = 0

    def _open(self) -> None:
        try:
            self._server.open()
        except OSError as error:  # errors of SMTP and of TLS are errors of the system, to Python
            raise Unreachable(*_said(error)) from None

    def _hand_over(self, email: EmailMessage) -> None:
        try:
            self._server.send_messages([email])
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
            says, reply = _said(error)
            if reply is None or reply == CLOSING:
                raise Unreachable(says, reply) from None
            raise (Refused if is_permanent(reply) else Deferred)(says, reply) from None
        except (
            OSError
        ) as error:  # the sender is refused, the line broke: whatever the next message, it would be the same
            raise Unreachable(*_said(error)) from None
        except ValueError as error:
            raise Refused(type(error).__name__) from None


def _said(error: Exception) -> tuple[str, int | None]:
    """What is told of an error: its kind, and the code of the server's reply. Its words may hold an address."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        reply = next((code for code, _words in error.recipients.values()), None)
    else:
        reply = getattr(error, "smtp_code", None)
    return type(error).__name__, reply if isinstance(reply, int) and 0 < reply < 1000 else None
