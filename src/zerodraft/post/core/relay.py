"""The server that takes our messages on, as one setting names it.

`smtp://relay.example:25` is without encryption, and so without a password; `smtp+tls://user:password@relay.example:587` is
encrypted by STARTTLS, `smtps://user:password@relay.example:465` from the first byte.
"""

import re
from dataclasses import dataclass, field
from email.utils import getaddresses, parseaddr
from urllib.parse import SplitResult, unquote, urlsplit

_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
_HERE = ("localhost", "127.0.0.1", "::1")
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)*", re.ASCII | re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class BadRelay(ValueError):
    """What names no relay; the message says why, and holds nothing of what was given: there is a password in it."""


class BadSender(ValueError):
    """What is no address to send from."""


@dataclass(frozen=True, slots=True)
class Relay:
    """Where messages are handed over, and from whom they come: an address, with a name before it if one is given."""

    host: str
    port: int
    sender: str
    scheme: str = "smtp"
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    @property
    def domain(self) -> str:
        """The domain of the sender, in which the ids of messages and of the list are made."""
        return parseaddr(self.sender)[1].rpartition("@")[2].lower()


def relay(url: str, sender: str) -> Relay:
    """The relay that an address names. Raises BadRelay, BadSender."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadRelay("it is no address such as smtp+tls://user:password@host:587") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise BadRelay("it is an address that begins with smtp://, smtp+tls:// or smtps:// and names a host")
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise BadRelay("after the port nothing stands; a sign such as / or # in a password is written as %2F or %23")
    user, password = _credentials(parts)
    return Relay(parts.hostname, port or _PORTS[parts.scheme], _sender(sender), parts.scheme, user, password)


def _credentials(parts: SplitResult) -> tuple[str, str]:
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if bool(user) != bool(password):
        raise BadRelay("it names a user and a password, or neither")
    if password and parts.scheme == "smtp" and parts.hostname not in _HERE:
        raise BadRelay("it would send the password unencrypted; use smtp+tls:// or smtps://")
    return user, password


def _sender(sender: str) -> str:
    addresses = [address for _name, address in getaddresses([sender])]
    if _CONTROL.search(sender) or len(addresses) != 1 or not _ADDRESS.fullmatch(addresses[0]):
        raise BadSender("it is an address such as notices@example.org, or Name <notices@example.org>")
    return sender
