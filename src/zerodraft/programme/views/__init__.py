"""The pages of a programme: for whoever reads it, and for those who plan it."""

from zerodraft.programme.views.desk import act, working
from zerodraft.programme.views.editing import edit_meeting, plan_meeting
from zerodraft.programme.views.expecting import expect
from zerodraft.programme.views.holidays import holidays
from zerodraft.programme.views.planner import plan_round
from zerodraft.programme.views.reading import calendar, changes, changes_between, meeting, programme, programme_page
from zerodraft.programme.views.rounds import begin_round

__all__ = [
    "act",
    "begin_round",
    "calendar",
    "changes",
    "changes_between",
    "edit_meeting",
    "expect",
    "holidays",
    "meeting",
    "plan_meeting",
    "plan_round",
    "programme",
    "programme_page",
    "working",
]
