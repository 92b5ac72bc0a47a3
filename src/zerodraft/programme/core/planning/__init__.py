"""The planner of a round: what is to be heard goes into the slots that there are (docs/planning.md).

    file -> decoding -> reading -> Request -> laying_out -> Layout -> solving -> Answer -> telling

A Request is in the words of the file, a Layout in whole numbers; `solving` finds and proves, `measuring` judges alone.
The solver takes a second to load: `solving` is imported by who plans, and by nobody who only asks or shows.
"""

from zerodraft.programme.core.planning.answer import Answer
from zerodraft.programme.core.planning.decoding import MOST_BYTES, decode
from zerodraft.programme.core.planning.reading import read
from zerodraft.programme.core.planning.request import BadPlan, Item, Request, Slot, Wish
from zerodraft.programme.core.planning.telling import as_json, named, summary

__all__ = [
    "MOST_BYTES",
    "Answer",
    "BadPlan",
    "Item",
    "Request",
    "Slot",
    "Wish",
    "as_json",
    "decode",
    "named",
    "read",
    "summary",
]
