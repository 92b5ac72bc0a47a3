"""How long an intervention may last: the limit of its category, or the one for all, in the narrowest table that says so."""

from collections.abc import Mapping
from datetime import timedelta

from zerodraft.floor.core.order import Category
from zerodraft.process.core.rule_set import FOR_ALL


def limit_for(category: Category, *tables: Mapping[str, int]) -> timedelta | None:
    """The limit of a category, in seconds in each table: that of the meeting, of the round, of the rules.

    The first table that has one for the category, or for all, decides; None where none was set.
    """
    for seconds in tables:
        found = seconds.get(category.value, seconds.get(FOR_ALL))
        if found is not None:
            return timedelta(seconds=found)
    return None
