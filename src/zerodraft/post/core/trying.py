"""How often a message is tried, and for how long."""

from datetime import timedelta

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=2)
LIFE = timedelta(days=1)
"""After this a message is given up: what it tells of is no news any more."""

CLAIM = timedelta(minutes=10)
"""How long a message belongs to the sender that has taken it; one that crashed leaves it to another after that."""


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts (from 1): a minute, then each time twice as long, two hours at most."""
    doublings: int = min(attempts - 1, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
