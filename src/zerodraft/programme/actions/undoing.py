"""Undoing what was done to the working programme: a new act, which can be undone in its turn."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.process.actions import topic_of
from zerodraft.programme import permissions, snapshot, verbs
from zerodraft.programme.actions.authorising import ChangedMeanwhile, authorise
from zerodraft.programme.actions.keeping import keep
from zerodraft.programme.actions.planning import fill, planned
from zerodraft.programme.models import Act, Edit
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process


@transaction.atomic
def undo(actor: Actor, process: "Process", number: int) -> Act:
    """Set every meeting that an act touched back to what it was before.

    Raises ValueError, with nothing written, for an act that is not there or was undone already; ChangedMeanwhile when one
    of its meetings is not any more as the act left it.
    """
    authorise(actor, permissions.PLAN, process)
    act = Act.objects.select_for_update().filter(process=process, number=number).first()
    if act is None:
        raise ValueError(_("There is no such act in this programme."))
    if Act.objects.filter(undoes=act).exists():
        raise ValueError(_("This was undone already."))
    edits = list(act.edits.select_related("meeting__round__process", "meeting__room"))
    if any(_stands(edit) != edit.after for edit in edits):
        raise ChangedMeanwhile(
            _("A meeting was changed again after this. Undo the later change first, or change the meeting itself.")
        )
    for edit in edits:
        _set_back(edit)
    done = keep(actor, process, [(edit.meeting, edit.after, edit.before) for edit in edits], undoes=act)
    append(
        verbs.PROGRAMME_UNDONE.name,
        actor=actor.key,
        subject=topic_of(process),
        topic=topic_of(process),
        data={"act": done.number, "undoes": act.number, "meetings": [edit.meeting.key for edit in edits]},
    )
    return done


def _stands(edit: Edit) -> object:
    return None if edit.meeting.withdrawn_at else planned(edit.meeting)


def _set_back(edit: Edit) -> None:
    meeting = edit.meeting
    if edit.before is None:
        meeting.withdrawn_at = clock.now()
        meeting.save()
        return
    meeting.withdrawn_at = None
    fill(meeting, snapshot.sitting_from_json(edit.before))
