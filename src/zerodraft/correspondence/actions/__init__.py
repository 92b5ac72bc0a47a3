"""The only writers of correspondence."""

from zerodraft.correspondence.actions.confirming import (
    AlreadyConfirmed,
    ChangedMeanwhile,
    NotReady,
    confirm_letter,
)
from zerodraft.correspondence.actions.receiving import begin_without_letter, erase, receive_letter
from zerodraft.correspondence.actions.reviewing import (
    Closed,
    Stale,
    add_fact,
    answer_flag,
    choose_process,
    correct_fact,
    match_meeting,
    strike_fact,
    undo,
)

__all__ = [
    "AlreadyConfirmed",
    "ChangedMeanwhile",
    "Closed",
    "NotReady",
    "Stale",
    "add_fact",
    "answer_flag",
    "begin_without_letter",
    "choose_process",
    "confirm_letter",
    "correct_fact",
    "erase",
    "match_meeting",
    "receive_letter",
    "strike_fact",
    "undo",
]
