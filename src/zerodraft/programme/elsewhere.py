"""The hours of a programme also by the clock of whoever reads it: a zone that the address of the page names."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest
from django.utils.translation import gettext as _

from zerodraft.moments import OFFERED_ZONES
from zerodraft.programme.core.release import Meeting


@dataclass(frozen=True, slots=True)
class ReadersZone:
    """The zone that was asked for ('' for none, or for one that is none), as it was written, and what is wrong with it."""

    zone: str
    asked: str
    fault: str = ""
    offered: tuple[str, ...] = OFFERED_ZONES


def asked(request: HttpRequest, meetings: tuple[Meeting, ...]) -> ReadersZone:
    """The zone of the reader, as the address gives it. One that all meetings keep already is none beside them."""
    text = request.GET.get("zone", "").strip()[:60]
    if not text:
        return ReadersZone("", "")
    try:
        zone = ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        says = _("“%(zone)s” is no time zone. Choose one from the list, as America/New_York.") % {"zone": text}
        return ReadersZone("", text, says)
    return ReadersZone("" if {each.zone for each in meetings} <= {zone} else zone, text)
