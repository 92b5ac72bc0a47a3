"""Addresses of e-mail, in one spelling."""

import re

LONGEST_ADDRESS = 254
"""Characters: RFC 5321 with erratum 1690."""
_LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


class BadAddress(ValueError):
    """What is no address; `code` says why: empty, long, at, local, domain."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def normal(written: str) -> str:
    """The address in small letters, its domain in the letters of the wire. Raises BadAddress.

    A domain in other scripts is written as DNS has it (xn--…). What stands before the sign is of plain letters: few mail
    servers take anything else.
    """
    address = written.strip().lower()
    if not address:
        raise BadAddress("empty")
    local, sign, domain = address.rpartition("@")
    if not sign:
        raise BadAddress("at")
    if len(local) > 64 or not _LOCAL.fullmatch(local):
        raise BadAddress("local")
    found = f"{local}@{_domain(domain)}"
    if len(found) > LONGEST_ADDRESS:
        raise BadAddress("long")
    return found


def _domain(domain: str) -> str:
    try:
        wire = domain.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise BadAddress("domain") from error
    labels = wire.split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels) or labels[-1].isdecimal():
        raise BadAddress("domain")
    return wire
