"""Taking a planned round over into the working programme, as one act."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.process import queries as process_queries
from zerodraft.process.actions import topic_of
from zerodraft.programme import permissions, queries, verbs
from zerodraft.programme.actions.authorising import ChangedMeanwhile, authorise
from zerodraft.programme.actions.keeping import Kept, keep
from zerodraft.programme.actions.planning import add, append_meeting, fill, planned
from zerodraft.programme.core.release import Sitting
from zerodraft.programme.models import Act, Meeting
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Round


@transaction.atomic
def adopt_plan(
    actor: Actor, in_round: "Round", sittings: Sequence[tuple[str, Sitting]], *, out: Collection[str] = (), seen: str
) -> Act:
    """Put the meetings of a plan into the working programme, as one act: those under a key are changed, under '' are new.

    Meetings of the round under the keys in `out` are taken out. `seen` is `queries.state_of` as the actor saw it; raises
    ChangedMeanwhile when the programme is not that any more, and ValueError, with nothing written, where nothing would
    change, and as `schedule_meeting` does.
    """
    process = in_round.process
    authorise(actor, permissions.PLAN, process)
    process_queries.to_change(process.key)
    rows = {row.key: row for row in Meeting.objects.select_for_update().filter(round=in_round, withdrawn_at=None)}
    if queries.state_of(process) != seen:
        raise ChangedMeanwhile(
            _("The working programme was changed meanwhile. Work the plan out again, then take it over.")
        )
    if not {key for key, _sitting in sittings if key} | set(out) <= set(rows):
        raise ValueError(_("There is no such meeting in this programme."))
    edits: list[Kept] = []
    for key, sitting in sittings:
        if not key:
            row = add(actor, in_round, sitting)
            edits.append((row, None, planned(row)))
            continue
        row, before = rows[key], planned(rows[key])
        fill(row, sitting)
        if (after := planned(row)) != before:
            append_meeting(verbs.MEETING_CHANGED.name, actor, row, sitting)
            edits.append((row, before, after))
    edits += [_taken_out(actor, rows[key]) for key in sorted(out)]
    if not edits:
        raise ValueError(_("The working programme says this already; there is nothing to take over."))
    return keep(actor, process, edits)


def _taken_out(actor: Actor, row: Meeting) -> Kept:
    before = planned(row)
    row.withdrawn_at = clock.now()
    row.save()
    append(verbs.MEETING_WITHDRAWN.name, actor=actor.key, subject=row.key, topic=topic_of(row.round.process))
    return (row, before, None)
