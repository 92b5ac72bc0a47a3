"""A one-time link as it is handed over: its address, the same as a QR code, and until when it can be used."""

from dataclasses import dataclass
from datetime import datetime

import segno
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from zerodraft import clock
from zerodraft.parties.admissions import Offer, purpose_of
from zerodraft.parties.models import Admission

_THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code to be drawn: how many modules it measures with its margin, and its dark modules as a path of SVG."""

    size: int
    path: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is shown, printed or sent: for whom, what it gives, the address and until when (by the installation's clock).

    `only_here` says that the address leads nowhere from another machine.
    """

    key: str
    name: str
    offer: Offer
    address: str
    code: Code
    until: datetime
    only_here: bool


def sheet(request: HttpRequest, admission: Admission, token: str, name: str = "") -> Sheet:
    """The sheet of a link that was made just now; its word is known at no other time."""
    base = settings.CONFIG.public_url.rstrip("/") or request.build_absolute_uri("/").rstrip("/")
    address = base + reverse("enter", args=[token])
    return Sheet(
        key=admission.key,
        name=name or admission.name,
        offer=purpose_of(admission.purpose).offer(admission),
        address=address,
        code=drawn(address),
        until=clock.course().at(admission.expires_at),
        only_here=request.get_host().rpartition(":")[0] in _THIS_MACHINE and not settings.CONFIG.public_url,
    )


def drawn(address: str) -> Code:
    """The QR code of an address, with the margin of four modules that readers need."""
    margin, rows = 4, segno.make(address, error="m", micro=False).matrix
    pieces = []
    for y, row in enumerate(rows, start=margin):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                pieces.append(f"M{x + margin} {y}h{end - x}v1h-{end - x}z")
            x = end + 1
    return Code(len(rows) + 2 * margin, "".join(pieces))
