"""The only writers of programmes of work, by groups of verbs: planning meetings, undoing, publishing, holidays."""

from zerodraft.programme.actions.adopting import adopt_plan
from zerodraft.programme.actions.authorising import ChangedMeanwhile
from zerodraft.programme.actions.expecting import expect_speakers
from zerodraft.programme.actions.holidays import amend_holidays, withdraw_amendment
from zerodraft.programme.actions.planning import (
    change_meeting,
    reinstate_meeting,
    schedule_meeting,
    withdraw_meeting,
)
from zerodraft.programme.actions.publishing import publish_release
from zerodraft.programme.actions.rounds import begin_round
from zerodraft.programme.actions.undoing import undo

__all__ = [
    "ChangedMeanwhile",
    "adopt_plan",
    "amend_holidays",
    "begin_round",
    "change_meeting",
    "expect_speakers",
    "publish_release",
    "reinstate_meeting",
    "schedule_meeting",
    "undo",
    "withdraw_amendment",
    "withdraw_meeting",
]
