"""A line to the mail server on which mails of a mailing go one after the other. Nothing said here holds an address."""

import contextlib
import smtplib
import socket
from dataclasses import dataclass
from typing import cast

from django.core.mail.backends.smtp import EmailBackend

from zerodraft.post.core.dispatching import Outcome
from zerodraft.post.core.relay import Relay
from zerodraft.post.core.replies import CLOSING, is_permanent
from zerodraft.post.wire import PATIENCE_SECONDS

MAILS_ON_ONE_LINE = 100
"""Servers close a line after some mails; we open a new one before most do, and after they did."""

_GO_AHEAD = 354
_TAKEN = range(200, 300)


@dataclass(frozen=True, slots=True)
class Attempt:
    """How handing over ended, the code of the server's answer, and whether nothing else goes over the line for a while."""

    outcome: Outcome
    reply: int | None = None
    is_down: bool = False


class _LineGone(Exception):
    """The line is closed, and the words of the mail have not gone over it."""

    def __init__(self, reply: int | None = None) -> None:
        super().__init__(reply)
        self.reply = reply


class Line:
    """Opened when a mail is there for it, kept for the next."""

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
        self._handed = 0

    def hand_over(self, sender: str, address: str, content: bytes) -> Attempt:
        """Hand a mail over to one address: `content` as it goes over the line, without its last one."""
        if self._handed >= MAILS_ON_ONE_LINE:
            self.close()
        used = self._handed > 0
        try:
            return self._attempt(sender, address, content)
        except _LineGone as gone:
            self.close()
            if not used:
                return Attempt(Outcome.UNREACHED, gone.reply, is_down=True)
        try:  # a server may close a line that was used before at any time: that says nothing of this mail
            return self._attempt(sender, address, content)
        except _LineGone as gone:
            self.close()
            return Attempt(Outcome.UNREACHED, gone.reply, is_down=True)

    def close(self) -> None:
        """Take leave of the server, if there is a line."""
        with contextlib.suppress(OSError):
            self._server.close()
        self._server.connection = None
        self._handed = 0

    def _attempt(self, sender: str, address: str, content: bytes) -> Attempt:
        server = self._opened()
        try:
            refused = _announce(server, sender, address)
            if refused is None:
                server.send(content)
        except OSError as error:  # errors of SMTP are errors of the system, to Python
            raise _LineGone(_reply_of(error)) from None
        if refused is not None:
            self._start_over(server)
            return refused
        # From here on the server may take it, whatever we hear of it.
        try:
            server.send(b".\r\n")
            code, _words = server.getreply()
        except OSError:
            self.close()
            return Attempt(Outcome.UNKNOWN)
        self._handed += 1
        if code in _TAKEN:
            return Attempt(Outcome.TAKEN, code)
        if code == CLOSING:
            self.close()
        return _not_taken(code)

    def _opened(self) -> smtplib.SMTP:
        try:
            is_new = self._server.open()
        except OSError as error:
            raise _LineGone(_reply_of(error)) from None
        server = cast("smtplib.SMTP", self._server.connection)
        if is_new and server.sock:
            # A mail ends with a packet of three letters, which is not to wait for the answer to the one before.
            server.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return server

    def _start_over(self, server: smtplib.SMTP) -> None:
        try:
            server.rset()
        except OSError:
            self.close()


def _announce(server: smtplib.SMTP, sender: str, address: str) -> Attempt | None:
    """Say that a mail comes, from whom and to whom; None when the server waits for its words. Raises _LineGone."""
    server.ehlo_or_helo_if_needed()
    code, _words = server.mail(sender)
    if code not in _TAKEN:  # we are refused: whatever the next mail, it would be the same
        raise _LineGone(code)
    code, _words = server.rcpt(address)
    if code == CLOSING:
        return Attempt(Outcome.DEFERRED, code, is_down=True)
    if code not in _TAKEN:
        return _not_taken(code)
    code, _words = server.docmd("DATA")
    return None if code == _GO_AHEAD else _not_taken(code)


def _not_taken(code: int) -> Attempt:
    outcome = Outcome.REFUSED if is_permanent(code) else Outcome.DEFERRED
    return Attempt(outcome, code if 0 < code < 1000 else None, is_down=code == CLOSING)


def _reply_of(error: Exception) -> int | None:
    code = getattr(error, "smtp_code", None)
    return code if isinstance(code, int) and 0 < code < 1000 else None
