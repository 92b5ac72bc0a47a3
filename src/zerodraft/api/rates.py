"""How often somebody may ask: so many requests a minute by one token, or from one address without one.

It is counted by each server process for itself, in its cache: enough to keep a program that runs wild from the others.
"""

from datetime import datetime

from django.core.cache import cache
from django.utils.translation import gettext as _

from zerodraft.api.problems import Problem

PER_MINUTE = 600
"""Ten a second: a screen that asks each second for the floor of ten meetings."""


def count(who: str, moment: datetime) -> None:
    """Count a request. Raises Problem, which says how many seconds to wait, beyond what a minute allows."""
    name = f"api-rate:{who}:{moment:%H%M}"
    cache.add(name, 0, timeout=120)
    try:
        asked = cache.incr(name)
    except ValueError:  # the cache was full and let it go meanwhile
        return
    if asked > PER_MINUTE:
        raise Problem(
            "often",
            _("More than %(count)d requests came in a minute. Wait, then go on.") % {"count": PER_MINUTE},
            headers={"Retry-After": str(60 - moment.second)},
        )
