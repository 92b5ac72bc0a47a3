"""How long an intervention may last: the limit of its category, or the one for all."""

from collections.abc import Mapping
from datetime import timedelta

from zerodraft.floor.core.order import Category

FOR_ALL = "all"


def limit_for(category: Category, seconds: Mapping[str, int]) -> timedelta | None:
    """The limit of a category out of a round's limits in seconds; None where none was set."""
    found = seconds.get(category.value, seconds.get(FOR_ALL))
    return None if found is None else timedelta(seconds=found)
