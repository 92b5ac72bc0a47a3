"""What a letter changes of a process that is there, written: this and nothing else; the caller holds the transaction."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from zerodraft.correspondence import setting_up
from zerodraft.correspondence.comparing import Comparison
from zerodraft.correspondence.core.comparison.meetings import Change, Kind
from zerodraft.correspondence.core.comparison.particulars import DeadlineChange
from zerodraft.correspondence.core.review.proposal import Proposal
from zerodraft.process import actions as process_actions
from zerodraft.process.actions import amending as deadlines
from zerodraft.programme import actions as programme_actions
from zerodraft.programme import queries as programme_queries
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Round


def amend(actor: Actor, comparison: Comparison, proposed: Proposal) -> None:
    """Carry out a comparison. Raises `setting_up.CannotSetUp` for what the programme refuses."""
    process, particular = comparison.process, comparison.particulars
    about = comparison.round
    if particular.round is not None or about is None:
        about = process_actions.open_round(actor, process, particular.round)
    setting_up.name_officers(actor, process, particular.officers, proposed.dated)
    process_actions.extend_outline(actor, process, proposed.elements)
    for category, (_before, seconds) in particular.limits.items():
        process_actions.set_limit(actor, about, applies_to=category, seconds=seconds)
    for due in particular.deadlines:
        _deadline(actor, about, due)
    for change in comparison.changes:
        _meeting(actor, about, change)


def _meeting(actor: Actor, about: "Round", change: Change) -> None:
    if change.kind is Kind.STAYS:
        return
    if change.meeting is None:
        if change.sitting:
            setting_up.schedule(actor, about, change.sitting)
        return
    row = programme_queries.meeting_by_key(change.meeting.key)
    if row is None:
        raise setting_up.CannotSetUp(_("A meeting that the letter changes is not there any more."))
    try:
        if change.sitting is None:
            programme_actions.withdraw_meeting(actor, row)
        else:
            programme_actions.change_meeting(actor, row, change.sitting)
    except ValueError as error:
        raise setting_up.CannotSetUp(f"{change.meeting.day.isoformat()}: {error}") from error


def _deadline(actor: Actor, about: "Round", change: DeadlineChange) -> None:
    row = about.deadlines.filter(pk=change.id).first() if change.id else None
    due = change.after
    if row is None:
        if due:
            setting_up.set_deadline(actor, about, due)
    elif due is None:
        deadlines.withdraw_deadline(actor, row)
    else:
        deadlines.change_deadline(actor, row, on=due.on, at=due.at, zone=due.zone, to=due.to)
