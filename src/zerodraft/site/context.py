"""What every page is told of the installation."""

from django.conf import settings
from django.http import HttpRequest

from zerodraft import clock


def installation(_request: HttpRequest) -> dict[str, object]:
    """Whether this is the demonstration, and the installation's time."""
    return {"is_demonstration": settings.IS_DEMONSTRATION, "installation_now": clock.now()}
