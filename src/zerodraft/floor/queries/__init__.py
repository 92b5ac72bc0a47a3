"""The readers of the floor, as other rooms call them."""

from zerodraft.floor.queries.finding import (
    held,
    inscription_by_key,
    list_by_key,
    list_of_swap,
    list_to_change,
    lists_of,
    own_inscriptions,
    places_of,
    to_be_watched,
)
from zerodraft.floor.queries.looking_back import (
    had,
    is_fairness_released,
    moved,
    rulings,
    sat_before,
    speakers_of,
    taken,
    turns,
    with_fairness_released,
)
from zerodraft.floor.queries.statements import (
    as_handed_in,
    handed_in,
    inscriptions_of,
    statement_by_key,
    statement_of,
    statements_in,
)
from zerodraft.floor.queries.whole import MOST_SPOKEN, reasons, state

__all__ = [
    "MOST_SPOKEN",
    "as_handed_in",
    "had",
    "handed_in",
    "held",
    "inscription_by_key",
    "inscriptions_of",
    "is_fairness_released",
    "list_by_key",
    "list_of_swap",
    "list_to_change",
    "lists_of",
    "moved",
    "own_inscriptions",
    "places_of",
    "reasons",
    "rulings",
    "sat_before",
    "speakers_of",
    "state",
    "statement_by_key",
    "statement_of",
    "statements_in",
    "taken",
    "to_be_watched",
    "turns",
    "with_fairness_released",
]
