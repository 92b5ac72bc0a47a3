"""What every page is told of the installation."""

from django.conf import settings
from django.http import HttpRequest

from zerodraft import clock
from zerodraft.site.demonstration.starting import STARTS


def installation(_request: HttpRequest) -> dict[str, object]:
    """Whether this is the demonstration, what time it is, and the zone in which a page outside any meeting says so."""
    return {
        "is_demonstration": settings.IS_DEMONSTRATION,
        "installation_now": clock.now(),
        "installation_rate": clock.course().rate,
        "installation_zone": str(STARTS.tzinfo) if settings.IS_DEMONSTRATION else settings.TIME_ZONE,
    }
